internal import Content

extension TextUnit {
  /// What no text like `text` exceeds in this unit: cheap to tell, so that most texts need no count.
  func bound(of text: String) -> Int {
    guard self == .weighted || self == .mastodon else { return text.utf8.count }
    return text.utf8.reduce(0) { $0 + TextUnit.bound(ofByte: $1) }
  }

  /// An address counts 23 and has at least four characters, one of them `.` or `:`. In composed form (NFC) a symbol of
  /// music, four bytes long, is three code points that count 2 each.
  private static func bound(ofByte byte: UInt8) -> Int {
    switch byte {
    case 0x2E, 0x3A: 20
    case 0xF0...: 3
    default: 1
    }
  }
}
