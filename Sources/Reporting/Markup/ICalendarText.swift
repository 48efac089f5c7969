/// Writes the lines of an iCalendar file (RFC 5545).
struct ICalendarText {
  private(set) var text = ""

  /// Appends a line whose value is of another type than TEXT: a moment, a number, a fixed word, an address.
  mutating func line(_ name: String, _ value: String) { text += ICalendarText.folded("\(name):\(value)") + "\r\n" }

  /// Appends a line whose value is TEXT.
  mutating func line(_ name: String, text value: String) { line(name, ICalendarText.escaped(value)) }

  /// TEXT by section 3.3.11: backslash, semicolon and comma escaped, line breaks as `\n`, no control characters.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in TerminalText.escaped(text, keepingLines: true).unicodeScalars {
      switch scalar {
      case "\n": result += "\\n"
      case "\\", ";", ",": result += "\\" + String(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Folded by section 3.1: no line longer than 75 octets, no character split.
  static func folded(_ line: String) -> String {
    var result = ""
    var octets = 0
    for scalar in line.unicodeScalars {
      let size = UTF8.width(scalar)
      if octets + size > 75 {
        result += "\r\n "
        octets = 1
      }
      result.unicodeScalars.append(scalar)
      octets += size
    }
    return result
  }
}
