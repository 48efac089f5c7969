internal import SocialText

/// What the author typed, to see what need not be appended because it is there already.
///
/// Made once for a text: looking the whole text through for every tag would take hours for hostile ones.
struct TypedText {
  private let bytes: [UInt8]
  private let tags: Set<String>

  init(_ text: String) {
    bytes = Array(text.utf8)
    let hasSign = bytes.contains { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "@") }
    tags = hasSign ? TypedText.tags(in: bytes, outside: LinkFinder.links(in: bytes)) : []
  }

  /// Whether `link` stands in the text, alone and not as the beginning of another one.
  ///
  /// Byte for byte: an address is not the same for being canonically equivalent.
  func has(link: String) -> Bool {
    let wanted = Array(link.utf8)
    var place = 0
    while let found = bytes.firstPlace(of: wanted, from: place) {
      if LinkFinder.isLinkOrWord(found, in: bytes) { return true }
      place = found.lowerBound + 1
    }
    return false
  }

  /// Whether `tag`, sign and all, stands in the text as a word of its own.
  ///
  /// Networks read tags without regard to case, and an accent as one letter or two: so does this.
  func has(tag: String) -> Bool { !tags.isEmpty && (tags.contains(tag.lowercased()) || hasMention(tag)) }

  /// Whether the text mentions whom `tag` mentions, where that is a mention of LinkedIn.
  private func hasMention(_ tag: String) -> Bool {
    guard LittleText.mayMention(tag) else { return false }
    let tag = Array(tag.utf8)
    guard let wanted = LittleText.mentions(in: tag).first else { return false }
    return LittleText.mentions(in: bytes).contains { bytes[$0.urn] == tag[wanted.urn] }
  }

  /// The tags of the text in small letters. What follows `#` in a link is none.
  private static func tags(in bytes: [UInt8], outside links: [Range<Int>]) -> Set<String> {
    var tags: Set<String> = []
    var place = 0
    for link in links {
      addTags(in: String(decoding: bytes[place..<link.lowerBound], as: UTF8.self).unicodeScalars, to: &tags)
      place = link.upperBound
    }
    addTags(in: String(decoding: bytes[place...], as: UTF8.self).unicodeScalars, to: &tags)
    return tags
  }

  private static func addTags(in stretch: String.UnicodeScalarView, to tags: inout Set<String>) {
    for word in stretch.split(whereSeparator: { !$0.isTagged && !$0.isTagSign }) {
      guard let sign = word.first, sign == "#" || sign == "@" else { continue }
      let end = word.lastIndex { $0.isTagged } ?? word.startIndex
      tags.insert(String(word[...end]).lowercased())
      // Networks end a hashtag where its letters end; a mention goes on: `@acme@social.example`.
      if sign == "#" { tags.insert("#" + String(word.dropFirst().prefix { $0.isTagged }).lowercased()) }
    }
  }
}

extension Unicode.Scalar {
  /// Whether a hashtag can have it: what words are made of, `_`, and pictures.
  fileprivate var isTagged: Bool {
    isWord || self == "_" || !isASCII && (properties.isEmoji || self == "\u{200D}" || self == "\u{FE0F}")
  }

  /// What tags and mentions begin with or go on after.
  fileprivate var isTagSign: Bool { self == "#" || self == "@" || self == "-" || self == "." }
}
