package import Core

/// What `stet check` found, to be shown.
package struct CheckReport: Sendable {
  /// In the order of path, place and rule, each once; errors in `stet.yml`, by which posts are judged, first.
  package let findings: [Finding]
  /// How many posts were looked at.
  package let posts: Int
  /// The paths of the posts looked at, sorted; formats that list what is fine name them.
  package let paths: [String]
  /// The commit that was read; `nil` for the work tree and the index.
  package let commit: String?
  /// The texts of files by their paths, for code frames; those that cannot be shown are left out.
  package let sources: [String: String]
  /// The version of Stet, for formats that name the tool.
  package let version: String?
  /// Whether warnings and notes were left out.
  let isOfErrors: Bool

  package init(
    findings: some Sequence<Finding>, posts: Int, paths: [String] = [], commit: String?,
    sources: [String: String] = [:], version: String? = nil, isOfErrors: Bool = false
  ) {
    self.findings = findings.inOrder(first: ConfigurationReader.path)
    self.posts = posts
    self.paths = paths
    self.commit = commit
    self.sources = sources
    self.version = version
    self.isOfErrors = isOfErrors
  }

  /// How many findings are of a severity.
  package func count(_ severity: Severity) -> Int { findings.count { $0.severity == severity } }

  /// `1 error, 2 warnings`: how many findings of each severity there are beyond a number; empty if none.
  func counts(beyond number: Int = 0) -> String {
    Severity.allCases.sorted(by: >).compactMap { severity in
      let rest = count(severity) - number
      return rest > 0 ? Phrase.count(rest, severity.rawValue) : nil
    }.joined(separator: ", ")
  }

  /// The findings, the most severe first; among equals in their order.
  var bySeverity: [Finding] {
    Severity.allCases.sorted(by: >).flatMap { severity in findings.filter { $0.severity == severity } }
  }
}

/// What the check's report says beside the findings themselves.
enum CheckMessages {
  /// `24 posts, 1 error, 2 warnings`.
  static func total(_ report: CheckReport) -> String {
    let counts = report.counts()
    let found = counts.isEmpty ? report.isOfErrors ? "no errors" : "no problems found" : counts
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

extension CheckReport {
  /// For people at a terminal: each finding with its place, the rule behind it and what to do; a count at the end.
  package func text(style: TextStyle) -> String {
    var lines: [String] = []
    var file = (path: "", lines: [String]())
    for finding in findings {
      if !finding.path.utf8.elementsEqual(file.path.utf8) {
        file = (finding.path, CodeFrame.lines(of: sources[finding.path] ?? ""))
      }
      lines += FindingText(finding: finding, style: style).lines(source: file.lines) + [""]
    }
    lines.append(style.paint(CheckMessages.total(self), totalTone))
    return lines.joined(separator: "\n") + "\n"
  }

  private var totalTone: TextStyle.Tone { findings.map(\.severity).max()?.tone ?? .ok }
}

/// One finding in full.
struct FindingText {
  let finding: Finding
  let style: TextStyle

  /// The lines, with the code frame where `source`, the lines of its file, has the place.
  func lines(source: [String]) -> [String] {
    [headline, place] + (CodeFrame(finding.range, lines: source)?.lines(style: style, tone: tone) ?? []) + advice
  }

  private var tone: TextStyle.Tone { finding.severity.tone }

  private var headline: String {
    let kind = style.paint("\(finding.severity.rawValue)[\(TerminalText.oneLine(finding.rule))]", tone)
    return "\(kind): \(style.paint(TerminalText.oneLine(finding.summary), .bold))"
  }

  private var place: String {
    let start = finding.range.start
    return style.paint(" --> ", .dim) + "\(TerminalText.oneLine(finding.path)):\(start.line):\(start.column)"
  }

  private var advice: [String] {
    let rule = finding.explanation.map { [note(CheckMessages.rule, $0)] } ?? []
    return rule + finding.fixes.map { note(CheckMessages.fix, $0.title) }
  }

  private func note(_ label: String, _ text: String) -> String {
    style.paint("   = \(label): ", .dim) + TerminalText.oneLine(text)
  }
}

extension Severity {
  /// How the severity is painted.
  var tone: TextStyle.Tone {
    switch self {
    case .error: .error
    case .warning: .warning
    case .note: .note
    }
  }
}

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
    let what = "\(MarkdownEscaping.message(finding.summary)) \(MarkdownEscaping.code(finding.rule))"
    return [finding.severity.rawValue, MarkdownEscaping.code(place), what]
  }
}

extension CheckReport {
  /// The document `stet/check/v1`.
  package var json: String {
    JSONDocument.text(
      "stet/check/v1",
      [
        "commit": .optional(commit),
        "posts": .integer(posts),
        "findings": .list(findings, \.json),
        "errors": .integer(count(.error)),
        "warnings": .integer(count(.warning)),
        "notes": .integer(count(.note)),
      ])
  }
}

extension Finding {
  /// The fixes that programs can make: those that edit the text.
  var editing: [Fix] { fixes.filter { !$0.edits.isEmpty } }

  /// The finding as it stands in every document.
  var json: JSONValue {
    [
      "rule": .string(rule), "severity": .string(severity.rawValue), "path": .string(path), "post": .optional(post),
      "channel": .optional(channel), "start": range.start.json, "end": range.end.json, "summary": .string(summary),
      "explanation": .optional(explanation), "fixes": .list(editing, \.json), "flags": .strings(flags),
    ]
  }
}

extension Fix {
  fileprivate var json: JSONValue { ["title": .string(title), "edits": .list(edits, \.json)] }
}

extension TextEdit {
  fileprivate var json: JSONValue { ["start": range.start.json, "end": range.end.json, "text": .string(text)] }
}

extension SourcePosition {
  fileprivate var json: JSONValue { ["line": .integer(line), "column": .integer(column)] }
}

/// The line that a finding is about, with carets under the place.
struct CodeFrame {
  /// The columns that a line may take; a longer one is cut around the place.
  static let columns = 100
  /// How many characters stay before the place when a line is cut.
  private static let lead = 24

  private let range: SourceRange
  private let scalars: [Unicode.Scalar]
  /// The place on the line, as offsets.
  private let marked: Range<Int>

  /// The frame of `range`; `nil` where `lines` do not have its line.
  init?(_ range: SourceRange, lines: [String]) {
    guard lines.indices.contains(range.start.line - 1) else { return nil }
    let scalars = Array(lines[range.start.line - 1].unicodeScalars)
    let start = min(max(0, range.start.column - 1), scalars.count)
    let isOneLine = range.end.line <= range.start.line
    let end = isOneLine ? min(range.end.column - 1, scalars.count) : scalars.count
    self.range = range
    self.scalars = scalars
    marked = start..<max(start, end)
  }

  /// Three lines: an empty margin, the line with its number, the carets.
  func lines(style: TextStyle, tone: TextStyle.Tone) -> [String] {
    let number = String(range.start.line)
    let margin = String(repeating: " ", count: number.utf8.count + 1)
    let cut = cutLine
    return [
      style.paint("\(margin)|", .dim),
      style.paint("\(number) | ", .dim) + cut.text,
      style.paint("\(margin)| ", .dim) + cut.indent + style.paint(cut.carets + continuation, tone),
    ]
  }

  private var continuation: String {
    range.end.line > range.start.line ? " " + CheckMessages.goesOn(toLine: range.end.line) : ""
  }

  private var cutLine: (text: String, indent: String, carets: String) {
    let window = window
    let before = (window.lowerBound > 0 ? "…" : "") + shown(window.lowerBound..<marked.lowerBound)
    let place = shown(marked.lowerBound..<min(marked.upperBound, window.upperBound))
    let after = shown(max(marked.lowerBound, min(marked.upperBound, window.upperBound))..<window.upperBound)
    return (
      before + place + after + (window.upperBound < scalars.count ? "…" : ""),
      String(repeating: " ", count: TerminalText.width(before)),
      String(repeating: "^", count: max(1, TerminalText.width(place)))
    )
  }

  /// The stretch of the line that is shown.
  private var window: Range<Int> {
    if scalars.count <= CodeFrame.columns, TerminalText.width(shown(0..<scalars.count)) <= CodeFrame.columns {
      return 0..<scalars.count
    }
    let start = max(0, marked.lowerBound - CodeFrame.lead)
    var end = min(scalars.count, start + CodeFrame.columns)
    while end > marked.lowerBound + 1, TerminalText.width(shown(start..<end)) > CodeFrame.columns { end -= 1 }
    return start..<end
  }

  private func shown(_ stretch: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[stretch])
    return TerminalText.escaped(String(view))
  }
}

extension CodeFrame {
  /// The lines of a file, without their ends.
  static func lines(of text: String) -> [String] {
    text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
      String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
    }
  }
}
