/// A place in the source that moves through one paragraph or heading as cmark read it: what opens a line (space, the
/// signs of block quotes) is passed over.
struct SourceCursor {
  let bytes: [UInt8]
  private(set) var offset: Int
  /// Where the paragraph or heading ends at the latest.
  let end: Int
  /// How many block quotes are open around it.
  let quotes: Int

  init(bytes: [UInt8], offset: Int, end: Int, quotes: Int) {
    self.bytes = bytes
    self.offset = offset
    self.end = min(end, bytes.count)
    self.quotes = quotes
  }

  /// `nil` at the end.
  var current: UInt8? { offset < end ? bytes[offset] : nil }

  /// The byte after the current one.
  var following: UInt8? { offset + 1 < end ? bytes[offset + 1] : nil }

  /// Moves on by one byte; after a line end, to the start of the next line's text.
  mutating func advance() {
    guard let byte = current else { return }
    offset += 1
    if byte == .lineEnd { skipOpening() }
  }

  private mutating func skipOpening() {
    for _ in 0..<quotes {
      let start = offset
      skip { $0.isBlank }
      // After four spaces it is text.
      let isIndented = offset - start > 3 || bytes[start..<offset].contains(UInt8(ascii: "\t"))
      guard current == UInt8(ascii: ">"), !isIndented else { return }
      offset += 1
      if current == .space { offset += 1 }
    }
    skip { $0.isBlank }
  }

  /// Skips all bytes that fit, within the line.
  mutating func skip(while fits: (UInt8) -> Bool) {
    while let byte = current, byte != .lineEnd, fits(byte) { offset += 1 }
  }

  /// Skips space and line ends.
  mutating func skipSpace() {
    while let byte = current, byte.isSpace { advance() }
  }

  /// Skips `text`; false if the source differs. White space after a line end in `text` is ignored.
  mutating func take(_ text: some Sequence<UInt8>) -> Bool {
    var isAtLineStart = false
    for byte in text {
      if isAtLineStart, byte.isBlank { continue }
      isAtLineStart = byte == .lineEnd
      guard current == byte else { return false }
      advance()
    }
    return true
  }

  /// Skips a run of `byte`, and returns its length.
  mutating func takeRun(of byte: UInt8) -> Int {
    let start = offset
    while current == byte { offset += 1 }
    return offset - start
  }

  /// Whether the rest of the line is white space.
  var isAtLineEnd: Bool {
    var rest = self
    rest.skip { $0.isSpace }
    return rest.current == nil || rest.current == .lineEnd
  }
}
