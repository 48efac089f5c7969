/// A token that is one word of plain letters between punctuation, as nearly all are: read from its bytes, without a
/// look at each code point.
struct PlainToken {
  /// The word's bytes.
  let word: Range<Int>
  let hasStop: Bool
  let endsSentence: Bool
  /// Whether a dictionary can judge it.
  let isWord: Bool

  /// Nothing where the token needs a closer look.
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
    self.endsSentence = endsSentence
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
  private var count = 0
  private var repeated = 0
  private var previous: UInt16 = 0
  private var hasInnerCapital = false

  /// `TokenReader` says why.
  var areWord: Bool { (3...60).contains(count) && !hasInnerCapital && repeated < 3 }

  /// Takes the letter at `place`: ASCII, or one of those from `À` to `ÿ`. How many bytes it has; nothing where it is none.
  mutating func take(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int, _ end: Int) -> Int? {
    let byte = bytes[place]
    if byte.isASCIISmall { return note(UInt16(byte), isCapital: false, width: 1) }
    if byte.isASCIICapital { return note(UInt16(byte), isCapital: true, width: 1) }
    guard byte == 0xC3, place + 1 < end, bytes[place + 1] != 0x97, bytes[place + 1] != 0xB7 else { return nil }
    return note(0xC300 | UInt16(bytes[place + 1]), isCapital: bytes[place + 1] < 0x9F, width: 2)
  }

  private mutating func note(_ letter: UInt16, isCapital: Bool, width: Int) -> Int {
    if isCapital, count > 0 { hasInnerCapital = true }
    if repeated < 3 { repeated = letter == previous ? repeated + 1 : 1 }
    previous = letter
    count += 1
    return width
  }
}
