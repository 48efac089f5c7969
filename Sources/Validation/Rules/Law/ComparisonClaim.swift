internal import Content
internal import Diagnostics

/// Comparisons with others have a source.
enum ComparisonClaim: ChannelRule {
  static let description = RuleDescription(
    id: "comparison", severity: .warning,
    summary: "A comparison with other offers has its source in `proof`",
    explanation: "Comparative advertising must be objective and verifiable (UWG § 6 (2)). Name the test or the figures "
      + "in `proof: [https://…]`, or leave the comparison out.",
    invalid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Unser Licht ist heller und günstiger als die anderen.
      """,
    valid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      proof: [https://example.org/test]
      ---
      Unser Licht ist heller und günstiger als die anderen.
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard channel.seen.has(.comparison), !channel.hasProof else { return [] }
    return channel.seen.found(.comparison).prefix(Legal.most).map { found in
      flagged(
        channel, at: found.range, "\(Shown.quoted(found.words)) compares, and `proof` names no source")
    }
  }
}
