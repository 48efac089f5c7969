/// Follows a pattern of one or more words through a text.
struct WordSearch {
  let text: FoldedWords
  let bytes: [UInt8]

  /// The most bytes between two words of a phrase.
  private static let widestGap = 12

  /// The last word of `pattern`, whose first word fits word `index` up to the folded offset `wordEnd`.
  func end(of pattern: WordPattern, startingAt index: Int, wordEnd: Int) -> Int? {
    let words = pattern.words
    guard fits(words[0], end: wordEnd, of: text.words[index]) else { return nil }
    var last = index
    for word in words.dropFirst() {
      guard last + 1 < text.words.count, isGap(after: last, signs: word.signs), fits(word, text.words[last + 1]) else {
        return nil
      }
      last += 1
    }
    return last
  }

  /// Whether a pattern of one word, found up to `end`, fits the whole of `word`.
  func fits(_ pattern: WordPattern, end: Int, of word: FoldedWords.Word) -> Bool {
    pattern.words.count == 1 && fits(pattern.words[0], end: end, of: word)
  }

  private func fits(_ pattern: WordPattern.Word, end: Int, of word: FoldedWords.Word) -> Bool {
    pattern.opensEnd || (end == word.folded.upperBound && !word.isCut)
  }

  /// Whether a later word of a phrase fits.
  private func fits(_ pattern: WordPattern.Word, _ word: FoldedWords.Word) -> Bool {
    let folded = text.folded[word.folded]
    let count = pattern.bytes.count
    switch (pattern.opensStart, pattern.opensEnd) {
    case (false, false): return !word.isCut && folded.elementsEqual(pattern.bytes)
    case (false, true): return folded.starts(with: pattern.bytes)
    case (true, false): return !word.isCut && folded.suffix(count).elementsEqual(pattern.bytes)
    case (true, true):
      guard folded.count >= count else { return false }
      return (folded.startIndex...folded.endIndex - count).contains { folded[$0...].starts(with: pattern.bytes) }
    }
  }

  /// Whether only space, hyphens and `signs` separate a word from the next.
  private func isGap(after index: Int, signs: [UInt8]) -> Bool {
    let gap = text.words[index].place.upperBound..<text.words[index + 1].place.lowerBound
    guard gap.count <= Self.widestGap else { return false }
    var place = gap.lowerBound
    while place < gap.upperBound {
      let width = max(1, gapSign(at: place, before: gap.upperBound))
      guard width > 1 || signs.contains(bytes[place]) || bytes[place].isSpaceOrHyphen else { return false }
      place += width
    }
    return true
  }

  /// The bytes of a space, hyphen or apostrophe beyond ASCII; 0 where there is none.
  private func gapSign(at place: Int, before end: Int) -> Int {
    if bytes[place] == 0xC2, place + 1 < end, bytes[place + 1] == 0xA0 { return 2 }
    guard bytes[place] == 0xE2, place + 2 < end, bytes[place + 1] == 0x80 else { return 0 }
    // U+2000 to U+2015: spaces, hyphens and dashes; U+2019: the apostrophe; U+202F: a narrow space.
    let last = bytes[place + 2]
    return (0x80...0x95).contains(last) || last == 0x99 || last == 0xAF ? 3 : 0
  }
}

extension UInt8 {
  fileprivate var isSpaceOrHyphen: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == UInt8(ascii: "-") }
}

extension Range<Int> {
  /// Whether `other` lies inside.
  func contains(_ other: Range<Int>) -> Bool { lowerBound <= other.lowerBound && other.upperBound <= upperBound }
}
