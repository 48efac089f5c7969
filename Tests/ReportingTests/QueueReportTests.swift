import Content
import Diagnostics
import Ledger
import Reporting
import Testing
import Workflow

@Suite struct QueueReportTests {
  /// Two posts on the same day, one later, one without a date.
  private static var sample: SampleRepository {
    var sample = SampleRepository()
    let tuesday = SampleRepository.at(1, 12, 9)
    sample.posts = [
      SampleRepository.post("markt", at: tuesday),
      SampleRepository.post("markt-li", on: SampleRepository.linkedin, at: tuesday + 5_400, flags: ["legal"]),
      SampleRepository.post("idee", title: "漢字", at: nil),
      SampleRepository.post("spaet", title: "Spät dran", at: SampleRepository.now - 3_600),
    ]
    sample.approve(sample.posts[0], by: "ana")
    sample.approve(sample.posts[1], by: "ana")
    sample.approve(sample.posts[2], by: "ana")
    return sample
  }

  @Test func groupsByDayAndSaysWhatIsMissing() {
    #expect(
      Self.sample.queueReport().text(style: .plain) == """
        Mon 23 Nov 2026
          …  10:00  x         Spät dran        missed unless ana approves (four-eyes) by Mon 12:00

        Tue 1 Dec 2026
          ✓  09:00  x         Weihnachtsmarkt
          …  10:30  linkedin  Weihnachtsmarkt  once cem approves (legal)

        No date
          ○         x         漢字             no date yet

        4 entries: 1 scheduled, 1 without a date, 2 need approval

        """)
  }

  @Test func anEmptyQueueSaysSo() {
    #expect(SampleRepository().queueReport().text(style: .plain) == "nothing in the queue\n")
  }

  @Test func saysWhoHoldsAndWhy() {
    var sample = Self.sample
    sample.posts = [sample.posts[0]]
    sample.add(.hold, by: "ana", [.scope(Scope(all: true))], note: "Unwetter\n\u{1B}[31m")
    #expect(
      sample.queueReport().text(style: .plain).contains(
        "‖  09:00  x  Weihnachtsmarkt  held by ana: Unwetter \\u{1B}[31m"))
  }

  @Test func saysWhoAsksForChanges() throws {
    var sample = Self.sample
    sample.posts = [sample.posts[0]]
    let channel = try #require(sample.posts[0].channels.first)
    let subject = ChannelSubject(
      rendition: try #require(channel.rendition).digest, schedule: channel.schedule.recorded)
    sample.add(
      .requestChanges, by: "cem", [.post(PostSubject(post: "markt", channels: ["x": subject]))], note: "Datum?")
    #expect(
      sample.queueReport().text(style: .plain).contains("!  09:00  x  Weihnachtsmarkt  cem asks for changes: Datum?"))
  }

  @Test func namesTheFirstErrorOfAnInvalidPost() {
    var sample = SampleRepository()
    sample.posts = [SampleRepository.post("markt", at: SampleRepository.at(1, 12, 9))]
    sample.posts[0].channels[0].errors = [
      Finding(rule: "b", path: "posts/markt.md", summary: "zweiter"),
      Finding(rule: "a", path: "posts/markt.md", summary: "erster"),
    ]
    #expect(
      sample.queueReport().text(style: .plain).contains("✗  09:00  x  Weihnachtsmarkt  erster (and 1 error more)"))
  }

  @Test func showsTheTimeOfAnotherZoneBesideOurs() throws {
    var sample = SampleRepository()
    sample.posts = [SampleRepository.post("markt", at: SampleRepository.at(1, 12, 9))]
    sample.posts[0].channels[0].schedule.zone = try #require(Zone(identifier: "Asia/Tokyo"))
    #expect(sample.queueReport().text(style: .plain).contains("17:00 in Asia/Tokyo; once ana approves (four-eyes)"))
  }

  @Test func tellsWhatWasPublished() {
    var sample = Self.sample
    sample.posts = [sample.posts[0]]
    let delivery = Delivery(
      post: "markt", channel: "x", rendition: sample.posts[0].channels[0].rendition?.digest, network: .x,
      account: "@acme", url: "https://x.com/acme/1", blob: sample.posts[0].blob, at: SampleRepository.at(22, 11, 9))
    sample.add(.published, by: "ana", [.delivery(delivery)])
    #expect(
      sample.queueReport().text(style: .plain).hasPrefix(
        "Sun 22 Nov 2026\n  ●  09:00  x  Weihnachtsmarkt  https://x.com/acme/1\n"))
  }

  @Test func verboseTellsWhatItRestsOn() {
    let text = Self.sample.queueReport(verbose: true).text(style: .plain)
    #expect(text.contains("rendition sha256:"))
    #expect(text.contains("main: main at \(SampleRepository.hex(77, 40))"))
    #expect(text.contains("now 2026-11-23T10:00:00Z, zone data 2026f, stet 0.1.0"))
  }

  @Test func coloursChangeNothingButColour() {
    let colored = Self.sample.queueReport().text(style: .colored)
    #expect(colored.contains("\u{1B}[32m✓\u{1B}[0m"))
    #expect(colored.replacing(/\u{1B}\[[0-9;]*m/, with: "") == Self.sample.queueReport().text(style: .plain))
  }
}
