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
    // Most texts do not have it anywhere, which is quickly found out.
    guard TypedText.mayHave(Array(link.utf8.prefix(40)), Array(text.utf8)) else { return false }
    let words = LinkFinder.links(in: text) + text.split(whereSeparator: \.isWhitespace)
    return words.contains { $0.utf8.elementsEqual(link.utf8) }
  }

  private static func mayHave(_ beginning: [UInt8], _ text: [UInt8]) -> Bool {
    guard let first = beginning.first else { return true }
    return text.indices.contains { text[$0] == first && text[$0...].starts(with: beginning) }
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
