internal import Content
internal import Diagnostics

/// A text has no more hashtags than the network takes.
enum TooManyHashtags: ChannelRule {
  static let description = RuleDescription(
    id: "too-many-hashtags",
    summary: "A text has no more hashtags than its network takes",
    explanation:
      "Instagram refuses more than 30 and shows 5, YouTube ignores all of more than 60, on Threads one is a topic. "
      + "Keep the ones that readers look for, or give the channel its own list: `hashtags: { instagram: [Advent] }`.",
    invalid: """
      ---
      id: advent
      channels: [bluesky]
      hashtags: [Advent, Hamburg, Hof]
      publishDate: 2026-12-01T09:00
      ---
      Am Montag.
      """,
    valid: """
      ---
      id: advent
      channels: [bluesky]
      hashtags: [Advent, Hamburg]
      publishDate: 2026-12-01T09:00
      ---
      Am Montag.
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    let things = CountedThings(
      fact: channel.sheet.facts.hashtags, name: "hashtags", noun: "hashtags", key: "hashtags", signs: [0x23, 0xEF]
    ) { $0.hashtags }
    return channel.findings(of: things, by: self)
  }
}
