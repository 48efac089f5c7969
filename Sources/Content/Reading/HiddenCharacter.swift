/// An invisible character, which can make a text look like another one.
struct HiddenCharacter {
  let rule: ReadingRule
  /// What it is, such as `the control character U+001B`.
  let summary: String

  /// Whether it can be removed without loss: a leftover of copying that does not change text read from left to right.
  /// Overrides of the direction (U+202D, U+202E) are none, since the intended order is unknown.
  let isLeftover: Bool

  static let explanation = "It cannot be seen, so an approval could not cover it. Delete it."

  /// The character, where `scalar` is one; line feed and tab are not.
  init?(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x09, 0x0A: return nil
    case 0x00...0x1F, 0x7F...0x9F, 0xFFFE...0xFFFF: self.init(.controlCharacter, "the control character", scalar)
    case 0x2028, 0x2029: self.init(.controlCharacter, "the invisible line separator", scalar)
    case 0xFEFF: self.init(.controlCharacter, "a byte order mark inside the text", scalar)
    case 0x202A...0x202E, 0x2066...0x2069: self.init(.bidiOverride, "the text direction override", scalar)
    default: return nil
    }
  }

  private init(_ rule: ReadingRule, _ name: String, _ scalar: Unicode.Scalar) {
    self.rule = rule
    isLeftover = scalar == "\u{FEFF}" || rule == .bidiOverride && ![0x202D, 0x202E].contains(scalar.value)
    summary = "\(name) \(HiddenCharacter.codePoint(scalar))"
  }

  /// `U+202E`.
  static func codePoint(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// Whether a hidden character of more than one byte may begin at `offset`; a quick test that may return true too
  /// often.
  static func mayBegin(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    let byte = bytes[offset]
    guard byte >= 0xC2, offset + 1 < bytes.count else { return false }
    let next = bytes[offset + 1]
    return (byte == 0xC2 && next < 0xA0) || (byte == 0xE2 && isDirectional(next, bytes, offset))
      || (byte == 0xEF && next >= 0xBB && isSpecial(next, bytes, offset))
  }

  private static func isDirectional(_ next: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
    guard offset + 2 < bytes.count else { return false }
    let last = bytes[offset + 2]
    return (next == 0x80 && (0xA8...0xAE).contains(last)) || (next == 0x81 && (0xA6...0xA9).contains(last))
  }

  private static func isSpecial(_ next: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
    guard offset + 2 < bytes.count else { return false }
    return (next == 0xBB && bytes[offset + 2] == 0xBF) || (next == 0xBF && bytes[offset + 2] >= 0xBE)
  }
}
