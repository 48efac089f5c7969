extension Unicode.Scalar {
  /// A letter or a mark, as in hashtags of X: Unicode's, and the private ones that its table has.
  var isLetterOrMark: Bool {
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
  var isDecimalDigit: Bool { isASCII ? isASCIIDigit : properties.generalCategory == .decimalNumber }

  /// As `[[:alpha:]]` means in Ruby: Unicode's property `Alphabetic`, which `Ⅶ` and `ⓐ` have as well.
  var isAlphabetic: Bool { isASCII ? isASCIILetter : properties.isAlphabetic }

  /// As `[[:word:]]` means in Ruby (`tool/enc-unicode.rb` of ruby/ruby): what is alphabetic, marks, decimal digits,
  /// connecting punctuation.
  var isWordCharacter: Bool {
    if isASCII { return isASCIIWord }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .connectorPunctuation: return true
    default: return isAlphabetic
    }
  }

  /// Punctuation of any kind.
  var isUnicodePunctuation: Bool {
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
