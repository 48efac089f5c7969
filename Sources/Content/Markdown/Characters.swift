extension UInt8 {
  static let lineEnd = UInt8(ascii: "\n")
  static let space = UInt8(ascii: " ")
  static let backslash = UInt8(ascii: "\\")

  /// What Markdown skips at the start of a line.
  var isBlank: Bool { self == .space || self == UInt8(ascii: "\t") }

  /// Space as cmark has it: also line ends, vertical tabs and form feeds.
  var isSpace: Bool { self == .space || (9...13).contains(self) }

  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  /// What a backslash can escape.
  var isPunctuation: Bool {
    (0x21...0x2F).contains(self) || (0x3A...0x40).contains(self) || (0x5B...0x60).contains(self)
      || (0x7B...0x7E).contains(self)
  }

  /// A byte inside a UTF-8 sequence, not the first one.
  var isContinuation: Bool { self & 0xC0 == 0x80 }
}

extension Unicode.Scalar {
  /// A letter, a digit, or a mark on one: what words are made of.
  var isWord: Bool {
    // Most are, and asking for properties costs a look into tables.
    if isASCII { return isASCIILetter || (0x30...0x39).contains(value) }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber, .nonspacingMark, .spacingMark, .enclosingMark:
      return true
    default: return false
    }
  }
}

extension Unicode.Scalar {
  private var isASCIILetter: Bool { (0x61...0x7A).contains(value | 0x20) }
}

extension Collection<UInt8> where SubSequence == ArraySlice<UInt8> {
  /// The first code point of UTF-8 bytes.
  var firstScalar: Unicode.Scalar? { String(decoding: prefix(4), as: UTF8.self).unicodeScalars.first }
}

extension Array<UInt8> {
  /// The last code point of UTF-8 bytes.
  var lastScalar: Unicode.Scalar? {
    guard let start = lastIndex(where: { !$0.isContinuation }) else { return nil }
    return String(decoding: self[start...], as: UTF8.self).unicodeScalars.last
  }

  /// How many bytes are left without the space at the end.
  var trimmedCount: Int { (lastIndex { !$0.isSpace } ?? -1) + 1 }
}
