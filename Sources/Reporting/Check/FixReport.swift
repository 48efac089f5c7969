/// What `stet check --fix` did, to be shown.
package struct FixReport: Sendable {
  /// What changed, file by file.
  package let differences: [UnifiedDifference]
  /// The files that have fixes and were left alone, with the reasons.
  package let refused: [(path: String, reason: String)]
  /// The fixes of other files that are shown and were not made: where, what, and why.
  package let left: [(place: String, title: String, reason: String)]
  /// The files whose old text git does not have, and where it is kept.
  package let kept: [(path: String, place: String)]
  /// Whether the files were left unchanged.
  package let isDryRun: Bool

  package init(
    differences: [UnifiedDifference], refused: [(path: String, reason: String)],
    left: [(place: String, title: String, reason: String)] = [], kept: [(path: String, place: String)] = [],
    isDryRun: Bool
  ) {
    self.differences = differences
    self.refused = refused
    self.left = left
    self.kept = kept
    self.isDryRun = isDryRun
  }

  /// The changes of all files.
  package func text(style: TextStyle, escaped: Bool) -> String {
    differences.map { $0.text(style: style, escaped: escaped) }.joined()
  }

  /// What was done and what was not, one line each.
  package var messages: [String] {
    let refusals = refused.map { "\(TerminalText.escaped($0.path)) is not fixed: \($0.reason)" }
    let hint = refused.isEmpty ? [] : ["Hint: commit it first, or use --allow-dirty"]
    let others = left.map {
      "\(TerminalText.escaped($0.place)): not made, since \($0.reason): \(TerminalText.oneLine($0.title))"
    }
    let texts = kept.map {
      "the old text of \(TerminalText.escaped($0.path)) is kept: \(TerminalText.escaped($0.place))"
    }
    return refusals + hint + others + texts + (differences.isEmpty && !(refused.isEmpty && left.isEmpty) ? [] : [done])
  }

  private var done: String {
    if differences.isEmpty { return "nothing to fix" }
    let files = Phrase.count(differences.count, "file")
    return isDryRun ? "\(files) would be fixed; nothing was written" : "\(files) fixed"
  }
}
