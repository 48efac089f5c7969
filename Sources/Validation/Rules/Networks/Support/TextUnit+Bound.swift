internal import Content

extension TextUnit {
  /// What no text like `text` exceeds in this unit: cheap to tell, so that most texts need no count.
  ///
  /// An address counts 23. It has a `.` with a top-level domain of two letters or more behind and all the letters and
  /// digits before, and these are counted anyway. In composed form (NFC) a symbol of music, four bytes long, is three
  /// code points that count 2 each.
  func bound(of text: String) -> Int {
    guard self == .weighted || self == .mastodon else { return text.utf8.count }
    var text = text
    return text.withUTF8 { bytes in
      var bound = bytes.count
      /// How many letters and digits stand before.
      var label = 0
      var isAfterStop = false
      for byte in bytes {
        if isAfterStop, byte >= 0x80 || byte.isASCIILetterOrDigit { bound += max(0, 20 - label) }
        isAfterStop = byte == 0x2E
        if !isAfterStop { label = byte.isASCIILetterOrDigit ? label + 1 : 0 }
        if byte >= 0xF0 { bound += 2 }
      }
      return bound
    }
  }
}
