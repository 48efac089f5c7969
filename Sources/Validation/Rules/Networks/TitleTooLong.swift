internal import Content
internal import Diagnostics

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
