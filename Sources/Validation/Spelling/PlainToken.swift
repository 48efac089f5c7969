/// A token that is one word of plain letters between punctuation, as nearly all are: read from its bytes instead of its
/// code points.
struct PlainToken {
  /// The word's bytes.
  let word: Range<Int>
  let hasStop: Bool
  let endsSentence: Bool
  /// Whether it is one letter with a full stop, which does not end a sentence: `C. auris`.
  let isInitial: Bool
  /// Whether a dictionary can judge it.
  let isWord: Bool

  /// `nil` where the token needs a closer look.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, _ token: Range<Int>) {
    var start = token.lowerBound
    while start < token.upperBound, Self.opens(bytes[start]) { start += 1 }
    var letters = Letters()
    var end = start
    while end < token.upperBound, let width = letters.take(bytes, end, token.upperBound) { end += width }
    var endsSentence = false
    for place in end..<token.upperBound {
      guard Self.closes(bytes[place]) else { return nil }
      endsSentence = endsSentence || Self.endsSentence(bytes[place])
    }
    guard end > start else { return nil }
    word = start..<end
    hasStop = end < token.upperBound && bytes[end] == UInt8(ascii: ".")
    isInitial = hasStop && letters.count == 1
    self.endsSentence = endsSentence && !isInitial
    isWord = letters.areWord
  }

  private static func opens(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "(") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "[")
  }

  private static func closes(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "\""): true
    default: endsSentence(byte)
    }
  }

  private static func endsSentence(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: ":")
  }
}

/// The letters of a word, taken one by one.
private struct Letters {
  private(set) var count = 0
  private var runs = LetterRuns()
  private var hasInnerCapital = false

  /// See `TokenReader` for the reasons.
  var areWord: Bool { (3...60).contains(count) && !hasInnerCapital && !runs.areMeant }

  /// Takes the letter at `place`: ASCII, or one of those from `À` to `ÿ`. Returns its length in bytes; `nil` if it is
  /// no letter.
  mutating func take(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int, _ end: Int) -> Int? {
    let byte = bytes[place]
    if byte.isASCIISmall { return note(UInt16(byte), isCapital: false, width: 1) }
    if byte.isASCIICapital { return note(UInt16(byte), isCapital: true, width: 1) }
    guard byte == 0xC3, place + 1 < end, bytes[place + 1] != 0x97, bytes[place + 1] != 0xB7 else { return nil }
    return note(UInt16(bytes[place + 1]) + 0x40, isCapital: bytes[place + 1] < 0x9F, width: 2)
  }

  private mutating func note(_ letter: UInt16, isCapital: Bool, width: Int) -> Int {
    if isCapital, count > 0 { hasInnerCapital = true }
    runs.take(letter)
    count += 1
    return width
  }
}

/// The longest run of equal letters in a word.
struct LetterRuns {
  private var previous: UInt16 = 0
  private var length = 0
  /// The length of the longest run of three or more; 0 if there is none.
  private var longest = 0
  private var isVowel = false

  /// Takes the next letter, as a code point.
  mutating func take(_ letter: UInt16) {
    length = letter == previous ? length + 1 : 1
    previous = letter
    guard length >= 3 else { return }
    longest = max(longest, length)
    isVowel = isVowel || !(UInt8(exactly: letter).map { Self.consonants.contains($0 | 0x20) } ?? false)
  }

  /// Whether letters are repeated on purpose: `Juhuuu`, `Pssst`, `jaaa`. Three consonants with more behind them are a
  /// slip.
  var areMeant: Bool { longest > 3 || longest == 3 && (isVowel || length >= 3) }

  private static let consonants = Set("bcdfghjklmnpqrstvwxz".utf8)
}
