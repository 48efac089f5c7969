internal import Content
internal import Diagnostics

/// The text of a poll is no longer than the network takes as a question.
enum PollQuestionTooLong: ChannelRule {
  static let description = RuleDescription(
    id: "poll-question-too-long",
    summary: "The text of a post with a poll is no longer than its network takes as a question",
    explanation: "The text is the question. Shorten it, or write a shorter one for the channel in `overrides`.",
    invalid: """
      ---
      id: advent
      channels: [discord]
      poll: { options: [Ja, Nein], duration: 1d }
      publishDate: 2026-12-01T09:00
      ---
      \(String(repeating: "Kommt ihr in den Hof? ", count: 15))
      """,
    valid: """
      ---
      id: advent
      channels: [discord]
      poll: { options: [Ja, Nein], duration: 1d }
      publishDate: 2026-12-01T09:00
      ---
      Kommt ihr in den Hof?
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard channel.pollHere != nil, let text = channel.finalTexts.first,
      let limit = channel.lengthLimits([channel.sheet.facts.pollQuestion].compactMap { $0 }).first,
      let excess = limit.excess(of: text, length: { channel.counted.length(ofPart: 0, in: $0) })
    else { return [] }
    return [channel.finding(of: self, excess, "the question", at: channel.textStart)]
  }
}
