/// The stretches of a text between ASCII spaces.
struct TokenStretches: Sequence, IteratorProtocol {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let end: Int
  private var place: Int
  /// How many line ends are right before the last stretch.
  private(set) var lineEnds = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>, in stretch: Range<Int>) {
    self.bytes = bytes
    place = stretch.lowerBound
    end = stretch.upperBound
  }

  mutating func next() -> Range<Int>? {
    lineEnds = 0
    while place < end, bytes[place] <= 0x20 {
      if bytes[place] == 0x0A { lineEnds += 1 }
      place += 1
    }
    guard place < end else { return nil }
    let start = place
    while place < end, bytes[place] > 0x20 { place += 1 }
    return start..<place
  }

  /// The paragraphs of a text that are not blank, separated by blank lines.
  static func paragraphs(of bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var tokens = TokenStretches(bytes, in: 0..<bytes.count)
    while let token = tokens.next() {
      if let last = found.last, tokens.lineEnds < 2 {
        found[found.count - 1] = last.lowerBound..<token.upperBound
      } else {
        found.append(token)
      }
    }
    return found
  }
}
