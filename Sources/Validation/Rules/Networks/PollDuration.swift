internal import Content
internal import Diagnostics

/// A poll has a duration that the network accepts.
enum PollDuration: ChannelRule {
  static let description = RuleDescription(
    id: "poll-duration",
    summary: "A poll is open for a time that its network takes",
    explanation:
      "Networks know different times: `duration` in the override for the channel can be another one. A poll that does "
      + "not say is open for a day.",
    invalid: """
      ---
      id: advent
      channels: [x]
      poll: { options: [Ja, Nein], duration: 8d }
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
    guard let poll = channel.pollHere, let limits = channel.sheet.facts.poll?.value else { return [] }
    let duration = poll.duration ?? Poll.standardDuration
    guard let times = limits.times(instead: duration) else { return [] }
    return [
      finding(
        in: channel.post, at: channel.post.places.value("\(channel.deciding("poll")).duration"),
        "open for \(DurationWords.text(duration)), \(channel.network.displayName) takes \(times)")
    ]
  }
}

extension PollLimits {
  /// The possible durations, if `duration` is none of them.
  fileprivate func times(instead duration: Int64) -> String? {
    if let durations, !durations.contains(duration) {
      return durations.map(DurationWords.text).joined(separator: ", ")
    }
    if let range = self.duration, !range.contains(duration) {
      return "\(DurationWords.text(range.lowerBound)) to \(DurationWords.text(range.upperBound))"
    }
    return duration % step == 0 ? nil : "whole \(DurationWords.unit(step))s"
  }
}
