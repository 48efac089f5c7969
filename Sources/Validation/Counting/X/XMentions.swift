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
