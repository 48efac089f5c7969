/// Sets of characters that twitter-text names (`js/src/regexp` of version 3.1).
extension Unicode.Scalar {
  /// Whether posts on X must not have it: byte order marks and a noncharacter.
  package var isInvalidOnX: Bool { value == 0xFFFE || value == 0xFEFF || value == 0xFFFF }

  /// Marks and overrides of the direction of writing.
  var isDirectional: Bool {
    switch value {
    case 0x202A...0x202E, 0x061C, 0x200E, 0x200F, 0x2066...0x2069: true
    default: false
    }
  }

  /// `latinAccentChars`: letters of Latin with marks, and the marks themselves.
  var isLatinAccent: Bool {
    switch value {
    case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x253, 0x254, 0x256, 0x257, 0x259, 0x25B, 0x263, 0x268, 0x26F, 0x272,
      0x289, 0x28B, 0x2BB, 0x300...0x36F, 0x1E00...0x1EFF:
      true
    default: false
    }
  }

  /// `cyrillicLettersAndMarks`.
  var isCyrillic: Bool { (0x400...0x4FF).contains(value) }

  /// `punct`: what ends a host and may follow a cashtag. Quotation mark and backtick are missing there too.
  var isXPunctuation: Bool {
    switch self {
    case "!", "'", "#", "%", "&", "(", ")", "*", "+", ",", "\\", "-", ".", "/", ":", ";", "<", "=", ">", "?", "@", "[",
      "]", "^", "_", "{", "|", "}", "~", "$":
      true
    default: false
    }
  }

  var isAtSign: Bool { self == "@" || value == 0xFF20 }
  var isHashSign: Bool { self == "#" || value == 0xFF03 }
}
