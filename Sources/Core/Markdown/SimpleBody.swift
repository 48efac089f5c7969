internal import SocialText

/// Reads a body of only plain lines, list items of one line, bold words and links with a text, as nearly all bodies
/// are.
///
/// Its result is what `MarkdownReader` gives for the same body, without a syntax tree, which takes ten times as long.
/// Returns `nil` for anything it does not recognise.
struct SimpleBody {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var text: [UInt8] = []
  private var place = 0
  private var isAfterBlank = false
  private var isAfterItem = false
  /// Where bold text began that has not ended yet.
  private var boldStart: Int?

  /// In bytes: far from what `MarkdownReader` refuses.
  private static let longest = 1 << 14

  /// The text of `body`; `nil` where it needs a closer look.
  static func text(of body: String) -> String? {
    var body = body
    return body.withUTF8 { bytes in
      guard bytes.count <= longest else { return nil }
      var reader = SimpleBody(bytes)
      return reader.read() ? String(decoding: reader.text, as: UTF8.self) : nil
    }
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    text.reserveCapacity(bytes.count + 16)
  }

  private mutating func read() -> Bool {
    while place < bytes.count {
      if bytes[place] == .lineEnd {
        guard boldStart == nil else { return false }
        isAfterBlank = true
        place += 1
      } else {
        guard readLine() else { return false }
      }
    }
    return boldStart == nil
  }

  private mutating func readLine() -> Bool {
    if !text.isEmpty { text.append(.lineEnd) }
    if !text.isEmpty, isAfterBlank { text.append(.lineEnd) }
    if SimpleSigns.isBullet(bytes, place) {
      guard boldStart == nil else { return false }
      text.append(contentsOf: "• ".utf8)
      place += 2
      isAfterItem = true
    } else {
      // Without a blank line between, it would go on with the item.
      guard !isAfterItem || isAfterBlank else { return false }
      isAfterItem = false
    }
    isAfterBlank = false
    guard SimpleSigns.mayStartText(bytes, place) else { return false }
    return readText()
  }

  /// Reads to the end of the line.
  private mutating func readText() -> Bool {
    var start = place
    while true {
      while place < bytes.count, SimpleSigns.isPlain(bytes[place]) { place += 1 }
      guard place < bytes.count, bytes[place] != .lineEnd else { break }
      if SimpleSigns.isLetterStar(bytes, place) {
        place += 1
      } else {
        text.append(contentsOf: bytes[start..<place])
        guard readMarker() else { return false }
        start = place
      }
    }
    text.append(contentsOf: bytes[start..<place])
    let endsWithSpace = place > 0 && bytes[place - 1] == .space
    if place < bytes.count { place += 1 }
    return !endsWithSpace
  }

  private mutating func readMarker() -> Bool {
    switch bytes[place] {
    case UInt8(ascii: "*"): passBold()
    case UInt8(ascii: "["): readLink()
    default: false
    }
  }

  /// Skips `**` if it can only begin or end bold text.
  private mutating func passBold() -> Bool {
    if let start = boldStart {
      // An address in bold text could go on over its end.
      guard SimpleSigns.closesBold(bytes, place), !bytes[start..<place].contains(where: SimpleSigns.isOfAddress) else {
        return false
      }
      boldStart = nil
    } else {
      guard SimpleSigns.opensBold(bytes, place) else { return false }
      boldStart = place
    }
    place += 2
    return true
  }

  /// `[text](https://…)` is "text https://…".
  private mutating func readLink() -> Bool {
    guard boldStart == nil, let link = SimpleLink(bytes, at: place) else { return false }
    text.append(contentsOf: bytes[link.text])
    text.append(.space)
    text.append(contentsOf: bytes[link.address])
    place = link.address.upperBound + 1
    return true
  }
}

/// `[text](https://…)` without special characters in either, between spaces.
struct SimpleLink {
  let text: Range<Int>
  let address: Range<Int>

  /// The link at `place`, where `[` stands; `nil` where it may be something else.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) {
    guard place == 0 || bytes[place - 1] == .space || bytes[place - 1] == .lineEnd else { return nil }
    var end = place + 1
    while end < bytes.count, Self.isText(bytes[end]) { end += 1 }
    text = place + 1..<end
    guard end + 1 < bytes.count, bytes[end] == UInt8(ascii: "]"), bytes[end + 1] == UInt8(ascii: "("), !text.isEmpty,
      bytes[text.lowerBound] != .space, bytes[end - 1] != .space
    else { return nil }
    var addressEnd = end + 2
    while addressEnd < bytes.count, Self.isAddress(bytes[addressEnd]) { addressEnd += 1 }
    address = end + 2..<addressEnd
    guard addressEnd < bytes.count, bytes[addressEnd] == UInt8(ascii: ")"),
      SimpleSigns.endsText(bytes, addressEnd + 1), bytes[address].contains(UInt8(ascii: ":"))
    else { return nil }
  }

  /// The text itself is no address.
  private static func isText(_ byte: UInt8) -> Bool { SimpleSigns.isPlain(byte) && !SimpleSigns.isOfAddress(byte) }

  private static func isAddress(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "!"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: ")"), .space: false
    default: byte < 0x80 && SimpleSigns.isPlain(byte)
    }
  }
}

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
