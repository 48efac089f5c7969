/// The id of a git blob: twenty bytes stored inline, so that a tree of fifty thousand files is one allocation.
package struct BlobID: Hashable, Sendable {
  /// Bytes 1 to 8, the first one highest.
  package let high: UInt64
  /// Bytes 9 to 16.
  package let middle: UInt64
  /// The last four.
  package let low: UInt32

  package init(high: UInt64, middle: UInt64, low: UInt32) {
    self.high = high
    self.middle = middle
    self.low = low
  }
}
