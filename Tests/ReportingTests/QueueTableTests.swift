import Core
import Reporting
import Testing

/// The queue for spreadsheets, calendars and wikis, with titles that could be read as formulas or markup.
@Suite struct QueueTableTests {
  private static func sample(title: String, approved: Bool = false) -> SampleRepository {
    var sample = SampleRepository()
    sample.posts = [SampleRepository.post("markt", title: title, at: SampleRepository.at(1, 12, 9))]
    if approved { sample.approve(sample.posts[0], by: "ana") }
    return sample
  }

  @Test func csvHasARecordForEachEntry() {
    let lines = Self.sample(title: "Markt, \"heute\"").queueReport().csv.split(separator: "\r\n")
    #expect(
      lines[0]
        == "at,local,zone,queue,channel,network,account,post,title,path,state,reason,approved by,missing,url,rendition,"
        + "contributors,waiting for,campaign,department,pillar")
    #expect(
      lines[1].hasPrefix(
        "2026-12-01T08:00:00Z,2026-12-01T09:00:00+01:00,Europe/Berlin,main,x,x,'@acme,markt,\"Markt, \"\"heute\"\"\","))
    #expect(lines.count == 2)
  }

  @Test(arguments: [
    ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"), ("+1", "'+1"), ("-1", "'-1"), ("@x", "'@x"), ("\t=1", "'\t=1"),
    ("a\nb", "\"a\nb\""), (" a", "\" a\""), ("a;b", "\"a;b\""), ("＝1", "'＝1"),
  ])
  func csvIsNoFormula(title: String, field: String) {
    #expect(Self.sample(title: title).queueReport().csv.contains(",markt,\(field),posts/markt.md,"))
  }

  @Test func csvCarriesTheTextWhereAsked() {
    let csv = Self.sample(title: "Markt").queueReport(withRenditions: true).csv
    #expect(csv.hasSuffix(",Am 1.12. ist Markt.,\r\n"))
  }

  @Test func calendarIsTentativeUntilApproved() {
    #expect(
      Self.sample(title: "Markt; heute, \\ hier\nBEGIN:VEVENT").queueReport().ics
        == """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//stet//stet 0.1.0//EN
        X-WR-CALNAME:Stet: main
        REFRESH-INTERVAL;VALUE=DURATION:PT1H
        BEGIN:VEVENT
        UID:markt/x@b3f2035551f6e48c67489ace9f588f94
        DTSTAMP:20261123T100000Z
        DTSTART:20261201T080000Z
        DURATION:PT15M
        LAST-MODIFIED:20261122T100000Z
        SEQUENCE:4
        STATUS:TENTATIVE
        SUMMARY:x: Markt\\; heute\\, \\\\ hier BEGIN:VEVENT
        DESCRIPTION:needs approval\\nonce ana approves (four-eyes)\\nposts/markt.md
        TRANSP:TRANSPARENT
        END:VEVENT
        END:VCALENDAR

        """.replacing("\n", with: "\r\n"))
    #expect(Self.sample(title: "Markt", approved: true).queueReport().ics.contains("STATUS:CONFIRMED\r\n"))
  }

  @Test func calendarLinesAreFoldedBetweenCharacters() {
    let ics = Self.sample(title: String(repeating: "漢字ü", count: 40)).queueReport().ics
    let lines = ics.utf8.split(separator: UInt8(ascii: "\n"))
    #expect(lines.allSatisfy { $0.count <= 76 && $0.last == UInt8(ascii: "\r") })
    #expect(lines.allSatisfy { String(validating: $0, as: UTF8.self) != nil })
    #expect(ics.replacing("\r\n ", with: "").contains(String(repeating: "漢字ü", count: 40)))
  }

  @Test func markdownKeepsTitlesInTheirCells() {
    #expect(
      Self.sample(title: "a|b [x](y) @ana #12\n# c").queueReport().markdown == """
        |  | When | Channel | Post | What stands in the way |
        | --- | --- | --- | --- | --- |
        | … | Tue 1 Dec 2026 09:00 | x | a&#124;b &#91;x&#93;(y) &#64;&#8203;ana &#35;&#8203;12 &#35; c | once ana approves (four-eyes) |

        1 entry: 1 needs approval

        """)
  }
}
