import Core
import Reporting
import SocialText
import Testing

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
    #expect(SampleRepository().queueReport().text(style: .plain) == "no entries\n")
  }

  /// So many days before now, and after it.
  private static func days(_ count: Int64) -> QueueListing.Extent {
    .within(SampleRepository.now - count * 86_400...SampleRepository.now + count * 86_400)
  }

  @Test func anEmptyListingSaysHowManyThereAre() {
    var sample = Self.missed(3, count: 12)
    let text = "no entry fits; the queue has 12 (`stet queue --all` lists them)\n"
    #expect(sample.queueReport(Self.days(1)).text(style: .plain) == text)
    #expect(sample.queueReport(Self.days(1)).markdown == text)
    sample.posts.removeLast(11)
    let one = sample.queueReport(Self.days(1))
    #expect(one.text(style: .plain) == "no entry fits; the queue has 1 (`stet queue --all` lists it)\n")
    #expect(one.json.contains("\"entries\": []"))
    #expect(one.json.contains("\"leftOut\": {}"))
    #expect(!sample.queueReport(Self.days(4)).text(style: .plain).contains("fits"))
    #expect(SampleRepository().queueReport(Self.days(1)).markdown == "no entries\n")
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

  // MARK: - What is not listed

  /// Posts that were missed, so many days ago.
  private static func missed(_ days: Int64, count: Int = 1) -> SampleRepository {
    var sample = SampleRepository()
    sample.posts = (0..<count).map { SampleRepository.post("p\($0)", at: SampleRepository.now - days * 86_400) }
    return sample
  }

  @Test func whatEndedLongAgoIsCountedInOneLine() {
    #expect(
      Self.missed(8).queueReport(.recent).text(style: .plain) == """
        no entry fits; the queue has 1
        1 entry from more than seven days ago is not listed: 1 missed (`stet queue --all` lists it)

        """)
    var sample = Self.missed(30, count: 9)
    sample.posts.append(SampleRepository.post("markt", at: SampleRepository.at(1, 12, 9)))
    let text = sample.queueReport(.recent).text(style: .plain)
    #expect(
      text.hasSuffix(
        "1 entry: 1 needs approval\n"
          + "9 entries from more than seven days ago are not listed: 9 missed (`stet queue --all` lists them)\n"))
    #expect(sample.queueReport(.recent).markdown.hasSuffix("9 missed (`stet queue --all` lists them)\n"))
    #expect(!sample.queueReport(.all).text(style: .plain).contains("not listed"))
    #expect(sample.queueReport(.recentlySent).json.contains("\"leftOut\": {}"))
  }

  @Test func theDocumentCountsWhatWasSentLongAgo() throws {
    var sample = Self.missed(8)
    let delivery = Delivery(
      post: "p0", channel: "x", rendition: nil, network: .x, account: "@acme", at: SampleRepository.now - 8 * 86_400)
    sample.add(.published, by: "ana", [.delivery(delivery)])
    let document = try JSONValue(json: Array(sample.queueReport(.recentlySent).json.utf8))
    #expect(document["leftOut"] == ["published": 1])
    #expect(document["entries"] == [])
  }

  @Test(arguments: [
    (0, "less than a minute ago"), (59, "less than a minute ago"), (60, "1 minute ago"), (3_599, "59 minutes ago"),
    (3_600, "1 hour ago"), (172_799, "47 hours ago"), (172_800, "2 days ago"), (-60, "Mon 23 Nov 11:01"),
  ])
  func howLongAgoItWasFetchedIsSaid(seconds: Int64, text: String) {
    let age = FetchAge(branches: ["origin/main", "origin/queue/karriere"], time: SampleRepository.now - seconds)
    let report = Self.sample.queueReport(age: age)
    #expect(report.text(style: .plain).hasSuffix("\norigin/main and origin/queue/karriere as fetched \(text)\n"))
    #expect(!report.markdown.contains("fetched") && report.json.contains("\"fetched\": null"))
  }

  @Test func theDecisionsHaveAnAgeOfTheirOwn() {
    let (now, hour) = (SampleRepository.now, Int64(3_600))
    let text = { (age: FetchAge) in
      Self.sample.queueReport(age: age).text(style: .plain).split(separator: "\n").last.map(String.init)
    }
    let branches = ["origin/main"]
    #expect(
      text(FetchAge(branches: branches, time: now - 3 * hour, ledger: now - 3 * hour - 9))
        == "origin/main and the decisions as fetched 3 hours ago")
    #expect(
      text(FetchAge(branches: branches, time: now - 3 * hour, ledger: now))
        == "origin/main as fetched 3 hours ago, the decisions less than a minute ago")
    #expect(text(FetchAge(ledger: now - hour)) == "the decisions as fetched 1 hour ago")
  }

  // MARK: - Names

  @Test func withoutATitleTheFirstWordsStandForIt() {
    var sample = Self.sample
    sample.posts[0].title = "markt"
    sample.posts[0].firstWords = "Am 1.12. ist Markt.\u{1B}"
    let report = sample.queueReport()
    #expect(report.text(style: .plain).contains("✓  09:00  x         Am 1.12. ist Markt.\\u{1B}\n"))
    #expect(report.markdown.contains("Am 1.12. ist Markt."))
    #expect(report.csv.contains(",markt,Am 1.12. ist Markt."))
    #expect(report.ics.contains("SUMMARY:x: Am 1.12. ist Markt."))
    // The document keeps the meaning of its member.
    #expect(report.json.contains("\"title\": \"markt\""))
    sample.posts = [sample.posts[0]]
    let title = sample.explainReport().text(style: .plain).split(separator: "\n").first
    #expect(title == "Am 1.12. ist Markt.\\u{1B} (markt)")
  }

  @Test func manyPeopleAreCountedEverywhere() {
    var sample = Self.sample
    sample.posts = [SampleRepository.post("hof", at: SampleRepository.at(1, 12, 9))]
    sample.editors = (1...36).map { "person\($0)" }
    #expect(sample.queueReport().text(style: .plain).contains("once any of 37 editors approves (four-eyes)"))
    let explained = sample.explainReport().text(style: .plain)
    #expect(explained.contains("goes out Tue 1 Dec 09:00 on X once any of 37 editors approves (four-eyes)"))
    #expect(explained.contains("0 of 1 approval, any of 37 editors could approve"))
    #expect(!explained.contains("person7"))
    #expect(sample.queueReport().json.contains("\"person7\""))
  }

  @Test func verboseTellsWhatItRestsOn() {
    let text = Self.sample.queueReport(verbose: true).text(style: .plain)
    #expect(text.contains("rendition sha256:"))
    #expect(text.contains("main: main at \(SampleRepository.hex(77, 40))"))
    #expect(text.contains("now 2026-11-23T10:00:00Z, zone data 2026f, stet 0.1.0"))
  }

  @Test func coloursChangeNothingButColour() {
    let colored = Self.sample.queueReport().text(style: TextStyle(isColored: true))
    #expect(colored.contains("\u{1B}[32m✓\u{1B}[0m"))
    #expect(colored.replacing(/\u{1B}\[[0-9;]*m/, with: "") == Self.sample.queueReport().text(style: .plain))
  }
}
