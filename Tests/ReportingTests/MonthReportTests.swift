import Testing

@testable import Core
@testable import Reporting

/// A month for the terminal.
@Suite struct MonthReportTests {
  private static func report(_ name: String = "2026-12", slots: [FreeSlot] = []) throws -> MonthReport {
    var sample = SampleRepository()
    sample.posts = [
      SampleRepository.post("markt", at: SampleRepository.at(1, 12, 9)),
      SampleRepository.post("lager", title: "Lagerverkauf", at: SampleRepository.at(1, 12, 15)),
      SampleRepository.post("jahr", title: "Neujahr", at: SampleRepository.at(31, 12, 0)),
      SampleRepository.post("offen", title: "Ohne Datum"),
    ]
    return MonthReport(
      try #require(CalendarMonth(name)), sample.queue.entries, slots: slots, zone: SampleRepository.berlin,
      now: SampleRepository.at(2, 12, 8))
  }

  @Test func narrow() throws {
    let slots = [
      FreeSlot(channel: "x", at: SampleRepository.at(1, 12, 12)),
      FreeSlot(channel: "mastodon", at: SampleRepository.at(1, 12, 18)),
    ]
    #expect(
      try Self.report(slots: slots).text(style: .plain, columns: 80) == """
        December 2026
        Mon        Tue        Wed        Thu        Fri        Sat        Sun
                   1          2 today    3          4          5          6
                   …09:00 x
                   …15:00 x
                   ·2 free
        7          8          9          10         11         12         13
        14         15         16         17         18         19         20
        21         22         23         24         25         26         27
        28         29         30         31
                                         …00:00 x

        Tue 1   … 09:00  Weihnachtsmarkt  x
                … 15:00  Lagerverkauf     x
                · free   12:00 x; 18:00 mastodon
        Thu 31  … 00:00  Neujahr          x

        … needs approval, · free
        3 entries, 2 free slots; 1 entry of 1 post without a time

        """)
  }

  @Test func wideHasTitlesAndNoColourEndsInBlanks() throws {
    let wide = try Self.report().text(style: .plain, columns: 160)
    #expect(wide.contains("…15:00 x Lagerverk"), "\(wide)")
    #expect(wide.split(separator: "\n").allSatisfy { TerminalText.width(String($0)) <= 160 && $0.last != " " })
    #expect(wide.contains("\nTue 1   … 09:00  Weihnachtsmarkt  x\n"), "titles may be cut in the calendar")
    let painted = try Self.report().text(style: TextStyle(isColored: true), columns: 80)
    #expect(painted.contains("\u{1B}["))
  }

  /// What has no room in a line of the list is counted.
  @Test func linesFit() throws {
    var sample = SampleRepository()
    sample.posts = [
      SampleRepository.post(
        "markt", title: String(repeating: "Wintermarkt ", count: 6), at: SampleRepository.at(1, 12, 9))
    ]
    let entry = try #require(sample.queue.entries.first)
    let entries = ["x", "mastodon-service", "bluesky-service", "threads"].map { name in
      var other = entry
      other.channel.channel.name = name
      return other
    }
    let slots = (8..<20).map { FreeSlot(channel: "facebook", at: SampleRepository.at(2, 12, $0)) }
    let text = MonthReport(
      try #require(CalendarMonth("2026-12")), entries, slots: slots, zone: SampleRepository.berlin,
      now: SampleRepository.at(2, 12, 8)
    ).text(style: .plain, columns: 80)
    #expect(text.split(separator: "\n").allSatisfy { TerminalText.width(String($0)) <= 80 }, "\(text)")
    #expect(text.contains("…  x, mastodon-service +2\n"), "\(text)")
    #expect(text.contains("·12 free"))
    #expect(text.contains("Wed 2   · free   08:00 facebook; 09:00 facebook; 10:00 facebook +9\n"), "\(text)")
  }

  /// A post at one time stands once, with its channels.
  @Test func channelsAreJoined() throws {
    var sample = SampleRepository()
    sample.posts = [SampleRepository.post("markt", at: SampleRepository.at(1, 12, 9))]
    let entry = try #require(sample.queue.entries.first)
    var other = entry
    other.channel.channel.name = "mastodon-service"
    let report = MonthReport(
      try #require(CalendarMonth("2026-12")), [entry, other], slots: [], zone: SampleRepository.berlin,
      now: SampleRepository.at(2, 12, 8))
    let narrow = report.text(style: .plain, columns: 80)
    #expect(narrow.contains("…09:00 ×2\n") && narrow.contains("x, mastodon-service\n"), "\(narrow)")
    #expect(narrow.hasSuffix("\n2 entries\n"))
  }

  @Test(arguments: ["2026-13", "2026-0", "2026-00", "26-12", "2026", "2026-12-01", "", "december", "1969-12", "2026-1"])
  func noMonth(text: String) { #expect(CalendarMonth(text) == nil) }

  @Test(arguments: [("2026-02", 28), ("2028-02", 29), ("2026-12", 31), ("2027-01", 31), ("2026-11", 30)])
  func daysOfAMonth(text: String, count: Int) throws { #expect(try #require(CalendarMonth(text)).days.count == count) }
}
