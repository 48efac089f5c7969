/// What is known of emoji: facts of Unicode's emoji data, up to the version that twitter-text 3.1 has
/// (`rb/lib/twitter-text/emoji_regex.rb`, Emoji 12.1).
enum EmojiTables {
  /// Whether two regional indicators, by their letters' places in the alphabet, are a flag.
  static func isFlag(_ first: Int, _ second: Int) -> Bool { flagBits[first] & 1 << UInt32(second) != 0 }

  /// For each first letter the second ones, as bits.
  private static let flagBits: [UInt32] = flags.split(whereSeparator: \.isWhitespace)
    .reduce(into: Array(repeating: 0, count: 26)) { bits, flag in
      let letters = flag.utf8.map { Int($0) - 65 }
      guard let first = letters.first, let second = letters.last else { return }
      bits[first] |= 1 << UInt32(second)
    }

  /// What follows the black flag for England, Scotland and Wales.
  static let subdivisions: [[Unicode.Scalar]] = ["gbeng", "gbsct", "gbwls"].map { name in
    name.utf8.compactMap { Unicode.Scalar(0xE0000 + UInt32($0)) } + ["\u{E007F}"]
  }

  /// The possible partners in the emoji of two people who hold hands.
  static func partners(of person: UInt32) -> [UInt32] {
    switch person {
    case 0x1F468: [0x1F468]
    case 0x1F469: [0x1F468, 0x1F469]
    default: [0x1F9D1]
    }
  }

  /// Tools of a trade, and kinds of hair, that follow a joiner.
  static let tools: [UInt32] = [
    0x1F33E, 0x1F373, 0x1F393, 0x1F3A4, 0x1F3A8, 0x1F3EB, 0x1F3ED, 0x1F4BB, 0x1F4BC, 0x1F527, 0x1F52C, 0x1F680, 0x1F692,
    0x1F9AF, 0x1F9B0, 0x1F9B1, 0x1F9B2, 0x1F9B3, 0x1F9BC, 0x1F9BD,
  ]

  /// People who become women or men with a joiner and a sign, in any skin tone.
  static let gendered: [UInt32] = [
    0x1F3C3, 0x1F3C4, 0x1F3CA, 0x1F46E, 0x1F471, 0x1F473, 0x1F477, 0x1F481, 0x1F482, 0x1F486, 0x1F487, 0x1F645, 0x1F646,
    0x1F647, 0x1F64B, 0x1F64D, 0x1F64E, 0x1F6A3, 0x1F6B4, 0x1F6B5, 0x1F6B6, 0x1F926, 0x1F935, 0x1F937, 0x1F938, 0x1F939,
    0x1F93D, 0x1F93E, 0x1F9B8, 0x1F9B9, 0x1F9CD, 0x1F9CE, 0x1F9CF, 0x1F9D6, 0x1F9D7, 0x1F9D8, 0x1F9D9, 0x1F9DA, 0x1F9DB,
    0x1F9DC, 0x1F9DD,
  ]

  /// The other sequences with joiners: couples, flags, the guide dog, the eye in a speech bubble.
  static let sequences: [[Unicode.Scalar]] = [
    "\u{1F468}\u{200D}\u{2764}\u{FE0F}\u{200D}\u{1F48B}\u{200D}\u{1F468}",
    "\u{1F469}\u{200D}\u{2764}\u{FE0F}\u{200D}\u{1F48B}\u{200D}\u{1F468}",
    "\u{1F469}\u{200D}\u{2764}\u{FE0F}\u{200D}\u{1F48B}\u{200D}\u{1F469}",
    "\u{1F468}\u{200D}\u{2764}\u{FE0F}\u{200D}\u{1F468}", "\u{1F469}\u{200D}\u{2764}\u{FE0F}\u{200D}\u{1F468}",
    "\u{1F469}\u{200D}\u{2764}\u{FE0F}\u{200D}\u{1F469}", "\u{1F3F3}\u{FE0F}\u{200D}\u{26A7}\u{FE0F}",
    "\u{1F3F3}\u{FE0F}\u{200D}\u{1F308}", "\u{1F3F4}\u{200D}\u{2620}\u{FE0F}", "\u{1F415}\u{200D}\u{1F9BA}",
    "\u{1F441}\u{200D}\u{1F5E8}",
  ].map { Array($0.unicodeScalars) }

  /// ♾, which the library takes for an emoji without any selector.
  static let infinity: UInt32 = 0x267E

  /// Characters that are emoji only with a variation selector: ©, ®, ™, ♟.
  static func isEmojiWhenSelected(_ value: UInt32) -> Bool {
    value == 0xA9 || value == 0xAE || value == 0x2122 || value == 0x265F
  }
}
