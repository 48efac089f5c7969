import Diagnostics

extension CheckReport {
  /// How many annotations of one kind GitHub shows for a step.
  static let gitHubAnnotations = 10

  /// Workflow commands of GitHub Actions, which show findings at their lines.
  package var github: String { github(withSummary: false) }

  /// The same.
  ///
  /// The most severe come first: GitHub shows ten of each kind in a step and drops the rest. A last line says how many
  /// were dropped; it is not a command, which might be dropped itself.
  ///
  /// - Parameter withSummary: whether `summary` is written where the run shows it.
  package func github(withSummary: Bool) -> String {
    let lines = bySeverity.map { GitHubAnnotation(finding: $0).line + "\n" }
    return lines.joined() + (gitHubRest(withSummary: withSummary).map { $0 + "\n" } ?? "")
  }

  private func gitHubRest(withSummary: Bool) -> String? {
    let rest = Severity.allCases.sorted(by: >).compactMap { severity -> String? in
      let number = count(severity) - CheckReport.gitHubAnnotations
      return number > 0 ? Phrase.count(number, severity.rawValue) : nil
    }
    return rest.isEmpty ? nil : CheckMessages.withoutAnnotation(rest.joined(separator: ", "), withSummary: withSummary)
  }
}

/// One workflow command.
private struct GitHubAnnotation {
  let finding: Finding

  var line: String {
    let properties = place + [("title", finding.rule)]
    let written = properties.map { "\($0.0)=\(GitHubAnnotation.property($0.1))" }.joined(separator: ",")
    return "::\(command) \(written)::\(GitHubAnnotation.data(message))"
  }

  private var command: String { finding.severity == .note ? "notice" : finding.severity.rawValue }

  /// GitHub takes columns, its last one included, only within one line.
  private var place: [(String, String)] {
    let (start, end) = (finding.range.start, finding.range.end)
    // GitHub does not match an escaped path to a file, but the path cannot control a terminal either.
    let file = [("file", TerminalText.escaped(finding.path)), ("line", "\(start.line)")]
    guard end.line <= start.line else { return file + [("endLine", "\(end.line)")] }
    return file + [
      ("col", "\(start.column)"), ("endLine", "\(start.line)"), ("endColumn", "\(max(start.column, end.column - 1))"),
    ]
  }

  private var message: String {
    let lines = [finding.summary, finding.explanation].compactMap { $0 } + finding.fixes.map(\.title)
    return lines.map(TerminalText.oneLine).joined(separator: "\n")
  }

  /// The documented escapes of a message.
  private static func data(_ text: String) -> String {
    replace(["%": "%25", "\r": "%0D", "\n": "%0A"], in: text)
  }

  /// The documented escapes of a property: those of a message, and the characters that end a property.
  private static func property(_ text: String) -> String {
    replace(["%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"], in: text)
  }

  private static func replace(_ escapes: [Unicode.Scalar: String], in text: String) -> String {
    text.unicodeScalars.map { escapes[$0] ?? String($0) }.joined()
  }
}
