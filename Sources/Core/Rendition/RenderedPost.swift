package import SocialText

/// One post by one configuration, as readers of its channels get it: what is checked and previewed is what is signed.
///
/// What channels share is made once, above all the reading of the Markdown, and all of it when first asked for. A class
/// for that reason; it belongs to one task.
package final class RenderedPost {
  package let post: Post
  package let configuration: Configuration
  fileprivate let library: any MediaLibrary
  fileprivate let markdown: MarkdownTexts
  /// The final texts of the body on the channel before.
  private var assembled: (form: TextForm, additions: TextAdditions, texts: [String])?
  private var origins: [TextOrigin] = []
  /// The schedule of all channels, where the post has no overrides.
  private var sharedSchedule: (Schedule, [Schedule.Problem])?

  package init(_ post: Post, by configuration: Configuration, library: any MediaLibrary) {
    self.post = post
    self.configuration = configuration
    self.library = library
    markdown = MarkdownTexts(breaks: configuration.breaks)
  }

  /// The post on each channel that it names and `stet.yml` has, in the order of `stet.yml`.
  package var channels: [RenderedChannel] {
    let named = Set(post.channels)
    return configuration.channels.compactMap { named.contains($0.name) ? on($0) : nil }
  }

  /// The post on a channel.
  package func on(_ channel: Channel) -> RenderedChannel { RenderedChannel(channel, of: self) }

  /// Every file of the repository that a rendition of the post names, by path, some twice.
  package var namedFiles: [String] { post.namedFiles { markdown.text(of: $0, in: .typed).parts.flatMap(\.images) } }

  /// The text of each part with link, mentions and hashtags; no link is tagged yet.
  fileprivate func assembled(_ text: MarkdownText, of channel: RenderedChannel) -> [String] {
    let additions = TextAdditions(channel.content, on: channel.channel)
    let assembly = TextAssembly(additions)
    guard channel.content.text == nil, !additions.isEmpty else { return assembly.texts(of: text.parts) }
    if let assembled, assembled.form == channel.form, assembled.additions.isSame(as: additions) {
      return assembled.texts
    }
    let texts = assembly.texts(of: text.parts)
    assembled = (channel.form, additions, texts)
    return texts
  }

  /// Finds where a text was typed.
  fileprivate func origin(of source: MarkdownSource, in form: TextForm, override: SourceRange?) -> TextOrigin {
    let known = origins.first { $0.form == form && $0.override == override && $0.source == source }
    if let known { return known }
    let origin = TextOrigin(source, markdown.text(of: source, in: form), in: form, override: override)
    origins.append(origin)
    return origin
  }

  fileprivate func schedule(_ content: PostContent, on channel: Channel) -> (Schedule, [Schedule.Problem]) {
    if let sharedSchedule { return sharedSchedule }
    let schedule = post.schedule(for: channel, content: content, in: configuration)
    if post.overrides.isEmpty, !post.places.hasOverrides { sharedSchedule = schedule }
    return schedule
  }
}

/// One post on one channel, as its readers get it.
package final class RenderedChannel {
  package let channel: Channel
  /// What the post says to the channel, overrides in place.
  package let content: PostContent
  private let rendered: RenderedPost

  /// The text as typed, its markers taken out, as the network has it: in one part where it has no threads.
  package private(set) lazy var text = rendered.markdown.text(of: source, in: form)
  /// The same as people read it in the file, whatever the network: with all its parts, and with names where LinkedIn has
  /// mentions.
  package private(set) lazy var written = rendered.markdown.text(of: source, in: .typed)
  /// The text of each part as readers get it: with link, mentions and hashtags, our links tagged. This is what networks
  /// count.
  package private(set) lazy var finalTexts = links.taggedTexts(rendered.assembled(text, of: self))
  /// Where `text` was typed.
  package private(set) lazy var origin = rendered.origin(of: source, in: form, override: overrideText)
  /// Where `written` was typed.
  package private(set) lazy var writtenOrigin = rendered.origin(of: source, in: .typed, override: overrideText)
  /// The stretch of the override's text that stands instead of the body; `nil` where the body stands.
  package private(set) lazy var overrideText = content.text == nil ? nil : post.overrideText(for: channel)
  /// The schedule, and what keeps parts of it from being told.
  package private(set) lazy var schedule: (schedule: Schedule, problems: [Schedule.Problem]) =
    rendered.schedule(content, on: channel)
  /// What an approval binds to; it reads the bytes of media.
  package private(set) lazy var rendition = Result { () throws(Rendition.Failure) in try makeRendition() }

  fileprivate private(set) lazy var form = rendered.markdown.form(of: source, on: network)
  private lazy var links = LinkTagger(channel: channel, post: post)

  fileprivate init(_ channel: Channel, of rendered: RenderedPost) {
    self.channel = channel
    self.rendered = rendered
    content = rendered.post.content(for: channel)
  }

  package var post: Post { rendered.post }
  package var network: Network { channel.network }
  private var source: MarkdownSource { content.text ?? post.body }

  /// The title, link, link card and first comment, each `nil` where the network has none.
  package var title: String? { shown(.title, content.title) }
  package var link: String? { shown(.link, content.link).map(links.tagged) }
  package var preview: LinkPreview? { shown(.preview, content.preview) }
  package var firstComment: String? { shown(.firstComment, content.firstComment).map(links.taggedText) }

  private func shown<Value>(_ key: ReaderKey, _ value: Value?) -> Value? { key.applies(to: network) ? value : nil }
}

extension Post {
  /// The stretch of the text that stands on a channel instead of the body, where one does.
  fileprivate func overrideText(for channel: Channel) -> SourceRange? {
    let keys = [channel.name, channel.network.rawValue].flatMap {
      ["overrides.\($0).text", "overrides.\($0).description"]
    }
    return keys.first(where: places.contains).map(places.value)
  }
}

extension Rendition {
  /// Why there is no rendition. `check` reports both at their place in the post.
  package enum Failure: Error, Hashable {
    /// A file that the post names is not in the repository.
    case missingFile(String)
    /// A picture of the text is at an address, or at a path outside the repository.
    case unusableImage(String)
  }
}

extension RenderedChannel {
  private func makeRendition() throws(Rendition.Failure) -> Rendition {
    Rendition(
      repository: rendered.configuration.repository, post: post.id, channel: channel.name, network: network,
      account: channel.account, format: content.format ?? network.standardFormat, parts: try parts, title: title,
      link: link, preview: try cardPreview, firstComment: firstComment,
      options: OptionRendering(content: content, network: network).options)
  }

  private var parts: [Rendition.Part] {
    get throws(Rendition.Failure) {
      var parts: [Rendition.Part] = []
      for (index, part) in text.parts.enumerated() {
        let attached = index == 0 ? content.media ?? [] : []
        parts.append(Rendition.Part(text: finalTexts[index], media: try media(attached + images(of: part))))
      }
      return parts
    }
  }

  /// The pictures of a part's Markdown, as media.
  private func images(of part: MarkdownPart) throws(Rendition.Failure) -> [MediaItem] {
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
  private func media(_ items: [MediaItem]) throws(Rendition.Failure) -> [Rendition.Media] {
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

  private func medium(_ item: MediaItem) throws(Rendition.Failure) -> Rendition.Media {
    var captions: [(language: String, sha256: Digest)] = []
    for track in item.captions { captions.append((track.language, try digest(ofFile: track.file))) }
    return Rendition.Media(
      sha256: try digest(of: item.source), alt: item.alt, credit: item.credit,
      thumbnail: try digest(ofOptional: item.thumbnail), captions: captions, source: item.source)
  }

  private var cardPreview: Rendition.Preview? {
    get throws(Rendition.Failure) {
      guard let preview else { return nil }
      return Rendition.Preview(
        title: preview.title, description: preview.description, image: try digest(ofOptional: preview.image))
    }
  }

  private func digest(of source: MediaSource) throws(Rendition.Failure) -> Digest {
    switch source {
    case .file(let path): return try digest(ofFile: path)
    case .remote(_, let sha256):
      guard let digest = Digest(hex: sha256) else { throw .missingFile(sha256) }
      return digest
    }
  }

  private func digest(ofOptional path: String?) throws(Rendition.Failure) -> Digest? {
    guard let path else { return nil }
    return try digest(ofFile: path)
  }

  private func digest(ofFile path: String) throws(Rendition.Failure) -> Digest {
    guard let file = rendered.library.file(at: path) else { throw .missingFile(path) }
    return file.sha256
  }
}
