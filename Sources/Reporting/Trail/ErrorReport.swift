import Canonical

/// Why a command could not run, or refused.
package struct ErrorReport: Sendable, Hashable {
  /// One line, the most specific part first, without a final period.
  package var error: String
  /// What lies behind it, the nearest first.
  package var causes: [String]
  /// What to do, often a command that can be run.
  package var hints: [String]

  package init(error: String, causes: [String] = [], hints: [String] = []) {
    self.error = error
    self.causes = causes
    self.hints = hints
  }

  /// For people at a terminal.
  package func text(style: TextStyle) -> String {
    let lines =
      [style.paint("Error: ", .error) + TerminalText.oneLine(error)]
      + causes.map { style.paint("Caused by: ", .dim) + TerminalText.oneLine($0) }
      + hints.map { style.paint("Hint: ", .note) + TerminalText.oneLine($0) }
    return lines.map { $0 + "\n" }.joined()
  }

  /// The document `stet/error/v1`.
  package var json: String {
    JSONDocument.text(
      "stet/error/v1",
      ["error": .string(error), "causes": .strings(causes), "hints": .strings(hints)])
  }
}
