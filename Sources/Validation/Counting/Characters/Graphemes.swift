/// What readers take for one character each: extended grapheme clusters.
enum Graphemes {
  /// How many there are in `text`.
  static func count(_ text: String) -> Int {
    var ascii = 0
    var last: UInt8 = 0
    for byte in text.utf8 {
      guard byte < 0x80 else { return text.count }
      if !(last == 0x0D && byte == 0x0A) { ascii += 1 }
      last = byte
    }
    return ascii
  }

  /// How many more there are for programs with Unicode 15.0 or older, such as Ruby 3.
  ///
  /// Since 15.1 consonants of an Indic script that a virama joins are one; before, there is a boundary after it.
  static func joinedConsonants(_ scalars: [Unicode.Scalar]) -> Int {
    var count = 0
    var followsVirama = false
    for scalar in scalars where scalar.value >= 0x300 || followsVirama {
      guard scalar.value >= 0x900 else {
        followsVirama = followsVirama && isMark(scalar)
        continue
      }
      if followsVirama, scalar.properties.generalCategory == .otherLetter { count += 1 }
      followsVirama = isVirama(scalar) || followsVirama && isMark(scalar)
    }
    return count
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == 0x200D || scalar.properties.generalCategory == .nonspacingMark
  }

  /// The sign that joins consonants in Devanagari, Bengali, Gujarati, Oriya, Telugu and Malayalam.
  private static func isVirama(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x94D, 0x9CD, 0xACD, 0xB4D, 0xC4D, 0xD4D: true
    default: false
    }
  }
}
