import Diagnostics

extension CheckReport {
  /// Markdown for the summary page of a CI run (`GITHUB_STEP_SUMMARY`).
  package var summary: String {
    let head = "## \(CheckMessages.summaryHeading)\n\n\(CheckMessages.total(self))\n"
    guard !findings.isEmpty else { return head }
    return head + "\n" + MarkdownTable(columns: CheckMessages.summaryColumns, rows: bySeverity.map(row)).text
  }

  private func row(_ finding: Finding) -> [String] {
    let place = "\(finding.path):\(finding.range.start.line)"
    let what = "\(MarkdownEscaping.inline(finding.summary)) \(MarkdownEscaping.code(finding.rule))"
    return [finding.severity.rawValue, MarkdownEscaping.code(place), what]
  }
}
