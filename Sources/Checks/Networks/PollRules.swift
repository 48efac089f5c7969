internal import Core
internal import SocialText

/// A poll has as many answers as the network takes, each once.
enum PollOptions: ChannelRule {
  static let description = RuleDescription(
    id: "poll-options",
    summary: "A poll has as many answers as its network takes, each once and none empty",
    explanation:
      "Readers choose between answers: two of the same, or an empty one, are a mistake, and networks refuse them.",
    invalid: """
      ---
      id: advent
      channels: [x]
      poll: { options: [Ja, Nein, Vielleicht, Nie, Immer], duration: 1d }
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """,
    valid: """
      ---
      id: advent
      channels: [x]
      poll: { options: [Ja, Nein], duration: 1d }
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof.
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard let poll = channel.pollHere else { return [] }
    return number(poll.options.count, on: channel) + single(poll.options, on: channel)
  }

  private static func number(_ count: Int, on channel: ChannelUnderCheck) -> [Finding] {
    guard let limits = channel.facts.poll?.value else { return [] }
    let most = channel.channel.limits["pollOptions"].map { Int($0) } ?? limits.options.upperBound
    guard count < limits.options.lowerBound || count > most else { return [] }
    let list = "\(channel.deciding("poll")).options"
    guard !channel.post.places.hasUnusable(list) else { return [] }
    return [
      finding(
        in: channel.post, at: channel.post.places.value(list),
        "\(Amount.count(count, "answers")), \(channel.network.displayName) takes \(limits.options.lowerBound) to \(most)"
      )
    ]
  }

  /// Answers that are empty or stand twice, ten at most.
  private static func single(_ options: [String], on channel: ChannelUnderCheck) -> [Finding] {
    var seen: Set<[UInt8]> = []
    return options.enumerated().findings { index, option in
      let isEmpty = option.isBlank
      guard !seen.insert(Array(option.utf8)).inserted || isEmpty else { return [] }
      return [
        finding(
          in: channel.post, at: channel.post.places.value("\(channel.deciding("poll")).options.\(index)"),
          isEmpty ? "the answer is empty" : "the answer \(Shown.quoted(option)) stands twice")
      ]
    }
  }
}

/// Stretches of time as people say them.
enum DurationWords {
  private static let units: [(seconds: Int64, name: String)] = [
    (86_400, "day"), (3_600, "hour"), (60, "minute"), (1, "second"),
  ]

  /// `8 days`, `90 minutes`: in the largest unit of which it is a whole number.
  static func text(_ seconds: Int64) -> String {
    let unit = units.first { seconds % $0.seconds == 0 } ?? (1, "second")
    let count = seconds / unit.seconds
    return "\(count) \(unit.name)\(count == 1 ? "" : "s")"
  }

  /// The name of a unit of so many seconds.
  static func unit(_ seconds: Int64) -> String { units.first { $0.seconds == seconds }?.name ?? "second" }
}
