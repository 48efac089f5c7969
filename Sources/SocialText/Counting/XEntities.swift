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

/// Finds people and lists of people, as twitter-text does (`extractMentionsOrListsWithIndices`).
enum XMentions {
  private static let longestName = 20
  private static let longestList = 24

  /// Their stretches, the sign and the list's name included.
  static func find(in text: [Unicode.Scalar]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var place = 0
    /// The end of the last mention: its characters cannot precede the next one.
    var taken = 0
    while place < text.count {
      guard text[place].isAtSign, mayBegin(text, place, taken: taken), let end = end(in: text, sign: place) else {
        place += 1
        continue
      }
      if isComplete(text, end) { found.append(place..<end) }
      taken = end
      place = end
    }
    return found
  }

  private static func end(in text: [Unicode.Scalar], sign: Int) -> Int? {
    var place = sign + 1
    while place < text.count, place - sign <= longestName, text[place].isASCIIWord { place += 1 }
    return place > sign + 1 ? endOfList(in: text, from: place) : nil
  }

  /// `/list`, where a letter follows the slash.
  private static func endOfList(in text: [Unicode.Scalar], from start: Int) -> Int {
    guard start + 1 < text.count, text[start] == "/", text[start + 1].isASCIILetter else { return start }
    var place = start + 2
    while place < text.count, place - start - 2 < longestList, text[place].isASCIIWord || text[place] == "-" {
      place += 1
    }
    return place
  }

  private static func mayBegin(_ text: [Unicode.Scalar], _ sign: Int, taken: Int) -> Bool {
    guard sign > 0 else { return true }
    if sign > taken, !text[sign - 1].isBeforeNoMention { return true }
    return isRetweet(text, before: sign, taken: taken)
  }

  /// `RT@name` is a mention, `art@name` is none.
  private static func isRetweet(_ text: [Unicode.Scalar], before sign: Int, taken: Int) -> Bool {
    guard sign >= 2, text[sign - 1].asciiLowercased == "t", text[sign - 2].asciiLowercased == "r" else { return false }
    guard sign > 2 else { return true }
    let before = text[sign - 3]
    return sign - 3 >= taken
      && !(before.isASCIIWord || before == "+" || before == "~" || before == "." || before == "-")
  }

  /// Another sign, an accented letter or a scheme's end makes it no mention.
  private static func isComplete(_ text: [Unicode.Scalar], _ end: Int) -> Bool {
    guard end < text.count else { return true }
    return !text[end].isAtSign && !text[end].isLatinAccent && !text[end...].starts(with: [":", "/", "/"])
  }
}

extension Unicode.Scalar {
  fileprivate var isBeforeNoMention: Bool {
    if isASCIIWord || isAtSign { return true }
    return self == "!" || self == "#" || self == "$" || self == "%" || self == "&" || self == "*"
  }
}

/// Finds symbols of shares, as twitter-text does (`extractCashtagsWithIndices`).
enum XCashtags {
  private static let longest = 6
  private static let longestEnding = 2

  /// Their stretches, the sign included.
  static func find(in text: [Unicode.Scalar]) -> [Range<Int>] {
    text.indices.compactMap { sign in
      guard text[sign] == "$", mayBegin(text, sign) else { return nil }
      return end(in: text, sign: sign).map { sign..<$0 }
    }
  }

  private static func mayBegin(_ text: [Unicode.Scalar], _ sign: Int) -> Bool {
    sign == 0 || text[sign - 1].isXSpace || text[sign - 1].isDirectional
  }

  /// Up to six letters, and where they fit a dot or an underscore with one or two more.
  private static func end(in text: [Unicode.Scalar], sign: Int) -> Int? {
    let word = letters(in: text, from: sign + 1, atMost: longest)
    guard word > sign + 1 else { return nil }
    if word < text.count, text[word] == "." || text[word] == "_" {
      let ending = letters(in: text, from: word + 1, atMost: longestEnding)
      if ending > word + 1, mayEnd(text, ending) { return ending }
    }
    return mayEnd(text, word) ? word : nil
  }

  private static func letters(in text: [Unicode.Scalar], from start: Int, atMost count: Int) -> Int {
    var place = start
    while place < text.count, place - start < count, text[place].isASCIILetter { place += 1 }
    return place
  }

  private static func mayEnd(_ text: [Unicode.Scalar], _ place: Int) -> Bool {
    place == text.count || text[place].isScriptSpace || text[place].isXPunctuation
  }
}

/// X's weighted length, as twitter-text's `parseTweet` has it with `config/v3.json`.
package enum WeightedLength {
  package static let url = 23
  static let emoji = 2

  /// The weighted length of a text that is in Unicode's form NFC.
  ///
  /// - Parameter urls: the stretches of its addresses, in their order.
  static func count(_ text: [Unicode.Scalar], urls: [Range<Int>]) -> Int {
    var length = 0
    var place = 0
    var next = urls.startIndex
    while place < text.count {
      if next < urls.endIndex, urls[next].lowerBound == place {
        length += url
        place = urls[next].upperBound
        next += 1
      } else if let end = FrozenEmoji.end(in: text, from: place) {
        length += emoji
        place = end
      } else {
        length += weight(of: text[place])
        place += 1
      }
    }
    return length
  }

  /// The weight of one code point outside addresses and emoji.
  package static func weight(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0...4_351, 8_192...8_205, 8_208...8_223, 8_242...8_247: 1
    default: 2
    }
  }
}

/// Finds `@name` for networks that do not document their form of mentions: Latin letters, digits and underscores, with
/// dots and hyphens between them, not within a word.
enum PlainMentions {
  /// Their stretches, the sign included.
  static func find(in text: [Unicode.Scalar]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var place = 0
    while place < text.count {
      let end = text[place] == "@" && mayBegin(text, place) ? NameScanner.endOfName(in: text, from: place + 1) : place
      if end > place + 1 { found.append(place..<end) }
      place = max(end, place + 1)
    }
    return found
  }

  private static func mayBegin(_ text: [Unicode.Scalar], _ sign: Int) -> Bool {
    guard sign > 0 else { return true }
    let before = text[sign - 1]
    return !(before == "=" || before == "/" || before == "@" || before.isWordCharacter)
  }
}

/// Names of letters and digits, with dots and hyphens between them.
enum NameScanner {
  /// Where the name at `start` ends, of the characters that `isLetter` accepts; `start` if there is none.
  static func endOfName(
    in text: [Unicode.Scalar], from start: Int, where isLetter: (Unicode.Scalar) -> Bool = \.isASCIIWord
  ) -> Int {
    var end = start
    var place = start
    while place < text.count {
      if isLetter(text[place]) {
        place += 1
        end = place
      } else if end > start, text[place] == "." || text[place] == "-" {
        place += 1
      } else {
        break
      }
    }
    return end
  }
}
