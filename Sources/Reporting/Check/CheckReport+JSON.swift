import Canonical
import Diagnostics

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
