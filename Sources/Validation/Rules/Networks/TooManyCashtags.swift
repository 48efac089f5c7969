internal import Content
internal import Diagnostics

/// A text has no more cashtags than the network takes.
enum TooManyCashtags: ChannelRule {
  static let description = RuleDescription(
    id: "too-many-cashtags",
    summary: "A text has no more cashtags than its network takes",
    explanation: "X takes one `$NAME` in a post that a program sends. Write the others without `$`.",
    invalid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Heute im Blick: $AAPL und $MSFT.
      """,
    valid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Heute im Blick: $AAPL.
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    let things = CountedThings(
      fact: channel.sheet.facts.cashtags, name: "cashtags", noun: "cashtags", key: nil, signs: [0x24]
    ) { $0.cashtags }
    return channel.findings(of: things, by: self)
  }
}
