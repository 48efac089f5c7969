/// Finds hashtags, as twitter-text does (`extractHashtagsWithIndices`, without its look at addresses).
enum XHashtags {
  /// Their stretches, the sign included.
  static func find(in text: [Unicode.Scalar]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var place = 0
    /// The end of the last tag: its characters cannot precede the next one.
    var taken = 0
    while place < text.count {
      guard text[place].isHashSign, let end = end(in: text, sign: place, taken: taken) else {
        place += 1
        continue
      }
      if isComplete(text, end) { found.append(place..<end) }
      taken = end
      place = end
    }
    return found
  }

  private static func end(in text: [Unicode.Scalar], sign: Int, taken: Int) -> Int? {
    guard sign == 0 || sign > taken && isBoundary(text[sign - 1]) else { return nil }
    var place = sign + 1
    // A keycap is an emoji.
    guard place < text.count, text[place].value != 0xFE0F, text[place].value != 0x20E3 else { return nil }
    var hasLetter = false
    while place < text.count {
      let isLetter = text[place].isLetterOrMark
      guard isLetter || text[place].isInHashtag else { break }
      hasLetter = hasLetter || isLetter
      place += 1
    }
    return hasLetter ? place : nil
  }

  private static func isBoundary(_ before: Unicode.Scalar) -> Bool {
    if before.value == 0xFE0E || before.value == 0xFE0F { return true }
    return before != "&" && !before.isLetterOrMark && !before.isInHashtag
  }

  /// Another sign or a scheme's end makes it no hashtag.
  private static func isComplete(_ text: [Unicode.Scalar], _ end: Int) -> Bool {
    guard end < text.count else { return true }
    return !text[end].isHashSign && !text[end...].starts(with: [":", "/", "/"])
  }
}

extension Unicode.Scalar {
  /// What may be in a hashtag beside letters and marks: digits, and `hashtagSpecialChars`.
  fileprivate var isInHashtag: Bool {
    if isASCII { return isASCIIDigit || self == "_" }
    switch value {
    case 0x200C, 0x200D, 0xA67E, 0x05BE, 0x05F3, 0x05F4, 0xFF5E, 0x301C, 0x309B, 0x309C, 0x30A0, 0x30FB, 0x3003,
      0x0F0B, 0x0F0C, 0xB7:
      return true
    default: return isDecimalDigit
    }
  }
}
