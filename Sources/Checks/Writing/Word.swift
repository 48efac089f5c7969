internal import Core
internal import SocialText

/// A word of a text, as rules about writing look at it: letters, digits, marks and `_` without a gap. Links have none.
///
/// The words that lists are compared with are others (`FoldedWords`): of a hashtag they are its parts, and soft hyphens
/// stand inside them.
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
    return digits.decimalValue
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

/// A hash table from words to values.
///
/// It is looked up for every word of every text, so it hashes with one multiplication: it needs no protection against
/// crafted keys, unlike `Dictionary`, since its words are all our own.
struct WordTable<Value: Sendable>: Sendable, ExpressibleByDictionaryLiteral {
  /// Open addressing: each word is at the place of its hash, or in the next free place. Empty words are free places.
  private var words: [FoldedWord]
  private var values: [Value?]

  init(dictionaryLiteral elements: (FoldedWord, Value)...) { self.init(elements) }

  /// At most a quarter of the places is used, so that most look-ups of missing words end at once.
  init(_ elements: [(FoldedWord, Value)]) {
    var size = 4
    while size < elements.count * 4 { size *= 2 }
    words = Array(repeating: FoldedWord([]), count: size)
    values = Array(repeating: nil, count: size)
    for (word, value) in elements {
      let place = place(of: word)
      (words[place], values[place]) = (word, value)
    }
  }

  /// `nil` for a word that is not in it.
  subscript(word: FoldedWord) -> Value? { values[place(of: word)] }

  func contains(_ word: FoldedWord) -> Bool { words[place(of: word)].length > 0 }

  /// Where the word is, or the free place that it would have.
  private func place(of word: FoldedWord) -> Int {
    var place = word.hash & (words.count - 1)
    while words[place].length > 0, words[place] != word { place = (place + 1) & (words.count - 1) }
    return place
  }
}

/// A set of words.
struct WordSet: Sendable, ExpressibleByArrayLiteral {
  private let table: WordTable<Bool>

  init(arrayLiteral words: FoldedWord...) { self.init(words) }
  init(_ words: [FoldedWord]) { table = WordTable(words.map { ($0, true) }) }

  func contains(_ word: FoldedWord) -> Bool { table.contains(word) }
}

/// A word in small letters, packed so that looking it up in a table is cheap.
///
/// It keeps the first 16 bytes and the length: words of the tables are shorter than that, or distinguished by both.
struct FoldedWord: Hashable, ExpressibleByStringLiteral {
  private var high: UInt64 = 0
  private var low: UInt64 = 0
  private(set) var length = 0

  init(_ bytes: some Sequence<UInt8>) {
    var previous: UInt8 = 0
    for byte in bytes {
      // The capitals of Latin-1 are `C3 80` to `C3 9E`, their small letters 32 further on.
      let isUmlaut = previous == 0xC3 && byte &- 0x80 < 0x1F && byte != 0x97
      add(isUmlaut ? byte + 0x20 : byte.asciiLowercased)
      previous = byte
    }
  }

  init(stringLiteral value: StaticString) {
    self.init(UnsafeBufferPointer(start: value.utf8Start, count: value.utf8CodeUnitCount))
  }

  /// A number to look the word up by.
  var hash: Int { Int(truncatingIfNeeded: ((high ^ low &* 31 ^ UInt64(length)) &* 0x9E37_79B9_7F4A_7C15) >> 32) }

  private mutating func add(_ byte: UInt8) {
    if length < 8 { high = high << 8 | UInt64(byte) } else if length < 16 { low = low << 8 | UInt64(byte) }
    length += 1
  }
}

/// A rule that looks at one text of a post at a time, independent of the channel.
protocol TextRule: PostRule {
  /// What is wrong with the text, as far as this rule sees.
  static func check(_ text: TextUnderCheck, in post: PostUnderCheck) -> [Finding]
}

extension TextRule {
  /// The most findings reported in one text.
  static var mostFindings: Int { 10 }

  static func check(_ post: PostUnderCheck) -> [Finding] {
    var findings: [Finding] = []
    for text in post.seenTexts where text.isWriting && findings.count < mostFindings {
      let found = check(text, in: post)
      for finding in found.prefix(mostFindings - findings.count) {
        findings += post.attribute(finding, to: text.channels)
      }
    }
    return findings
  }
}

extension PostUnderCheck {
  /// What `check` finds on the channels, each with the texts that it gets.
  func findings(onEach check: (ChannelUnderCheck, [TextUnderCheck]) -> [Finding]) -> [Finding] {
    findings { channel in
      let found = check(channel, channel.writing)
      return found.count > 10 ? Array(found.prefix(10)) : found
    }
  }
}

extension Sequence {
  /// The first few results of `transform`, which is not called for more elements than needed: locating a finding takes
  /// long, and a few of a kind in one text are enough.
  func few<Result>(_ transform: (Element) -> Result?) -> [Result] {
    var results: [Result] = []
    for element in self {
      if let result = transform(element) { results.append(result) }
      if results.count == 10 { break }
    }
    return results
  }
}
