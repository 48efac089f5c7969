import Canonical
import Diagnostics

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
