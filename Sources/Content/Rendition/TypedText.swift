/// What somebody typed, as far as nothing must be appended that is there already.
///
/// Made once for a text: looking the whole text through for every tag would take hours for hostile ones.
struct TypedText {
  private let text: String
  private let tags: Set<String>

  init(_ text: String) {
    self.text = text
    let hasSign = text.utf8.contains { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "@") }
    tags = hasSign ? TypedText.tags(in: text, outside: LinkFinder.links(in: text)) : []
  }

  /// Whether `link` stands in the text, alone and not as the beginning of another one.
  func has(link: String) -> Bool {
    guard !link.isEmpty else { return false }
    var rest = text[...]
    while let found = TypedText.firstPlace(of: link, in: rest) {
      if LinkFinder.isLinkOrWord(found, in: text) { return true }
      rest = text[text.unicodeScalars.index(after: found.lowerBound)...]
    }
    return false
  }

  /// Byte for byte: an address is not the same for being canonically equivalent.
  private static func firstPlace(of part: String, in text: Substring) -> Range<String.Index>? {
    let (bytes, wanted) = (text.utf8, part.utf8)
    guard let first = wanted.first else { return nil }
    var place = bytes.startIndex
    while let start = bytes[place...].firstIndex(of: first) {
      let candidate = bytes[start...].prefix(wanted.count)
      if candidate.elementsEqual(wanted) { return start..<candidate.endIndex }
      place = bytes.index(after: start)
    }
    return nil
  }

  /// Whether `tag`, sign and all, stands in the text as a word of its own.
  ///
  /// Networks read tags without regard to case, and an accent as one letter or two: so does this.
  func has(tag: String) -> Bool { !tags.isEmpty && tags.contains(tag.lowercased()) }

  /// The tags of the text in small letters. What follows `#` in a link is none.
  private static func tags(in text: String, outside links: [Substring]) -> Set<String> {
    var tags: Set<String> = []
    var place = text.startIndex
    for link in links {
      addTags(in: text[place..<link.startIndex].unicodeScalars, to: &tags)
      place = link.endIndex
    }
    addTags(in: text[place...].unicodeScalars, to: &tags)
    return tags
  }

  private static func addTags(in stretch: Substring.UnicodeScalarView, to tags: inout Set<String>) {
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
