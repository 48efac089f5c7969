/// Makes content harmless in HTML.
enum HTMLEscaping {
  /// `text` for an element's content or a quoted attribute; line breaks stay.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in TerminalText.escaped(text, keepingLines: true).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
