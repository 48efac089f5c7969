/// Finds addresses as Bluesky's client library does: words that begin with a scheme, or with a host in small letters.
enum BlueskyLinks {
  /// Their stretches, without the punctuation of the sentence.
  static func find(in text: [Unicode.Scalar]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var place = 0
    while place < text.count {
      guard text[place].isASCIILetter, text.mayBeginFacet(at: place), isLink(text, place) else {
        place += 1
        continue
      }
      let end = text[place...].firstIndex(where: \.isScriptSpace) ?? text.count
      if isTaken(text, place) { found.append(place..<withoutPunctuation(text, place..<end)) }
      place = end
    }
    return found
  }

  /// Whether something that looks like a link begins at `start`, in letters of any case.
  private static func isLink(_ text: [Unicode.Scalar], _ start: Int) -> Bool {
    hasScheme(text, start) || endOfHost(text, start) != nil
  }

  private static func hasScheme(_ text: [Unicode.Scalar], _ start: Int) -> Bool {
    let parts = URLParts(text: text, grammar: .x)
    let end = parts.endOfScheme(from: start)
    return end > start && end < text.count && !text[end].isScriptSpace
  }

  /// Letters and digits with dots between them.
  private static func endOfHost(_ text: [Unicode.Scalar], _ start: Int) -> Int? {
    var end: Int?
    var place = start
    while place < text.count {
      let label = place
      while place < text.count, text[place].isASCIILetterOrDigit { place += 1 }
      guard place > label else { break }
      if label > start { end = place }
      guard place < text.count, text[place] == "." else { break }
      place += 1
    }
    return end
  }

  /// A word that begins with `http`, in small letters, is accepted with any host.
  private static func isTaken(_ text: [Unicode.Scalar], _ start: Int) -> Bool {
    if text[start...].starts(with: ["h", "t", "t", "p"]) { return true }
    guard !hasScheme(text, start), let end = endOfHost(text, start),
      let dot = text[start..<end].lastIndex(of: ".")
    else { return false }
    return BlueskyDomains.contains(String(decoding: text[(dot + 1)..<end].map { UInt8($0.value) }, as: UTF8.self))
  }

  private static func withoutPunctuation(_ text: [Unicode.Scalar], _ word: Range<Int>) -> Int {
    var end = word.upperBound
    if ".,;:!?".unicodeScalars.contains(text[end - 1]) { end -= 1 }
    if text[end - 1] == ")", !text[word.lowerBound..<end].contains("(") { end -= 1 }
    return end
  }
}
