import Core
import Reporting

/// A report with all that is hard to write: several files, characters that formats cannot hold, fixes, places in bytes.
enum CheckSample {
  static let odd = "posts/ä b%#?.md"
  static let post = "posts/a.md"

  static let report = CheckReport(
    findings: [
      Finding(
        rule: "invalid-time", path: post, post: "a", channel: "x", range: range(2, 5, 2, 9),
        summary: "\"mañana\" is no date & no <time>", explanation: "Write `2026-12-01T09:00`.",
        fixes: [Fix(title: "write it", edits: [TextEdit(range: range(2, 5, 2, 9), text: "\"ü\"\n")])],
        flags: ["legal"]),
      Finding(rule: "unknown-key", path: post, range: range(3, 1, 3, 1), summary: "unknown key \"a\""),
      Finding(rule: "unknown-key", path: post, range: range(4, 1, 4, 1), summary: "unknown key \"a\""),
      Finding(
        rule: "control-character", severity: .warning, path: odd, range: range(1, 2, 2, 2),
        summary: "\u{1B}[2J\u{202E}]]>\u{FFFE}\u{0}\n::error::x"),
      Finding(rule: "of-nobody", severity: .note, path: "stet.yml", summary: "odd"),
    ], posts: 2, paths: ["posts/a.md", "posts/fine.md"], commit: nil,
    sources: [post: "---\r\n😀é: mañana x\r\na: 1\r\na: 2\r\n", odd: "x\u{1B}\ny\n"], version: "1.2.3")

  /// The same with one more line at the top of the post: the findings are the same, at other lines.
  static let moved = CheckReport(
    findings: report.findings.map { finding in
      var moved = finding
      if finding.path == post { moved.range = range(finding.range.start.line + 1, 1, finding.range.end.line + 1, 1) }
      return moved
    }, posts: 2, commit: nil)

  static func range(_ line: Int, _ column: Int, _ endLine: Int, _ endColumn: Int) -> SourceRange {
    SourceRange(SourcePosition(line: line, column: column), SourcePosition(line: endLine, column: endColumn))
  }
}
