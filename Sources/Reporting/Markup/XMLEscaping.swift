/// Makes text safe to stand in XML 1.0.
enum XMLEscaping {
  /// Text between tags. Line feeds stay; characters that XML cannot contain, or that would control a terminal, are
  /// escaped.
  static func text(_ text: String) -> String { replaced(TerminalText.escaped(text, keepingLines: true)) }

  /// Text in a double-quoted attribute, on one line: a reader turns line breaks into spaces there.
  static func attribute(_ text: String) -> String { replaced(TerminalText.escaped(text)) }

  private static func replaced(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      // XML 1.0 cannot represent these, not even as character references.
      case "\u{FFFE}": result.append(contentsOf: "\\u{FFFE}".unicodeScalars)
      case "\u{FFFF}": result.append(contentsOf: "\\u{FFFF}".unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
