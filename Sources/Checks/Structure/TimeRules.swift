internal import Core

/// A post has a time.
enum Unplanned: ChannelRule {
  static let description = RuleDescription(
    id: "unplanned", severity: .note,
    summary: "A post has a `publishDate`",
    explanation: "It waits for a date and never goes out by itself. Write `publishDate: 2026-12-01T09:00`, or "
      + "`slot` for the channel's next free slot.",
    invalid: """
      ---
      id: advent
      channels: [x]
      ---
      Am 1. Dezember öffnet der Hof.
      """,
    valid: RuleExample.post())

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    let content = channel.content
    guard channel.post.isWhole, content.publishDate == nil, !channel.isWritten("publishDate"), content.draft != true
    else { return [] }
    return [finding(in: channel.post, at: channel.post.places.key("id"), "no `publishDate`: the post waits for one")]
  }
}

/// A time such as `+2h` needs the post's own time.
enum RelativeTime: ChannelRule {
  static let description = RuleDescription(
    id: "relative-time",
    summary: "`+2h` counts from a date of the post",
    explanation: "In an override `publishDate: +2h` means two hours after the post's own `publishDate`, which must "
      + "be a date and a time. A slot is not known beforehand.",
    invalid: """
      ---
      id: advent
      channels: [x, facebook]
      publishDate: slot
      overrides:
        facebook: { publishDate: +2h }
      ---
      Am 1. Dezember öffnet der Hof.
      """,
    valid: RuleExample.post(
      channels: "x, facebook",
      keys: """
        overrides:
          facebook: { publishDate: +2h }
        """))

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    channel.scheduleProblems.filter { $0.kind == .nothingToCountFrom && !hasUnreadable(channel.post) }.map { problem in
      finding(
        in: channel.post, at: channel.post.places.value(problem.key), "the post has no date to count from")
    }
  }

  /// Whether the post's own date is written but could not be read, which is a finding of its own.
  private static func hasUnreadable(_ post: Post) -> Bool {
    post.content.publishDate == nil && post.places.contains("publishDate")
  }
}

/// `publishDate: slot` needs a channel with slots.
enum SlotWithoutSlots: ChannelRule {
  static let description = RuleDescription(
    id: "slot-without-slots",
    summary: "A channel whose posts say `publishDate: slot` has slots",
    explanation: "A slot is a weekly time of the channel, declared in `stet.yml`: `slots: [\"Mon-Fri 09:00\"]`. "
      + "Declare some, or write a date and a time.",
    invalid: """
      ---
      id: advent
      channels: [facebook]
      publishDate: slot
      ---
      Am 1. Dezember öffnet der Hof.
      """,
    valid: """
      ---
      id: advent
      channels: [x]
      publishDate: slot
      ---
      Am 1. Dezember öffnet der Hof.
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard channel.schedule.slot, channel.channel.slots.isEmpty else { return [] }
    return [
      finding(
        in: channel.post, at: channel.value("publishDate"), "channel \(Shown.quoted(channel.channel.name)) has no slots"
      )
    ]
  }
}

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

/// A channel publishes at most one post a minute.
enum SameMinute: PostsRule {
  static let description = RuleDescription(
    id: "same-minute", severity: .warning,
    summary: "No two posts of a channel go out in the same minute",
    explanation: "Of two posts at once readers see one, and the other is lost below it. Give one of them another time, "
      + "or `publishDate: slot`. Texts of fewer than four words are left out: they may belong together.",
    invalid: RuleExample.posts(
      RuleExample.post(),
      and: RuleExample.post(id: "markt", time: "2026-12-01T08:00:00Z", text: "Der Markt hat neue Stände.")),
    valid: RuleExample.posts(
      RuleExample.post(),
      and: RuleExample.post(id: "markt", time: "2026-12-01T10:00", text: "Der Markt hat neue Stände.")))

  /// A minute of one channel, by its place in `stet.yml`.
  private struct Minute: Hashable {
    var channel: Int
    var minute: Int64
  }

  static func check(_ tree: TreeUnderCheck) -> [Finding] {
    var keys: [UInt64] = []
    for post in tree.posts { for moment in post.moments { moment.forEachKey { keys.append($1) } } }
    let repeated = RepeatedHashes(keys)
    var posts: [Minute: [PostTrace]] = [:]
    for post in tree.posts {
      for minute in minutes(of: post, among: repeated) { posts[minute, default: []].append(post) }
    }
    return tree.reported.compactMap { post in
      let shared = minutes(of: post, among: repeated).compactMap { minute in
        posts[minute]?.first { $0.path != post.path }.map { (minute.channel, $0.path) }
      }
      guard let other = shared.first?.1 else { return nil }
      let names = tree.channelNames(shared.filter { $0.1 == other }.map(\.0))
      return finding(
        in: post, at: post.timeRange, "the same minute as \(Shown.plain(other)) on \(Shown.list(names))")
    }
  }

  private static func minutes(of post: PostTrace, among repeated: RepeatedHashes) -> [Minute] {
    var minutes: [Minute] = []
    for moment in post.moments {
      moment.forEachKey { channel, key in
        if repeated.contains(key) { minutes.append(Minute(channel: channel, minute: moment.minute)) }
      }
    }
    return minutes
  }
}

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
    return [tooLate(channel, schedule), tooEarly(channel, schedule), tooLong(channel, schedule)].compactMap { $0 }
  }

  private static func tooLate(_ channel: ChannelUnderCheck, _ schedule: Schedule) -> Finding? {
    guard let at = schedule.at, let end = schedule.notAfter, at > end else { return nil }
    return finding(channel, "publishDate", "`publishDate` is after `notAfter` (\(end.written(in: schedule.zone)))")
  }

  private static func tooLong(_ channel: ChannelUnderCheck, _ schedule: Schedule) -> Finding? {
    guard let end = schedule.notAfter, let at = schedule.at, at <= end,
      let late = schedule.series?.occurrences.first(where: { $0.at > end })
    else { return nil }
    return finding(
      in: channel.post, at: channel.post.places.value("repeat"),
      "the occurrence of \(late.day.text) is after `notAfter` (\(end.written(in: schedule.zone)))",
      explanation: "It would never go out. Let `repeat` end before.")
  }

  private static func tooEarly(_ channel: ChannelUnderCheck, _ schedule: Schedule) -> Finding? {
    guard let at = schedule.at, let start = schedule.notBefore, at < start else { return nil }
    return finding(channel, "publishDate", "`publishDate` is before `notBefore` (\(start.written(in: schedule.zone)))")
  }

  private static func finding(_ channel: ChannelUnderCheck, _ key: String, _ summary: String) -> Finding {
    finding(in: channel.post, at: channel.value(key), summary)
  }
}
