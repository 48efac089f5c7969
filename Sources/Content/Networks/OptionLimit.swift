/// What holds for one of a network's own options, such as Pinterest's `board`.
package struct OptionLimit: Sendable, Hashable {
  /// What becomes of a post that does not set it.
  package enum Absence: Sendable, Hashable {
    /// The post goes out: the option is optional.
    case fine
    /// The post goes out with the network's default, which an author should have chosen.
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
