internal import Canonical

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
