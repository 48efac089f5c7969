internal import Content
internal import Diagnostics

/// A post has a title where the network wants one.
enum TitleMissing: ChannelRule {
  static let description = RuleDescription(
    id: "title-missing",
    summary: "A post has a title where its network wants one",
    explanation:
      "YouTube and Reddit refuse a post without one. Write `title`, at the top or in the override for the channel.",
    invalid: """
      ---
      id: advent
      channels: [reddit]
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
    guard channel.sheet.facts.titleRequired?.value == true, channel.content.title.isBlank
    else {
      return []
    }
    let place = channel.content.title == nil ? channel.nameInPost : channel.value("title")
    return [finding(in: channel.post, at: place, "no title, which \(channel.network.displayName) wants")]
  }
}
