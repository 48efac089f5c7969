/// What a network counts when it counts a text.
public enum TextUnit: String, Sendable, Hashable, CaseIterable {
  /// X's weighted length: most letters of the West are 1, others and emoji 2, an address 23.
  case weighted
  /// Extended grapheme clusters as Mastodon counts them: addresses are 23, mentions lose their server.
  case mastodon
  /// What a reader takes for one character: extended grapheme clusters.
  case graphemes
  case codePoints
  /// UTF-16 code units.
  case utf16
  /// UTF-8 bytes.
  case utf8
  /// Threads: emoji by their UTF-8 bytes, everything else by code points.
  case threads
  /// LinkedIn's text format as it is sent: UTF-16 code units, with a backslash before each reserved character.
  case escaped
  /// The network does not say: from graphemes, the least, to UTF-16 units, the most that is plausible.
  case unstated
}

/// The most that a text may have.
public struct TextLimit: Sendable, Hashable {
  /// In `unit`; a text of exactly that length fits.
  public var maximum: Int
  /// What `maximum` counts.
  public var unit: TextUnit
  /// Beyond this it is worth a warning: what apps cut off, or a second source says. `nil` where no such number is known.
  public var recommended: Int?

  /// A limit of `maximum` in `unit`.
  public init(_ maximum: Int, _ unit: TextUnit, recommended: Int? = nil) {
    self.maximum = maximum
    self.unit = unit
    self.recommended = recommended
  }
}

/// Something known of a network, and from where.
///
/// When a network changes a rule, one line changes: the value and the date at which its source was read.
public struct Fact<Value: Sendable>: Sendable {
  /// What is known.
  public let value: Value
  /// The address, or the repository and file, that says so.
  public let source: String
  /// How reliable the source is.
  public let confidence: Confidence
  /// The day on which the source was read: `2026-11-23`.
  public let read: String
  /// What a reader of the table should know in addition; `nil` if the value is enough.
  public let note: String?

  /// A value and its source.
  public init(
    _ value: Value, _ source: String, _ confidence: Confidence = .documented, read: String = "2026-11-23",
    note: String? = nil
  ) {
    self.value = value
    self.source = source
    self.confidence = confidence
    self.read = read
    self.note = note
  }
}

/// How reliable a source is.
public enum Confidence: String, Sendable, CaseIterable {
  /// The network's own documentation or code says so.
  case documented
  /// Others say so: press, measurements, code of other tools.
  case reported
  /// Without a source: a value on the safe side.
  case assumed
}

extension Network {
  /// The limits of a post's text, with their sources; empty where none is known.
  ///
  /// All of them bind: Bluesky counts graphemes and bytes. A picture's caption may have others.
  public var textLimits: [Fact<TextLimit>] { Self.limits[self] ?? [] }

  private static let tools = "documentation of other posting tools"
  private static let littleText =
    "https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/little-text-format"
  private static let blueskyPost = "bluesky-social/atproto: lexicons/app/bsky/feed/post.json"

  private static let limits: [Network: [Fact<TextLimit>]] = [
    .x: [
      Fact(
        TextLimit(280, .weighted), "twitter/twitter-text: config/v3.json",
        note: "25,000 with X Premium: `limits: { text: 25000 }`")
    ],
    .facebook: [
      Fact(
        TextLimit(63_206, .unstated),
        "gitroomhq/postiz-app: libraries/nestjs-libraries/src/integrations/social/facebook.provider.ts", .reported,
        read: "2026-11-25", note: "not in the Graph reference")
    ],
    .youtube: [Fact(TextLimit(5_000, .utf8), "https://developers.google.com/youtube/v3/docs/videos")],
    .linkedin: [
      Fact(
        TextLimit(3_000, .unstated), tools, .reported, read: "2026-11-25",
        note: "five of them; the API says no number"),
      Fact(
        TextLimit(3_000, .escaped), littleText, .assumed, read: "2026-11-29",
        note: "whether the backslashes count is not documented"),
    ],
    .instagram: [
      Fact(
        TextLimit(2_200, .unstated),
        "https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media")
    ],
    .mastodon: [
      Fact(
        TextLimit(500, .mastodon), "mastodon/documentation: content/en/entities/Instance.md",
        note: "the server's `max_characters`: `limits: { text: … }`")
    ],
    .bluesky: [Fact(TextLimit(300, .graphemes), blueskyPost), Fact(TextLimit(3_000, .utf8), blueskyPost)],
    .threads: [
      Fact(TextLimit(500, .threads), "https://developers.facebook.com/docs/threads/overview"),
      Fact(
        TextLimit(500, .utf8), "https://github.com/gitroomhq/postiz-app/pull/1946", .reported, read: "2026-11-29",
        note: "175 posts refused in 90 days: all characters count so, not emoji alone"),
    ],
    .tiktok: [
      Fact(
        TextLimit(2_200, .utf16), "https://developers.tiktok.com/doc/content-posting-api-reference-direct-post",
        note: "of a film")
    ],
    .pinterest: [
      Fact(
        TextLimit(800, .unstated, recommended: 500), "pinterest/api-description: v5/openapi.json",
        note: "other tools cut at 500")
    ],
    .telegram: telegram(4_096),
    .googleBusiness: [
      Fact(
        TextLimit(1_500, .unstated), "documentation and code of other posting tools", .reported, read: "2026-11-25",
        note: "not in the reference")
    ],
    .reddit: [
      Fact(
        TextLimit(40_000, .unstated),
        "https://www.reddit.com/r/changelog/comments/39hf9x/reddit_change_selfpost_character_limit_is_now/",
        read: "2026-11-25")
    ],
    .discord: [
      Fact(
        TextLimit(2_000, .codePoints), "discord/discord-api-docs: developers/resources/webhook.mdx",
        note: "the unit is said by staff in discord/discord-api-docs issue 1315")
    ],
    .xing: [],
  ]

  /// Telegram's limits of a text or a caption.
  ///
  /// Measured: 4,096 emoji of two UTF-16 units each are taken. Many libraries count UTF-16.
  package static func telegram(_ maximum: Int) -> [Fact<TextLimit>] {
    [
      Fact(
        TextLimit(maximum, .codePoints), "https://core.telegram.org/bots/api",
        note: "the unit is measured, the reference says \"characters\""),
      Fact(TextLimit(maximum, .utf16), "code of libraries for Telegram", .assumed),
    ]
  }

  /// Characters that neither title nor text may have; `nil` where the network states none.
  public var forbiddenCharacters: Fact<[Unicode.Scalar]>? {
    self == .youtube ? Fact(["<", ">"], "https://developers.google.com/youtube/v3/docs/videos") : nil
  }
}
