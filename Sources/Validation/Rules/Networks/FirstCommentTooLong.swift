internal import Content
internal import Diagnostics

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
    guard let comment = ReaderText.firstComment(channel.content, of: channel.post, on: channel.channel)
    else { return [] }
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
