internal import Content
internal import Diagnostics

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
    guard let limits = channel.sheet.facts.poll?.value else { return [] }
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
