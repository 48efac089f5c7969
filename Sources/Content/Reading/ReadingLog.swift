import Diagnostics

extension Finding {
  /// A finding of one of the readers' rules.
  init(
    rule: ReadingRule, severity: Severity = .error, path: String, range: SourceRange = .fileStart, summary: String,
    explanation: String? = nil, fixes: [Fix] = []
  ) {
    self.init(
      rule: rule.rawValue, severity: severity, path: path, range: range, summary: summary, explanation: explanation,
      fixes: fixes)
  }
}

/// Collects the findings of the readers of one file. A class, so that the readers of nested values share it.
final class ReadingLog {
  let source: SourceFile
  private(set) var findings: [Finding]
  var places = SourcePlaces()
  /// Whether the whole document could be read; if not, a key that seems missing may be in the unread part.
  var isComplete = true

  /// Lines that were read as a fix of their syntax would have them: another fix there could contradict that one.
  var repairedLines: Set<Int> = []

  /// The most findings reported for one file.
  static let maximumFindings = 200

  init(source: SourceFile, findings: [Finding] = []) {
    self.source = source
    self.findings = findings
  }

  /// Notes one finding.
  func report(
    _ rule: ReadingRule, _ range: SourceRange, _ summary: String, explanation: String? = nil,
    severity: Severity = .error, fix: Fix? = nil
  ) {
    let isRepaired = repairedLines.contains(range.start.line)
    // A note about text that only exists after the fix is not useful yet.
    guard findings.count < ReadingLog.maximumFindings, !isRepaired || severity > .note else { return }
    findings.append(
      Finding(
        rule: rule, severity: severity, path: source.path, range: range, summary: summary, explanation: explanation,
        fixes: fix.flatMap { isRepaired ? nil : [$0] } ?? []))
  }

  /// Takes over what another step found.
  func add(_ more: [Finding]) {
    findings.append(contentsOf: more.prefix(max(0, ReadingLog.maximumFindings - findings.count)))
  }

  /// Whether there are errors, so that what was read must not be used further.
  var hasErrors: Bool { findings.contains { $0.severity == .error } }
}

extension Fix {
  /// A fix of one edit.
  init(_ title: String, replacing range: SourceRange, with text: String) {
    self.init(title: title, edits: [TextEdit(range: range, text: text)])
  }
}
