extension Unicode.Scalar {
  /// A letter, a digit, or a mark on one: what words are made of.
  var isPartOfWord: Bool {
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
