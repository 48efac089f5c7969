package import SocialText

/// The content of a post, or of one of its overrides. A member that was not written is `nil`.
package struct PostContent: Sendable {
  /// The text instead of the body; overrides only.
  package var text: MarkdownSource?
  package var title: String?
  package var publishDate: PublishDate?
  /// The IANA name as written; its existence is checked where it is used.
  package var timezone: String?
  /// Never earlier.
  package var notBefore: WrittenTime?
  /// Never later.
  package var notAfter: WrittenTime?
  package var draft: Bool?
  package var format: PostFormat?
  /// BCP 47.
  package var language: String?
  package var hashtags: Addressed?
  package var mentions: Addressed?
  package var link: String?
  package var preview: LinkPreview?
  package var firstComment: String?
  package var disclosure: Disclosure?
  package var aiGenerated: Bool?
  package var sensitive: ContentWarning?
  package var reply: String?
  package var quote: String?
  package var repost: String?
  package var poll: Poll?
  package var media: [MediaItem]?
  /// Options of one network, such as YouTube's `privacy`, by key; overrides only.
  package var options: [String: OptionValue] = [:]
}

/// When a post wants to go out.
package enum PublishDate: Sendable, Hashable {
  case at(WrittenTime)
  /// The channel's next free slot.
  case slot
  /// So many seconds after the post's own `publishDate`; overrides only.
  case after(Int64)
}

/// The form that a network gives a post.
package enum PostFormat: String, Sendable, Hashable, CaseIterable {
  case post, story, reel, short, carousel, video, document, article
}

/// What is owed for a post, if anything: decides labels and the network's own flag.
package enum Disclosure: String, Sendable, Hashable, CaseIterable {
  case none, own, paid, gift, affiliate
}

/// A content warning: its text, or the bare flag.
package enum ContentWarning: Sendable, Hashable {
  case flag(Bool)
  case warning(String)
}

/// Hashtags or mentions: the same for all, or a list for each channel or network named.
package enum Addressed: Sendable, Hashable {
  case all([String])
  case by([String: [String]])

  /// The list for a channel: its own, else its network's, else none.
  package func list(for channel: String, on network: Network) -> [String] {
    switch self {
    case .all(let list): list
    case .by(let lists): lists[channel] ?? lists[network.rawValue] ?? []
    }
  }
}

/// What a link card shows.
package struct LinkPreview: Sendable, Hashable {
  package var title: String?
  package var description: String?
  /// A file of the repository, its path from the root.
  package var image: String?
}

/// A question to readers.
package struct Poll: Sendable, Hashable {
  package var options: [String]
  /// How long it is open, in seconds.
  package var duration: Int64?
}

/// A value of a network's own option.
package enum OptionValue: Sendable, Hashable {
  case text(String)
  case number(Int64)
  case truth(Bool)
  case list([String])
}

extension PostContent {
  /// This content with everything that `override` says put in its place. A value is replaced whole, never merged.
  package func overridden(by override: PostContent?) -> PostContent {
    guard let override else { return self }
    var result = self
    result.text = override.text ?? text
    result.title = override.title ?? title
    result.publishDate = override.publishDate ?? publishDate
    result.timezone = override.timezone ?? timezone
    result.notBefore = override.notBefore ?? notBefore
    result.notAfter = override.notAfter ?? notAfter
    result.draft = override.draft ?? draft
    result.format = override.format ?? format
    result.language = override.language ?? language
    result.hashtags = override.hashtags ?? hashtags
    result.mentions = override.mentions ?? mentions
    result.link = override.link ?? link
    result.preview = override.preview ?? preview
    result.firstComment = override.firstComment ?? firstComment
    result.disclosure = override.disclosure ?? disclosure
    result.aiGenerated = override.aiGenerated ?? aiGenerated
    result.sensitive = override.sensitive ?? sensitive
    result.reply = override.reply ?? reply
    result.quote = override.quote ?? quote
    result.repost = override.repost ?? repost
    result.poll = override.poll ?? poll
    result.media = override.media ?? media
    result.options = options.merging(override.options) { _, new in new }
    return result
  }
}

extension Post {
  /// What the post says to `channel`: the post, then the override of its network, then its own.
  package func content(for channel: Channel) -> PostContent {
    guard !overrides.isEmpty else { return content }
    let networkWide = content.overridden(by: overrides[channel.network.rawValue])
    guard channel.name != channel.network.rawValue else { return networkWide }
    return networkWide.overridden(by: overrides[channel.name])
  }

  /// The dotted path of the key that decides `key` for `channel`: in its override, in its network's, or at the top.
  package func deciding(_ key: String, for channel: Channel) -> String {
    guard places.hasOverrides else { return key }
    return [channel.name, channel.network.rawValue]
      .map { "overrides.\($0).\(key)" }
      .first(where: places.contains) ?? key
  }
}

/// A picture, film or document of a post.
package struct MediaItem: Sendable, Hashable {
  package var source: MediaSource
  package var alt: String?
  package var credit: String?
  /// A file of the repository, its path from the root.
  package var thumbnail: String?
  package var captions: [Captions] = []
  /// What the team knows of its rights. Readers never see it.
  package var rights = MediaRights()
}

/// The rights in a medium, as far as the team writes them down. Internal: no rendition has them.
package struct MediaRights: Sendable, Hashable {
  /// Under what it may be used: `CC BY 4.0`, `own`, the number of a contract.
  package var licence: String?
  /// The last day on which it may be used.
  package var licenceUntil: CivilDate?
  /// Where the consent of the people in it is kept, an id for each; `nil` where the key is not written.
  package var consent: [String]?

  /// These rights, with missing values taken from `other`.
  func completed(by other: MediaRights) -> MediaRights {
    MediaRights(
      licence: licence ?? other.licence, licenceUntil: licenceUntil ?? other.licenceUntil,
      consent: consent ?? other.consent)
  }
}

/// Where the bytes of a medium are.
package enum MediaSource: Sendable, Hashable {
  /// A file of the repository, its path from the root.
  case file(String)
  /// A file kept elsewhere: its hash is what is approved.
  case remote(url: String, sha256: String)
}

/// Subtitles of a film.
package struct Captions: Sendable, Hashable {
  /// A file of the repository, its path from the root.
  package var file: String
  package var language: String
}
