internal import Content
internal import Diagnostics

/// An answer of a poll is no longer than the network takes.
enum PollOptionTooLong: ChannelRule {
  static let description = RuleDescription(
    id: "poll-option-too-long",
    summary: "An answer of a poll is no longer than its network takes",
    explanation: "Shorten the answer; what explains it belongs into the text.",
    invalid: """
      ---
      id: advent
      channels: [x]
      poll: { options: [Ja, "Nein, wir bleiben lieber zu Hause"], duration: 1d }
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
    guard let poll = channel.pollHere,
      let limit = channel.lengthLimit(channel.sheet.facts.pollOption, name: "pollOption")
    else { return [] }
    return poll.options.enumerated().findings { index, option in
      channel.finding(
        of: self, option, "the answer", limit: limit,
        at: channel.post.places.value("\(channel.deciding("poll")).options.\(index)"))
    }
  }
}
