package import Content
internal import Validation

/// The length of a text as one network counts it.
package struct MeasuredLength: Sendable, Hashable {
  package var length: Int
  /// The network's limit; `nil` if it states none.
  package var limit: Int?
  /// What is counted: `characters`.
  package var unit: String

  package init(length: Int, limit: Int?, unit: String) {
    self.length = length
    self.limit = limit
    self.unit = unit
  }

  /// The length of `text` on `channel`, whose own limit in `stet.yml` stands instead of its network's.
  package init(of text: String, on channel: Channel) {
    let count = TextCounter.count(text, on: channel.network)
    let verdict = TextVerdict(text, count, on: channel.network, maximum: channel.limits["text"].map { Int($0) })
    self.init(length: verdict.length.upperBound, limit: verdict.limit, unit: CountMessages.unit(verdict.unit))
  }

  /// Whether the text is too long.
  package var isOver: Bool { limit.map { length > $0 } ?? false }
}
