/// What the bytes of a `SimpleBody` mean where they stand.
enum SimpleSigns {
  typealias Bytes = UnsafeBufferPointer<UInt8>

  /// Whether the byte is text at any position inside a line.
  static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: " "), UInt8(ascii: "!"), UInt8(ascii: "\""),
      UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "'"), UInt8(ascii: "("),
      UInt8(ascii: ")"), UInt8(ascii: "+"), UInt8(ascii: ","), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: "?"),
      UInt8(ascii: "@"):
      true
    // `MarkdownBody` and cmark treat some code points that begin with EE or EF in their own way.
    default: byte >= 0x80 && byte != 0xEE && byte != 0xEF
    }
  }

  /// Whether the byte may be part of an address: each address has at least one of these.
  static func isOfAddress(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "@")
  }

  /// Whether `- `, `* ` or `+ ` stands at `place`, the start of a line.
  static func isBullet(_ bytes: Bytes, _ place: Int) -> Bool {
    guard place + 1 < bytes.count, bytes[place + 1] == .space else { return false }
    return bytes[place] == UInt8(ascii: "-") || bytes[place] == UInt8(ascii: "*") || bytes[place] == UInt8(ascii: "+")
  }

  /// Whether a line that begins at `place`, or the text of a list item, is only text.
  static func mayStartText(_ bytes: Bytes, _ place: Int) -> Bool {
    guard place < bytes.count else { return false }
    switch bytes[place] {
    case UInt8(ascii: "["), UInt8(ascii: "("), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "@"): return true
    case UInt8(ascii: "*"): return opensBold(bytes, place)
    case UInt8(ascii: "#"): return isLetter(bytes, at: place + 1)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return startsWithShortNumber(bytes, place)
    default: return isLetter(bytes, at: place) || bytes[place] >= 0x80
    }
  }

  /// `5 Tipps`: `5.` would be a list, and digits without a word are not read here.
  private static func startsWithShortNumber(_ bytes: Bytes, _ place: Int) -> Bool {
    var end = place
    while end < bytes.count, end < place + 9, bytes[end].isDigit { end += 1 }
    return end < bytes.count && bytes[end] == .space && isLetter(bytes, at: end + 1)
  }

  /// Whether the star at `place` is a letter, as in `Mitarbeiter*innen`.
  static func isLetterStar(_ bytes: Bytes, _ place: Int) -> Bool {
    bytes[place] == UInt8(ascii: "*") && endsWord(bytes, place)
      && (isLetter(bytes, at: place + 1) || isDigit(bytes, at: place + 1))
  }

  /// Whether `**` at `place` can only open bold text: behind a space and before a letter.
  static func opensBold(_ bytes: Bytes, _ place: Int) -> Bool {
    guard place + 2 < bytes.count, bytes[place + 1] == UInt8(ascii: "*") else { return false }
    let isAfterSpace = place == 0 || bytes[place - 1] == .space || bytes[place - 1] == .lineEnd
    return isAfterSpace && (isLetter(bytes, at: place + 2) || isDigit(bytes, at: place + 2))
  }

  /// Whether `**` at `place` can only close bold text: behind a letter, and before what ends a word.
  static func closesBold(_ bytes: Bytes, _ place: Int) -> Bool {
    guard place + 1 < bytes.count, bytes[place + 1] == UInt8(ascii: "*"), endsWord(bytes, place) else { return false }
    return endsText(bytes, place + 2)
  }

  /// Whether the text before `place` can end there: at a space, the end of the line or of a sentence.
  static func endsText(_ bytes: Bytes, _ place: Int) -> Bool {
    guard place < bytes.count else { return true }
    switch bytes[place] {
    case .space, .lineEnd, UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "!"), UInt8(ascii: "?"): return true
    default: return false
    }
  }

  /// Whether a letter of ASCII, or one from `À` to `ÿ`, begins at `place`.
  private static func isLetter(_ bytes: Bytes, at place: Int) -> Bool {
    guard place < bytes.count else { return false }
    if bytes[place] == 0xC3, place + 1 < bytes.count { return isLatinLetter(bytes[place + 1]) }
    return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[place] | 0x20)
  }

  private static func isDigit(_ bytes: Bytes, at place: Int) -> Bool { place < bytes.count && bytes[place].isDigit }

  /// Whether such a letter, or a digit, ends before `place`.
  private static func endsWord(_ bytes: Bytes, _ place: Int) -> Bool {
    guard place > 0 else { return false }
    if place > 1, bytes[place - 2] == 0xC3 { return isLatinLetter(bytes[place - 1]) }
    return isLetter(bytes, at: place - 1) || isDigit(bytes, at: place - 1)
  }

  /// Whether the second byte of a code point from U+00C0 to U+00FF is that of a letter: not `×`, not `÷`.
  private static func isLatinLetter(_ byte: UInt8) -> Bool { byte != 0x97 && byte != 0xB7 }
}
