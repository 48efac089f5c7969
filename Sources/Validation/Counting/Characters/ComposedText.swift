internal import Foundation

/// Texts in Unicode's form NFC, in which X counts.
enum ComposedText {
  /// The characters of `text` in that form; `nil` where it is in it already.
  static func composing(_ text: String, _ scalars: [Unicode.Scalar]) -> [Unicode.Scalar]? {
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
