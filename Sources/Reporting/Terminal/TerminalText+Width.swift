extension TerminalText {
  /// How many columns a terminal gives to `text`, which is escaped already.
  ///
  /// As `wcwidth` counts, except for emoji, which count as the two columns that they fill, for any number of code
  /// points.
  package static func width(_ text: String) -> Int {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
    return text.reduce(0) { $0 + width(of: $1) }
  }

  /// `text`, filled with spaces to `columns`.
  package static func padded(_ text: String, to columns: Int) -> String {
    text + String(repeating: " ", count: max(0, columns - width(text)))
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
