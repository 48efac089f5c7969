/// Adds what belongs to a text but is not typed into it: link, mentions and hashtags.
struct TextAssembly {
  let additions: TextAdditions

  init(_ additions: TextAdditions) { self.additions = additions }

  init(content: PostContent, channel: Channel) { additions = TextAdditions(content, on: channel) }

  /// The final text of each part, in order.
  ///
  /// Link, mentions and hashtags go to the end of the last part, each after a blank line and only as far as the text
  /// does not have them already; hashtags go where `<!-- hashtags -->` stands, if it does.
  func texts(of parts: [MarkdownPart]) -> [String] {
    var texts = parts.map(\.text)
    guard let last = texts.indices.last, !additions.isEmpty else { return texts }
    let typed = TypedText(texts.count == 1 ? texts[0] : texts.joined(separator: "\n"))
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
  private func appendedLink(typed: TypedText) -> String {
    guard let link = additions.link, !typed.has(link: link) else { return "" }
    return link
  }

  /// Those tags that the text does not have, each once, on one line.
  private func line(of tags: [String], sign: String, typed: TypedText) -> String {
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
