import Canonical
import Diagnostics

extension RuleDescription {
  /// The rule as a `reportingDescriptor`.
  var sarif: JSONValue {
    [
      "id": .string(id), "shortDescription": ["text": .string(summary)],
      "fullDescription": ["text": .string(explanation)],
      "help": ["text": .string(help(example: { $0 })), "markdown": .string(help(example: RuleDescription.fenced))],
      "defaultConfiguration": ["level": .string(severity.sarif)],
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

extension Severity {
  /// The level, which has the same names.
  var sarif: String { rawValue }
}
