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

  /// As `[[:word:]]` means in Ruby: letters, marks, digits, connecting punctuation.
  var isWordCharacter: Bool {
    if isASCII { return isASCIIWord }
    return isLetterOrMark && properties.generalCategory != .privateUse || isDecimalDigit
      || properties.generalCategory == .connectorPunctuation
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
