/// Stars that are letters: `Mitarbeiter*innen`.
///
/// Markdown sees a marker in any `*` between two letters, and pairs it with the next one: `Mitarbeiter*innen und
/// Kund*innen` would lose both. So they are masked before cmark reads, by a code point that Markdown takes for a letter.
/// An `_` between letters needs none: Markdown leaves it alone.
enum StarMask {
  /// The scalars with every star masked that is a letter.
  ///
  /// That is a single star with a letter or digit directly on both sides, and the star of a keycap emoji. Two and more
  /// stars in a word are markers as Markdown has them.
  static func masked(_ scalars: [Unicode.Scalar], with mask: Unicode.Scalar) -> [Unicode.Scalar] {
    var result = scalars
    for index in scalars.indices where scalars[index] == "*" {
      let next = index + 1 < scalars.count ? scalars[index + 1] : " "
      let previous = index > 0 ? scalars[index - 1] : " "
      if isKeycap(next) || (previous.isWord && next.isWord) { result[index] = mask }
    }
    return result
  }

  private static func isKeycap(_ scalar: Unicode.Scalar) -> Bool { scalar == "\u{FE0F}" || scalar == "\u{20E3}" }

  /// A private code point that none of `scalars` is. There are more of them than any post has code points.
  static func unusedScalar(in scalars: [Unicode.Scalar]) -> Unicode.Scalar {
    let used = Set(scalars.lazy.filter { $0.properties.generalCategory == .privateUse })
    let candidates = [0xE000...0xF8FF, 0xF0000...0xFFFFD, 0x100000...0x10FFFD].joined()
    return candidates.lazy.compactMap { Unicode.Scalar(UInt32($0)) }.first { !used.contains($0) } ?? "\u{10FFFD}"
  }

  /// `bytes` with the stars back in place.
  static func unmasked(_ bytes: [UInt8], mask: [UInt8]) -> [UInt8] {
    guard let lead = mask.first, bytes.contains(lead) else { return bytes }
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let isMask = bytes[index] == lead && bytes[index...].starts(with: mask)
      result.append(isMask ? UInt8(ascii: "*") : bytes[index])
      index += isMask ? mask.count : 1
    }
    return result
  }
}
