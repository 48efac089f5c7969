/// A word of a text: letters, digits and marks without a gap. Links have none.
struct Word {
  /// Where it stands, in bytes.
  let range: Range<Int>
  /// The word in small letters.
  let folded: FoldedWord
  /// Its value where it is a number of at most four digits.
  let number: Int?
  /// Whether `#` or `@` stands before it.
  let isTag: Bool

  init(_ range: Range<Int>, in bytes: [UInt8]) {
    self.range = range
    folded = FoldedWord(bytes[range])
    number = Word.number(bytes[range])
    isTag = range.lowerBound > 0 && (bytes[range.lowerBound - 1] == 0x23 || bytes[range.lowerBound - 1] == 0x40)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard digits.count <= 4, digits.allSatisfy(\.isASCIIDigit) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}

/// Finds the words of a text, in one pass.
enum WordScanner {
  /// The words of `bytes` outside of `links`, which are in order.
  static func words(in bytes: [UInt8], outside links: [Range<Int>]) -> [Word] {
    var words: [Word] = []
    words.reserveCapacity(bytes.count / 6)
    var place = 0
    for link in links {
      addWords(of: place..<link.lowerBound, in: bytes, to: &words)
      place = link.upperBound
    }
    addWords(of: place..<bytes.count, in: bytes, to: &words)
    return words
  }

  private static func addWords(of stretch: Range<Int>, in bytes: [UInt8], to words: inout [Word]) {
    var place = stretch.lowerBound
    var start: Int?
    while place < stretch.upperBound {
      let (scalar, width) = bytes.scalar(at: place)
      // `_` goes on with a word, and begins none.
      if scalar.isPartOfWord || start != nil && scalar == "_" {
        start = start ?? place
      } else if let begun = start {
        words.append(Word(begun..<place, in: bytes))
        start = nil
      }
      place += width
    }
    if let start { words.append(Word(start..<stretch.upperBound, in: bytes)) }
  }
}
