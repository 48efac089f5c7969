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
