import Canonical
import Content
import Reporting
import Testing
import Workflow

@Suite struct WordDifferenceTests {
  @Test func marksTheWordsThatChanged() {
    let difference = WordDifference(
      from: [("text", "Am 1.12. ist Markt im Hof.")], to: [("text", "Am 2.12. ist Markt.")])
    #expect(difference.text(style: .plain) == "Am [-1.12.-]{+2.12.+} ist [-Markt im Hof.-]{+Markt.+}\n")
    #expect(difference.text(style: .colored).contains("\u{1B}[31m1.12.\u{1B}[0m\u{1B}[32m2.12.\u{1B}[0m"))
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

  @Test(.timeLimit(.minutes(1))) func longTextsAreComparedByLines() {
    let old = (0..<20_000).map { "word\($0)" }.joined(separator: " ")
    let new = (0..<20_000).map { "other\($0)" }.joined(separator: " ")
    let pieces = WordDifference(from: [("t", old)], to: [("t", new)]).sections[0].pieces
    #expect(pieces.map(\.change) == [.removed, .added])
  }

  @Test func aRenditionIsComparedMemberByMember() throws {
    let before = try #require(PreviewReportTests.preview("Am 1.12.", parts: 2).rendition)
    var after = before
    after.parts[0].text = "Am 2.12."
    after.parts[0].media[0].alt = nil
    after.options["poll"] = ["options": ["Ja", "Nein"]]
    let channel = ChannelDifference(channel: "x", basis: nil, before: before.json, after: after.json)
    let report = DiffReport([channel], zone: .utc)
    #expect(
      report.text(style: .plain) == """
        x: nobody approved it yet, so everything is new

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
      ChannelDifference(
        channel: name, basis: nil, before: before.json, after: name == "facebook" ? before.json : after.json)
    }
    #expect(
      DiffReport(differences, zone: .utc).text(style: .plain) == """
        x, threads: nobody approved it yet, so everything is new

        Am [-1.12.-]{+2.12.+}

        facebook: nothing that readers see has changed

        """)
  }
}
