/// What holds for one of a network's own options, such as Pinterest's `board`.
package struct OptionLimit: Sendable, Hashable {
  /// What becomes of a post that does not set it.
  package enum Absence: Sendable, Hashable {
    /// Nothing.
    case fine
    /// The post goes out, and somebody should have decided.
    case unwise
    /// The network refuses the post.
    case refused
  }

  package var key: String
  package var absence: Absence
  /// Of a text, or of each text of a list.
  package var length: TextLimit?
  /// Of a list.
  package var count: CountLimit?

  package init(_ key: String, absence: Absence = .fine, length: TextLimit? = nil, count: CountLimit? = nil) {
    self.key = key
    self.absence = absence
    self.length = length
    self.count = count
  }
}
