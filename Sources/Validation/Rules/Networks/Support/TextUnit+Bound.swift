internal import Content

extension TextUnit {
  /// What no text like `text` exceeds in this unit: cheap to tell, so that most texts need no count.
  ///
  /// An address counts 23 and has a `.` with its top-level domain behind; the others of its characters, three at least,
  /// are counted beside. In composed form (NFC) a symbol of music, four bytes long, is three code points that count 2
  /// each.
  func bound(of text: String) -> Int {
    guard self == .weighted || self == .mastodon else { return text.utf8.count }
    var text = text
    return text.withUTF8 { bytes in
      var bound = bytes.count
      var isAfterStop = false
      for byte in bytes {
        if isAfterStop, byte >= 0x80 || byte.isASCIILetterOrDigit { bound += 20 }
        isAfterStop = byte == 0x2E
        if byte >= 0xF0 { bound += 2 }
      }
      return bound
    }
  }
}
