import Core

/// Makes text harmless in Markdown that a forge shows: no markup, no HTML, no notifications.
enum MarkdownEscaping {
  /// Content on one line, to be shown literally.
  ///
  /// Characters that are markup where they stand become character references, which are never markup, also in tables. A
  /// forge looks for mentions after resolving them, so a zero-width space keeps `@name`, `#12`, `!12` and addresses
  /// from becoming links and notifications. All else stays, so that it can be read in a mail, too.
  static func inline(_ text: String) -> String { escaped(TerminalText.oneLine(text)) }

  /// A sentence of a report on one line: what it has between backticks, a command or a key, becomes a code span, to be
  /// copied as it stands.
  ///
  /// Names and notes in it are as harmless as with `inline`, whatever backticks they have: each stretch is either
  /// escaped, or stands in a code span, in which there is no markup.
  static func message(_ text: String) -> String {
    let pieces = TerminalText.oneLine(text).split(separator: "`", omittingEmptySubsequences: false).map(String.init)
    var result = ""
    for (index, piece) in pieces.enumerated() {
      if index.isMultiple(of: 2) {
        result += escaped(piece)
      } else if index == pieces.count - 1 {
        result += escaped("`" + piece)
      } else {
        result += span(piece, after: result)
      }
    }
    return result
  }

  /// `text` in an element for code, which any text can stand in.
  static func code(_ text: String) -> String { "<code>\(inline(text))</code>" }

  /// A code span of text without backticks. Where one would not be read as such, an element for code.
  private static func span(_ text: String, after before: String) -> String {
    guard !text.isEmpty else { return escaped("``") }
    return before.last == "`" || text.contains("|") ? "<code>\(escaped(text))</code>" : "`\(text)`"
  }

  private static func escaped(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    return scalars.indices.map { escaped(scalars, at: $0) }.joined()
  }

  private static func escaped(_ scalars: [Unicode.Scalar], at index: Int) -> String {
    let scalar = scalars[index]
    let isReference = startsReference(scalars, at: index)
    let isMarkup = markup.contains(scalar) || index == 0 && bullets.contains(scalar)
    let shown = isMarkup || isReference && signs.contains(scalar) ? "&#\(scalar.value);" : String(scalar)
    return isReference ? shown + "&#8203;" : shown
  }

  /// Whether a forge could take what starts or goes on here for a reference or an address.
  private static func startsReference(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
    guard index + 1 < scalars.count else { return false }
    let next = scalars[index + 1]
    switch scalars[index] {
    case "@": return true
    case "#", "~", "$", "&", "^": return !next.properties.isWhitespace
    case "!", "%": return goesOn(scalars, after: index)
    case ":": return next == "/"
    case ".": return ends(scalars, at: index, with: "www")
    case "-": return ends(scalars, at: index, with: "gh")
    default: return false
    }
  }

  /// Whether a number or a name follows: not `0%)`, `sale!?`.
  private static func goesOn(_ scalars: [Unicode.Scalar], after index: Int) -> Bool {
    let following = scalars[(index + 1)...].prefix(8)
    let word = following.prefix { !$0.properties.isWhitespace }
    return word.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "\"" }
      || word.count == 8
  }

  /// Whether `word` stands right before `index`, in small or large letters.
  private static func ends(_ scalars: [Unicode.Scalar], at index: Int, with word: String) -> Bool {
    let start = index - word.unicodeScalars.count
    guard start >= 0 else { return false }
    return scalars[start..<index].map { String($0).lowercased() }.joined() == word
  }

  /// What is, or can begin, markup anywhere. Without brackets, parentheses are none.
  private static let markup = Set("\\`*_{}[]<>|~&@#$^".unicodeScalars)
  /// What stands before a number or a name in a reference, and is escaped there alone.
  private static let signs = Set("!%".unicodeScalars)
  /// What is markup at the beginning of a line.
  private static let bullets = Set("+-=".unicodeScalars)
}

/// A table of GitHub's Markdown. Its cells are escaped already.
struct MarkdownTable {
  let columns: [String]
  let rows: [[String]]

  /// The table, with a line break at its end.
  var text: String {
    ([columns, columns.map { _ in "---" }] + rows).map { "| \($0.joined(separator: " | ")) |\n" }.joined()
  }
}

extension String {
  /// The text with each scalar that has an escape replaced by it.
  func replacing(_ escapes: [Unicode.Scalar: String]) -> String {
    var result = ""
    for scalar in unicodeScalars {
      if let escape = escapes[scalar] { result += escape } else { result.unicodeScalars.append(scalar) }
    }
    return result
  }
}

/// Makes content harmless in HTML.
enum HTMLEscaping {
  /// `text` for an element's content or a quoted attribute; line breaks stay.
  static func escaped(_ text: String) -> String {
    TerminalText.escaped(text, keepingLines: true)
      .replacing(["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;"])
  }
}

/// A page of its own: no scripts, no addresses that are fetched.
struct HTMLPage {
  /// Escaped already.
  let title: String
  let styleSheet: String
  /// Whether pictures may stand in the page itself.
  var hasPictures = false

  /// The page with a body that is HTML already.
  func text(_ body: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'\(hasPictures ? "; img-src data:" : "")">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(title)</title>
    <style>
    \(styleSheet)
    </style>
    </head>
    <body>
    \(body)
    </body>
    </html>

    """
  }
}

/// Makes text safe to stand in XML 1.0.
enum XMLEscaping {
  /// Text between tags. Line feeds stay; characters that XML cannot contain, or that would control a terminal, are
  /// escaped.
  static func text(_ text: String) -> String { replaced(TerminalText.escaped(text, keepingLines: true)) }

  /// Text in a double-quoted attribute, on one line: a reader turns line breaks into spaces there.
  static func attribute(_ text: String) -> String { replaced(TerminalText.escaped(text)) }

  private static func replaced(_ text: String) -> String {
    text.replacing([
      "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;",
      // XML 1.0 cannot represent these, not even as character references.
      "\u{FFFE}": "\\u{FFFE}", "\u{FFFF}": "\\u{FFFF}",
    ])
  }
}

/// A table by RFC 4180 that spreadsheets may open.
struct CSVTable {
  let columns: [String]
  let rows: [[String]]

  /// The table; every record ends with CR and LF.
  var text: String {
    ([columns] + rows).map { $0.map(CSVTable.field).joined(separator: ",") + "\r\n" }.joined()
  }

  /// One field in quotes, exactly as it is: for programs, not for spreadsheets.
  static func quoted(_ text: String) -> String { "\"" + text.replacing(["\"": "\"\""]) + "\"" }

  /// One field. What a spreadsheet would take for a formula gets an apostrophe before it.
  static func field(_ text: String) -> String {
    let harmless = startsFormula(text) ? "'" + text : text
    guard harmless.utf8.contains(where: { special.contains($0) }) || harmless != harmless.trimmedOfSpaces else {
      return harmless
    }
    return quoted(harmless)
  }

  /// Whether a spreadsheet would take a field for a formula.
  static func startsFormula(_ text: String) -> Bool {
    text.unicodeScalars.first.map { "=+-@\t\r\n＝＋－＠".unicodeScalars.contains($0) } ?? false
  }

  private static let special = Set("\",\r\n;".utf8)
}

extension String {
  fileprivate var trimmedOfSpaces: String {
    let inner = drop(while: \.isWhitespace)
    return String(String(inner.reversed()).drop(while: \.isWhitespace).reversed())
  }
}

/// Writes the lines of an iCalendar file (RFC 5545).
struct ICalendarText {
  private(set) var text = ""

  /// Appends a line whose value is of another type than TEXT: a moment, a number, a fixed word, an address.
  mutating func line(_ name: String, _ value: String) { text += ICalendarText.folded("\(name):\(value)") + "\r\n" }

  /// Appends a line whose value is TEXT.
  mutating func line(_ name: String, text value: String) { line(name, ICalendarText.escaped(value)) }

  /// TEXT by section 3.3.11: backslash, semicolon and comma escaped, line breaks as `\n`, no control characters.
  static func escaped(_ text: String) -> String {
    TerminalText.escaped(text, keepingLines: true)
      .replacing(["\n": "\\n", "\\": "\\\\", ";": "\\;", ",": "\\,"])
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

/// What is printed with `--format json`.
enum JSONDocument {
  /// A document of the schema named, with the anomalies if there are any: sorted, indented, with a line break at its
  /// end.
  static func text(_ schema: String, _ members: [String: JSONValue], _ anomalies: [Anomaly] = []) -> String {
    let others = AnomalyMessages.members(anomalies).merging(["schema": .string(schema)]) { _, schema in schema }
    return JSONValue.object(members.merging(others) { own, _ in own }).prettyText
  }
}

extension JSONValue {
  /// A moment in UTC, or `null`.
  static func moment(_ moment: Timestamp?) -> JSONValue { .optional(moment?.rfc3339) }

  /// A digest, or `null`.
  static func digest(_ digest: Digest?) -> JSONValue { .optional(digest?.description) }

  /// An array with one element for each of `elements`.
  static func list<Element>(_ elements: [Element], _ json: (Element) -> JSONValue) -> JSONValue {
    .array(elements.map(json))
  }

  static func integer(_ number: Int) -> JSONValue { .integer(Int64(number)) }
}
