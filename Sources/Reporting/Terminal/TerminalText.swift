/// Makes text of unknown origin safe to show in a terminal.
package enum TerminalText {
  /// `text` with everything escaped that would control a terminal or reorder its text: `\u{1B}`.
  ///
  /// Control characters, the embeddings, overrides and isolates of bidirectional text, line separators, and characters
  /// that only hide something. Tabs are four spaces. Line feeds stay where `keepingLines` says so.
  package static func escaped(_ text: String, keepingLines: Bool = false) -> String {
    guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n" where keepingLines: result.append(scalar)
      case "\r" where keepingLines: break
      case "\t": result.append(contentsOf: "    ".unicodeScalars)
      default:
        if isUnsafe(scalar) { result.append(contentsOf: visible(scalar)) } else { result.append(scalar) }
      }
    }
    return String(result)
  }

  /// `text` on one line: line breaks and other white space as single spaces, the rest escaped.
  package static func oneLine(_ text: String) -> String {
    escaped(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
  }

  /// `\u{1B}`: how Swift writes the scalar.
  private static func visible(_ scalar: Unicode.Scalar) -> String.UnicodeScalarView {
    "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars
  }

  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00..<0x20, 0x7F..<0xA0: true
    case 0x2028...0x202E, 0x2066...0x206F: true
    case 0xFEFF, 0xFFF9...0xFFFB: true
    default: false
    }
  }
}
