/// Finds people as Bluesky's client library does (`detectFacets` in `packages/api/src/rich-text/detection.ts`).
enum BlueskyMentions {
  /// Their stretches, the sign included.
  static func find(in text: [Unicode.Scalar]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var place = 0
    while place < text.count {
      guard text[place] == "@", text.mayBeginFacet(at: place), let end = end(in: text, sign: place) else {
        place += 1
        continue
      }
      if isHandle(text[(place + 1)..<end]) { found.append(place..<end) }
      place = end
    }
    return found
  }

  /// Where the word after the sign ends: at the last possible boundary between letters and other characters.
  private static func end(in text: [Unicode.Scalar], sign: Int) -> Int? {
    var end = sign + 1
    while end < text.count, text[end].isASCIILetterOrDigit || text[end] == "." || text[end] == "-" { end += 1 }
    while end > sign + 1, text[end - 1].isASCIIWord == (end < text.count && text[end].isASCIIWord) { end -= 1 }
    return end > sign + 1 ? end : nil
  }

  private static func isHandle(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let dot = word.lastIndex(of: ".") else { return false }
    let ending = String(decoding: word[(dot + 1)...].map { UInt8($0.value) }, as: UTF8.self)
    return ending == "test" || BlueskyDomains.contains(ending)
  }
}

extension [Unicode.Scalar] {
  /// Whether a facet may begin at `place`: at the start, after a space or an opening parenthesis.
  func mayBeginFacet(at place: Int) -> Bool {
    place == 0 || self[place - 1].isScriptSpace || self[place - 1] == "("
  }
}
