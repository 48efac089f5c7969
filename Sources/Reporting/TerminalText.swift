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

extension TerminalText {
  /// How many columns a terminal gives to `text`, which is escaped already.
  ///
  /// As `wcwidth` counts, except for emoji, which count as the two columns that they fill, for any number of code
  /// points.
  package static func width(_ text: String) -> Int {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
    return text.reduce(0) { $0 + width(of: $1) }
  }

  /// `text`, cut to at most `columns` with `…` where something is missing.
  package static func truncated(_ text: String, to columns: Int) -> String {
    guard width(text) > columns else { return text }
    return prefix(of: text, columns: columns - 1) + "…"
  }

  /// The longest beginning of `text` that fits into `columns`.
  package static func prefix(of text: String, columns: Int) -> String {
    var used = 0
    return String(
      text.prefix { character in
        used += width(of: character)
        return used <= columns
      })
  }

  private static func width(of character: Character) -> Int {
    if isEmoji(character) { return 2 }
    return character.unicodeScalars.reduce(0) { $0 + width(of: $1) }
  }

  private static func isEmoji(_ character: Character) -> Bool {
    guard let first = character.unicodeScalars.first else { return false }
    return first.properties.isEmojiPresentation || character.unicodeScalars.contains("\u{FE0F}")
  }

  private static func width(of scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return scalar == "\u{AD}" ? 1 : 0
    default: break
    }
    if isJoiningJamo(scalar.value) { return 0 }
    return wideRanges.contains { $0.contains(scalar.value) } ? 2 : 1
  }

  /// The vowels and final consonants of Hangul, which share the columns of the consonant before them.
  private static func isJoiningJamo(_ value: UInt32) -> Bool { (0x1160...0x11FF).contains(value) }

  /// The scalars with East Asian Width `W` or `F`, in whole blocks; emoji are told by their property.
  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97C,
    0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
    0x16FE0...0x18AFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F265, 0x20000...0x2FFFD, 0x30000...0x3FFFD,
  ]
}

extension TerminalText {
  /// The lines of `text`, which is escaped already, none wider than `columns`: broken between words where it can be.
  package static func wrapped(_ text: String, columns: Int) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
      wrappedLine(String(line), columns: max(2, columns))
    }
  }

  private static func wrappedLine(_ line: String, columns: Int) -> [String] {
    var lines: [String] = []
    var current = ""
    for word in line.split(separator: " ", omittingEmptySubsequences: false).map(String.init) {
      let longer = current.isEmpty ? word : current + " " + word
      if width(longer) <= columns {
        current = longer
        continue
      }
      if !current.isEmpty { lines.append(current) }
      let pieces = pieces(of: word, columns: columns)
      lines += pieces.dropLast()
      current = pieces.last ?? ""
    }
    return lines + [current]
  }

  /// A word that is wider than a line, in pieces that fit.
  private static func pieces(of word: String, columns: Int) -> [String] {
    var pieces: [String] = []
    var rest = word[...]
    while width(String(rest)) > columns {
      // At least one character, of any width, so that the loop ends.
      let piece = rest.prefix(max(1, prefix(of: String(rest), columns: columns).count))
      pieces.append(String(piece))
      rest = rest[piece.endIndex...]
    }
    return pieces + [String(rest)]
  }
}

/// Rows of cells, written so that every column starts at the same place. The last column is not padded.
struct TextColumns {
  /// The text of a cell and its colour, which is applied after padding, since escape sequences have no width.
  typealias Cell = (text: String, tone: TextStyle.Tone?)

  let style: TextStyle
  private var rows: [[Cell]] = []

  init(style: TextStyle) { self.style = style }

  mutating func append(_ row: [Cell]) { rows.append(row) }

  /// The lines, without white space at their ends.
  func lines(separator: String = "  ") -> [String] {
    let widths = columnWidths
    return rows.map { row in
      let last = row.lastIndex { !$0.text.isEmpty } ?? 0
      return row[...last].enumerated().map { index, cell in
        filled(cell, to: index == last ? 0 : widths[index])
      }.joined(separator: separator)
    }
  }

  private var columnWidths: [Int] {
    let count = rows.map(\.count).max() ?? 0
    return (0..<count).map { column in
      rows.map { $0.indices.contains(column) ? TerminalText.width($0[column].text) : 0 }.max() ?? 0
    }
  }

  private func filled(_ cell: Cell, to columns: Int) -> String {
    let painted = cell.tone.map { style.paint(cell.text, $0) } ?? cell.text
    return painted + String(repeating: " ", count: max(0, columns - TerminalText.width(cell.text)))
  }
}

/// How text for people is painted: with the terminal's colours, or not at all.
///
/// Whether there are colours is the command layer's decision. Colour must never be the only carrier of information.
package struct TextStyle: Sendable, Hashable {
  package var isColored: Bool

  package init(isColored: Bool) { self.isColored = isColored }

  /// Without any escape sequence.
  package static let plain = TextStyle(isColored: false)

  /// What a stretch of text is; the colour follows from it.
  package enum Tone: Sendable, Hashable, CaseIterable {
    case error, warning, note, ok, dim, bold, removed, added

    /// The parameters of "select graphic rendition".
    fileprivate var parameters: String {
      switch self {
      case .error: "1;31"
      case .warning: "33"
      case .note: "36"
      case .ok, .added: "32"
      case .dim: "2"
      case .bold: "1"
      case .removed: "31"
      }
    }
  }

  /// `text`, painted. The text must be escaped already: see `TerminalText.escaped`.
  ///
  /// Each line is painted separately, so that pagers which handle single lines show them correctly.
  package func paint(_ text: String, _ tone: Tone) -> String {
    guard isColored, !text.isEmpty else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "\u{1B}[\(tone.parameters)m\($0)\u{1B}[0m" }
      .joined(separator: "\n")
  }
}
