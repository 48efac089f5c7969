/// Something known of a network, and from where.
///
/// When a network changes a rule, one line changes here: the value and the date at which its source was read.
package struct Fact<Value: Sendable>: Sendable {
  package let value: Value
  /// The address, or the repository and file, that says so.
  package let source: String
  package let confidence: Confidence
  /// The day on which the source was read: `2026-11-23`.
  package let read: String
  /// What a reader of the table should know in addition; `nil` if the value is enough.
  package let note: String?

  package init(
    _ value: Value, _ source: String, _ confidence: Confidence = .documented, read: String = "2026-11-23",
    note: String? = nil
  ) {
    self.value = value
    self.source = source
    self.confidence = confidence
    self.read = read
    self.note = note
  }
}

/// How reliable a source is.
package enum Confidence: String, Sendable, CaseIterable {
  /// The network's own documentation or code says so.
  case documented
  /// Others say so: press, measurements, code of other tools.
  case reported
  /// Without a source: a value on the safe side.
  case assumed
}
