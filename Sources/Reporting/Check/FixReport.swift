/// What `stet check --fix` did, to be shown.
package struct FixReport: Sendable {
  /// What changed, file by file.
  package let differences: [UnifiedDifference]
  /// The files that have fixes and were left alone, with the reasons.
  package let refused: [(path: String, reason: String)]
  /// Whether nothing was written.
  package let isDryRun: Bool

  package init(differences: [UnifiedDifference], refused: [(path: String, reason: String)], isDryRun: Bool) {
    self.differences = differences
    self.refused = refused
    self.isDryRun = isDryRun
  }

  /// The changes of all files.
  package func text(style: TextStyle, escaped: Bool) -> String {
    differences.map { $0.text(style: style, escaped: escaped) }.joined()
  }

  /// What was done and what was not, a line each.
  package var messages: [String] {
    let refusals = refused.map { "\(TerminalText.escaped($0.path)) is not fixed: \($0.reason)" }
    let hint = refused.isEmpty ? [] : ["Hint: commit it first, or use --allow-dirty"]
    return refusals + hint + (differences.isEmpty && !refused.isEmpty ? [] : [done])
  }

  private var done: String {
    if differences.isEmpty { return "nothing to fix" }
    let files = Phrase.count(differences.count, "file")
    return isDryRun ? "\(files) would be fixed; nothing was written" : "\(files) fixed"
  }
}
