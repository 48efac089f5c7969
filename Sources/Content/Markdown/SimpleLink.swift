/// `[text](https://…)` without special characters in either, between spaces.
struct SimpleLink {
  let text: Range<Int>
  let address: Range<Int>

  /// The link at `place`, where `[` stands; `nil` where it may be something else.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) {
    guard place == 0 || bytes[place - 1] == .space || bytes[place - 1] == .lineEnd else { return nil }
    var end = place + 1
    while end < bytes.count, Self.isText(bytes[end]) { end += 1 }
    text = place + 1..<end
    guard end + 1 < bytes.count, bytes[end] == UInt8(ascii: "]"), bytes[end + 1] == UInt8(ascii: "("), !text.isEmpty,
      bytes[text.lowerBound] != .space, bytes[end - 1] != .space
    else { return nil }
    var addressEnd = end + 2
    while addressEnd < bytes.count, Self.isAddress(bytes[addressEnd]) { addressEnd += 1 }
    address = end + 2..<addressEnd
    guard addressEnd < bytes.count, bytes[addressEnd] == UInt8(ascii: ")"),
      SimpleSigns.endsText(bytes, addressEnd + 1), bytes[address].contains(UInt8(ascii: ":"))
    else { return nil }
  }

  /// The text itself is no address.
  private static func isText(_ byte: UInt8) -> Bool { SimpleSigns.isPlain(byte) && !SimpleSigns.isOfAddress(byte) }

  private static func isAddress(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "!"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: ")"), .space: false
    default: byte < 0x80 && SimpleSigns.isPlain(byte)
    }
  }
}
