internal import Content
internal import Diagnostics

/// Claims about the environment have a source.
enum GreenClaim: ChannelRule {
  static let description = RuleDescription(
    id: "green-claim", severity: .warning,
    summary: "A claim about the environment has its source in `proof`; neutrality by offsetting is no claim to make",
    explanation: "A general claim needs a recognised excellent performance, or is to be specified in the same place "
      + "(UWG as amended by Directive (EU) 2024/825, since 27 September 2026). Say what is better, by how much, and name "
      + "the source in `proof: [https://…]`.",
    invalid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Wir liefern klimaneutral in ganz Hamburg.
      """,
    valid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Wir liefern mit dem Lastenrad in ganz Hamburg.
      """)

  private static let offsetting =
    "That a product has no effect on the climate because its emissions are made up for elsewhere may not be claimed at "
    + "all (UWG, Annex, as amended by Directive (EU) 2024/825), whatever the proof. Say what is saved, and what is paid for."

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    let seen = channel.seen
    guard seen.has(.greenClaim) || seen.has(.greenWord) else { return [] }
    let offset = seen.has(.offsetting) ? Array(seen.found(.neutrality).prefix(Legal.most)) : []
    let byOffsetting = offset.map { found in
      flagged(
        channel, at: found.range, "\(Shown.quoted(found.words)) rests on offsetting",
        explanation: offsetting)
    }
    guard !channel.hasProof else { return Array(byOffsetting.prefix(Legal.most)) }
    let claims = seen.found(.greenClaim).prefix(Legal.most).filter { claim in
      !offset.contains { $0.isSame(as: claim) }
    }
    let found =
      byOffsetting + claims.map { unproved($0, .warning, channel) }
      + seen.found(.greenWord).prefix(Legal.most).map { unproved($0, .note, channel) }
    return Array(found.prefix(Legal.most))
  }

  private static func unproved(_ found: FoundWords, _ severity: Severity, _ channel: ChannelUnderCheck) -> Finding {
    flagged(
      channel, at: found.range, "\(Shown.quoted(found.words)) is a green claim without `proof`",
      severity: severity)
  }
}

extension FoundWords {
  /// Whether both are about the same words.
  func isSame(as other: FoundWords) -> Bool {
    text === other.text && place.lowerBound == other.place.lowerBound
  }
}
