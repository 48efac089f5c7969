internal import Core
internal import SocialText

/// A post that repeats begins with an occurrence.
enum RepeatStart: PostRule {
  static let description = RuleDescription(
    id: "repeat-start",
    summary: "`publishDate` of a post that repeats is a time, and the first time that `repeat` says",
    explanation: "A series begins at `publishDate`, and keeps its time of day. It is a date and a time, not `slot`.",
    invalid: RuleExample.repeated(#"{ rule: "FREQ=MONTHLY;BYDAY=1MO", times: 6 }"#),
    valid: RuleExample.repeated(#"{ rule: "FREQ=MONTHLY;BYDAY=1TU", times: 6 }"#))

  static func check(_ post: PostUnderCheck) -> [Finding] {
    guard let repetition = post.post.repetition else { return [] }
    let places = post.post.places
    switch post.post.content.publishDate {
    case .at(let time):
      let start = time.local(in: post.post.content.zone(standard: post.configuration.timezone))
      return problem(repetition, start).map { [finding(in: post.post, at: places.value("publishDate"), $0)] } ?? []
    case .slot:
      return [
        finding(in: post.post, at: places.value("publishDate"), "a post that repeats cannot take slots")
      ]
    case .after, nil:
      // One that could not be read is a finding of its own.
      guard post.post.isWhole, !places.contains("publishDate") else { return [] }
      return [finding(in: post.post, at: places.key("repeat"), "no `publishDate`, with which it would begin")]
    }
  }

  private static func problem(_ repetition: Repetition, _ start: LocalTime) -> String? {
    let days = repetition.days(from: start.dayNumber)
    guard days.days.first != start.dayNumber else { return nil }
    let written = "\(start.date.text) is not among the days that `repeat` says"
    guard let first = days.days.first else { return "\(written): there are none from then on" }
    let time = LocalTime(clockSeconds: Int64(first) * 86_400 + Int64(start.secondOfDay))
    return "\(written): the first is \(time.written)"
  }
}

/// A series has an end that is not too far away.
enum RepeatLength: PostRule {
  static let description = RuleDescription(
    id: "repeat-length",
    summary: "A post repeats at most \(Repetition.most) times, and for at most a hundred years",
    explanation: "People approve all of it at once. Let it end earlier, and write another post then.",
    invalid: RuleExample.repeated("{ every: 1d, until: 2028-06-30 }"),
    valid: RuleExample.repeated("{ every: 1d, until: 2027-06-30 }"))

  static func check(_ post: PostUnderCheck) -> [Finding] {
    guard post.post.repetition != nil,
      let excess = post.channels.lazy.compactMap({ $0.schedule.series?.excess }).first
    else { return [] }
    let summary =
      switch excess {
      case .tooMany: "more than \(Repetition.most) occurrences"
      case .tooLong: "the last occurrence would be in more than a hundred years"
      }
    let key = post.post.places.contains("repeat.until") ? "repeat.until" : "repeat.times"
    return [finding(in: post.post, at: post.post.places.value(key), summary)]
  }
}

/// An override only moves the times of a series.
enum RepeatOverride: PostRule {
  static let description = RuleDescription(
    id: "repeat-override",
    summary: "`publishDate` in an override of a post that repeats is so long after the post's own time",
    explanation: "Every occurrence is moved then. Write `+2h`, or another post for that channel.",
    invalid: RuleExample.repeated(
      "{ every: 4w, times: 6 }", keys: "overrides:\n  facebook: { publishDate: 2026-12-01T11:00 }"),
    valid: RuleExample.repeated("{ every: 4w, times: 6 }", keys: "overrides:\n  facebook: { publishDate: +2h }"))

  static func check(_ post: PostUnderCheck) -> [Finding] {
    guard post.post.repetition != nil else { return [] }
    return post.post.overrides.keys.sorted { ExactText($0) < ExactText($1) }.compactMap { name in
      let value: String
      switch post.post.overrides[name]?.publishDate {
      case .at?: value = "a time of its own"
      case .slot?: value = "a slot"
      case .after?, nil: return nil
      }
      return finding(
        in: post.post, at: post.post.places.value("overrides.\(name).publishDate"),
        "\(Shown.plain(name)) has \(value), and the post repeats")
    }
  }
}

/// The clock skips the time of an occurrence.
enum RepeatGap: ChannelRule {
  static let description = RuleDescription(
    id: "repeat-gap", severity: .warning,
    summary: "The time of each occurrence exists in its time zone",
    explanation:
      "When summer time begins, clocks skip an hour. An occurrence in it does not happen, and does not count. "
      + "Choose another time of day.",
    invalid: RuleExample.repeated("{ every: 4w, times: 3 }", time: "2027-02-28T02:30"),
    valid: RuleExample.repeated("{ every: 4w, times: 3 }", time: "2027-02-28T03:30"))

  static func check(_ post: PostUnderCheck) -> [Finding] { post.findingsIfRepeated(onEach: check) }

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard let series = channel.schedule.series else { return [] }
    return series.skipped.map { time in
      finding(
        in: channel.post, at: channel.post.places.value("repeat"),
        "\(time.written) does not exist in \(series.zone.identifier): the post does not go out then")
    }
  }
}

/// Every day that `repeat` names is one on which the post would go out.
enum RepeatException: PostRule {
  static let description = RuleDescription(
    id: "repeat-exception", severity: .warning,
    summary: "Every day under `except` and `moved` of `repeat` is one on which the post would go out",
    explanation:
      "Another day has no effect: it may be mistyped. One on which it would go out still counts for `times`.",
    invalid: RuleExample.repeated("{ every: 4w, times: 6, except: [2026-12-30] }"),
    valid: RuleExample.repeated("{ every: 4w, times: 6, except: [2026-12-29] }"))

  static func check(_ post: PostUnderCheck) -> [Finding] {
    guard let repetition = post.post.repetition, !repetition.except.isEmpty || !repetition.moved.isEmpty,
      let start = post.channels.lazy.compactMap({ $0.schedule.series?.start }).first
    else { return [] }
    let places = post.post.places
    let days = repetition.days(from: start.dayNumber)
    let excepted = Set(days.excepted.map(CivilDate.init(dayNumber:)))
    let others = Set(days.days.map(CivilDate.init(dayNumber:)))
    let except = repetition.except.filter { !excepted.contains($0) }.map { ($0, places.value("repeat.except")) }
    let moved = repetition.moved.keys.sorted().filter { !others.contains($0) }.map {
      ($0, places.key("repeat.moved.\($0.text)"))
    }
    return (except.prefix(Self.most) + moved.prefix(Self.most)).map { day, place in
      finding(in: post.post, at: place, "the post would not go out on \(day.text) anyway")
    }
  }

  private static let most = 10
}

/// An occurrence that is moved alone stays between its neighbours.
enum RepeatMoved: PostRule {
  static let description = RuleDescription(
    id: "repeat-moved",
    summary: "An occurrence under `moved` of `repeat` has a time that exists, between the days of its neighbours",
    explanation:
      "A post goes out once on a day, and in its order. Choose another time, or leave the day out with `except`, and "
      + "write another post for the other time.",
    invalid: RuleExample.repeated("{ every: 1w, times: 6, moved: { 2026-12-08: 2026-12-15T10:00 } }"),
    valid: RuleExample.repeated("{ every: 1w, times: 6, moved: { 2026-12-08: 2026-12-09T10:00 } }"))

  static func check(_ post: PostUnderCheck) -> [Finding] {
    guard let repetition = post.post.repetition, !repetition.moved.isEmpty else { return [] }
    var found: [CivilDate: String] = [:]
    for channel in post.channels {
      guard let series = channel.schedule.series else { continue }
      for day in series.misplaced where found[day] == nil { found[day] = problem(day, of: series, channel) }
    }
    return found.sorted { $0.key < $1.key }.map { day, problem in
      finding(in: post.post, at: post.post.places.value("repeat.moved.\(day.text)"), problem)
    }
  }

  private static func problem(_ day: CivilDate, of series: Series, _ channel: ChannelUnderCheck) -> String {
    let time = series.localTime(on: day)
    let place = series.shift == 0 ? "" : " on \(Shown.plain(channel.channel.name))"
    return series.zone.moments(of: time).isEmpty
      ? "the occurrence of \(day.text) would be at \(time.written)\(place), which \(series.zone.identifier) skips"
      : "the occurrence of \(day.text) would not stay between its neighbours at \(time.written)\(place)"
  }
}

/// The network refuses a text that an account had before.
enum RepeatedText: ChannelRule {
  static let description = RuleDescription(
    id: "repeated-text", severity: .warning,
    summary: "A post that repeats goes to networks that take a text again",
    explanation: "The network refuses a text that the account had before: the first time it goes out, and then it may "
      + "fail. Write a post for each time, or take the channel out.",
    invalid: RuleExample.repeated("{ every: 4w, times: 6 }", channels: "x"),
    valid: RuleExample.repeated("{ every: 4w, times: 6 }"))

  static func check(_ post: PostUnderCheck) -> [Finding] { post.findingsIfRepeated(onEach: check) }

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard let series = channel.schedule.series, series.occurrences.count > 1, let fact = channel.facts.repeatedText,
      !fact.value
    else { return [] }
    return [
      finding(
        in: channel.post, at: channel.post.places.value("repeat"),
        "\(channel.network.displayName) refuses a text that the account had before",
        explanation: "\(description.explanation) \(fact.sourceNote)")
    ]
  }
}

extension PostUnderCheck {
  /// What is found on the channels of a post that repeats; most do not, and are not looked at.
  fileprivate func findingsIfRepeated(onEach check: (ChannelUnderCheck) -> [Finding]) -> [Finding] {
    post.repetition == nil ? [] : findings(onEach: check)
  }
}

extension RuleExample {
  /// A post that repeats, on a channel that takes a text again.
  fileprivate static func repeated(
    _ value: String, channels: String = "facebook", time: String = "2026-12-01T09:00", keys: String = ""
  ) -> String {
    post(
      channels: channels, time: time, keys: "repeat: \(value)" + (keys.isEmpty ? "" : "\n\(keys)"),
      text: "Der Hof ist offen.")
  }
}
