internal import Content
internal import Diagnostics

/// Claims to be first or alone have a source.
enum SuperlativeClaim: ChannelRule {
  static let description = RuleDescription(
    id: "superlative", severity: .note,
    summary: "A claim to be the first, best or only one has its source in `proof`",
    explanation: "Such a claim must be true, with a clear and lasting lead (UWG § 5). Name the source in "
      + "`proof: [https://…]`, or say what you do instead.",
    invalid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet die Nr. 1 der Höfe in Hamburg.
      """,
    valid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof. Am besten kommt ihr mit dem Rad. Beste Grüße!
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard channel.seen.has(.superlative), !channel.hasProof else { return [] }
    return channel.seen.found(.superlative).prefix(Legal.most).map { found in
      flagged(
        channel, at: found.range,
        "\(Shown.quoted(found.words)) claims a lead, and `proof` names no source"
      )
    }
  }
}
