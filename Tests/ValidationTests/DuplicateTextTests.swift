import Diagnostics
import Testing

@testable import Validation

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

  @Test func anotherTextIsNot() {
    #expect(severities(Self.text, "Die Werkstatt öffnet im Advent länger, auch am Sonntag, und es gibt Tee.") == [])
  }

  @Test func anotherChannelOrADraftIsNoRepetition() {
    #expect(severities(Self.text, Self.text, channels: "[facebook]") == [])
    #expect(severities(Self.text, Self.text, more: "draft: true\n") == [])
  }
}
