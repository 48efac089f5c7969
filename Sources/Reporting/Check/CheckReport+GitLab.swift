import Canonical
import Diagnostics

extension CheckReport {
  /// A report of GitLab's Code Quality, an array of issues: `artifacts: reports: codequality`.
  ///
  /// The format: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
  package var gitlab: String {
    let issues = zip(findings, FindingFingerprints.of(findings)).map { finding, fingerprint in
      finding.gitLabIssue(fingerprint: fingerprint)
    }
    return JSONValue.array(issues).prettyText
  }
}

extension Finding {
  fileprivate func gitLabIssue(fingerprint: String) -> JSONValue {
    [
      "description": .string(TerminalText.oneLine(summary)), "check_name": .string(rule),
      "fingerprint": .string(fingerprint), "severity": .string(severity.gitLab),
      "location": [
        "path": .string(path),
        "lines": ["begin": .integer(range.start.line), "end": .integer(max(range.start.line, range.end.line))],
      ],
    ]
  }
}

extension Severity {
  /// GitLab's five are info, minor, major, critical and blocker; the last two are for code that harms.
  fileprivate var gitLab: String {
    switch self {
    case .note: "info"
    case .warning: "minor"
    case .error: "major"
    }
  }
}
