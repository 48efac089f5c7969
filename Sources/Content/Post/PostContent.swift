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

  package init() {}
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

  package init(title: String? = nil, description: String? = nil, image: String? = nil) {
    self.title = title
    self.description = description
    self.image = image
  }
}

/// A question to readers.
package struct Poll: Sendable, Hashable {
  package var options: [String]
  /// How long it is open, in seconds.
  package var duration: Int64?

  package init(options: [String], duration: Int64? = nil) {
    self.options = options
    self.duration = duration
  }
}

/// A value of a network's own option.
package enum OptionValue: Sendable, Hashable {
  case text(String)
  case number(Int64)
  case truth(Bool)
  case list([String])
}
