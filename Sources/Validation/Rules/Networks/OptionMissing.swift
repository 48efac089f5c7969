internal import Content
internal import Diagnostics

/// An option that the network wants is set.
enum OptionMissing: ChannelRule {
  static let description = RuleDescription(
    id: "option-missing",
    summary: "An option that the network wants is set",
    explanation:
      "Reddit refuses a post without `subreddit`. YouTube asks every channel to say whether a film is made for "
      + "children (`madeForKids`), Pinterest needs a `board`. Write it in the override for the channel or its network.",
    invalid: """
      ---
      id: advent
      channels: [reddit]
      title: Markt im Hof
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
    channel.sheet.facts.options.compactMap { fact in
      let option = fact.value
      guard option.absence != .fine, !channel.isSet(option.key) else { return nil }
      return finding(
        in: channel.post, at: channel.nameInPost, "no `\(option.key)`, which \(channel.network.displayName) wants",
        severity: option.absence == .refused ? .error : .warning)
    }
  }
}
