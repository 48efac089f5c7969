import Core
@testable import Checks

/// A post with a text, to see what one rule finds in it.
struct WrittenPost {
  var body: String
  /// Lines of front matter below the usual ones.
  var lines = ""
  var channels = "[x]"
  var publishDate = "2026-12-01T09:00"

  private var source: String {
    let head = "---\nid: a\nchannels: \(channels)\npublishDate: \(publishDate)\n"
    return head + (lines.isEmpty ? "" : lines + "\n") + "---\n" + body
  }

  /// What all rules find, by rule.
  var findings: [String: [Finding]] { Dictionary(grouping: ContentInMemory(post: source).findings, by: \.rule) }

  /// What the rule `id` finds.
  func findings(_ id: String) -> [Finding] {
    findings[id] ?? []
  }

  /// The words of the source that the findings of a rule point at.
  func marked(_ id: String) -> [String] {
    findings(id).map { finding in
      let line = source.split(separator: "\n", omittingEmptySubsequences: false)[finding.range.start.line - 1]
      let scalars = Array(String(line).unicodeScalars)
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars[(finding.range.start.column - 1)..<(finding.range.end.column - 1)])
      return String(text)
    }
  }

  /// The body after the fixes of a rule, which stand on one line each.
  func fixed(_ id: String) -> String {
    var lines = source.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.unicodeScalars) }
    for edit in findings(id).flatMap(\.fixes).flatMap(\.edits).sorted(by: { $1.range.start < $0.range.start }) {
      let columns = (edit.range.start.column - 1)..<(edit.range.end.column - 1)
      lines[edit.range.start.line - 1].replaceSubrange(columns, with: Array(edit.text.unicodeScalars))
    }
    let fixed = lines.map { String(String.UnicodeScalarView($0)) }.joined(separator: "\n")
    return fixed
  }
}
