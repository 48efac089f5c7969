// Inlinable, since other modules ask these byte by byte.
extension UInt8 {
  @inlinable package static var lineEnd: UInt8 { UInt8(ascii: "\n") }
  @inlinable package static var space: UInt8 { UInt8(ascii: " ") }
  @inlinable package static var backslash: UInt8 { UInt8(ascii: "\\") }

  /// What Markdown skips at the start of a line.
  @inlinable package var isBlank: Bool { self == .space || self == UInt8(ascii: "\t") }

  /// What a backslash can escape.
  @inlinable package var isPunctuation: Bool {
    (0x21...0x2F).contains(self) || (0x3A...0x40).contains(self) || (0x5B...0x60).contains(self)
      || (0x7B...0x7E).contains(self)
  }

  /// A byte inside a UTF-8 sequence, not the first one.
  @inlinable package var isContinuation: Bool { self & 0xC0 == 0x80 }
}

extension Unicode.Scalar {
  /// A letter, a digit, or a mark on one, by Unicode's categories alone. Renditions are made with it, so it must not
  /// change; words are cut with `isPartOfWord`.
  @inlinable package var isWord: Bool {
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

extension Collection<UInt8> where SubSequence == ArraySlice<UInt8> {
  /// The first code point of UTF-8 bytes.
  @inlinable package var firstScalar: Unicode.Scalar? {
    if let first, first < 0x80 { return Unicode.Scalar(first) }
    return String(decoding: prefix(4), as: UTF8.self).unicodeScalars.first
  }
}

extension Array<UInt8> {
  /// The last code point of UTF-8 bytes.
  @inlinable package var lastScalar: Unicode.Scalar? {
    if let last, last < 0x80 { return Unicode.Scalar(last) }
    guard let start = lastIndex(where: { !$0.isContinuation }) else { return nil }
    return String(decoding: self[start...], as: UTF8.self).unicodeScalars.last
  }
}

/// Texts that are mostly ASCII are read as UTF-8 bytes: iterating over characters costs ten times as much.
extension UInt8 {
  /// `0` to `9`.
  @inlinable package var isASCIIDigit: Bool { self &- 0x30 < 10 }
  /// `A` to `Z`.
  @inlinable package var isASCIICapital: Bool { self &- 0x41 < 26 }
  /// `a` to `z`.
  @inlinable package var isASCIISmall: Bool { self &- 0x61 < 26 }
  /// `a` to `z`, `A` to `Z`.
  @inlinable package var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }
  /// Small letters first: most are.
  @inlinable package var isASCIILetterOrDigit: Bool {
    self > 0x60 ? self <= 0x7A : self > 0x40 ? self <= 0x5A : isASCIIDigit
  }
  /// Space, tab, line end, vertical tab or form feed, as Markdown has it.
  @inlinable package var isASCIISpace: Bool { self == 0x20 || self &- 9 < 5 }

  /// In lower case, letters of ASCII alone.
  @inlinable package var asciiLowercased: UInt8 { self | (isASCIICapital ? 0x20 : 0) }
}

extension Sequence<UInt8> {
  /// The number that a few digits of ASCII stand for.
  @inlinable package var decimalValue: Int { reduce(0) { $0 * 10 + Int($1 - 0x30) } }
}

/// The same of code points.
extension Unicode.Scalar {
  /// `0` to `9`.
  @inlinable package var isASCIIDigit: Bool { value &- 0x30 < 10 }
  /// `A` to `Z`.
  @inlinable package var isASCIICapital: Bool { value &- 0x41 < 26 }
  /// `a` to `z`, `A` to `Z`.
  @inlinable package var isASCIILetter: Bool { (value | 0x20) &- 0x61 < 26 }
  @inlinable package var isASCIILetterOrDigit: Bool { isASCIILetter || isASCIIDigit }
  /// `\w` in its ASCII form: letters, digits, underscore.
  @inlinable package var isASCIIWord: Bool { isASCIILetterOrDigit || self == "_" }

  /// In lower case, letters of ASCII alone.
  @inlinable package var asciiLowercased: Unicode.Scalar { isASCIICapital ? Unicode.Scalar(UInt8(value | 0x20)) : self }
}

/// The set of bytes in a text, so that a search for a character that is missing can be skipped.
package struct ByteSet {
  private var low: UInt64 = 0
  private var high: UInt64 = 0
  /// Whether there is any character beyond ASCII.
  package private(set) var hasOthers = false
  /// Whether there may be characters in full width, as ＠ and ＃.
  package private(set) var hasFullWidth = false
  /// Whether there may be characters from U+2000 on, as emoji are.
  package private(set) var hasSymbols = false

  package init(_ bytes: UnsafeBufferPointer<UInt8>) {
    for byte in bytes {
      switch byte {
      case 0..<64: low |= 1 << UInt64(byte)
      case 64..<128: high |= 1 << UInt64(byte & 63)
      default:
        hasOthers = true
        if byte >= 0xE2 { hasSymbols = true }
        if byte == 0xEF { hasFullWidth = true }
      }
    }
  }

  /// Whether `scalar`, one of ASCII, is in the text.
  package func contains(_ scalar: Unicode.Scalar) -> Bool {
    (scalar.value < 64 ? low >> UInt64(scalar.value) : high >> UInt64(scalar.value & 63)) & 1 == 1
  }
}
