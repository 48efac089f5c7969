internal import Core
internal import SocialText

/// A title is no longer than the network takes.
enum TitleTooLong: ChannelRule {
  static let description = RuleDescription(
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

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard ReaderKey.title.applies(to: channel.network), let title = channel.content.title else { return [] }
    return channel.finding(
      of: self, title, "the title", limit: channel.lengthLimit(channel.sheet.facts.title, name: "title"),
      at: channel.value("title"))
  }
}

/// A first comment is no longer than the network takes.
enum FirstCommentTooLong: ChannelRule {
  static let description = RuleDescription(
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

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard let comment = channel.rendered.firstComment else { return [] }
    let isAnswer = ReaderKey.thread.applies(to: channel.network)
    let facts = isAnswer ? channel.sheet.facts.text : [channel.sheet.facts.firstComment].compactMap { $0 }
    // An answer is a post, and what a network refuses as a post it refuses as an answer.
    let (names, reported): ([String], Severity) =
      isAnswer ? (["firstComment", "text"], .error) : (["firstComment"], .warning)
    let excess = channel.lengthLimits(facts, names: names, reported: reported)
      .compactMap { $0.excess(of: comment) { TextCounter.length(of: comment, in: $0) } }
      .max { $0.severity < $1.severity }
    return excess.map { [channel.finding(of: self, $0, "the first comment", at: channel.value("firstComment"))] } ?? []
  }
}

/// An address is no longer than the network takes.
enum LinkTooLong: ChannelRule {
  static let description = RuleDescription(
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

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard let link = channel.content.link else { return [] }
    return channel.finding(
      of: self, link, "the link", limit: channel.lengthLimit(channel.sheet.facts.link, name: "link"),
      at: channel.value("link"))
  }
}

/// The texts of a link card are no longer than the network takes.
enum PreviewTooLong: ChannelRule {
  static let description = RuleDescription(
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

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard ReaderKey.preview.applies(to: channel.network), let preview = channel.content.preview else { return [] }
    return finding(preview.title, "title", channel.sheet.facts.previewTitle, on: channel)
      + finding(preview.description, "description", channel.sheet.facts.previewDescription, on: channel)
  }

  private static func finding(
    _ text: String?, _ key: String, _ fact: Fact<TextLimit>?, on channel: ChannelUnderCheck
  ) -> [Finding] {
    guard let text else { return [] }
    return channel.finding(
      of: self, text, "the card's \(key)", limit: channel.lengthLimits([fact].compactMap { $0 }).first,
      at: channel.post.places.value("\(channel.deciding("preview")).\(key)"))
  }
}

/// An alternative text is no longer than the network takes.
enum AltTooLong: ChannelRule {
  static let description = RuleDescription(
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

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    let texts = channel.altTexts
    guard !texts.isEmpty, channel.sheet.facts.takesAltText?.value != false,
      let limit = channel.lengthLimit(channel.sheet.facts.altText, name: "alt")
    else { return [] }
    return texts.findings { alt in
      channel.finding(of: self, alt.text, "the alternative text", limit: limit, at: alt.range)
    }
  }
}

/// An option is no longer than the network takes.
enum OptionTooLong: ChannelRule {
  static let description = RuleDescription(
    id: "option-too-long",
    summary: "An option is no longer than its network takes",
    explanation: "Shorten it, or take some of the list out.",
    invalid: """
      ---
      id: advent
      channels: [reddit]
      title: Markt im Hof
      overrides: { reddit: { subreddit: hamburg, flair: "\(String(repeating: "Markt ", count: 12))" } }
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """,
    valid: """
      ---
      id: advent
      channels: [reddit]
      title: Markt im Hof
      overrides: { reddit: { subreddit: hamburg, flair: "Markt" } }
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    channel.sheet.facts.options.flatMap { fact -> [Finding] in
      switch channel.content.options[fact.value.key] {
      case .text(let text): length(of: text, fact, on: channel)
      case .list(let list): count(of: list, fact, on: channel)
      default: []
      }
    }
  }

  private static func length(of text: String, _ fact: Fact<OptionLimit>, on channel: ChannelUnderCheck) -> [Finding] {
    guard let length = fact.value.length else { return [] }
    let limit = Fact(length, fact.source, fact.confidence, read: fact.read)
    return channel.finding(
      of: self, text, "`\(fact.value.key)`", limit: channel.lengthLimits([limit]).first,
      at: channel.value(fact.value.key))
  }

  private static func count(of list: [String], _ fact: Fact<OptionLimit>, on channel: ChannelUnderCheck) -> [Finding] {
    guard let most = fact.value.count?.maximum, list.count > most else { return [] }
    return [
      finding(
        in: channel.post, at: channel.value(fact.value.key),
        "`\(fact.value.key)` has \(list.count) entries, \(channel.network.displayName) takes \(most)",
        severity: fact.confidence == .documented ? .error : .warning)
    ]
  }
}
