internal import Core
internal import SocialText

/// A prize draw names its conditions and its end.
enum Sweepstake: ChannelRule {
  static let description = RuleDescription(
    id: "sweepstake", severity: .warning,
    summary: "A prize draw names its conditions and its end, and does not ask readers to tag or share",
    explanation:
      "Conditions of taking part must be clear and easy to find (UWG § 5a, DDG § 6): link them, say until when "
      + "one can enter, and on Facebook, Instagram and Threads that the draw is in no connection with the network, which "
      + "also forbids to make tagging or sharing a condition.",
    invalid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Wir verlosen zehn Lichterketten. Schreibt uns, wo ihr sie aufhängt!
      """,
    valid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Wir verlosen zehn Lichterketten. Schreibt uns bis zum 6. Dezember, wo ihr sie aufhängt!

      Teilnahmebedingungen: https://example.org/bedingungen
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard let draw = channel.seen.found(.sweepstake).first, !channel.seen.has(.sweepstakeOver) else { return [] }
    let missing = missing(channel)
    let asking = channel.seen.has(.tagOrShare) && isOfMeta(channel.network)
    guard !missing.isEmpty || asking else { return [] }
    let parts =
      (missing.isEmpty ? [] : ["without " + missing.joined(separator: ", ")])
      + (asking ? ["asks to tag or share"] : [])
    return [
      flagged(
        channel, at: draw.range,
        "\(Shown.quoted(draw.words)): a prize draw " + parts.joined(separator: "; "))
    ]
  }

  /// The missing information that readers need.
  private static func missing(_ channel: ChannelUnderCheck) -> [String] {
    let seen = channel.seen
    let hasLink = channel.content.link != nil || seen.all.contains { !$0.scanned.words.links.isEmpty }
    let hasConditions = seen.has(.conditions) && hasLink
    return [
      hasConditions ? nil : "a link to the conditions",
      seen.has(.closingDate) ? nil : "its end",
      seen.has(.notTheNetwork) || !isOfMeta(channel.network) ? nil : "the word that the network has no part in it",
    ].compactMap { $0 }
  }

  private static func isOfMeta(_ network: Network) -> Bool {
    [.facebook, .instagram, .threads].contains(network)
  }
}
