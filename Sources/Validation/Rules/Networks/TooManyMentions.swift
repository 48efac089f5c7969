internal import Content
internal import Diagnostics

/// A text has no more mentions than the network takes.
enum TooManyMentions: ChannelRule {
  static let description = RuleDescription(
    id: "too-many-mentions",
    summary: "A text has no more mentions than its network takes",
    explanation: "Name fewer accounts, or give the channel its own list: `mentions: { instagram: [\"@acme\"] }`.",
    invalid: """
      ---
      id: advent
      channels: [threads]
      publishDate: 2026-12-01T09:00
      ---
      Mit @anna und @ben im Hof.
      """,
    valid: """
      ---
      id: advent
      channels: [threads]
      publishDate: 2026-12-01T09:00
      ---
      Mit @anna im Hof.
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    let things = CountedThings(
      fact: channel.sheet.facts.mentions, name: "mentions", noun: "mentions", key: "mentions", signs: [0x40, 0xEF]
    ) { $0.mentions }
    return channel.findings(of: things, by: self)
  }
}
