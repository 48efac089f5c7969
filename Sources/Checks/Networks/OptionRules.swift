internal import Core
internal import SocialText

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
    channel.facts.options.compactMap { fact in
      let option = fact.value
      guard option.absence != .fine, !channel.isSet(option.key) else { return nil }
      return finding(
        in: channel.post, at: channel.nameInPost, "no `\(option.key)`, which \(channel.network.displayName) wants",
        severity: option.absence == .refused ? .error : .warning)
    }
  }
}

/// A call to action on Google Business has an address.
enum CallToAction: ChannelRule {
  static let description = RuleDescription(
    id: "call-to-action",
    summary: "A call to action on Google Business leads somewhere",
    explanation:
      "Every button but `call` opens an address: write `link`. `call` dials the number of the profile and takes none. "
      + "An offer shows no button.",
    invalid: """
      ---
      id: advent
      channels: [google]
      overrides: { google: { cta: book } }
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """,
    valid: """
      ---
      id: advent
      channels: [google]
      link: https://hof.example/advent
      overrides: { google: { cta: book } }
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard channel.network == .googleBusiness, case .text(let action) = channel.content.options["cta"] else {
      return []
    }
    if channel.content.options["topicType"] == .text("offer") {
      return [finding("an offer shows no button, `cta` has no effect", .warning, on: channel)]
    }
    guard action != "call", channel.content.link == nil else { return [] }
    return [finding("the button `\(Shown.plain(action))` leads nowhere without a `link`", .error, on: channel)]
  }

  private static func finding(_ summary: String, _ severity: Severity, on channel: ChannelUnderCheck) -> Finding {
    finding(in: channel.post, at: channel.value("cta"), summary, severity: severity)
  }
}

/// An event or offer of Google Business has title, begin and end.
enum EventIncomplete: ChannelRule {
  static let description = RuleDescription(
    id: "event-incomplete",
    summary: "An event or offer on Google Business has a title, a begin and an end",
    explanation: "Google refuses one without. Write `eventTitle`, `eventStart` and `eventEnd` beside `topicType`.",
    invalid: """
      ---
      id: advent
      channels: [google]
      overrides:
        google: { topicType: event, eventTitle: Markt, eventStart: "2026-12-01" }
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """,
    valid: """
      ---
      id: advent
      channels: [google]
      overrides:
        google: { topicType: event, eventTitle: Markt, eventStart: "2026-12-01", eventEnd: "2026-12-02" }
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard channel.network == .googleBusiness, case .text(let topic) = channel.content.options["topicType"],
      topic == "event" || topic == "offer"
    else { return [] }
    return ["eventTitle", "eventStart", "eventEnd"].filter { !channel.isSet($0) }.map { key in
      finding(in: channel.post, at: channel.value("topicType"), "the \(topic) has no `\(key)`")
    }
  }
}

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
    channel.facts.options.flatMap { fact -> [Finding] in
      switch channel.content.options[fact.value.key] {
      case .text(let text): length(of: text, fact, on: channel)
      case .list(let list): count(of: list, fact, on: channel)
      default: []
      }
    }
  }

  private static func length(of text: String, _ fact: Fact<OptionLimit>, on channel: ChannelUnderCheck) -> [Finding] {
    guard let length = fact.value.length,
      let limit = channel.lengthLimit(Fact(length, fact.source, fact.confidence, read: fact.read)),
      let excess = limit.excess(of: text, length: { TextCounter.length(of: text, in: $0) })
    else { return [] }
    let key = fact.value.key
    return [channel.finding(of: description, excess, "`\(key)`", at: channel.value(key))]
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

/// An option of a network, as one override sets it.
struct OptionUse {
  let key: String
  let value: OptionValue
  let network: Network
  /// The options that the network has.
  let known: [NetworkOption]
  /// The channel that the override is for; `nil` where it is for all channels of the network.
  let channel: String?
  /// The dotted path of the key.
  let path: String
}

extension PostUnderCheck {
  /// Every option that an override sets for a channel or network of `stet.yml`.
  var optionUses: [OptionUse] {
    post.overrides.flatMap { name, content -> [OptionUse] in
      let channel = configuration.channel(name)
      guard let network = channel?.network ?? Network(rawValue: name) else { return [] }
      let known = NetworkOptions.options(of: network)
      return content.options.map { key, value in
        OptionUse(
          key: key, value: value, network: network, known: known,
          channel: name == network.rawValue ? nil : channel?.name,
          path: "overrides.\(name).\(key)")
      }
    }
  }
}
