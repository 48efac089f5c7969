internal import Foundation

/// What readers take for one character each: extended grapheme clusters.
package enum Graphemes {
  /// How many there are in `text`.
  package static func count(_ text: String) -> Int {
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
  package static func joinedConsonants(_ scalars: [Unicode.Scalar]) -> Int {
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

/// Texts in Unicode's form NFC, in which X counts.
///
/// Foundation composes them, the only use of it in this library: the standard library has no public call for that.
package enum ComposedText {
  /// The characters of `text` in that form; `nil` where it is in it already.
  package static func composing(_ text: String, _ scalars: [Unicode.Scalar]) -> [Unicode.Scalar]? {
    guard scalars.contains(where: { !isStable($0) }) else { return nil }
    return Array(text.precomposedStringWithCanonicalMapping.unicodeScalars)
  }

  /// Whether a character is certain to stay unchanged, for any neighbours. False is no proof that it changes.
  private static func isStable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x300, 0x400...0x482, 0x48A...0x52F, 0x2002...0x20CF, 0x20E3, 0x2190...0x2328, 0x2400...0x2ADB,
      0x2B00...0x2BFF, 0x3001...0x3029, 0x3030...0x3098, 0x309B...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7A3,
      0xE000...0xF8FF, 0xFE00...0xFE0F, 0xFF00...0xFFFD, 0x1F000...0x1FAFF, 0x20000...0x2F7FF:
      true
    default: false
    }
  }
}
