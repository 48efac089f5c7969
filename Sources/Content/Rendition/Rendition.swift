package import Canonical

/// What one post will be on one channel: the thing that an approval binds to.
///
/// Its canonical form holds only what the reader or the network will get. A member at its default is never written, so
/// that a key added by a later version of Stet changes no digest of today.
package struct Rendition: Sendable {
  /// The version of the canonical form, not of the renderer.
  package static let version: Int64 = 1

  package var repository: String
  package var post: String
  package var channel: String
  package var network: Network
  package var account: String
  package var format: PostFormat
  package var parts: [Part]
  package var title: String?
  package var link: String?
  package var preview: Preview?
  package var firstComment: String?
  package var options: [String: JSONValue]

  /// One part of a thread; most posts have one.
  package struct Part: Sendable {
    package var text: String
    package var media: [Media]

    package init(text: String, media: [Media] = []) {
      self.text = text
      self.media = media
    }
  }

  /// One medium, by its bytes.
  package struct Media: Sendable {
    package var sha256: Digest
    package var alt: String?
    package var credit: String?
    package var thumbnail: Digest?
    package var captions: [(language: String, sha256: Digest)]
    /// Where the bytes are. Not part of the canonical form: moving a file does not change what a reader sees.
    package var source: MediaSource

    package init(
      sha256: Digest, alt: String? = nil, credit: String? = nil, thumbnail: Digest? = nil,
      captions: [(language: String, sha256: Digest)] = [], source: MediaSource
    ) {
      self.sha256 = sha256
      self.alt = alt
      self.credit = credit
      self.thumbnail = thumbnail
      self.captions = captions
      self.source = source
    }
  }

  /// The link card.
  package struct Preview: Sendable {
    package var title: String?
    package var description: String?
    package var image: Digest?

    package init(title: String? = nil, description: String? = nil, image: Digest? = nil) {
      self.title = title
      self.description = description
      self.image = image
    }
  }

  package init(
    repository: String, post: String, channel: Channel, format: PostFormat, parts: [Part], title: String? = nil,
    link: String? = nil, preview: Preview? = nil, firstComment: String? = nil, options: [String: JSONValue] = [:]
  ) {
    self.repository = repository
    self.post = post
    self.channel = channel.name
    network = channel.network
    account = channel.account
    self.format = format
    self.parts = parts
    self.title = title
    self.link = link
    self.preview = preview
    self.firstComment = firstComment
    self.options = options
  }
}
