/// One path at which two trees differ.
package struct TreeChange: Sendable, Hashable {
  /// The bytes of the whole path.
  package let path: [UInt8]
  /// What was there; `nil` where it was added.
  package let old: TreeEntry?
  /// What is there now; `nil` where it was deleted.
  package let new: TreeEntry?

  package init(path: [UInt8], old: TreeEntry?, new: TreeEntry?) {
    self.path = path
    self.old = old
    self.new = new
  }
}
