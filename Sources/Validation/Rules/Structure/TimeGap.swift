internal import Content
internal import Diagnostics

/// A local time exists in its zone.
enum TimeGap: ChannelRule {
  static let description = RuleDescription(
    id: "time-gap",
    summary: "A time exists in its time zone",
    explanation: "When summer time begins, clocks skip an hour: a time in it would have to be guessed. Write "
      + "another one.",
    invalid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2027-03-28T02:30
      ---
      Am 1. Dezember öffnet der Hof.
      """,
    valid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2027-03-28T03:30
      ---
      Am 1. Dezember öffnet der Hof.
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    channel.scheduleProblems.compactMap { problem in
      guard case .gap(let time, let zone) = problem.kind else { return nil }
      let (before, after) = neighbours(of: time, in: zone)
      return finding(
        in: channel.post, at: channel.post.places.value(problem.key),
        "\(time.written) does not exist in \(zone.identifier)",
        explanation: "The clock skips it when summer time begins. Write `\(before)` or `\(after)`.")
    }
  }

  /// The same time by the offsets on both sides of the gap: one time before it, and one after.
  private static func neighbours(of time: LocalTime, in zone: Zone) -> (before: String, after: String) {
    let day: Int64 = 86_400
    let clock = Timestamp(seconds: time.clockSeconds)
    let moments = [zone.offset(at: clock - day), zone.offset(at: clock + day)].map { clock - Int64($0) }.sorted()
    return (zone.local(moments[0]).written, zone.local(moments[1]).written)
  }
}
