/// What is known of one network, as far as a post can break it: one file a network, one line a fact.
///
/// A fact that a network does not have, or does not state, is absent. Lengths are in the unit of their `TextLimit`,
/// sizes in bytes, times in seconds, pictures in pixels.
package struct NetworkFacts: Sendable {
  /// Whether programs may post there.
  package var publishing: Fact<Publishing>
  /// All of them bind: Bluesky counts graphemes and bytes.
  package var text: [Fact<TextLimit>]
  /// Instead of `text` where the post has media (Telegram's captions).
  package var captionText: [Fact<TextLimit>] = []
  package var title: Fact<TextLimit>?
  package var titleRequired: Fact<Bool>?
  /// Characters that neither title nor text may have.
  package var forbiddenCharacters: Fact<[Unicode.Scalar]>?
  package var firstComment: Fact<TextLimit>?
  package var link: Fact<TextLimit>?
  /// The tags of YouTube, all together.
  package var tags: Fact<TextLimit>?
  package var hashtags: Fact<CountLimit>?
  package var hashtagLength: Fact<TextLimit>?
  package var mentions: Fact<CountLimit>?
  package var cashtags: Fact<CountLimit>?
  /// Different addresses in the text.
  package var links: Fact<CountLimit>?
  package var altText: Fact<TextLimit>?
  package var poll: Fact<PollLimits>?
  /// The parts of a thread; nothing where none is documented.
  package var threadParts: Fact<CountLimit>?
  package var media: MediaLimits = MediaLimits()
  /// How far ahead the network itself can hold a post back.
  package var schedule: Fact<ScheduleWindow>?

  /// Whether programs may post there.
  package enum Publishing: Sendable, Hashable {
    case api
    /// Stet prepares the post, a person posts it: why.
    case exportOnly(reason: String)
  }

  package init(publishing: Fact<Publishing>, text: [Fact<TextLimit>]) {
    self.publishing = publishing
    self.text = text
  }
}

/// The most that a text may have.
package struct TextLimit: Sendable, Hashable {
  package var maximum: Int
  package var unit: TextUnit
  /// Beyond this it is worth a warning: what apps cut off, or a second source says.
  package var recommended: Int?

  package init(_ maximum: Int, _ unit: TextUnit, recommended: Int? = nil) {
    self.maximum = maximum
    self.unit = unit
    self.recommended = recommended
  }
}

/// How many of something there may be.
package struct CountLimit: Sendable, Hashable {
  package var maximum: Int
  /// Beyond this it is worth a warning.
  package var recommended: Int?

  package init(_ maximum: Int, recommended: Int? = nil) {
    self.maximum = maximum
    self.recommended = recommended
  }
}

/// What a poll may be.
package struct PollLimits: Sendable, Hashable {
  package var options: ClosedRange<Int>
  package var option: TextLimit?
  package var question: TextLimit?
  /// In seconds.
  package var duration: ClosedRange<Int64>?
  /// The only durations there are, in seconds; nothing where all within `duration` are.
  package var durations: [Int64]?
  package var excludesMedia: Bool

  package init(
    options: ClosedRange<Int>, option: TextLimit? = nil, question: TextLimit? = nil,
    duration: ClosedRange<Int64>? = nil, durations: [Int64]? = nil, excludesMedia: Bool = false
  ) {
    self.options = options
    self.option = option
    self.question = question
    self.duration = duration
    self.durations = durations
    self.excludesMedia = excludesMedia
  }
}

/// How far ahead, in seconds, a network takes a post to publish it itself.
package struct ScheduleWindow: Sendable, Hashable {
  package var minimum: Int64
  package var maximum: Int64?

  package init(minimum: Int64, maximum: Int64?) {
    self.minimum = minimum
    self.maximum = maximum
  }
}
