internal import SocialText

/// Adds what belongs to a text but is not typed into it: link, mentions and hashtags.
struct TextAssembly {
  let additions: TextAdditions

  init(_ additions: TextAdditions) { self.additions = additions }

  /// The final text of each part, in order.
  ///
  /// Link, mentions and hashtags go to the end of the last part, each after a blank line and only as far as the text
  /// does not have them already; hashtags go where `<!-- hashtags -->` stands, if it does.
  func texts(of parts: [MarkdownPart]) -> [String] {
    var texts = parts.map(\.text)
    guard let last = texts.indices.last, !additions.isEmpty else { return texts }
    let typed = TypedWords(texts.count == 1 ? texts[0] : texts.joined(separator: "\n"))
    let hashtags = line(of: additions.hashtags, sign: "#", typed: typed)
    let marked = parts.firstIndex { $0.hashtagPlace != nil }
    if let marked, let place = parts[marked].hashtagPlace {
      texts[marked] = insert(hashtags, into: texts[marked], at: place)
    }
    append(appendedLink(typed: typed), to: &texts[last])
    append(line(of: additions.mentions, sign: "@", typed: typed), to: &texts[last])
    if marked == nil { append(hashtags, to: &texts[last]) }
    return texts
  }

  private func append(_ block: String, to text: inout String) {
    guard !block.isEmpty else { return }
    if !text.isEmpty { text += "\n\n" }
    text += block
  }

  /// The link, or an empty string if it is already typed in the text.
  private func appendedLink(typed: TypedWords) -> String {
    guard let link = additions.link, !typed.has(link: link) else { return "" }
    return link
  }

  /// Those tags that the text does not have, each once, on one line.
  private func line(of tags: [String], sign: String, typed: TypedWords) -> String {
    var line = ""
    // Most often there is one: it cannot be there twice.
    var seen = Set<String>(minimumCapacity: tags.count > 1 ? tags.count : 0)
    for tag in tags where !tag.isEmpty {
      let tag = tag.utf8.starts(with: sign.utf8) ? tag : sign + tag
      guard !typed.has(tag: tag), tags.count == 1 || seen.insert(tag.lowercased()).inserted else { continue }
      if !line.isEmpty { line += " " }
      line += tag
    }
    return line
  }

  /// Puts the hashtags where their comment stood: among words inside a line, otherwise as a paragraph of their own.
  private func insert(_ hashtags: String, into text: String, at place: Int) -> String {
    let bytes = Array(text.utf8)
    guard !hashtags.isEmpty, place <= bytes.count else { return text }
    let before = String(decoding: bytes[..<place], as: UTF8.self)
    let after = String(decoding: bytes[place...], as: UTF8.self)
    if place > 0, let next = after.unicodeScalars.first, next != "\n" {
      return "\(before) \(hashtags)\(next.isWord ? " " : "")\(after)"
    }
    let rest = String(after.unicodeScalars.drop { $0 == "\n" })
    return [before, hashtags, rest].filter { !$0.isEmpty }.joined(separator: "\n\n")
  }
}

/// What belongs to a text on a channel but is not typed into it: link, mentions and hashtags.
struct TextAdditions {
  /// The link, where it is no card.
  let link: String?
  let mentions: [String]
  let hashtags: [String]

  init(_ content: PostContent, on channel: Channel) {
    link = ReaderKey.link.applies(to: channel.network) ? nil : content.link
    mentions = content.mentions?.list(for: channel.name, on: channel.network) ?? []
    hashtags = content.hashtags?.list(for: channel.name, on: channel.network) ?? []
  }

  var isEmpty: Bool { link == nil && mentions.isEmpty && hashtags.isEmpty }

  /// Whether both add the same, byte for byte.
  func isSame(as other: TextAdditions) -> Bool {
    func isSame(_ left: [String], _ right: [String]) -> Bool {
      left.count == right.count && zip(left, right).allSatisfy { $0.isSame(as: $1) }
    }
    guard (link == nil) == (other.link == nil), (link ?? "").isSame(as: other.link ?? "") else { return false }
    return isSame(mentions, other.mentions) && isSame(hashtags, other.hashtags)
  }
}

/// What the author typed, to see what need not be appended because it is there already.
///
/// Made once for a text: looking the whole text through for every tag would take hours for hostile ones.
struct TypedWords {
  private let bytes: [UInt8]
  private let tags: Set<String>

  init(_ text: String) {
    bytes = Array(text.utf8)
    let hasSign = bytes.contains { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "@") }
    tags = hasSign ? TypedWords.tags(in: bytes, outside: LinkFinder.links(in: bytes)) : []
  }

  /// Whether `link` stands in the text, alone and not as the beginning of another one.
  ///
  /// Byte for byte: an address is not the same for being canonically equivalent.
  func has(link: String) -> Bool {
    let wanted = Array(link.utf8)
    var place = 0
    while let found = bytes.firstRange(of: wanted, from: place) {
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
