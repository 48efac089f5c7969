/// Finds emoji as readers see them: characters that Unicode shows in colour.
enum EmojiFinder {
  /// Their stretches in code points.
  static func find(in text: CountedText) -> [Range<Int>] {
    guard mayBeFound(in: text) else { return [] }
    var found: [Range<Int>] = []
    var place = 0
    for character in text.string {
      let length = character.unicodeScalars.count
      if isEmoji(character) { found.append(place..<place + length) }
      place += length
    }
    return found
  }

  /// Whether there is any character that could be one or part of one: a cheap test before the full search.
  static func mayBeFound(in text: CountedText) -> Bool {
    text.hasOthers
      && text.scalars.contains { scalar in
        scalar.value >= 0x203C
          && (scalar.value >= 0x1F000 || scalar.value == 0xFE0F || scalar.value == 0x20E3
            || scalar.value < 0x3300 && scalar.properties.isEmoji)
      }
  }

  /// Whether `character` is shown as an emoji: by itself, or because of a selector, a keycap or a skin tone.
  static func isEmoji(_ character: Character) -> Bool {
    let scalars = character.unicodeScalars
    guard let first = scalars.first, first.value >= 0x203C || scalars.count > 1, first.properties.isEmoji else {
      return false
    }
    guard let second = scalars.dropFirst().first else { return first.properties.isEmojiPresentation }
    if second.value == 0xFE0E { return false }
    return first.properties.isEmojiPresentation || second.value == 0xFE0F || second.value == 0x20E3 || second.isSkinTone
  }
}

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

extension EmojiTables {
  /// The regions with a flag, by the letters of their two regional indicators: Unicode's `emoji-test.txt` 12.0.
  static let flags = """
    AC AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
    CA CC CD CF CG CH CI CK CL CM CN CO CP CR CU CV CW CX CY CZ DE DG DJ DK DM DO DZ EA EC EE EG EH ER ES ET EU FI FJ
    FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU IC ID IE IL IM IN IO IQ IR
    IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM
    MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT
    PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TA TC TD TF TG TH TJ TK TL
    TM TN TO TR TT TV TW TZ UA UG UM UN US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
    """
}

extension EmojiTables {
  /// Whether a character is an emoji with a variation selector and without, but not with the one for text.
  static func isTextByDefault(_ value: UInt32) -> Bool {
    value < 0x1F000 ? isTextByDefaultBelow1F000(value) : isTextByDefaultAbove(value)
  }

  private static func isTextByDefaultBelow1F000(_ value: UInt32) -> Bool {
    switch value {
    case 0x203C, 0x2049, 0x2139, 0x2194...0x2199, 0x21A9, 0x21AA, 0x231A, 0x231B, 0x2328, 0x23CF, 0x23ED...0x23EF,
      0x23F1, 0x23F2, 0x23F8...0x23FA, 0x24C2, 0x25AA, 0x25AB, 0x25B6, 0x25C0, 0x25FB...0x25FE, 0x2600...0x2604, 0x260E,
      0x2611, 0x2614, 0x2615, 0x2618, 0x261D, 0x2620, 0x2622, 0x2623, 0x2626, 0x262A, 0x262E, 0x262F, 0x2638...0x263A,
      0x2640, 0x2642, 0x2648...0x2653, 0x2660, 0x2663, 0x2665, 0x2666, 0x2668, 0x267B, 0x267F, 0x2692...0x2697, 0x2699,
      0x269B, 0x269C, 0x26A0, 0x26A1, 0x26A7, 0x26AA, 0x26AB, 0x26B0, 0x26B1, 0x26BD, 0x26BE, 0x26C4, 0x26C5, 0x26C8,
      0x26CF, 0x26D1, 0x26D3, 0x26D4, 0x26E9, 0x26EA, 0x26F0...0x26F5, 0x26F7...0x26FA, 0x26FD, 0x2702, 0x2708, 0x2709,
      0x270C, 0x270D, 0x270F, 0x2712, 0x2714, 0x2716, 0x271D, 0x2721, 0x2733, 0x2734, 0x2744, 0x2747, 0x2757, 0x2763,
      0x2764, 0x27A1, 0x2934, 0x2935, 0x2B05...0x2B07, 0x2B1B, 0x2B1C, 0x2B50, 0x2B55, 0x3030, 0x303D, 0x3297, 0x3299:
      true
    default: false
    }
  }

  private static func isTextByDefaultAbove(_ value: UInt32) -> Bool {
    switch value {
    case 0x1F004, 0x1F170, 0x1F171, 0x1F17E, 0x1F17F, 0x1F202, 0x1F21A, 0x1F22F, 0x1F237, 0x1F321, 0x1F324...0x1F32C,
      0x1F336, 0x1F37D, 0x1F396, 0x1F397, 0x1F399...0x1F39B, 0x1F39E, 0x1F39F, 0x1F3CB...0x1F3CE, 0x1F3D4...0x1F3DF,
      0x1F3F3, 0x1F3F5, 0x1F3F7, 0x1F43F, 0x1F441, 0x1F4FD, 0x1F549, 0x1F54A, 0x1F56F, 0x1F570, 0x1F573...0x1F579,
      0x1F587, 0x1F58A...0x1F58D, 0x1F590, 0x1F5A5, 0x1F5A8, 0x1F5B1, 0x1F5B2, 0x1F5BC, 0x1F5C2...0x1F5C4,
      0x1F5D1...0x1F5D3, 0x1F5DC...0x1F5DE, 0x1F5E1, 0x1F5E3, 0x1F5E8, 0x1F5EF, 0x1F5F3, 0x1F5FA, 0x1F6CB,
      0x1F6CD...0x1F6CF, 0x1F6E0...0x1F6E5, 0x1F6E9, 0x1F6F0, 0x1F6F3:
      true
    default: false
    }
  }

  /// Whether a tone of skin may follow, and is part of the emoji then.
  static func hasSkin(_ value: UInt32) -> Bool {
    switch value {
    case 0x261D, 0x26F7, 0x26F9, 0x270A...0x270D, 0x1F385, 0x1F3C2...0x1F3C4, 0x1F3C7, 0x1F3CA...0x1F3CC, 0x1F442,
      0x1F443, 0x1F446...0x1F450, 0x1F466...0x1F469, 0x1F46B...0x1F46E, 0x1F470...0x1F478, 0x1F47C, 0x1F481...0x1F483,
      0x1F485...0x1F487, 0x1F4AA, 0x1F574, 0x1F575, 0x1F57A, 0x1F590, 0x1F595, 0x1F596, 0x1F645...0x1F647,
      0x1F64B...0x1F64F, 0x1F6A3, 0x1F6B4...0x1F6B6, 0x1F6C0, 0x1F6CC, 0x1F90F, 0x1F918...0x1F91C, 0x1F91E, 0x1F91F,
      0x1F926, 0x1F930...0x1F939, 0x1F93D, 0x1F93E, 0x1F9B5, 0x1F9B6, 0x1F9B8, 0x1F9B9, 0x1F9BB, 0x1F9CD...0x1F9CF,
      0x1F9D1...0x1F9DD:
      true
    default: false
    }
  }
}
