/// Stars that are letters: `Mitarbeiter*innen`.
///
/// Markdown sees a marker in any `*` between two letters, and pairs it with the next one: `Mitarbeiter*innen und
/// Kund*innen` would lose both. So they are masked before cmark reads, by a code point that Markdown takes for a
/// letter. An `_` between letters needs no mask: Markdown does not see a marker in it.
enum StarMask {
  /// The text with every star masked that is a letter, and the bytes that mask them; an empty mask if there is no such
  /// star.
  ///
  /// That is a single star with a letter or digit directly on both sides, and the star of a keycap emoji. Two and more
  /// stars in a word are markers as Markdown has them.
  static func masked(_ bytes: [UInt8]) -> (bytes: [UInt8], mask: [UInt8]) {
    let stars = bytes.indices.filter { bytes[$0] == star && isLetter(bytes, at: $0) }
    guard !stars.isEmpty else { return (bytes, []) }
    let mask = Array(String(unusedScalar(in: bytes)).utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + stars.count * (mask.count - 1))
    var start = 0
    for place in stars {
      result += bytes[start..<place]
      result += mask
      start = place + 1
    }
    return (result + bytes[start...], mask)
  }

  private static let star = UInt8(ascii: "*")

  private static func isLetter(_ bytes: [UInt8], at place: Int) -> Bool {
    let next = bytes[(place + 1)...].firstScalar ?? " "
    if isKeycap(next) { return true }
    guard next.isWord, let previous = scalar(before: place, in: bytes) else { return false }
    return previous.isWord
  }

  private static func scalar(before place: Int, in bytes: [UInt8]) -> Unicode.Scalar? {
    guard let start = bytes[..<place].suffix(4).lastIndex(where: { !$0.isContinuation }) else { return nil }
    return bytes[start..<place].firstScalar
  }

  private static func isKeycap(_ scalar: Unicode.Scalar) -> Bool { scalar == "\u{FE0F}" || scalar == "\u{20E3}" }

  /// A private code point that the text does not have. There are more of them than any post has code points.
  private static func unusedScalar(in bytes: [UInt8]) -> Unicode.Scalar {
    let first: Unicode.Scalar = "\u{E000}"
    // Private code points begin with one of these bytes; hardly any text has one.
    guard bytes.contains(where: { $0 == 0xEE || $0 == 0xEF || $0 >= 0xF3 }) else { return first }
    let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
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
      result.append(isMask ? star : bytes[index])
      index += isMask ? mask.count : 1
    }
    return result
  }
}
