extension [UInt8] {
  /// The code point that begins at `offset`, and its length in bytes. The bytes are a text's, so they are UTF-8.
  func scalar(at offset: Int) -> (scalar: Unicode.Scalar, width: Int) {
    let first = self[offset]
    guard first >= 0x80 else { return (Unicode.Scalar(first), 1) }
    let width = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard offset + width <= count else { return ("\u{FFFD}", 1) }
    var value = UInt32(first) & (0x7F >> UInt32(width))
    for index in 1..<width { value = value << 6 | UInt32(self[offset + index] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", width)
  }

  /// The code point that ends at `offset`; nothing at the start of the text.
  func scalar(before offset: Int) -> Unicode.Scalar? {
    guard offset > 0 else { return nil }
    var start = offset - 1
    while start > 0, self[start].isContinuation { start -= 1 }
    return scalar(at: start).scalar
  }

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
