internal import Content
internal import Diagnostics

/// A post can be published between `notBefore` and `notAfter`.
enum Window: ChannelRule {
  static let description = RuleDescription(
    id: "window",
    summary: "`publishDate` lies between `notBefore` and `notAfter`",
    explanation: "A post never goes out before `notBefore` nor after `notAfter`: with these times it never would.",
    invalid: RuleExample.post(keys: "notAfter: 2026-11-30T18:00"),
    valid: RuleExample.post(keys: "notAfter: 2026-12-20T18:00"))

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    let schedule = channel.schedule
    guard schedule.notBefore != nil || schedule.notAfter != nil else { return [] }
    if let from = schedule.notBefore, let to = schedule.notAfter, to <= from {
      return [
        finding(channel, "notAfter", "`notAfter` is not after `notBefore` (\(from.written(in: schedule.zone)))")
      ]
    }
    return [tooLate(channel, schedule), tooEarly(channel, schedule)].compactMap { $0 }
  }

  private static func tooLate(_ channel: ChannelUnderCheck, _ schedule: Schedule) -> Finding? {
    guard let at = schedule.at, let end = schedule.notAfter, at > end else { return nil }
    return finding(channel, "publishDate", "`publishDate` is after `notAfter` (\(end.written(in: schedule.zone)))")
  }

  private static func tooEarly(_ channel: ChannelUnderCheck, _ schedule: Schedule) -> Finding? {
    guard let at = schedule.at, let start = schedule.notBefore, at < start else { return nil }
    return finding(channel, "publishDate", "`publishDate` is before `notBefore` (\(start.written(in: schedule.zone)))")
  }

  private static func finding(_ channel: ChannelUnderCheck, _ key: String, _ summary: String) -> Finding {
    finding(in: channel.post, at: channel.value(key), summary)
  }
}
