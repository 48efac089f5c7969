/// A word of a text, ready to be looked up.
struct SpelledWord {
  /// As a dictionary has it: composed letters, straight apostrophes, no soft hyphens.
  var text: String
  /// Other readings, of which one has to be known: `Kolleginnen` and `Kolleg` of `Kolleg:innen`.
  var readings: [String] = []
  /// The word that it is part of: `Repair-Café` of `Repair`; otherwise itself.
  var whole: String
  /// Where it stands, in bytes of UTF-8.
  var stretch: Range<Int>
  /// Whether its capital may be that of a sentence.
  var startsSentence = false
  /// Whether a full stop follows: abbreviations are looked up with theirs.
  var hasStop = false
  var followsHyphen = false
  var precedesHyphen = false
  /// Whether an initial stands before it: `auris` in `C. auris`.
  var followsInitial = false
  /// Whether it is the name of an account, with its address behind it.
  var isHandle = false
  /// Where `whole` stands.
  var wholeStretch: Range<Int>

  init(_ text: String, whole: String, stretch: Range<Int>, wholeStretch: Range<Int>? = nil) {
    self.text = text
    self.whole = whole
    self.stretch = stretch
    self.wholeStretch = wholeStretch ?? stretch
  }

  /// Whether it may be a unit behind a number.
  var isShort: Bool { text.utf8.count <= 3 }

  /// Whether it begins with a capital letter.
  var isCapitalised: Bool { text.unicodeScalars.first?.isCapital == true }
}

extension Unicode.Scalar {
  /// An uppercase letter.
  var isCapital: Bool { isASCII ? isASCIICapital : properties.isUppercase }

  /// A letter of the Latin script, or a mark on one.
  var isLatin: Bool {
    if isASCII { return isASCIILetter }
    switch value {
    case 0xD7, 0xF7: return false
    case 0xC0...0x24F, 0x300...0x36F, 0x1E00...0x1EFF: return true
    default: return false
    }
  }

  /// A letter or digit of any script, or a mark on one.
  var isWordPart: Bool {
    if isASCII { return isASCIILetterOrDigit }
    if isLatin { return true }
    return properties.isAlphabetic || properties.numericType != nil || properties.generalCategory == .nonspacingMark
  }
}
