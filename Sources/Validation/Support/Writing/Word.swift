internal import Content

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

  init(_ range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) {
    self.range = range
    folded = FoldedWord(bytes[range])
    number = bytes[range.lowerBound].isASCIIDigit ? Word.number(bytes[range]) : nil
    isTag = range.lowerBound > 0 && (bytes[range.lowerBound - 1] == 0x23 || bytes[range.lowerBound - 1] == 0x40)
  }

  private static func number(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    guard digits.count <= 4, digits.allSatisfy(\.isASCIIDigit) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}

/// Finds the words of a text, in one pass.
struct WordScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var words: [Word] = []

  /// The words of `bytes` outside of `links`, which are in order.
  static func words(in bytes: [UInt8], outside links: [Range<Int>]) -> [Word] {
    bytes.withUnsafeBufferPointer { bytes in
      var scanner = WordScanner(bytes)
      var place = 0
      for link in links {
        scanner.addWords(of: place..<link.lowerBound)
        place = link.upperBound
      }
      scanner.addWords(of: place..<bytes.count)
      return scanner.words
    }
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    words.reserveCapacity(bytes.count / 6)
  }

  private mutating func addWords(of stretch: Range<Int>) {
    var place = stretch.lowerBound
    while place < stretch.upperBound {
      if bytes[place] < 0x80, !bytes[place].isASCIILetterOrDigit {
        place += 1
        continue
      }
      let end = endOfWord(from: place, before: stretch.upperBound)
      if end > place {
        words.append(Word(place..<end, in: bytes))
        place = end
      } else {
        place += bytes.scalar(at: place).width
      }
    }
  }

  /// Where the word that begins at `start` ends; `start` where none begins.
  private func endOfWord(from start: Int, before end: Int) -> Int {
    var place = start
    while place < end {
      if bytes[place] < 0x80 {
        // `_` continues a word, but does not begin one.
        guard bytes[place].isASCIILetterOrDigit || bytes[place] == 0x5F && place > start else { break }
        place += 1
      } else {
        let (scalar, width) = bytes.scalar(at: place)
        guard scalar.isPartOfWord else { break }
        place += width
      }
    }
    return place
  }
}
