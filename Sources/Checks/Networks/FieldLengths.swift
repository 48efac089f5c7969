internal import Core
internal import SocialText

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
    let facts = isAnswer ? channel.facts.text : [channel.facts.firstComment].compactMap { $0 }
    // An answer is a post, and what a network refuses as a post it refuses as an answer.
    let (names, reported): ([String], Severity) =
      isAnswer ? (["firstComment", "text"], .error) : (["firstComment"], .warning)
    let excess = channel.lengthLimits(facts, names: names, reported: reported)
      .compactMap { $0.excess(of: comment) { TextCounter.length(of: comment, in: $0) } }
      .max { $0.severity < $1.severity }
    return excess.map { [channel.finding(of: description, $0, "the first comment", at: channel.value("firstComment"))] }
      ?? []
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
    channel.facts.options.flatMap { fact -> [Finding] in
      switch channel.content.options[fact.value.key] {
      case .text(let text): length(of: text, fact, on: channel)
      case .list(let list): count(of: list, fact, on: channel)
      default: []
      }
    }
  }

  private static func length(of text: String, _ fact: Fact<OptionLimit>, on channel: ChannelUnderCheck) -> [Finding] {
    guard let length = fact.value.length,
      let limit = channel.lengthLimit(Fact(length, fact.source, fact.confidence, read: fact.read)),
      let excess = limit.excess(of: text, length: { TextCounter.length(of: text, in: $0) })
    else { return [] }
    let key = fact.value.key
    return [channel.finding(of: description, excess, "`\(key)`", at: channel.value(key))]
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
