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
