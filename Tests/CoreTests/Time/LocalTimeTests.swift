import Testing
@testable import Core

@Suite struct LocalTimeTests {
  @Test func parts() throws {
    let time = try #require(LocalTime(year: 2026, month: 12, day: 1, hour: 9, minute: 5, second: 7))
    #expect(time.text == "2026-12-01T09:05:07")
    #expect(time.clockText == "09:05")
    #expect(time.date == CivilDate(year: 2026, month: 12, day: 1))
    #expect(time.weekday == .tuesday)
    #expect(time.secondOfDay == 32_707)
  }

  @Test func beforeTheEpochAndAtTheEnds() {
    #expect(LocalTime(clockSeconds: -1).text == "1969-12-31T23:59:59")
    #expect(LocalTime(clockSeconds: -86_400).text == "1969-12-31T00:00:00")
    #expect(LocalTime(clockSeconds: .min).secondOfDay >= 0)
    #expect(LocalTime(clockSeconds: .max).secondOfDay >= 0)
  }

  @Test(arguments: [
    (2026, 2, 29, 0, 0, 0), (2026, 4, 31, 0, 0, 0), (2100, 2, 29, 0, 0, 0), (1969, 12, 31, 0, 0, 0),
    (10_000, 1, 1, 0, 0, 0), (2026, 0, 1, 0, 0, 0), (2026, 13, 1, 0, 0, 0), (2026, 1, 0, 0, 0, 0),
    (2026, 1, 1, 24, 0, 0), (2026, 1, 1, 0, 60, 0), (2026, 1, 1, 0, 0, 60), (.min, .min, .min, .min, .min, .min),
    (.max, .max, .max, .max, .max, .max),
  ])
  func impossible(year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int) {
    #expect(LocalTime(year: year, month: month, day: day, hour: hour, minute: minute, second: second) == nil)
  }

  @Test func timestamps() throws {
    let moment = try #require(Timestamp(rfc3339: "2026-12-01T09:00:00+01:00"))
    #expect(moment.rfc3339 == "2026-12-01T08:00:00Z")
    #expect(moment.description == moment.rfc3339)
    #expect((moment + 60 - 120).rfc3339 == "2026-12-01T07:59:00Z")
    #expect(moment < moment + 1)
    #expect(Timestamp(rfc3339: "2026-12-01T09:00") == nil)
    for seconds in stride(from: Int64(0), to: 253_402_300_800, by: 7_777_777) {
      let moment = Timestamp(seconds: seconds)
      #expect(Timestamp(rfc3339: moment.rfc3339) == moment)
    }
  }
}
