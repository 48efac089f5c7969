internal import SocialText

/// Makes renditions: a pure function of a post, a channel, the configuration and the media's bytes.
///
/// One is for one post: what its channels share is read once.
package struct Renderer {
  private let configuration: Configuration
  private let library: any MediaLibrary
  private let texts: MarkdownTexts

  package init(configuration: Configuration, library: any MediaLibrary) {
    self.configuration = configuration
    self.library = library
    texts = MarkdownTexts(breaks: configuration.breaks)
  }

  /// Why there is no rendition. `check` reports both at their place in the post.
  package enum Failure: Error, Hashable {
    /// A file that the post names is not in the repository.
    case missingFile(String)
    /// A picture of the text is at an address, or at a path outside the repository.
    case unusableImage(String)
  }

  /// What `post` will be on `channel`.
  package func rendition(of post: Post, on channel: Channel) throws(Failure) -> Rendition {
    let content = post.content(for: channel)
    let network = channel.network
    let links = LinkTagger(channel: channel, post: post)
    return Rendition(
      repository: configuration.repository, post: post.id, channel: channel,
      format: content.format ?? network.standardFormat,
      parts: try parts(of: post, content, channel),
      title: ReaderKey.title.applies(to: network) ? content.title : nil,
      link: ReaderKey.link.applies(to: network) ? content.link.map(links.tagged) : nil,
      preview: ReaderKey.preview.applies(to: network) ? try preview(content.preview) : nil,
      firstComment: ReaderKey.firstComment.applies(to: network) ? content.firstComment.map(links.taggedText) : nil,
      options: OptionRendering(content: content, network: network).options)
  }

  private func parts(
    of post: Post, _ content: PostContent, _ channel: Channel
  ) throws(Failure) -> [Rendition.Part] {
    let markdown = self.texts.text(of: content.text ?? post.body, on: channel.network)
    let texts = ReaderText.parts(of: markdown, content, of: post, on: channel)
    var parts: [Rendition.Part] = []
    for (index, part) in markdown.parts.enumerated() {
      let attached = index == 0 ? content.media ?? [] : []
      let media = try media(attached + images(of: part, in: post))
      parts.append(Rendition.Part(text: texts[index], media: media))
    }
    return parts
  }

  /// The pictures of a part's Markdown, as media.
  private func images(of part: MarkdownPart, in post: Post) throws(Failure) -> [MediaItem] {
    var items: [MediaItem] = []
    for image in part.images {
      guard let path = try? RepositoryPath.normalised(image.destination, from: post.path) else {
        throw .unusableImage(image.destination)
      }
      items.append(MediaItem(source: .file(path), alt: image.alt.isEmpty ? nil : image.alt))
    }
    return items
  }

  /// The media of a part; a file named twice is one picture, described where any of the two describes it.
  private func media(_ items: [MediaItem]) throws(Failure) -> [Rendition.Media] {
    var places: [MediaSource: Int] = [:]
    var media: [Rendition.Media] = []
    for item in items {
      if let place = places[item.source] {
        media[place].alt = media[place].alt ?? item.alt
      } else {
        places[item.source] = media.count
        media.append(try medium(item))
      }
    }
    return media
  }

  private func medium(_ item: MediaItem) throws(Failure) -> Rendition.Media {
    var captions: [(language: String, sha256: Digest)] = []
    for track in item.captions { captions.append((track.language, try digest(ofFile: track.file))) }
    return Rendition.Media(
      sha256: try digest(of: item.source), alt: item.alt, credit: item.credit,
      thumbnail: try digest(ofOptional: item.thumbnail), captions: captions, source: item.source)
  }

  private func preview(_ preview: LinkPreview?) throws(Failure) -> Rendition.Preview? {
    guard let preview else { return nil }
    return Rendition.Preview(
      title: preview.title, description: preview.description, image: try digest(ofOptional: preview.image))
  }

  private func digest(of source: MediaSource) throws(Failure) -> Digest {
    switch source {
    case .file(let path): return try digest(ofFile: path)
    case .remote(_, let sha256):
      guard let digest = Digest(hex: sha256) else { throw .missingFile(sha256) }
      return digest
    }
  }

  private func digest(ofOptional path: String?) throws(Failure) -> Digest? {
    guard let path else { return nil }
    return try digest(ofFile: path)
  }

  private func digest(ofFile path: String) throws(Failure) -> Digest {
    guard let file = library.file(at: path) else { throw .missingFile(path) }
    return file.sha256
  }
}

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

/// What belongs to a text on a channel but is not typed into it: link, mentions and hashtags.
package struct TextAdditions {
  /// The link, where it is no card.
  let link: String?
  let mentions: [String]
  let hashtags: [String]

  package init(_ content: PostContent, on channel: Channel) {
    link = ReaderKey.link.applies(to: channel.network) ? nil : content.link
    mentions = content.mentions?.list(for: channel.name, on: channel.network) ?? []
    hashtags = content.hashtags?.list(for: channel.name, on: channel.network) ?? []
  }

  var isEmpty: Bool { link == nil && mentions.isEmpty && hashtags.isEmpty }

  /// Whether both add the same, byte for byte.
  package func isSame(as other: TextAdditions) -> Bool {
    func isSame(_ left: [String], _ right: [String]) -> Bool {
      left.count == right.count && zip(left, right).allSatisfy { $0.isSame(as: $1) }
    }
    guard (link == nil) == (other.link == nil), (link ?? "").isSame(as: other.link ?? "") else { return false }
    return isSame(mentions, other.mentions) && isSame(hashtags, other.hashtags)
  }
}

/// The texts of a post on a channel as its readers get them: link, mentions and hashtags in place, our links tagged.
package enum ReaderText {
  /// The final text of each part, in order.
  ///
  /// - Parameter markdown: what `content` says on the channel, its markers taken out.
  package static func parts(
    of markdown: MarkdownText, _ content: PostContent, of post: Post, on channel: Channel
  ) -> [String] {
    tagged(parts(of: markdown, adding: TextAdditions(content, on: channel)), of: post, on: channel)
  }

  /// The text of each part with what belongs to it; no link is tagged yet.
  package static func parts(of markdown: MarkdownText, adding additions: TextAdditions) -> [String] {
    TextAssembly(additions).texts(of: markdown.parts)
  }

  /// The texts with our links tagged.
  package static func tagged(_ texts: [String], of post: Post, on channel: Channel) -> [String] {
    guard LinkTagger.isNeeded(on: channel) else { return texts }
    return texts.map(LinkTagger(channel: channel, post: post).taggedText)
  }

  /// The first comment, our links tagged; `nil` where the channel's network has none.
  package static func firstComment(_ content: PostContent, of post: Post, on channel: Channel) -> String? {
    guard let comment = content.firstComment, ReaderKey.firstComment.applies(to: channel.network) else { return nil }
    return LinkTagger(channel: channel, post: post).taggedText(comment)
  }
}
