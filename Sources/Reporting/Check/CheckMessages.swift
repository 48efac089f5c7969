import Diagnostics

/// What the check's report says beside the findings themselves.
enum CheckMessages {
  /// `24 posts, 1 error, 2 warnings`.
  static func total(_ report: CheckReport) -> String {
    let counts = Severity.allCases.sorted(by: >).compactMap { severity in
      let number = report.count(severity)
      return number == 0 ? nil : Phrase.count(number, severity.rawValue)
    }
    let found = counts.isEmpty ? "nothing to complain about" : counts.joined(separator: ", ")
    return "\(Phrase.count(report.posts, "post")), \(found)"
  }

  /// What stands behind the carets of a range that goes on below.
  static func goesOn(toLine line: Int) -> String { "to line \(line)" }

  static let rule = "rule"
  static let fix = "fix"
  static let summaryHeading = "Check of the posts"
  static let summaryColumns = ["", "Where", "What"]
}
