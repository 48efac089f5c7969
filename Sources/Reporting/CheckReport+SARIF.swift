import Checks
import Core

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
      "ruleId": .string(rule), "ruleIndex": ruleIndex.map { .integer($0) }, "level": .string(severity.rawValue),
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

extension RuleDescription {
  /// The rule as a `reportingDescriptor`.
  var sarif: JSONValue {
    [
      "id": .string(id), "shortDescription": ["text": .string(summary)],
      "fullDescription": ["text": .string(explanation)],
      "help": ["text": .string(help(example: { $0 })), "markdown": .string(help(example: RuleDescription.fenced))],
      "defaultConfiguration": ["level": .string(severity.rawValue)],
    ]
  }

  /// Why the rule exists, and its examples, where it has some.
  private func help(example: (String) -> String) -> String {
    let examples = [(CheckMessages.wrong, invalid), (CheckMessages.right, valid)].filter { !$0.1.isEmpty }
    let shown = examples.flatMap { [$0.0, example(TerminalText.escaped($0.1, keepingLines: true))] }
    return ([explanation] + shown).joined(separator: "\n\n")
  }

  /// The example between fences that are longer than any in it.
  private static func fenced(_ example: String) -> String {
    var (longest, run) = (2, 0)
    for byte in example.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    return "\(fence)\n\(example)\n\(fence)"
  }
}

/// Paths as URI references, relative to the root of the content repository.
enum SARIFPath {
  /// The name that stands for the root.
  static let root = "SRCROOT"

  /// The location of a file.
  static func location(_ path: String) -> JSONValue {
    ["uri": .string(reference(path)), "uriBaseId": .string(root)]
  }

  /// The path, with all characters encoded that RFC 3986 does not allow.
  static func reference(_ path: String) -> String {
    path.utf8.map { isPlain($0) ? String(UnicodeScalar($0)) : encoded($0) }.joined()
  }

  private static func encoded(_ byte: UInt8) -> String {
    (byte < 0x10 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "-._~/".utf8.contains(byte)
    }
  }
}
