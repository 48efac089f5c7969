internal import Content
internal import Diagnostics

/// A text has no more different links than the network takes.
enum TooManyLinks: ChannelRule {
  static let description = RuleDescription(
    id: "too-many-links",
    summary: "A text has no more different links than its network takes",
    explanation:
      "Threads refuses more than five different addresses in a text. Keep the ones that readers need.",
    invalid: """
      ---
      id: advent
      channels: [threads]
      publishDate: 2026-12-01T09:00
      ---
      Im Hof: https://example.org/hof und https://example.org/markt
      """,
    valid: """
      ---
      id: advent
      channels: [threads]
      publishDate: 2026-12-01T09:00
      ---
      Im Hof: https://example.org/hof
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    let things = CountedThings(
      fact: channel.sheet.facts.links, name: "links", noun: "different links", key: nil, signs: [0x2E], countsOnce: true
    ) { $0.urls }
    return channel.findings(of: things, by: self)
  }
}
