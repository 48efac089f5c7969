package import SocialText

/// What is known of one network, as far as a post can break it: one file a network, one line a fact.
///
/// A fact that a network does not have, or does not state, is absent. Lengths are in the unit of their `TextLimit`,
/// sizes in bytes, times in seconds, pictures in pixels. To change what is known, change the value and its `read` day,
/// and update `docs/networks.md`, which is made of this.
package struct NetworkFacts: Sendable {
  /// Whether programs may post there.
  package var publishing: Fact<Publishing>

  // Text

  /// All of them bind: Bluesky counts graphemes and bytes.
  package var text: [Fact<TextLimit>]
  /// Instead of `text` where the post has media (Telegram's captions).
  package var captionText: [Fact<TextLimit>] = []
  /// Instead of `text` where the post's media are pictures alone (TikTok's photo posts).
  package var pictureText: [Fact<TextLimit>] = []
  /// Forms of a post that show no text of their own.
  package var formatsWithoutText: Fact<[PostFormat]>?
  /// Whether the text of a content warning counts as part of the text.
  package var warningCounts: Fact<Bool>?
  /// Characters that neither title nor text may have.
  package var forbiddenCharacters: Fact<[Unicode.Scalar]>?
  /// Whether the text may have a phone number.
  package var phoneNumbers: Fact<Bool>?
  /// Whether an account may post a text that it had before.
  package var repeatedText: Fact<Bool>?

  // What stands beside the text

  package var title: Fact<TextLimit>?
  package var titleRequired: Fact<Bool>?
  package var firstComment: Fact<TextLimit>?
  /// An address, in `link` or in the text.
  package var link: Fact<TextLimit>?
  package var previewTitle: Fact<TextLimit>?
  package var previewDescription: Fact<TextLimit>?
  /// The tags of YouTube, all together.
  package var tags: Fact<TextLimit>?
  /// The network's own options.
  package var options: [Fact<OptionLimit>] = []

  // What a text has

  package var hashtags: Fact<CountLimit>?
  /// Of one hashtag, its sign not counted. All of them bind.
  package var hashtagLength: [Fact<TextLimit>] = []
  package var mentions: Fact<CountLimit>?
  package var cashtags: Fact<CountLimit>?
  /// Different addresses in the text.
  package var links: Fact<CountLimit>?

  // Form, media, time

  package var poll: Fact<PollLimits>?
  /// The text of a post with a poll is its question.
  package var pollQuestion: Fact<TextLimit>?
  package var pollOption: Fact<TextLimit>?
  /// Whether pictures may have an alternative text.
  package var takesAltText: Fact<Bool>?
  package var altText: Fact<TextLimit>?
  package var media: MediaLimits = MediaLimits()
  /// How far ahead the network itself can hold a post back.
  package var schedule: Fact<ScheduleWindow>?
  /// What is worth knowing and has no effect here, as sentences.
  package var other: [Fact<String>] = []

  /// Whether programs may post there.
  package enum Publishing: Sendable, Hashable {
    case api
    /// Stet prepares the post, a person posts it: why.
    case exportOnly(reason: String)
  }
}

extension Network {
  /// What is known of the network.
  package var facts: NetworkFacts {
    switch self {
    case .x: .x
    case .facebook: .facebook
    case .youtube: .youtube
    case .linkedin: .linkedin
    case .instagram: .instagram
    case .mastodon: .mastodon
    case .bluesky: .bluesky
    case .threads: .threads
    case .tiktok: .tiktok
    case .pinterest: .pinterest
    case .telegram: .telegram
    case .googleBusiness: .googleBusiness
    case .reddit: .reddit
    case .discord: .discord
    case .xing: .xing
    }
  }
}

/// How many of something there may be.
package struct CountLimit: Sendable, Hashable {
  /// `Int.max` if only a recommendation is known.
  package var maximum: Int
  /// With fewer it is something else: one picture is no carousel.
  package var minimum: Int
  /// Beyond this it is worth a warning.
  package var recommended: Int?

  package init(_ maximum: Int, minimum: Int = 0, recommended: Int? = nil) {
    self.maximum = maximum
    self.minimum = minimum
    self.recommended = recommended
  }

  /// No maximum, but a number beyond which it is worth a warning.
  package static func recommended(_ count: Int) -> CountLimit { CountLimit(.max, recommended: count) }
}

/// What holds for one of a network's own options, such as Pinterest's `board`.
package struct OptionLimit: Sendable, Hashable {
  /// What becomes of a post that does not set it.
  package enum Absence: Sendable, Hashable {
    /// The post goes out: the option is optional.
    case fine
    /// The post goes out with the network's default, which an author should have chosen.
    case unwise
    /// The network refuses the post.
    case refused
  }

  package var key: String
  package var absence: Absence = .fine
  /// Of a text, or of each text of a list.
  package var length: TextLimit?
  /// Of a list.
  package var count: CountLimit?
}

/// What a poll may be; how long its texts may be stands in `NetworkFacts.pollQuestion` and `pollOption`.
package struct PollLimits: Sendable, Hashable {
  package var options: ClosedRange<Int>
  /// In seconds.
  package var duration: ClosedRange<Int64>?
  /// The only durations there are, in seconds; `nil` where all within `duration` are.
  package var durations: [Int64]?
  /// A duration is a multiple of so many seconds: Discord knows hours.
  package var step: Int64 = 1
  package var excludesMedia = false
}

/// How far ahead, in seconds, a network takes a post to publish it itself.
package struct ScheduleWindow: Sendable, Hashable {
  package var minimum: Int64
  package var maximum: Int64?
}

/// What media a post may have on a network.
package struct MediaLimits: Sendable {
  /// Whether a post needs a picture or film.
  package var required: Fact<Bool>?
  package var images: Fact<CountLimit>?
  package var gifs: Fact<CountLimit>?
  package var videos: Fact<CountLimit>?
  package var documents: Fact<CountLimit>?
  /// Pictures and films together.
  package var total: Fact<CountLimit>?
  /// Whether a post may have pictures and films at once.
  package var mixed: Fact<Bool>?
  /// Instead of the counts above, in posts of one format.
  package var formats: [MediaFormatLimits] = []
  /// What holds for the files of a kind. The first one that names the post's format binds; else the one without
  /// formats.
  package var rules: [MediaKindLimits] = []
}

/// What media a post of one format has: a reel is one film, a carousel two pictures at least.
package struct MediaFormatLimits: Sendable {
  package var format: PostFormat
  /// The kinds of files that it may have.
  package var kinds: [MediaKindLimits.Kind]
  /// How many files it has, of all kinds together.
  package var total: Fact<CountLimit>
}

/// What files of one kind may be, in posts of some formats or of all.
package struct MediaKindLimits: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case image, gif, video, document, thumbnail, captions
  }

  package var kind: Kind
  /// The post formats that it is about; all of them where empty.
  package var formats: [PostFormat] = []
  /// The types that the network takes, as in `image/jpeg`.
  package var types: Fact<[String]>?
  /// In bytes.
  package var size: Fact<ClosedRange<Int64>>?
  /// Beyond so many bytes it is worth a warning.
  package var recommendedSize: Fact<Int64>?
  /// In pixels.
  package var width: Fact<ClosedRange<Int>>?
  package var height: Fact<ClosedRange<Int>>?
  /// Wider ones are scaled down.
  package var recommendedWidth: Fact<Int>?
  /// Width times height.
  package var pixels: Fact<Int>?
  /// Width plus height.
  package var edges: Fact<Int>?
  /// Width divided by height.
  package var aspect: Fact<ClosedRange<Double>>?
  /// In seconds.
  package var duration: Fact<ClosedRange<Double>>?
  package var codecs: Fact<[String]>?
  /// In pictures a second.
  package var frameRate: Fact<ClosedRange<Double>>?
  /// The pictures of an animation.
  package var frames: Fact<Int>?
  /// The pages of a document.
  package var pages: Fact<Int>?
}

extension Int64 {
  /// So many megabytes. Networks that write "MB" mean 1,000,000 bytes or 1,048,576: the larger number is certain to be
  /// a limit.
  static func megabytes(_ count: Int64) -> Int64 { count << 20 }

  static func kilobytes(_ count: Int64) -> Int64 { count << 10 }

  static func gigabytes(_ count: Int64) -> Int64 { count << 30 }
}

extension ClosedRange<Int64> {
  /// A file of so many megabytes at most, and not empty.
  static func upTo(megabytes: Int64) -> ClosedRange<Int64> { 1...Int64.megabytes(megabytes) }
}

extension Network {
  /// The network that people surely mean by a word: its name in other letters, or one that it has or had besides.
  package init?(meant word: String) {
    guard word.utf8.count <= 100 else { return nil }
    let word = Suggestions.folded(word)
    let named = Network.allCases.first { [$0.rawValue, $0.displayName].map(Suggestions.folded).contains(word) }
    guard let network = named ?? Network.otherNames[word] else { return nil }
    self = network
  }

  private static let otherNames: [String: Network] = [
    "twitter": .x, "fb": .facebook, "yt": .youtube, "insta": .instagram, "ig": .instagram, "bsky": .bluesky,
    "googlemybusiness": .googleBusiness, "googlebusinessprofile": .googleBusiness,
    "googleunternehmensprofil": .googleBusiness,
    "gmb": .googleBusiness,
  ]
}
