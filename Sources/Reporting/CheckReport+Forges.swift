import Core

extension CheckReport {
  /// How many annotations of one kind GitHub shows for a step.
  static let gitHubAnnotations = 10

  /// Workflow commands of GitHub Actions, which show findings at their lines.
  ///
  /// The most severe come first: GitHub shows ten of each kind in a step and drops the rest. A last line says how many
  /// were dropped; it is not a command, which might be dropped itself.
  ///
  /// - Parameter withSummary: whether `summary` is written where the run shows it.
  package func github(withSummary: Bool = false) -> String {
    let lines = bySeverity.map { GitHubAnnotation(finding: $0).line + "\n" }
    let rest = counts(beyond: CheckReport.gitHubAnnotations)
    return lines.joined()
      + (rest.isEmpty ? "" : CheckMessages.withoutAnnotation(rest, withSummary: withSummary) + "\n")
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
    text.replacing(["%": "%25", "\r": "%0D", "\n": "%0A"])
  }

  /// The documented escapes of a property: those of a message, and the characters that end a property.
  private static func property(_ text: String) -> String {
    text.replacing(["%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"])
  }
}

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

extension CheckReport {
  /// A JUnit report, as Jenkins, GitLab and most others read it: a test case for each post, failed where it has an
  /// error. Warnings and notes fail no case, and are the case's output.
  package var junit: String {
    let cases = cases
    let failed = cases.count { $0.isFailed }
    let counts = "tests=\"\(cases.count)\" failures=\"\(failed)\" errors=\"0\""
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="stet" \(counts)>
        <testsuite name="stet check" \(counts) skipped="0">
      \(cases.map(\.text).joined())  </testsuite>
      </testsuites>

      """
  }

  /// The posts, and every other file that something was found in.
  private var cases: [JUnitCase] {
    let byPath = Dictionary(grouping: findings) { Array($0.path.utf8) }
    // As in the other formats, errors in `stet.yml` come first.
    let first = findings.first { $0.severity == .error && $0.path == ConfigurationReader.path }?.path.utf8
    return Set(paths.map { Array($0.utf8) }).union(byPath.keys)
      .sorted { left, right in
        let isLeftFirst = first?.elementsEqual(left) == true
        let isRightFirst = first?.elementsEqual(right) == true
        return isLeftFirst != isRightFirst ? isLeftFirst : left.lexicographicallyPrecedes(right)
      }
      .map { path in
        let text = String(decoding: path, as: UTF8.self)
        return JUnitCase(path: text, findings: byPath[path] ?? [], lines: CodeFrame.lines(of: sources[text] ?? ""))
      }
  }
}

/// One file.
private struct JUnitCase {
  let path: String
  let findings: [Finding]
  let lines: [String]

  var isFailed: Bool { findings.contains { $0.severity == .error } }

  var text: String {
    let body = failures + output
    let start = "    <testcase classname=\"stet.check\" name=\"\(XMLEscaping.attribute(path))\""
    return body.isEmpty ? "\(start)/>\n" : "\(start)>\n\(body)    </testcase>\n"
  }

  private var failures: String {
    findings.filter { $0.severity == .error }.map { finding in
      let (rule, summary) = (XMLEscaping.attribute(finding.rule), XMLEscaping.attribute(finding.summary))
      let attributes = "type=\"\(rule)\" message=\"\(summary)\""
      return "      <failure \(attributes)>\(XMLEscaping.text(detail(finding)))</failure>\n"
    }.joined()
  }

  private var output: String {
    let others = findings.filter { $0.severity != .error }.map(detail)
    return others.isEmpty
      ? "" : "      <system-out>\(XMLEscaping.text(others.joined(separator: "\n")))</system-out>\n"
  }

  /// The finding as at the terminal.
  private func detail(_ finding: Finding) -> String {
    FindingText(finding: finding, style: .plain).lines(source: lines).joined(separator: "\n") + "\n"
  }
}

extension CheckReport {
  /// The Reviewdog Diagnostic Format as one document (`reviewdog -f=rdjson`).
  ///
  /// The format: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
  package var rdjson: String {
    JSONValue.members([
      "source": CheckReport.rdSource, "severity": findings.map(\.severity).max().map { .string($0.reviewdog) },
      "diagnostics": .array(diagnostics),
    ]).prettyText
  }

  /// The same, one finding a line (`reviewdog -f=rdjsonl`), each with its source.
  package var rdjsonl: String {
    diagnostics.map { diagnostic in
      let members = (diagnostic.objectValue ?? [:]).merging(["source": CheckReport.rdSource]) { own, _ in own }
      return String(decoding: JSONValue.object(members).canonicalBytes, as: UTF8.self) + "\n"
    }.joined()
  }

  private static let rdSource: JSONValue = ["name": "stet"]

  private var diagnostics: [JSONValue] {
    var file = (path: "", columns: ByteColumns(nil))
    return findings.map { finding in
      if !finding.path.utf8.elementsEqual(file.path.utf8) {
        file = (finding.path, ByteColumns(sources[finding.path]))
      }
      return finding.diagnostic(file.columns)
    }
  }
}

extension Finding {
  fileprivate func diagnostic(_ columns: ByteColumns) -> JSONValue {
    let lines = [summary, explanation].compactMap { $0 }.map(TerminalText.oneLine)
    let suggestions = fixes.flatMap { $0.suggestions(columns) }
    return .members([
      "message": .string(lines.joined(separator: "\n")), "severity": .string(severity.reviewdog),
      "code": ["value": .string(rule)], "location": ["path": .string(path), "range": range.reviewdog(columns)],
      "suggestions": suggestions.isEmpty ? nil : .array(suggestions),
    ])
  }
}

extension Fix {
  /// A suggestion for each edit; empty if one of them would change the wrong bytes, since a partial fix would be wrong.
  fileprivate func suggestions(_ columns: ByteColumns) -> [JSONValue] {
    guard edits.allSatisfy({ columns.isCertain($0.range.start) && columns.isCertain($0.range.end) }) else { return [] }
    return edits.map { ["range": $0.range.reviewdog(columns), "text": .string($0.text)] }
  }
}

extension SourceRange {
  fileprivate func reviewdog(_ columns: ByteColumns) -> JSONValue {
    ["start": columns.json(start), "end": columns.json(max(start, end))]
  }
}

extension Severity {
  fileprivate var reviewdog: String {
    switch self {
    case .note: "INFO"
    case .warning: "WARNING"
    case .error: "ERROR"
    }
  }
}

/// Names by which a forge recognises findings from run to run.
///
/// A name depends on the problem, the file, and the number among equal findings, but not on the line: text that is
/// added above must not turn a known finding into a new one.
enum FindingFingerprints {
  /// The SHA-256 of each finding, in hexadecimal, in the order of `findings`; no two are the same.
  static func of(_ findings: [Finding]) -> [String] {
    var seen: [Digest: Int] = [:]
    return findings.map { finding in
      let digest = name(finding, occurrence: 0)
      let occurrence = seen[digest, default: 0]
      seen[digest] = occurrence + 1
      return (occurrence == 0 ? digest : name(finding, occurrence: occurrence)).hex
    }
  }

  private static func name(_ finding: Finding, occurrence: Int) -> Digest {
    let parts: JSONValue = [
      .string(finding.rule), .string(finding.path), .optional(finding.channel), .string(finding.summary),
      .integer(occurrence),
    ]
    return parts.digest
  }
}

/// The lines of a file, for places whose columns count bytes of UTF-8 instead of code points.
struct ByteColumns {
  private let lines: [String]

  /// - Parameter text: the file's text; `nil` where it cannot be read, and no column is known.
  init(_ text: String?) { lines = text.map(CodeFrame.lines) ?? [] }

  /// The place in bytes; only its line if the column is not known.
  func json(_ position: SourcePosition) -> JSONValue {
    .members(["line": .integer(position.line), "column": column(position).map { .integer($0) }])
  }

  /// Whether the bytes up to a place are those of the file: the replacement of a hidden character may be longer than
  /// the original.
  func isCertain(_ position: SourcePosition) -> Bool {
    guard lines.indices.contains(position.line - 1) else { return false }
    return !lines[position.line - 1].unicodeScalars.prefix(max(0, position.column - 1)).contains("\u{FFFD}")
  }

  private func column(_ position: SourcePosition) -> Int? {
    guard lines.indices.contains(position.line - 1) else { return nil }
    let before = lines[position.line - 1].unicodeScalars.prefix(max(0, position.column - 1))
    return before.reduce(1) { $0 + UTF8.width($1) }
  }
}
