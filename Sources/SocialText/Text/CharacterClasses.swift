extension Unicode.Scalar {
  /// A letter or a mark, as in hashtags of X: Unicode's, and the private ones that its table has.
  package var isLetterOrMark: Bool {
    if isASCII { return isASCIILetter }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .enclosingMark:
      return true
    case .privateUse: return isHashtagPrivateUse
    default: return false
    }
  }

  /// A digit of any script.
  package var isDecimalDigit: Bool { isASCII ? isASCIIDigit : properties.generalCategory == .decimalNumber }

  /// As `[[:alpha:]]` means in Ruby: Unicode's property `Alphabetic`, which `Ⅶ` and `ⓐ` have as well.
  package var isAlphabetic: Bool { isASCII ? isASCIILetter : properties.isAlphabetic }

  /// As `[[:word:]]` means in Ruby (`tool/enc-unicode.rb` of ruby/ruby): what is alphabetic, marks, decimal digits,
  /// connecting punctuation.
  package var isWordCharacter: Bool {
    if isASCII { return isASCIIWord }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .connectorPunctuation: return true
    default: return isAlphabetic
    }
  }

  /// Punctuation of any kind.
  package var isUnicodePunctuation: Bool {
    switch properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation:
      true
    default: false
    }
  }

  private var isHashtagPrivateUse: Bool {
    switch value {
    case 0xF870...0xF87F, 0xF882, 0xF884...0xF89F, 0xF8B8, 0xF8C1...0xF8D6: true
    default: false
    }
  }
}

extension Unicode.Scalar {
  /// A space as twitter-text lists them.
  package var isXSpace: Bool { isUnicodeSpace || value == 0x180E }

  /// A space as `\s` means in JavaScript.
  package var isScriptSpace: Bool { isUnicodeSpace && value != 0x85 || value == 0xFEFF }

  /// A space as Unicode's property `White_Space` has it.
  package var isUnicodeSpace: Bool {
    switch value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }
}

/// Sets of characters that twitter-text names (`js/src/regexp` of version 3.1).
extension Unicode.Scalar {
  /// Whether posts on X must not have it: byte order marks and a noncharacter.
  package var isInvalidOnX: Bool { value == 0xFFFE || value == 0xFEFF || value == 0xFFFF }

  /// Marks and overrides of the direction of writing.
  package var isDirectional: Bool {
    switch value {
    case 0x202A...0x202E, 0x061C, 0x200E, 0x200F, 0x2066...0x2069: true
    default: false
    }
  }

  /// `latinAccentChars`: letters of Latin with marks, and the marks themselves.
  package var isLatinAccent: Bool {
    switch value {
    case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x253, 0x254, 0x256, 0x257, 0x259, 0x25B, 0x263, 0x268, 0x26F, 0x272,
      0x289, 0x28B, 0x2BB, 0x300...0x36F, 0x1E00...0x1EFF:
      true
    default: false
    }
  }

  /// `cyrillicLettersAndMarks`.
  package var isCyrillic: Bool { (0x400...0x4FF).contains(value) }

  /// `punct`: what ends a host and may follow a cashtag. Quotation mark and backtick are missing there too.
  package var isXPunctuation: Bool {
    switch self {
    case "!", "'", "#", "%", "&", "(", ")", "*", "+", ",", "\\", "-", ".", "/", ":", ";", "<", "=", ">", "?", "@", "[",
      "]", "^", "_", "{", "|", "}", "~", "$":
      true
    default: false
    }
  }

  package var isAtSign: Bool { self == "@" || value == 0xFF20 }
  package var isHashSign: Bool { self == "#" || value == 0xFF03 }
}

extension Unicode.Scalar {
  /// A letter, a digit, or a mark on one: what words are made of. Marks of emoji and letters in boxes are none.
  package var isPartOfWord: Bool {
    switch value {
    case 0..<0x80: return UInt8(value).isASCIILetter || UInt8(value).isASCIIDigit
    case 0xC0..<0x250: return value != 0xD7 && value != 0xF7
    case 0x2000..<0x2070, 0x1F000..<0x1FB00: return false
    default: return isPartOfRareWord
    }
  }

  @inline(never) private var isPartOfRareWord: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber, .nonspacingMark, .spacingMark:
      return value != 0xFE0F
    default: return false
    }
  }
}

extension Unicode.Scalar {
  /// `U+202E`.
  package var codePoint: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

extension String {
  /// Whether the text is empty or invisible: space, and characters that only join or separate others.
  package var isBlank: Bool {
    // A quick test: most texts begin with an ASCII letter.
    if let first = utf8.first, first.isASCIILetterOrDigit { return false }
    return unicodeScalars.allSatisfy { $0.properties.isWhitespace || $0.isInvisible }
  }
}

extension String? {
  /// The same; `nil` is blank.
  package var isBlank: Bool { self?.isBlank ?? true }
}

extension Unicode.Scalar {
  /// Whether it is invisible on its own: Unicode's `Default_Ignorable_Code_Point`, and the blank letters that look like
  /// space.
  fileprivate var isInvisible: Bool {
    isASCII
      ? value < 0x20 || value == 0x7F
      : properties.isDefaultIgnorableCodePoint || [0x2800, 0x115F, 0x1160, 0x3164, 0xFFA0].contains(value)
  }
}
