import Testing
@testable import Core

@Suite struct DurationTextTests {
  @Test(arguments: [
    ("0s", 0), ("90s", 90), ("5m", 300), ("2h", 7_200), ("1d", 86_400), ("1w", 604_800), ("007m", 420),
    ("3660d", 316_224_000),
  ])
  func seconds(text: String, seconds: Int64) {
    #expect(DurationText.seconds(text) == seconds)
  }

  @Test(arguments: [
    "", "h", "2", "2 h", " 2h", "2h ", "-2h", "+2h", "2.5h", "2H", "1h30m", "2min", "3661d", "999999999w",
    "9999999999s", "99999999999999999999s", "٢h", "2h\u{301}", "2\u{600}h", "2\u{200D}h", "2\r\n", "1y",
  ])
  func refused(text: String) {
    #expect(DurationText.seconds(text) == nil)
  }

  @Test(arguments: [0, 1, 59, 60, 90, 3_600, 5_400, 86_400, 90_000, 604_800, 1_209_600, 316_224_000])
  func roundTrip(seconds: Int64) {
    #expect(DurationText.seconds(DurationText.text(seconds)) == seconds)
  }

  @Test func shortest() {
    #expect(DurationText.text(5_400) == "90m")
    #expect(DurationText.text(7_200) == "2h")
    #expect(DurationText.text(1_209_600) == "2w")
  }
}
