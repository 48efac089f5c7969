/// Adds what belongs to a text but is not typed into it: link, mentions and hashtags.
struct TextAssembly {
  let content: PostContent
  let channel: Channel

  /// The final text of each part, in order.
  ///
  /// Link, mentions and hashtags go to the end of the last part, each after a blank line and only as far as the text does
  /// not have them already; hashtags go where `<!-- hashtags -->` stands, if it does.
  func texts(of parts: [MarkdownPart]) -> [String] {
    var texts = parts.map(\.text)
    guard let last = texts.indices.last, hasMore else { return texts }
    let typed = TypedText(texts.joined(separator: "\n"))
    let hashtags = line(of: content.hashtags, sign: "#", typed: typed)
    var blocks = [appendedLink(typed: typed), line(of: content.mentions, sign: "@", typed: typed)]
    if let marked = parts.firstIndex(where: { $0.hashtagPlace != nil }), let place = parts[marked].hashtagPlace {
      texts[marked] = insert(hashtags, into: texts[marked], at: place)
    } else {
      blocks.append(hashtags)
    }
    texts[last] = ([texts[last]] + blocks).filter { !$0.isEmpty }.joined(separator: "\n\n")
    return texts
  }

  /// Whether there is anything that may have to be added.
  private var hasMore: Bool { content.link != nil || content.mentions != nil || content.hashtags != nil }

  /// The link where it is no card and not typed; else nothing.
  private func appendedLink(typed: TypedText) -> String {
    guard let link = content.link, !ReaderKey.link.applies(to: channel.network), !typed.has(link: link) else {
      return ""
    }
    return link
  }

  /// Those tags that the text does not have, each once, on one line.
  private func line(of tags: Addressed?, sign: String, typed: TypedText) -> String {
    var seen: Set<String> = []
    return (tags?.list(for: channel.name, on: channel.network) ?? [])
      .filter { !$0.isEmpty }
      .map { $0.utf8.starts(with: sign.utf8) ? $0 : sign + $0 }
      .filter { !typed.has(tag: $0) && seen.insert($0.lowercased()).inserted }
      .joined(separator: " ")
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
