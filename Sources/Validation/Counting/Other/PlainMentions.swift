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
