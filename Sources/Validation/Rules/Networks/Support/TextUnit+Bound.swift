internal import Content

extension TextUnit {
  /// What no text like `text` exceeds in this unit: cheap to tell, so that most texts need no count.
  ///
  /// An address counts 23. It has a `.` with a top-level domain of two letters or more behind and all the letters and
  /// digits before, and these are counted anyway. In composed form (NFC) a symbol of music, four bytes long, is three
  /// code points that count 2 each. A letter of Latin-1, two bytes long, counts 1.
  ///
  /// - Parameter goal: a bound that is no larger is good enough.
  func bound(of text: String, goal: Int = 0) -> Int {
    if self == .escaped { return text.utf8.count + text.unicodeScalars.count(where: LittleText.isReserved) }
    guard self == .weighted || self == .mastodon else { return text.utf8.count }
    var text = text
    return text.withUTF8 { bytes in
      let wide = bytes.count + 2 * bytes.number { $0 >= 0xF0 } - bytes.number { $0 == 0xC3 }
      let loose = wide + 20 * bytes.number { $0 == 0x2E }
      return loose <= goal ? loose : wide + TextUnit.surplus(ofAddresses: bytes)
    }
  }

  /// How much more than their letters and digits addresses may count.
  private static func surplus(ofAddresses bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var surplus = 0
    for place in bytes.indices.dropFirst() where bytes[place - 1] == 0x2E {
      guard bytes[place] >= 0x80 || bytes[place].isASCIILetterOrDigit else { continue }
      /// How many letters and digits stand before.
      var label = 0
      while label < 20, label + 1 < place, bytes[place - label - 2].isASCIILetterOrDigit { label += 1 }
      surplus += 20 - label
    }
    return surplus
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// How many bytes fit; counted in bytes and without a branch, so that many are looked at in one step.
  func number(where fits: (UInt8) -> Bool) -> Int {
    var number = 0
    var place = 0
    while place < count {
      let end = Swift.min(place + 255, count)
      var few: UInt8 = 0
      while place < end {
        few &+= fits(self[place]) ? 1 : 0
        place &+= 1
      }
      number += Int(few)
    }
    return number
  }
}
