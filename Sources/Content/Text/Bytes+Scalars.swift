// Inlinable, since other modules also read texts with these, code point by code point.
extension RandomAccessCollection<UInt8> where Index == Int {
  /// The code point that begins at `offset`, and its length in bytes. The bytes are a text's, so they are UTF-8.
  @inlinable package func scalar(at offset: Int) -> (scalar: Unicode.Scalar, width: Int) {
    let first = self[offset]
    guard first >= 0x80 else { return (Unicode.Scalar(first), 1) }
    let width = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard offset + width <= endIndex else { return ("\u{FFFD}", 1) }
    var value = UInt32(first) & (0x7F >> UInt32(width))
    for index in 1..<width { value = value << 6 | UInt32(self[offset + index] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", width)
  }
}

extension [UInt8] {
  /// Where the code point that ends at `offset` begins.
  @inlinable package func scalarStart(before offset: Int) -> Int {
    var start = offset - 1
    while start > 0, self[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }

  /// The code point that ends at `offset`; `nil` at the start of the text.
  @inlinable package func scalar(before offset: Int) -> Unicode.Scalar? {
    offset > 0 ? scalar(at: scalarStart(before: offset)).scalar : nil
  }
}

extension [UInt8] {
  /// Where `part` first stands at or after `start`, byte for byte.
  func firstPlace(of part: [UInt8], from start: Int) -> Range<Int>? {
    guard let first = part.first else { return nil }
    var place = start
    while place + part.count <= count {
      if self[place] == first, self[place..<place + part.count].elementsEqual(part) {
        return place..<place + part.count
      }
      place += 1
    }
    return nil
  }
}
