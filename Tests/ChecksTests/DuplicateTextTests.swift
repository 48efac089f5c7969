import Core
import Testing
@testable import Checks

/// Which texts count as the same, and which as nearly the same.
@Suite struct DuplicateTextTests {
  private static let text =
    "Am Samstag reparieren wir im Hinterhof alte Lampen, Toaster und Räder. Kaffee und Kuchen gibt es auch, kommt vorbei."

  private func severities(_ first: String, _ second: String, channels: String = "[x]", more: String = "") -> [Severity]
  {
    func post(_ id: String, _ channels: String, _ more: String, _ text: String) -> String {
      "---\nid: \(id)\nchannels: \(channels)\npublishDate: 2026-12-01T09:00\n\(more)---\n\(text)"
    }
    var content = ContentInMemory()
    content.files = [
      ("posts/1.md", .init(text: post("a", "[x]", "", first))),
      ("posts/2.md", .init(text: post("b", channels, more, second))),
    ]
    return content.findings.filter { $0.rule == "duplicate-text" }.map(\.severity)
  }

  @Test func caseAndPunctuationDoNotCount() {
    #expect(severities("Im Hof!", "im hof") == [.warning, .warning])
  }

  @Test func aWordMoreIsNearlyTheSame() {
    #expect(severities(Self.text, Self.text + " Bitte.") == [.note, .note])
  }

  private func onTwoDays(
    _ first: String, _ second: String, channels: String = "[x]", _ text: String = DuplicateTextTests.text
  ) -> [Finding] {
    var content = ContentInMemory()
    content.files = [("a", first, "[x]", Self.text), ("b", second, channels, text)].map { id, date, channels, text in
      ("posts/\(id).md", .init(text: "---\nid: \(id)\nchannels: \(channels)\npublishDate: \(date)\n---\n\(text)"))
    }
    return content.findings
  }

  private func rules(
    _ first: String, _ second: String, channels: String = "[x]", _ text: String = DuplicateTextTests.text
  ) -> [String] {
    onTwoDays(first, second, channels: channels, text).filter { $0.severity == .warning }.map(\.rule)
  }

  @Test func aSeriesThatComesBackIsNoRepetition() {
    let twice = ["duplicate-text", "duplicate-text"]
    #expect(rules("2026-12-01T09:00", "2026-12-15T09:00") == twice)
    #expect(rules("2026-12-15T09:00", "2026-12-01T09:00") == twice)
    #expect(rules("2026-12-01T09:00", "2026-12-15T09:01") == [])
    #expect(rules("2026-12-01T09:00", "2027-01-01T09:00") == [])
    // The time of the slot is unknown until the queue gives it.
    #expect(rules("2026-12-01T09:00", "slot") == twice)
    #expect(rules("slot", "slot") == twice)
  }

  /// In a long series, two posts that are near each other are found at any position.
  @Test func twoNearEachOtherInALongSeries() {
    var content = ContentInMemory()
    let dates =
      (0..<40).map { CivilDate(dayNumber: 20_800 + 30 * $0).text } + [CivilDate(dayNumber: 20_803 + 30 * 35).text]
    content.files = dates.enumerated().map { index, date in
      (
        "posts/\(index).md",
        .init(text: "---\nid: p\(index)\nchannels: [x]\npublishDate: \(date)T09:00\n---\n\(Self.text)")
      )
    }
    let found = content.findings.filter { $0.rule == "duplicate-text" }
    #expect(found.map(\.path).sorted() == ["posts/35.md", "posts/40.md"])
  }

  @Test func twoPostsOfAnAccountInOneMinute() {
    let other = "Die Werkstatt öffnet im Advent länger."
    let found = onTwoDays("2026-12-01T09:00", "2026-12-01T08:00:30Z", other).filter { $0.rule == "same-minute" }
    #expect(found.map(\.path) == ["posts/a.md", "posts/b.md"])
    #expect(found.allSatisfy { $0.severity == .warning && $0.range.start == SourcePosition(line: 4, column: 14) })
    #expect(found.first?.summary == "the same minute as posts/b.md on x")
    #expect(rules("2026-12-01T09:00", "2026-12-01T09:01", other) == [])
    #expect(rules("2026-12-01T09:00", "2026-12-01T09:00", channels: "[facebook]", other) == [])
    #expect(rules("2026-12-01T09:00", "2026-12-01T09:00", "Noch ein Bild") == [])
    #expect(rules("slot", "slot", other) == [])
  }

  @Test func anotherTextIsNot() {
    #expect(severities(Self.text, "Die Werkstatt öffnet im Advent länger, auch am Sonntag, und es gibt Tee.") == [])
  }

  @Test func anotherChannelOrADraftIsNoRepetition() {
    #expect(severities(Self.text, Self.text, channels: "[facebook]") == [])
    #expect(severities(Self.text, Self.text, more: "draft: true\n") == [])
  }
}
