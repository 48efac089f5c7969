import Diagnostics

extension CheckReport {
  /// The most bytes of the summary: GitHub accepts one megabyte per step, and drops a larger summary entirely.
  static let summaryLimit = 512 << 10

  /// Markdown for the summary page of a CI run (`GITHUB_STEP_SUMMARY`).
  package var summary: String {
    let head = "## \(CheckMessages.summaryHeading)\n\n\(CheckMessages.total(self))\n"
    guard !findings.isEmpty else { return head }
    let (rows, left) = summaryRows
    let table = MarkdownTable(columns: CheckMessages.summaryColumns, rows: rows).text
    return head + "\n" + table + (left > 0 ? "\n\(CheckMessages.notListed(left))\n" : "")
  }

  /// As many rows as there is room for, and how many findings are left out.
  private var summaryRows: (rows: [[String]], left: Int) {
    var (rows, room) = ([[String]](), CheckReport.summaryLimit)
    for finding in bySeverity {
      let row = row(finding)
      room -= row.reduce(8) { $0 + $1.utf8.count }
      guard room >= 0 else { break }
      rows.append(row)
    }
    return (rows, findings.count - rows.count)
  }

  private func row(_ finding: Finding) -> [String] {
    let place = "\(finding.path):\(finding.range.start.line)"
    let what = "\(MarkdownEscaping.inline(finding.summary)) \(MarkdownEscaping.code(finding.rule))"
    return [finding.severity.rawValue, MarkdownEscaping.code(place), what]
  }
}
