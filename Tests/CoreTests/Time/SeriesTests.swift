import SocialText
import Testing

@testable import Core

@Suite struct SeriesTests {
  private static func schedule(_ keys: String) throws -> (schedule: Schedule, problems: [Schedule.Problem]) {
    let source = "---\nid: markt\nchannels: [x]\n\(keys)\n---\nText\n"
    let reading = PostReader.read(path: "posts/a.md", bytes: Array(source.utf8))
    #expect(reading.findings.map(\.summary) == [])
    let post = try #require(reading.post)
    let channel = Channel(name: "x-verein", network: .x, account: "@acme")
    let berlin = try #require(Zone(identifier: "Europe/Berlin"))
    return post.schedule(
      for: channel, in: Configuration(repository: "a1", timezone: berlin, channels: [channel]))
  }

  /// Keys of a post, and the occurrences that follow: their days and moments.
  private static let series: [(keys: String, occurrences: [String])] = [
    // At nine by the clock in winter and in summer.
    (
      "publishDate: 2027-03-22T09:00\nrepeat: { every: 1w, times: 3 }",
      ["2027-03-22 2027-03-22T08:00:00Z", "2027-03-29 2027-03-29T07:00:00Z", "2027-04-05 2027-04-05T07:00:00Z"]
    ),
    // The clock skips 02:30 on 28 March: it does not happen, and does not count.
    (
      "publishDate: 2027-03-27T02:30\nrepeat: { every: 1d, times: 2 }",
      ["2027-03-27 2027-03-27T01:30:00Z", "2027-03-29 2027-03-29T00:30:00Z"]
    ),
    (
      "publishDate: 2027-03-27T02:30\nrepeat: { every: 1d, until: 2027-03-28 }",
      ["2027-03-27 2027-03-27T01:30:00Z"]
    ),
    // It shows 02:30 twice on 31 October 2027: the first counts.
    (
      "publishDate: 2027-10-30T02:30\nrepeat: { every: 1d, times: 3 }",
      ["2027-10-30 2027-10-30T00:30:00Z", "2027-10-31 2027-10-31T00:30:00Z", "2027-11-01 2027-11-01T01:30:00Z"]
    ),
    // A start with an offset is that moment, the second of two here; the others are local times.
    (
      "publishDate: 2027-10-31T02:30+01:00\nrepeat: { every: 1d, times: 2 }",
      ["2027-10-31 2027-10-31T01:30:00Z", "2027-11-01 2027-11-01T01:30:00Z"]
    ),
    // An offset is only told once: the local time in the post's zone is what repeats, and gives the day.
    (
      "publishDate: 2026-12-31T23:30Z\nrepeat: { every: 1d, times: 2 }",
      ["2027-01-01 2026-12-31T23:30:00Z", "2027-01-02 2027-01-01T23:30:00Z"]
    ),
    (
      "publishDate: 2026-12-31T23:30Z\ntimezone: UTC\nrepeat: { every: 1d, times: 2 }\n"
        + "overrides: { x: { timezone: Europe/Berlin } }",
      ["2026-12-31 2026-12-31T23:30:00Z", "2027-01-01 2027-01-01T23:30:00Z"]
    ),
    // Two hours later by the wall clock; the day stays the post's.
    (
      "publishDate: 2027-03-27T23:00\nrepeat: { every: 1d, times: 2 }\noverrides: { x: { publishDate: +2h } }",
      ["2027-03-27 2027-03-28T00:00:00Z", "2027-03-28 2027-03-28T23:00:00Z"]
    ),
    // In the gap on this channel alone, so the post itself goes on counting it.
    (
      "publishDate: 2027-03-27T00:30\nrepeat: { every: 1d, times: 3 }\noverrides: { x: { publishDate: +2h } }",
      ["2027-03-27 2027-03-27T01:30:00Z", "2027-03-29 2027-03-29T00:30:00Z"]
    ),
    // Twelve hours on the clock, though that night has thirteen.
    (
      "publishDate: 2027-10-30T20:00\nrepeat: { every: 1d, times: 2 }\noverrides: { x: { publishDate: +12h } }",
      ["2027-10-30 2027-10-31T07:00:00Z", "2027-10-31 2027-11-01T07:00:00Z"]
    ),
    // At nine in another zone.
    (
      "publishDate: 2027-03-10T09:00\nrepeat: { every: 1w, times: 2 }\noverrides: { x: { timezone: America/New_York } }",
      ["2027-03-10 2027-03-10T14:00:00Z", "2027-03-17 2027-03-17T13:00:00Z"]
    ),
    (
      "publishDate: 2026-12-07T09:00\nrepeat: { rule: \"FREQ=MONTHLY;BYDAY=1MO\", until: 2027-03-01, except: [2027-02-01] }",
      ["2026-12-07 2026-12-07T08:00:00Z", "2027-01-04 2027-01-04T08:00:00Z", "2027-03-01 2027-03-01T08:00:00Z"]
    ),
    // One that is moved alone keeps its day; on a channel that comes later, it does there as well.
    (
      "publishDate: 2026-12-01T09:00\nrepeat: { every: 1w, times: 3, moved: { 2026-12-08: 2026-12-09T10:00 } }",
      ["2026-12-01 2026-12-01T08:00:00Z", "2026-12-08 2026-12-09T09:00:00Z", "2026-12-15 2026-12-15T08:00:00Z"]
    ),
    (
      "publishDate: 2026-12-01T09:00\nrepeat: { every: 1w, times: 2, moved: { 2026-12-01: 2026-12-02T10:00 } }\n"
        + "overrides: { x: { publishDate: +2h } }",
      ["2026-12-01 2026-12-02T11:00:00Z", "2026-12-08 2026-12-08T10:00:00Z"]
    ),
    // Two that go the same way, the second of which makes room for the first.
    (
      "publishDate: 2026-12-01T09:00\n"
        + "repeat: { every: 1d, times: 3, moved: { 2026-12-02: 2026-12-03T10:00, 2026-12-03: 2026-12-05T10:00 } }",
      ["2026-12-01 2026-12-01T08:00:00Z", "2026-12-02 2026-12-03T09:00:00Z", "2026-12-03 2026-12-05T09:00:00Z"]
    ),
    // A day that the series does not have moves no occurrence.
    (
      "publishDate: 2026-12-01T09:00\nrepeat: { every: 1w, times: 2, moved: { 2026-12-02: 2026-12-03T10:00 } }",
      ["2026-12-01 2026-12-01T08:00:00Z", "2026-12-08 2026-12-08T08:00:00Z"]
    ),
  ]

  @Test(arguments: series)
  func occurrences(keys: String, occurrences: [String]) throws {
    let (schedule, problems) = try Self.schedule(keys)
    #expect(schedule.series?.occurrences.map { "\($0.day.text) \($0.at.rfc3339)" } == occurrences)
    #expect(schedule.at == schedule.series?.occurrences.first?.at && problems.isEmpty)
  }

  /// What a record keeps of a series is enough to tell all of it again.
  @Test(arguments: series.map(\.keys))
  func recordsTellTheSame(keys: String) throws {
    let series = try #require(Self.schedule(keys).schedule.series)
    let recorded = try #require(try Self.schedule(keys).schedule.recorded.series)
    #expect(recorded.occurrences == series.occurrences && recorded == series)
  }

  @Test func skippedTimesAreTold() throws {
    let (own, _) = try Self.schedule("publishDate: 2027-03-27T02:30\nrepeat: { every: 1d, times: 2 }")
    #expect(own.series?.skipped.map(\.written) == ["2027-03-28T02:30"])
    let (shifted, _) = try Self.schedule(
      "publishDate: 2027-03-27T00:30\nrepeat: { every: 1d, times: 3 }\noverrides: { x: { publishDate: +2h } }")
    #expect(shifted.series?.skipped.map(\.written) == ["2027-03-28T02:30"])
  }

  /// One that is moved to the day of a neighbour or beyond it moves none.
  @Test(arguments: [
    ("2026-12-08: 2026-12-15T10:00", ["2026-12-08"]), ("2026-12-08: 2026-12-01T10:00", ["2026-12-08"]),
    ("2026-12-08: 2027-01-15T10:00", ["2026-12-08"]), ("2026-12-08: 2026-12-14T23:59", []),
    ("2026-12-08: 2026-12-02T00:00", []), ("2026-12-01: 2026-11-01T10:00", []), ("2026-12-15: 2027-11-01T10:00", []),
    ("2026-12-08: 2026-12-16T10:00, 2026-12-15: 2026-12-15T10:00", ["2026-12-08", "2026-12-15"]),
  ]) func misplacedOnesAreTold(moved: String, misplaced: [String]) throws {
    let rule = "publishDate: 2026-12-01T09:00\nrepeat: { every: 1w, times: 3, moved: { \(moved) } }"
    let series = try #require(Self.schedule(rule).schedule.series)
    #expect(series.misplaced.map(\.text) == misplaced)
    #expect(series.occurrences == series.occurrences.sorted { $0.at < $1.at })
    let isMoved = series.occurrences.contains { series.zone.local($0.at).secondOfDay != series.start.secondOfDay }
    #expect(isMoved == misplaced.isEmpty)
  }

  /// Approved as it was before a day got another time.
  @Test(arguments: [
    ("", "2026-12-08: 2026-12-09T10:00", true), ("", "2026-12-08: 2026-12-08T08:00", false),
    ("2026-12-08: 2026-12-09T10:00", "", false), ("2026-12-08: 2026-12-07T10:00", "", false),
    ("2026-12-08: 2026-12-09T10:00", "2026-12-08: 2026-12-10T10:00", true),
    ("2026-12-08: 2026-12-09T10:00", "2026-12-08: 2026-12-09T09:59", false),
    ("2026-12-08: 2026-12-09T10:00", "2026-12-08: 2026-12-09T10:00, 2026-12-15: 2026-12-15T09:00", true),
  ]) func aLaterTimeOfOneKeepsTheApproval(approved: String, now: String, isKept: Bool) throws {
    func schedule(_ moved: String) throws -> Schedule {
      try Self.schedule(
        "publishDate: 2026-12-01T09:00\nrepeat: { every: 1w, times: 3, moved: { \(moved) } }"
      ).schedule
    }
    let (before, after) = (try schedule(approved).recorded, try schedule(now))
    #expect(after.keeps(before, under: .later) == isKept)
    #expect(after.keeps(before, under: .any))
    #expect(after.keeps(before, under: .never) == (approved == now))
  }

  @Test func aShiftedStartInTheGapIsAProblem() throws {
    let (schedule, problems) = try Self.schedule(
      "publishDate: 2027-03-28T00:30\nrepeat: { every: 1d, times: 2 }\noverrides: { x: { publishDate: +2h } }")
    #expect(schedule.at == nil && schedule.series == nil)
    #expect(problems.map(\.key) == ["overrides.x.publishDate"])
  }

  /// Twelve months of a time that is there every day, and of one in the hours that clocks skip and repeat.
  @Test(arguments: [
    ("Europe/Berlin", 9_000), ("America/New_York", 9_000), ("Australia/Lord_Howe", 8_100), ("America/Santiago", 1_800),
  ]) func aYearOfEachDay(identifier: String, second: Int) throws {
    let zone = try #require(Zone(identifier: identifier))
    let first = CivilDate.dayNumber(year: 2026, month: 12, day: 1)
    for time in [second, 32_400] {
      let start = LocalTime(clockSeconds: Int64(first) * 86_400 + Int64(time))
      let end = Repetition.End.until(CivilDate(year: 2027, month: 11, day: 30))
      let series = Series(
        Repetition(RecurrenceRule(.daily), end), from: start, first: try #require(zone.moments(of: start).first),
        in: zone)
      // As the clock of the zone runs, without asking it for a time of day.
      var seen: Set<CivilDate> = []
      let minutes = stride(from: (start.clockSeconds / 900 - 100) * 900, to: start.clockSeconds + 366 * 86_400, by: 900)
      let expected = minutes.map(Timestamp.init(seconds:)).filter { moment in
        let clock = zone.local(moment)
        return clock >= start && clock.date <= CivilDate(year: 2027, month: 11, day: 30) && clock.secondOfDay == time
          && seen.insert(clock.date).inserted
      }
      #expect(series.occurrences.map(\.at) == expected)
      #expect(series.occurrences.map(\.day) == expected.map { zone.local($0).date })
      #expect(
        series.occurrences.count == 365 - (time == second ? 1 : 0) && series.skipped.count == (time == second ? 1 : 0))
    }
  }
}
