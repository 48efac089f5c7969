internal import Content
internal import Diagnostics

/// Claims about health have a source.
enum HealthClaim: ChannelRule {
  static let description = RuleDescription(
    id: "health-claim", severity: .warning,
    summary: "A claim about health has its source in `proof`",
    explanation: "Claims that something heals or protects are allowed where the law lists them or studies show it "
      + "(Regulation (EC) 1924/2006, HWG § 3). Name the source in `proof: [https://…]`, or leave the claim out.",
    invalid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Unser Punsch stärkt das Immunsystem.
      """,
    valid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Unser Punsch wärmt.
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard channel.seen.has(.healthClaim), !channel.hasProof else { return [] }
    return channel.seen.found(.healthClaim).prefix(Legal.most).map { found in
      flagged(
        channel, at: found.range, "\(Shown.quoted(found.words)) is a health claim without `proof`")
    }
  }
}
