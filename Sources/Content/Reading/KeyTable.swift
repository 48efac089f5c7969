/// The keys that a mapping may have.
struct KeyTable: Sendable {
  /// Each key with an example of its value.
  let examples: [String: String]
  /// Spellings of other tools, and what to write instead.
  let foreign: [String: ForeignKey]

  /// A spelling of another tool.
  struct ForeignKey: Sendable {
    /// The key to write instead, where the value can stay as it is.
    var rename: String?
    /// What to do, as a sentence.
    var advice: String

    /// The same thing under another name.
    static func renamed(_ key: String) -> ForeignKey { ForeignKey(rename: key, advice: "Write `\(key)`.") }

    /// Something that is said in another way.
    static func advice(_ advice: String) -> ForeignKey { ForeignKey(rename: nil, advice: advice) }
  }

  init(_ examples: [String: String], foreign: [String: ForeignKey] = [:]) {
    self.examples = examples
    self.foreign = foreign
  }

  /// An example of `key`, as it stands in a file.
  func example(_ key: String) -> String? { examples[key].map { "`\(key): \($0)`" } }
}
