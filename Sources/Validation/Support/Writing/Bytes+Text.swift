/// Texts are scanned as UTF-8 bytes: most posts are ASCII and umlauts, and walking over characters costs ten times as
/// much.
extension UInt8 {
  var isDigit: Bool { self &- 0x30 < 10 }

  /// Whether it is `A` to `Z`.
  var isCapital: Bool { self &- 0x41 < 26 }

  /// Whether it is `a` to `z`.
  var isSmall: Bool { self &- 0x61 < 26 }

  var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }

  /// Space, tab or line end.
  var isBlank: Bool { self == 0x20 || self &- 9 < 5 }

  /// `A` to `Z` as small letters.
  var lowered: UInt8 { isCapital ? self | 0x20 : self }
}

extension [UInt8] {
  /// The scalar that begins at `offset`, and its length in bytes. The bytes are a string's, so they are UTF-8.
  func scalar(at offset: Int) -> (scalar: Unicode.Scalar, width: Int) {
    let first = self[offset]
    guard first >= 0x80 else { return (Unicode.Scalar(first), 1) }
    let width = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard offset + width <= count else { return ("\u{FFFD}", 1) }
    var value = UInt32(first) & (0x7F >> UInt32(width))
    for index in 1..<width { value = value << 6 | UInt32(self[offset + index] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", width)
  }

  /// Where the scalar that ends at `offset` begins.
  func scalarStart(before offset: Int) -> Int {
    var start = offset - 1
    while start > 0, self[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }

  /// The scalar that ends at `offset`; nothing at the start of the text.
  func scalar(before offset: Int) -> Unicode.Scalar? {
    offset > 0 ? scalar(at: scalarStart(before: offset)).scalar : nil
  }

  /// Whether `word`, ASCII in small letters, stands at `offset`, in letters of any case.
  func has(_ word: StaticString, at offset: Int) -> Bool {
    let length = word.utf8CodeUnitCount
    guard offset >= 0, offset + length <= count else { return false }
    for index in 0..<length where self[offset + index].lowered != word.utf8Start[index] { return false }
    return true
  }

  /// Where `word`, ASCII in small letters, first stands within `range`, in letters of any case.
  func firstPlace(of word: StaticString, in range: Range<Int>) -> Int? {
    let first = word.utf8Start[0]
    var place = range.lowerBound
    while place + word.utf8CodeUnitCount <= range.upperBound {
      if self[place].lowered == first, has(word, at: place) { return place }
      place += 1
    }
    return nil
  }

  /// The text of a stretch.
  func text(_ range: Range<Int>) -> String { String(decoding: self[range], as: UTF8.self) }

  /// `range` without blanks at its ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, self[start].isBlank { start += 1 }
    while end > start, self[end - 1].isBlank { end -= 1 }
    return start..<end
  }

  /// The line that has `offset`, without its line end.
  func line(around offset: Int) -> Range<Int> {
    var (start, end) = (offset, offset)
    while start > 0, self[start - 1] != 0x0A { start -= 1 }
    while end < count, self[end] != 0x0A { end += 1 }
    return start..<end
  }
}

extension [Range<Int>] {
  /// Whether one of these stretches, which are in order, has a byte of `range`.
  func hasOverlap(with range: Range<Int>) -> Bool {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low].overlaps(range)
  }
}

extension Unicode.Scalar {
  /// A letter, a digit, or a mark on one: what words are made of.
  var isPartOfWord: Bool {
    switch value {
    case 0..<0x80: return UInt8(value).isLetter || UInt8(value).isDigit
    case 0xC0..<0x250: return value != 0xD7 && value != 0xF7
    case 0x2000..<0x2070, 0x1F000..<0x1FB00: return false
    default: return isPartOfRareWord
    }
  }

  private var isPartOfRareWord: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber, .nonspacingMark, .spacingMark:
      return value != 0xFE0F
    default: return false
    }
  }
}
