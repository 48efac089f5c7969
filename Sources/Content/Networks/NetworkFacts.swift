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

  // What stands beside the text

  package var title: Fact<TextLimit>?
  package var titleRequired: Fact<Bool>?
  package var firstComment: Fact<TextLimit>?
  package var firstCommentHashtags: Fact<CountLimit>?
  package var firstCommentLinks: Fact<CountLimit>?
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
  /// The parts of a thread; nothing where none is documented.
  package var threadParts: Fact<CountLimit>?
  /// Whether pictures may have an alternative text.
  package var takesAltText: Fact<Bool>?
  package var altText: Fact<TextLimit>?
  package var media: MediaLimits = MediaLimits()
  /// How far ahead the network itself can hold a post back.
  package var schedule: Fact<ScheduleWindow>?
  /// What is worth knowing and decides nothing here, as sentences.
  package var other: [Fact<String>] = []

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
