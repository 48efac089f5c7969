import Canonical
import Diagnostics
import Validation

extension CheckReport {
  /// The Static Analysis Results Interchange Format, version 2.1.0, of OASIS.
  package var sarif: String {
    JSONValue.object([
      "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
      "version": "2.1.0", "runs": [run],
    ]).prettyText
  }

  private var run: JSONValue {
    [
      "tool": ["driver": driver], "columnKind": "unicodeCodePoints", "automationDetails": ["id": "stet-check/"],
      "invocations": [["executionSuccessful": true]],
      // Without the location of the root, which the reader knows, so that the same content gives the same bytes
      // everywhere.
      "originalUriBaseIds": [SARIFPath.root: ["description": ["text": .string(CheckMessages.root)]]],
      "results": results,
    ]
  }

  private var driver: JSONValue {
    .members([
      "name": "stet", "semanticVersion": version.map { .string($0) },
      "rules": .list(RuleRegistry.descriptions, \.sarif),
    ])
  }

  private var results: JSONValue {
    let indices = Dictionary(
      zip(RuleRegistry.ids, RuleRegistry.ids.indices), uniquingKeysWith: { first, _ in first })
    return .array(
      zip(findings, FindingFingerprints.of(findings)).map { finding, fingerprint in
        finding.sarif(ruleIndex: indices[finding.rule], fingerprint: fingerprint)
      })
  }
}

extension Finding {
  fileprivate func sarif(ruleIndex: Int?, fingerprint: String) -> JSONValue {
    let lines = [summary, explanation].compactMap { $0 }.map(TerminalText.oneLine)
    return .members([
      "ruleId": .string(rule), "ruleIndex": ruleIndex.map { .integer($0) }, "level": .string(severity.sarif),
      "message": ["text": .string(lines.joined(separator: "\n"))],
      "locations": [["physicalLocation": ["artifactLocation": SARIFPath.location(path), "region": range.sarif]]],
      "partialFingerprints": ["stetFinding/v1": .string(fingerprint)],
      "fixes": editing.isEmpty ? nil : .list(editing) { $0.sarif(in: path) },
      "properties": [
        "flags": .strings(flags), "post": .optional(post), "channel": .optional(channel),
      ],
    ])
  }
}

extension Fix {
  fileprivate func sarif(in path: String) -> JSONValue {
    let replacements = edits.map { edit -> JSONValue in
      ["deletedRegion": edit.range.sarif, "insertedContent": ["text": .string(edit.text)]]
    }
    return [
      "description": ["text": .string(TerminalText.oneLine(title))],
      "artifactChanges": [["artifactLocation": SARIFPath.location(path), "replacements": .array(replacements)]],
    ]
  }
}

extension SourceRange {
  /// The end of a region is the column after its last character, as ours is.
  fileprivate var sarif: JSONValue {
    let end = max(start, end)
    return [
      "startLine": .integer(start.line), "startColumn": .integer(start.column), "endLine": .integer(end.line),
      "endColumn": .integer(end.column),
    ]
  }
}
