internal import Core
internal import SocialText

/// The rules about one text of a post and the longest that its network takes.
///
/// A text with a limit of its own kind has a row here, and its rule is described below.
enum TextLengths: RuleTable {
  private static let rows = [
    LengthRow(rule: firstCommentTooLong, subject: "the first comment", limits: { $0.firstCommentLimits }) {
      $0.text($0.rendered.firstComment, of: "firstComment")
    },
    LengthRow(rule: titleTooLong, subject: "the title", fact: { $0.title }, own: "title") {
      $0.text($0.rendered.title, of: "title")
    },
    LengthRow(rule: linkTooLong, subject: "the link", fact: { $0.link }, own: "link") {
      $0.text($0.content.link, of: "link")
    },
    LengthRow(rule: previewTooLong, subject: "the card's title", fact: { $0.previewTitle }) {
      $0.text($0.rendered.preview?.title, of: "preview", member: ".title")
    },
    LengthRow(rule: previewTooLong, subject: "the card's description", fact: { $0.previewDescription }) {
      $0.text($0.rendered.preview?.description, of: "preview", member: ".description")
    },
    LengthRow(rule: altTooLong, subject: "the alternative text", fact: { $0.altText }, own: "alt") { channel in
      guard channel.facts.takesAltText?.value != false else { return [] }
      return channel.altTexts.map { alt in (alt.text, { alt.range }) }
    },
    LengthRow(rule: tagsTooLong, subject: "the list of tags", fact: { $0.tags }, own: "tags") { channel in
      guard case .list(let tags) = channel.content.options["tags"] else { return [] }
      return channel.text(joined(tags), of: "tags")
    },
    LengthRow(rule: pollOptionTooLong, subject: "the answer", fact: { $0.pollOption }, own: "pollOption") {
      channel in
      (channel.pollHere?.options ?? []).enumerated().flatMap { index, option in
        channel.text(option, of: "poll", member: ".options.\(index)")
      }
    },
    LengthRow(rule: pollQuestionTooLong, subject: "the question", fact: { $0.pollQuestion }) { channel in
      guard channel.pollHere != nil, let text = channel.finalTexts.first else { return [] }
      return [(text, { channel.textStart })]
    },
  ]

  static let descriptions = [
    firstCommentTooLong, titleTooLong, linkTooLong, previewTooLong, altTooLong, tagsTooLong, pollOptionTooLong,
    pollQuestionTooLong,
  ]

  static func check(_ post: PostUnderCheck) -> [Finding] {
    rows.flatMap { row in post.findings(onEach: row.findings) }
  }

  /// What YouTube counts: a comma between two tags, quotation marks around one with a space.
  static func joined(_ tags: [String]) -> String {
    tags.map { $0.utf8.contains(0x20) ? "\"\($0)\"" : $0 }.joined(separator: ",")
  }
}

/// Texts of a post, what limits each of them, and the rule that says so.
private struct LengthRow {
  let rule: RuleDescription
  /// What a text is called.
  let subject: String
  let limits: @Sendable (ChannelUnderCheck) -> [LengthLimit]
  /// The texts, and where each stands, which is looked for only if it is too long.
  let texts: @Sendable (ChannelUnderCheck) -> [LimitedText]

  init(
    rule: RuleDescription, subject: String, limits: @escaping @Sendable (ChannelUnderCheck) -> [LengthLimit],
    texts: @escaping @Sendable (ChannelUnderCheck) -> [LimitedText]
  ) {
    self.rule = rule
    self.subject = subject
    self.limits = limits
    self.texts = texts
  }

  /// - Parameter own: the name of the limit in `stet.yml` that replaces the fact; `nil` where there is none.
  init(
    rule: RuleDescription, subject: String, fact: @escaping @Sendable (NetworkFacts) -> Fact<TextLimit>?,
    own: String? = nil, texts: @escaping @Sendable (ChannelUnderCheck) -> [LimitedText]
  ) {
    let limits = { @Sendable (channel: ChannelUnderCheck) in
      channel.lengthLimit(fact(channel.facts), name: own).map { [$0] } ?? []
    }
    self.init(rule: rule, subject: subject, limits: limits, texts: texts)
  }

  func findings(_ channel: ChannelUnderCheck) -> [Finding] {
    let limits = limits(channel)
    guard !limits.isEmpty else { return [] }
    return texts(channel).findings { text, place in
      let excesses = limits.compactMap { limit in limit.excess(of: text) { TextCounter.length(of: text, in: $0) } }
      let worst = excesses.max { $0.severity < $1.severity }
      return worst.map { [channel.finding(of: rule, $0, subject, at: place())] } ?? []
    }
  }
}

private typealias LimitedText = (text: String, place: () -> SourceRange)

extension ChannelUnderCheck {
  /// Where posts are answered, a first comment is one: what a network refuses as a post it refuses as an answer.
  fileprivate var firstCommentLimits: [LengthLimit] {
    guard ReaderKey.thread.applies(to: network) else {
      return lengthLimit(facts.firstComment, name: "firstComment").map { [$0] } ?? []
    }
    return lengthLimits(facts.text, names: ["firstComment", "text"], reported: .error)
  }

  /// A text in the value of a key, or of a member of that; empty if there is none.
  fileprivate func text(_ text: String?, of key: String, member: String = "") -> [LimitedText] {
    text.map { [($0, { self.post.places.value(self.deciding(key) + member) })] } ?? []
  }
}

extension TextLengths {
  private static let firstCommentTooLong = RuleDescription(
    id: "first-comment-too-long",
    summary: "A first comment is no longer than its network takes",
    explanation: "On X, Mastodon, Bluesky and Threads it is an answer to oneself, and as long as any post. Shorten "
      + "`firstComment`, or write a shorter one in the override for the channel.",
    invalid: """
      ---
      id: advent
      channels: [bluesky]
      firstComment: "Alle Stände, alle Termine und der Weg zum Hof"
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """,
    valid: """
      ---
      id: advent
      channels: [bluesky]
      firstComment: "Alle Termine im Netz"
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """)

  private static let titleTooLong = RuleDescription(
    id: "title-too-long",
    summary: "A title is no longer than its network takes",
    explanation: "Write a shorter `title` in the override for the channel.",
    invalid: """
      ---
      id: advent
      channels: [reddit]
      title: Unser Weihnachtsmarkt im Hof öffnet wieder
      overrides: { reddit: { subreddit: hamburg } }
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """,
    valid: """
      ---
      id: advent
      channels: [reddit]
      title: Markt im Hof
      overrides: { reddit: { subreddit: hamburg } }
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """)

  private static let linkTooLong = RuleDescription(
    id: "link-too-long",
    summary: "`link` is no longer than its network takes",
    explanation: "Link to a shorter address.",
    invalid: """
      ==> media/hof.jpg <==
      (a picture)
      ==> posts/hof.md <==
      ---
      id: advent
      channels: [pinterest]
      link: https://hof.example/\(String(repeating: "advent/", count: 300))
      media:
        - file: media/hof.jpg
          alt: "Stände im Hof"
      overrides: { pinterest: { board: hof } }
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """,
    valid: """
      ==> media/hof.jpg <==
      (a picture)
      ==> posts/hof.md <==
      ---
      id: advent
      channels: [pinterest]
      link: https://hof.example/advent
      media:
        - file: media/hof.jpg
          alt: "Stände im Hof"
      overrides: { pinterest: { board: hof } }
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """)

  private static let previewTooLong = RuleDescription(
    id: "preview-too-long",
    summary: "Title and description of `preview` are no longer than the network takes",
    explanation: "Shorten it, or write a shorter one in the override for the channel.",
    invalid: """
      ---
      id: advent
      channels: [discord]
      preview: { title: "\(String(repeating: "Markt ", count: 50))" }
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """,
    valid: """
      ---
      id: advent
      channels: [discord]
      preview: { title: "Markt im Hof" }
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """)

  private static let altTooLong = RuleDescription(
    id: "alt-too-long",
    summary: "An alternative text is no longer than its network takes",
    explanation: "Say what the picture shows and why it is there; what does not fit there belongs into the text.",
    invalid: """
      ==> media/hof.jpg <==
      (a picture)
      ==> posts/hof.md <==
      ---
      id: advent
      channels: [bluesky]
      media:
        - file: media/hof.jpg
          alt: "Viele Stände mit Lichterketten im Innenhof"
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """,
    valid: """
      ==> media/hof.jpg <==
      (a picture)
      ==> posts/hof.md <==
      ---
      id: advent
      channels: [bluesky]
      media:
        - file: media/hof.jpg
          alt: "Stände im Hof"
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """)

  private static let tagsTooLong = RuleDescription(
    id: "tags-too-long",
    summary: "The `tags` of a film are no longer than YouTube takes, all together",
    explanation:
      "As YouTube counts, the commas between them count 1 each, and a tag with a space 2 more. Take some out.",
    invalid: """
      ==> media/hof.mp4 <==
      (a film)
      ==> posts/hof.md <==
      ---
      id: advent
      channels: [youtube]
      title: Markt im Hof
      media:
        - file: media/hof.mp4
          alt: "Rundgang im Hof"
      overrides: { youtube: { madeForKids: false, tags: [Weihnachtsmarkt, Hamburg, Advent] } }
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """,
    valid: """
      ==> media/hof.mp4 <==
      (a film)
      ==> posts/hof.md <==
      ---
      id: advent
      channels: [youtube]
      title: Markt im Hof
      media:
        - file: media/hof.mp4
          alt: "Rundgang im Hof"
      overrides: { youtube: { madeForKids: false, tags: [Markt, Advent] } }
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """)

  private static let pollOptionTooLong = RuleDescription(
    id: "poll-option-too-long",
    summary: "An answer of a poll is no longer than its network takes",
    explanation: "Shorten the answer; what explains it belongs into the text.",
    invalid: """
      ---
      id: advent
      channels: [x]
      poll: { options: [Ja, "Nein, wir bleiben lieber zu Hause"], duration: 1d }
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """,
    valid: """
      ---
      id: advent
      channels: [x]
      poll: { options: [Ja, Nein], duration: 1d }
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """)

  private static let pollQuestionTooLong = RuleDescription(
    id: "poll-question-too-long",
    summary: "The text of a post with a poll is no longer than its network takes as a question",
    explanation: "The text is the question. Shorten it, or write a shorter one for the channel in `overrides`.",
    invalid: """
      ---
      id: advent
      channels: [discord]
      poll: { options: [Ja, Nein], duration: 1d }
      publishDate: 2026-12-01T09:00
      ---
      \(String(repeating: "Kommt ihr in den Hof? ", count: 15))
      """,
    valid: """
      ---
      id: advent
      channels: [discord]
      poll: { options: [Ja, Nein], duration: 1d }
      publishDate: 2026-12-01T09:00
      ---
      Kommt ihr in den Hof?
      """)
}
