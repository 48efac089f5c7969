internal import Content
internal import Diagnostics

/// A local time stands for only one moment in its zone.
enum TimeOverlap: ChannelRule {
  static let description = RuleDescription(
    id: "time-overlap",
    summary: "A time stands for one moment",
    explanation: "When summer time ends, clocks show an hour twice: a time in it needs its offset from UTC.",
    invalid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-10-25T02:30
      ---
      Am 1. Dezember öffnet der Hof.
      """,
    valid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-10-25T02:30+01:00
      ---
      Am 1. Dezember öffnet der Hof.
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    channel.scheduleProblems.compactMap { problem in
      guard case .overlap(let time, let zone, let first, let second) = problem.kind else { return nil }
      return finding(
        in: channel.post, at: channel.post.places.value(problem.key),
        "\(time.written) happens twice in \(zone.identifier)",
        explanation:
          "The clock is put back when summer time ends. Write `\(first.written(in: zone))` for the first time "
          + "(\(first.rfc3339)) or `\(second.written(in: zone))` for the second (\(second.rfc3339)).")
    }
  }
}
