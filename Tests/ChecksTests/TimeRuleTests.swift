import Core
import Testing
@testable import Checks

@Suite struct TimeRuleTests {
  private func findings(_ lines: String, channels: String = "[x, facebook]") -> [Finding] {
    ContentInMemory(post: "---\nid: a\nchannels: \(channels)\n\(lines)\n---\nText").findings
  }

  @Test func `a time that the clock skips names the times on both sides`() {
    let found = findings("publishDate: 2027-03-28T02:30")
    #expect(found.map(\.summary) == ["2027-03-28T02:30 does not exist in Europe/Berlin"])
    #expect(found.first?.explanation?.contains("`2027-03-28T01:30` or `2027-03-28T03:30`") == true)
    #expect(found.first?.range.start == SourcePosition(line: 4, column: 14))
  }

  @Test func `a time that happens twice names both offsets`() {
    let found = findings("publishDate: 2026-10-25T02:30")
    #expect(found.map(\.rule) == ["time-overlap"])
    let explanation = found.first?.explanation ?? ""
    #expect(explanation.contains("`2026-10-25T02:30+02:00`") && explanation.contains("`2026-10-25T02:30+01:00`"))
    #expect(explanation.contains("2026-10-25T00:30:00Z") && explanation.contains("2026-10-25T01:30:00Z"))
  }

  @Test(arguments: ["2026-10-25T02:30+02:00", "2027-03-28T01:59", "2027-03-28T03:00", "2026-10-25T03:00"])
  func `times at the edges are fine`(time: String) {
    #expect(findings("publishDate: \(time)") == [])
  }

  @Test func `the zone of an override decides its time`() {
    let found = findings(
      "publishDate: 2027-03-28T02:30\noverrides: { facebook: { timezone: America/New_York } }")
    #expect(found.map(\.rule) == ["time-gap"])
    #expect(found.map(\.channel) == ["x"])
  }

  @Test func `an expiry before the date, for one channel`() {
    let found = findings(
      "publishDate: 2026-12-01T09:00\nnotAfter: 2026-12-01T10:00\noverrides: { facebook: { publishDate: +2h } }")
    #expect(found.map(\.rule) == ["window"])
    #expect(found.first?.channel == "facebook")
    #expect(found.first?.summary == "`publishDate` is after `notAfter` (2026-12-01T10:00+01:00)")
  }

  @Test func `a date before the embargo, and an empty window`() {
    #expect(findings("publishDate: 2026-12-01T09:00\nnotBefore: 2026-12-02T09:00").map(\.rule) == ["window"])
    #expect(
      findings("publishDate: slot\nnotBefore: 2026-12-02T09:00\nnotAfter: 2026-12-02T09:00", channels: "[x]")
        .map(\.rule) == ["window"])
  }

  @Test func `nothing to count from is not said where the date could not be read`() {
    let found = findings("publishDate: 1.12.2026\noverrides: { facebook: { publishDate: +2h } }")
    #expect(Set(found.map(\.rule)) == ["invalid-time"])
  }

  @Test func `a draft needs no date`() {
    #expect(findings("draft: true") == [])
  }
}
