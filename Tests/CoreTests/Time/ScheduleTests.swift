import SocialText
import Testing
@testable import Core

@Suite struct ScheduleTests {
  private static func schedule(_ keys: String) throws -> (schedule: Schedule, problems: [Schedule.Problem]) {
    let source = "---\nid: markt\nchannels: [x]\n\(keys)\n---\nText\n"
    let post = try #require(PostReader.read(path: "posts/a.md", bytes: Array(source.utf8)).post)
    let berlin = try #require(Zone(identifier: "Europe/Berlin"))
    let channel = Channel(name: "x-verein", network: .x, account: "@acme")
    return post.schedule(
      for: channel, in: Configuration(repository: "a1", timezone: berlin, channels: [channel]))
  }

  @Test(arguments: [
    ("", nil), ("publishDate: 2026-12-01T09:00", "2026-12-01T08:00:00Z"),
    ("publishDate: 2026-12-01T09:00Z", "2026-12-01T09:00:00Z"),
    ("publishDate: 2026-12-01T09:00\ntimezone: America/New_York", "2026-12-01T14:00:00Z"),
    ("publishDate: 2026-12-01T09:00\noverrides: { x: { publishDate: +2h } }", "2026-12-01T10:00:00Z"),
    (
      "publishDate: 2026-12-01T09:00\noverrides: { x-verein: { publishDate: 2026-12-02T09:00 } }",
      "2026-12-02T08:00:00Z"
    ),
    (
      "publishDate: 2026-12-01T09:00\noverrides: { x: { publishDate: +2h }, x-verein: { publishDate: +1d } }",
      "2026-12-02T08:00:00Z"
    ),
    ("publishDate: 2026-12-01T09:00\noverrides: { x: { timezone: America/New_York } }", "2026-12-01T14:00:00Z"),
    // Relative to the post's own time, which is in the post's own zone.
    (
      "publishDate: 2026-12-01T09:00\noverrides: { x: { timezone: America/New_York, publishDate: +2h } }",
      "2026-12-01T10:00:00Z"
    ),
    // Seconds, not hours on the clock: the night is one hour longer.
    ("publishDate: 2026-10-24T20:00\noverrides: { x: { publishDate: +12h } }", "2026-10-25T06:00:00Z"),
    ("publishDate: slot\noverrides: { x: { publishDate: 2026-12-02T09:00 } }", "2026-12-02T08:00:00Z"),
    ("publishDate: 2026-12-01T09:00\noverrides: { facebook: { publishDate: +2h } }", "2026-12-01T08:00:00Z"),
  ])
  func at(keys: String, moment: String?) throws {
    let (schedule, problems) = try Self.schedule(keys)
    #expect(schedule.at?.rfc3339 == moment)
    #expect(!schedule.slot)
    #expect(problems.isEmpty)
  }

  @Test func slotAndWindow() throws {
    let (schedule, problems) = try Self.schedule(
      "publishDate: slot\nnotBefore: 2026-12-01T09:00\nnotAfter: 2026-12-02T09:00\noverrides: { x: { notAfter: 2026-12-03T09:00Z } }"
    )
    #expect(schedule.slot && schedule.at == nil)
    #expect(schedule.notBefore?.rfc3339 == "2026-12-01T08:00:00Z")
    #expect(schedule.notAfter?.rfc3339 == "2026-12-03T09:00:00Z")
    #expect(schedule.zone.identifier == "Europe/Berlin")
    #expect(problems.isEmpty)
  }

  @Test func timesThatDoNotExistAndTimesThatExistTwice() throws {
    let (gap, gapProblems) = try Self.schedule("publishDate: 2026-03-29T02:30")
    let (overlap, overlapProblems) = try Self.schedule(
      "publishDate: 2026-03-01T02:30\noverrides: { x: { notAfter: 2026-10-25T02:30 } }")
    #expect(gap.at == nil && overlap.notAfter == nil && overlap.at != nil)
    #expect(gapProblems.map(\.key) == ["publishDate"])
    #expect(overlapProblems.map(\.key) == ["overrides.x.notAfter"])
    guard case .gap(let time, let zone)? = gapProblems.first?.kind else { return #expect(Bool(false)) }
    #expect(time.text == "2026-03-29T02:30:00" && zone.identifier == "Europe/Berlin")
    guard case .overlap(_, _, let first, let second)? = overlapProblems.first?.kind else { return #expect(Bool(false)) }
    #expect(second.seconds - first.seconds == 3_600)
  }

  @Test func nothingToCountFrom() throws {
    for keys in ["", "publishDate: slot\n"] {
      let (schedule, problems) = try Self.schedule(keys + "overrides: { x-verein: { publishDate: +2h } }")
      #expect(schedule.at == nil && !schedule.slot)
      #expect(problems == [Schedule.Problem(key: "overrides.x-verein.publishDate", kind: .nothingToCountFrom)])
    }
  }

  @Test func aGapInTheTimeThatIsCountedFrom() throws {
    let (schedule, problems) = try Self.schedule(
      "publishDate: 2026-03-29T02:30\noverrides: { x: { publishDate: +2h } }")
    #expect(schedule.at == nil)
    #expect(problems.map(\.key) == ["publishDate"])
  }
}
