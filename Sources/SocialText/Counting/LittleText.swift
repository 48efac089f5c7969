/// LinkedIn's text format, "little": `@[Acme](urn:li:organization:1)` mentions a page, `@[Eve](urn:li:person:a_B-1)` a
/// member, `#Advent` is a hashtag, and a backslash before a reserved character makes it text.
///
/// Posts have its mentions as they are typed there and no backslashes: escaping is the sender's work. Source:
/// <https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/little-text-format>.
package enum LittleText {
  /// A mention, in UTF-8 bytes of its text.
  package struct Mention: Sendable, Hashable {
    /// From the `@` to the closing bracket.
    package var range: Range<Int>
    /// What readers see of it. Empty where the brackets have no text.
    package var name: Range<Int>
    /// Whom it mentions: `urn:li:organization:1`.
    package var urn: Range<Int>
  }

  /// The mentions of a text, in its order.
  ///
  /// The name is what stands on one line between the nearest `@[` and `](urn:li:`, at most `longestName` bytes. Any type
  /// of URN is taken: whether LinkedIn knows it is for a rule to say.
  package static func mentions(in bytes: [UInt8]) -> [Mention] {
    var found: [Mention] = []
    var place = 0
    while let middle = bytes.firstRange(of: opening, from: place) {
      let start = found.last?.range.upperBound ?? 0
      if let sign = sign(of: middle.lowerBound, in: bytes, from: start),
        let urn = urn(at: middle.lowerBound + 2, in: bytes),
        urn.upperBound < bytes.count, bytes[urn.upperBound] == UInt8(ascii: ")")
      {
        found.append(
          Mention(range: sign..<urn.upperBound + 1, name: sign + 2..<middle.lowerBound, urn: urn))
      }
      place = middle.upperBound
    }
    return found
  }

  /// A text with the names of its mentions instead of the mentions.
  package static func named(_ text: String) -> String {
    guard mayMention(text) else { return text }
    let bytes = Array(text.utf8)
    return String(decoding: LittleText.named(bytes, mentions(in: bytes)), as: UTF8.self)
  }

  package static func named(_ bytes: [UInt8], _ mentions: [Mention]) -> [UInt8] {
    var named: [UInt8] = []
    var place = 0
    for mention in mentions {
      named += bytes[place..<mention.range.lowerBound] + bytes[mention.name]
      place = mention.range.upperBound
    }
    return named + bytes[place...]
  }

  /// Whether a text may have a mention, cheaper than looking for one.
  package static func mayMention(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      bytes.indices.dropFirst().contains { place in
        bytes[place] == UInt8(ascii: "(") && bytes[place - 1] == UInt8(ascii: "]")
          && bytes[place...].starts(with: opening.dropFirst())
      }
    }
  }

  /// Whether a text may have a URN, cheaper than looking for one.
  package static func mayHaveURN(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      bytes.indices.contains { bytes[$0] == UInt8(ascii: "u") && bytes[$0...].starts(with: "urn:li:".utf8) }
    }
  }

  /// Every URN of a text, in a mention or not.
  package static func urns(in bytes: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var place = 0
    while let start = bytes.firstRange(of: Array("urn:li:".utf8), from: place) {
      let urn = urn(at: start.lowerBound, in: bytes)
      if let urn { found.append(urn) }
      place = urn?.upperBound ?? start.upperBound
    }
    return found
  }

  /// Whether `bytes` are a URN as mentions have it, and no more.
  package static func isURN(_ bytes: [UInt8]) -> Bool { urn(at: 0, in: bytes) == bytes.indices }

  /// Whether LinkedIn mentions what a URN names: members and pages.
  package static func mentions(urn: some Sequence<UInt8>) -> Bool {
    ["urn:li:person:", "urn:li:organization:"].contains { urn.starts(with: $0.utf8) }
  }

  /// Whether the character is part of the format's syntax: as text it is sent with a backslash before it.
  package static func isReserved(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\\", "|", "{", "}", "@", "[", "]", "(", ")", "<", ">", "#", "*", "_", "~": true
    default: false
    }
  }

  /// In bytes.
  private static let longestName = 400
  private static let opening = Array("](urn:li:".utf8)

  /// Where the `@[` stands whose name ends at `end`; nil where none is near.
  private static func sign(of end: Int, in bytes: [UInt8], from start: Int) -> Int? {
    var place = end - 1
    while place > start, end - place <= longestName, bytes[place] != .lineEnd {
      if bytes[place] == UInt8(ascii: "["), bytes[place - 1] == UInt8(ascii: "@") { return place - 1 }
      place -= 1
    }
    return nil
  }

  /// `urn:li:`, a type of ASCII letters and `_`, `:`, and an id of ASCII letters, digits, `_` and `-`.
  private static func urn(at start: Int, in bytes: [UInt8]) -> Range<Int>? {
    guard start <= bytes.count, bytes[start...].starts(with: "urn:li:".utf8) else { return nil }
    let type = bytes[(start + 7)...].prefix { $0.isURNLetter }
    guard !type.isEmpty, type.endIndex < bytes.count, bytes[type.endIndex] == UInt8(ascii: ":") else { return nil }
    let id = bytes[(type.endIndex + 1)...].prefix { $0.isURNLetter || $0.isASCIIDigit || $0 == UInt8(ascii: "-") }
    return id.isEmpty ? nil : start..<id.endIndex
  }
}

extension UInt8 {
  fileprivate var isURNLetter: Bool { isASCIILetter || self == UInt8(ascii: "_") }
}

/// How long a text is as it is sent to LinkedIn: in the format that `LittleText` is about, UTF-16 units.
package enum EscapedLength {
  /// The length with a backslash before each reserved character, other than the `#` of a hashtag, and the signs that make
  /// a mention: `@[Eve_X](urn:li:person:a_B)` has two of them, in the name and in the id.
  ///
  /// - Parameter hashtags: those of `text`, where they are known.
  static func count(_ text: CountedText, hashtags: [Range<Int>]? = nil) -> Int {
    let signs = signs(of: text, hashtags ?? TextEntities(text, on: .linkedin).hashtags)
    return text.scalars.indices.reduce(0) { length, place in
      let scalar = text.scalars[place]
      let isEscaped = LittleText.isReserved(scalar) && !signs.contains(place)
      return length + (scalar.value > 0xFFFF ? 2 : 1) + (isEscaped ? 1 : 0)
    }
  }

  /// The places of the signs that the format reads as such.
  package static func signs(in text: String, hashtags: [Range<Int>]) -> Set<Int> {
    signs(of: CountedText(text), hashtags)
  }

  static func signs(of text: CountedText, _ hashtags: [Range<Int>]) -> Set<Int> {
    var signs = Set(hashtags.map(\.lowerBound))
    for mention in LinkedInMentions.find(in: text) {
      let (start, end) = (mention.range.lowerBound, mention.range.upperBound)
      signs.formUnion([start, start + 1, mention.nameEnd, mention.nameEnd + 1, end - 1])
    }
    return signs
  }
}

/// Finds members and pages that a text mentions as LinkedIn reads it.
enum LinkedInMentions {
  /// A mention, in code points.
  struct Mention {
    var range: Range<Int>
    /// Where the bracket stands that closes the name.
    var nameEnd: Int
  }

  static func find(in text: CountedText) -> [Mention] {
    guard LittleText.mayMention(text.string) else { return [] }
    let bytes = Array(text.string.utf8)
    var (place, count) = (0, 0)
    /// The code points before `offset`, which grows from call to call.
    func scalars(before offset: Int) -> Int {
      count += bytes[place..<offset].count { !$0.isContinuation }
      place = offset
      return count
    }
    return LittleText.mentions(in: bytes).filter { LittleText.mentions(urn: bytes[$0.urn]) }.map { mention in
      let start = scalars(before: mention.range.lowerBound)
      let nameEnd = scalars(before: mention.name.upperBound)
      return Mention(range: start..<scalars(before: mention.range.upperBound), nameEnd: nameEnd)
    }
  }
}
