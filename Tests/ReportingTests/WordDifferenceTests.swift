import Reporting
import Testing

@testable import Core

@Suite struct WordDifferenceTests {
  @Test func marksTheWordsThatChanged() {
    let difference = WordDifference(
      from: [("text", "Am 1.12. ist Markt im Hof.")], to: [("text", "Am 2.12. ist Markt.")])
    #expect(difference.text(style: .plain) == "Am [-1.12.-]{+2.12.+} ist [-Markt im Hof.-]{+Markt.+}\n")
    #expect(
      difference.text(style: TextStyle(isColored: true)).contains("\u{1B}[31m1.12.\u{1B}[0m\u{1B}[32m2.12.\u{1B}[0m"))
  }

  @Test func equalTextsSayNothingChanged() {
    let texts = [("text", "a"), ("title", "b")]
    #expect(WordDifference(from: texts, to: texts).text(style: .plain) == "nothing that readers see has changed\n")
  }

  @Test func bytesDecideNotUnicodeEquivalence() {
    #expect(!WordDifference(from: [("text", "é")], to: [("text", "e\u{301}")]).isEmpty)
  }

  @Test func newAndGoneTextsAreWholeSections() {
    let difference = WordDifference(from: [("alt", "old")], to: [("text", "new")])
    #expect(difference.text(style: .plain) == "text\n{+new+}\n\nalt\n[-old-]\n")
  }

  @Test func theOldAndTheNewTextCanBeReadFromThePieces() {
    let (old, new) = ("a b  c\n\nd e f", "a x  c\nd f\tg")
    let pieces = WordDifference(from: [("t", old)], to: [("t", new)]).sections[0].pieces
    #expect(pieces.filter { $0.change != .added }.map(\.text).joined() == old)
    #expect(pieces.filter { $0.change != .removed }.map(\.text).joined() == new)
  }

  @Test(.timeLimit(.minutes(10))) func longTextsAreComparedByLines() {
    let old = (0..<20_000).map { "word\($0)" }.joined(separator: " ")
    let new = (0..<20_000).map { "other\($0)" }.joined(separator: " ")
    let pieces = WordDifference(from: [("t", old)], to: [("t", new)]).sections[0].pieces
    #expect(pieces.map(\.change) == [.removed, .added])
  }

  private func difference(
    _ channel: String, from before: Rendition, to after: Rendition,
    _ change: (inout ReaderDifference) -> Void = { _ in }
  ) -> ChannelDifference {
    var difference = ReaderDifference(
      channel: channel, basis: nil, before: before.json, after: after.json, schedule: Schedule(zone: .utc))
    change(&difference)
    return ChannelDifference(difference, zone: .utc)
  }

  @Test func aRenditionIsComparedMemberByMember() throws {
    let before = try #require(PreviewReportTests.preview("Am 1.12.", parts: 2).rendition)
    var after = before
    after.parts[0].text = "Am 2.12."
    after.parts[0].media[0].alt = nil
    after.options["poll"] = ["options": ["Ja", "Nein"]]
    let channel = difference("x", from: before, to: after)
    let report = DiffReport([channel], zone: .utc)
    #expect(
      report.text(style: .plain) == """
        x: not approved before, so everything is new

        text
        Am [-1.12.-]{+2.12.+}

        options, poll, option 1
        {+Ja+}

        options, poll, option 2
        {+Nein+}

        text, media 1, alt
        [-Stände <b>-]

        """)
  }

  @Test func channelsThatDifferAlikeAreShownOnce() throws {
    let before = try #require(PreviewReportTests.preview("Am 1.12.").rendition)
    var after = before
    after.parts[0].text = "Am 2.12."
    let differences = ["x", "threads", "facebook"].map { name in
      difference(name, from: before, to: name == "facebook" ? before : after)
    }
    #expect(
      DiffReport(differences, zone: .utc).text(style: .plain) == """
        x, threads: not approved before, so everything is new

        Am [-1.12.-]{+2.12.+}

        facebook: nothing that readers see has changed

        """)
  }

  private func facts(
    _ before: Rendition, _ after: Rendition, _ change: (inout ReaderDifference) -> Void = { _ in }
  ) -> [String] {
    difference("x", from: before, to: after, change).facts
  }

  /// Two renditions whose pictures are the bytes of these names.
  private func pictures(_ before: [String], _ after: [String]) throws -> (Rendition, Rendition) {
    let rendition = try #require(PreviewReportTests.preview("Am 1.12.").rendition)
    func showing(_ names: [String]) -> Rendition {
      var own = rendition
      own.parts[0].media = names.map { Rendition.Media(sha256: Digest(of: $0.utf8), source: .file("media/\($0)")) }
      return own
    }
    return (showing(before), showing(after))
  }

  private func shown(_ files: [String: ShownFile]) -> [Digest: ShownFile] {
    files.reduce(into: [:]) { $0[Digest(of: $1.key.utf8)] = $1.value }
  }

  @Test func aChangedPictureIsToldAsOne() throws {
    let (before, after) = try pictures(["a"], ["b"])
    let told = { (old: ShownFile?, new: ShownFile?) in
      facts(before, after) { difference in
        difference.files = shown(["a": old, "b": new].compactMapValues { $0 })
      }
    }
    let old = ShownFile(path: "media/markt.jpg", width: 1200, height: 630)
    #expect(
      told(old, ShownFile(path: "media/markt.jpg", width: 1080, height: 1080)) == [
        "media/markt.jpg, 1200×630 → 1080×1080"
      ])
    #expect(told(old, old) == ["media/markt.jpg: another file, 1200×630 as before"])
    #expect(
      told(old, ShownFile(path: "media/hof.jpg", width: 800, height: 600)) == [
        "media/markt.jpg, 1200×630 → media/hof.jpg, 800×600"
      ])
    #expect(told(old, ShownFile(path: "media/hof.mp4")) == ["media/markt.jpg, 1200×630 → media/hof.mp4"])
    #expect(told(nil, old).allSatisfy { $0.hasPrefix("a file that is gone (sha256:") })
  }

  @Test func picturesThatComeAndGo() throws {
    let files = shown(["a": ShownFile(path: "a.png"), "b": ShownFile(path: "b.png")])
    let told = { (before: [String], after: [String]) throws in
      let (before, after) = try pictures(before, after)
      return facts(before, after) { $0.files = files }
    }
    #expect(try told(["a"], ["a", "b"]) == ["new: b.png"])
    #expect(try told(["a", "b"], ["b"]) == ["gone: a.png"])
    #expect(try told(["a", "b"], ["b", "a"]) == ["the files are in another order"])
    #expect(try told(["a", "b"], ["a", "b"]) == [])
  }

  @Test func aTimeIsToldWhereItVoidsAndAnAccountAlways() throws {
    let rendition = try #require(PreviewReportTests.preview("Am 1.12.").rendition)
    var renamed = rendition
    renamed.account = "@acme_new"
    #expect(facts(rendition, renamed) == ["account: @acme → @acme_new"])
    let schedule = Schedule(at: SampleRepository.at(1, 12, 8), zone: .utc)
    let approved = Schedule(at: SampleRepository.at(2, 12, 9), zone: .utc)
    #expect(
      facts(rendition, rendition) {
        $0.schedule = schedule
        $0.voidSchedule = approved.recorded
      } == ["time: Wed 2 Dec 2026 08:00 → Tue 1 Dec 2026 07:00"])
    #expect(facts(rendition, rendition) { $0.schedule = schedule } == [])
    #expect(
      facts(rendition, rendition) {
        $0.schedule = Schedule(at: schedule.at, zone: .utc, notAfter: approved.at)
        $0.voidSchedule = Schedule(slot: true, zone: .utc).recorded
      } == ["time: a slot → Tue 1 Dec 2026 07:00", "not after: any time → Wed 2 Dec 2026 08:00"])
  }

  @Test func aSummaryNamesTheTextsThatChanged() throws {
    let before = try #require(PreviewReportTests.preview("Am 1.12.").rendition)
    var after = before
    after.parts[0].text = "Am 2.12."
    after.parts[0].media[0].alt = nil
    #expect(difference("x", from: before, to: after).summary == "the text and an alt text changed")
  }
}
