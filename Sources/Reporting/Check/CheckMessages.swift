import Diagnostics

/// What the check's report says beside the findings themselves.
enum CheckMessages {
  /// `24 posts, 1 error, 2 warnings`.
  static func total(_ report: CheckReport) -> String {
    let counts = Severity.allCases.sorted(by: >).compactMap { severity in
      let number = report.count(severity)
      return number == 0 ? nil : Phrase.count(number, severity.rawValue)
    }
    let found =
      counts.isEmpty ? report.isOfErrors ? "no errors" : "no problems found" : counts.joined(separator: ", ")
    return "\(Phrase.count(report.posts, "post")), \(found)"
  }

  /// The text after the carets of a range that continues on later lines.
  static func goesOn(toLine line: Int) -> String { "to line \(line)" }

  /// Where to find the findings that the forge does not show at their lines.
  static func withoutAnnotation(_ counts: String, withSummary: Bool) -> String {
    "Without an annotation, since GitHub shows ten of a kind: \(counts). "
      + (withSummary ? "All are in this log and in the summary of the run." : "All are in this log.")
  }

  /// The last line of a summary that was cut.
  static func notListed(_ number: Int) -> String {
    "\(number) more are not listed here; the log of the run has them all."
  }

  /// The place of a finding in words, if no code frame can be shown.
  static func place(_ finding: Finding) -> String {
    "line \(finding.range.start.line), column \(finding.range.start.column)"
  }

  static let rule = "rule"
  static let fix = "fix"
  static let summaryHeading = "Check of the posts"
  static let summaryColumns = ["", "Where", "What"]
  static let root = "The root of the content repository"
  static let wrong = "Wrong:"
  static let right = "Right:"
}
