import Core
import Reporting
import SocialText
import Testing

/// The calendar of the queue, with all that is hard to write in one, as written and as other programs read it.
@Suite struct CalendarReaderTests {
  private static let title =
    "Markt, 📣; \"heute\" \\ nur: hier\\n " + String(repeating: "漢字ü ", count: 30) + "\nBEGIN:VEVENT"
  private static let url = "https://x.com/acme/status/1?a=b,c;d:e"

  /// One post that was published, and one that waits for an approval.
  private static let calendar: String = {
    var sample = SampleRepository()
    sample.posts = [
      SampleRepository.post("markt", title: title, at: SampleRepository.at(23, 11, 10)),
      SampleRepository.post("stand", title: "Stand", on: SampleRepository.linkedin, at: SampleRepository.at(1, 12, 9)),
    ]
    var delivery = Delivery(post: "markt", channel: "x", network: .x, account: "@acme")
    (delivery.url, delivery.at) = (url, SampleRepository.at(23, 11, 10, 5))
    sample.add(.published, by: "ana", [.delivery(delivery)])
    return sample.queueReport().ics
  }()

  private static let summary =
    "x: Markt, 📣; \"heute\" \\ nur: hier\\n \(String(repeating: "漢字ü ", count: 30))BEGIN:VEVENT"

  @Test func theCalendarIsWrittenSo() {
    let lines = Self.calendar.replacing("\r\n ", with: "").split(separator: "\r\n").map(String.init)
    let escaped = Self.summary.replacing("\\", with: "\\\\").replacing(";", with: "\\;").replacing(",", with: "\\,")
    #expect(
      lines == [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//stet//stet 0.1.0//EN", "X-WR-CALNAME:Stet: main",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "BEGIN:VEVENT", "UID:markt/x@\(SampleRepository.id)", "DTSTAMP:20261123T100000Z", "DTSTART:20261123T090500Z",
        "DURATION:PT15M", "LAST-MODIFIED:20261122T100000Z", "SEQUENCE:4", "STATUS:CONFIRMED", "SUMMARY:\(escaped)",
        "DESCRIPTION:published\\n\(Self.url.replacing(";", with: "\\;").replacing(",", with: "\\,"))\\nposts/markt.md",
        "URL:\(Self.url)", "TRANSP:TRANSPARENT", "END:VEVENT",
        "BEGIN:VEVENT", "UID:stand/linkedin@\(SampleRepository.id)", "DTSTAMP:20261123T100000Z",
        "DTSTART:20261201T080000Z", "DURATION:PT15M", "LAST-MODIFIED:20261122T100000Z", "SEQUENCE:4",
        "STATUS:TENTATIVE", "SUMMARY:linkedin: Stand",
        "DESCRIPTION:needs approval\\nonce ana approves (four-eyes)\\nposts/stand.md", "TRANSP:TRANSPARENT",
        "END:VEVENT", "END:VCALENDAR",
      ])
    #expect(Self.calendar.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 75 })
  }

  @Test(.enabled(if: ReportReader.readsCalendars, "needs STET_TESTS=long, and scripts/install-dependencies --long"))
  func readersSeeWhatIsMeant() throws {
    let read = try ReportReader.readCalendar(Self.calendar)
    #expect(read.status == 0, "\(read.output)")
    let lines = read.output.split(separator: "\n")
    let json = try lines.prefix(3).map { try JSONValue(json: Array($0.utf8)) }
    #expect(json.first == ["name": "Stet: main", "refresh": 3_600])
    #expect(
      json.dropFirst().first == [
        "UID": .string("markt/x@\(SampleRepository.id)"), "DTSTART": "2026-11-23T09:05:00Z", "DURATION": 900,
        "STATUS": "CONFIRMED", "SUMMARY": .string(Self.summary), "SEQUENCE": 4, "URL": .string(Self.url),
        "DESCRIPTION": .string("published\n\(Self.url)\nposts/markt.md"), "LAST-MODIFIED": "2026-11-22T10:00:00Z",
      ])
    #expect(json.last?["URL"] == .null)
    #expect(json.last?["DESCRIPTION"] == "needs approval\nonce ana approves (four-eyes)\nposts/stand.md")
    let listed = try lines.dropFirst(3).map { try JSONValue(json: Array($0.dropFirst("khal ".count).utf8)) }
    #expect(listed.count == 2)
    #expect(
      listed.first == [
        "2026-11-23 09:05", "15m", .string("markt/x@\(SampleRepository.id)"), "CONFIRMED", .string(Self.summary),
        .string(Self.url),
      ])
  }
}
