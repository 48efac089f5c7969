internal import Content
internal import Diagnostics

/// An option is no longer than the network takes.
enum OptionTooLong: ChannelRule {
  static let description = RuleDescription(
    id: "option-too-long",
    summary: "An option is no longer than its network takes",
    explanation: "Shorten it, or take some of the list out.",
    invalid: """
      ---
      id: advent
      channels: [reddit]
      title: Markt im Hof
      overrides: { reddit: { subreddit: hamburg, flair: "\(String(repeating: "Markt ", count: 12))" } }
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """,
    valid: """
      ---
      id: advent
      channels: [reddit]
      title: Markt im Hof
      overrides: { reddit: { subreddit: hamburg, flair: "Markt" } }
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    channel.sheet.facts.options.flatMap { fact -> [Finding] in
      switch channel.content.options[fact.value.key] {
      case .text(let text): length(of: text, fact, on: channel)
      case .list(let list): count(of: list, fact, on: channel)
      default: []
      }
    }
  }

  private static func length(of text: String, _ fact: Fact<OptionLimit>, on channel: ChannelUnderCheck) -> [Finding] {
    guard let length = fact.value.length else { return [] }
    let limit = Fact(length, fact.source, fact.confidence, read: fact.read)
    return channel.finding(
      of: self, text, "`\(fact.value.key)`", limit: channel.lengthLimits([limit]).first,
      at: channel.value(fact.value.key))
  }

  private static func count(of list: [String], _ fact: Fact<OptionLimit>, on channel: ChannelUnderCheck) -> [Finding] {
    guard let most = fact.value.count?.maximum, list.count > most else { return [] }
    return [
      finding(
        in: channel.post, at: channel.value(fact.value.key),
        "`\(fact.value.key)` has \(list.count) entries, \(channel.network.displayName) takes \(most)",
        severity: fact.confidence == .documented ? .error : .warning)
    ]
  }
}
