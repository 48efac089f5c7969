import Testing
@testable import Core

@Suite("Markdown: from body to text")
struct MarkdownTextTests {
  static let rows =
    MarkdownRows.words + MarkdownRows.code + MarkdownRows.links + MarkdownRows.mentions + MarkdownRows.images
    + MarkdownRows.lists + MarkdownRows.blocks + MarkdownRows.signs

  @Test(arguments: MarkdownTextTests.rows) func text(_ row: MarkdownRow) {
    let result = MarkdownText(body: row.body, breaks: .keep, firstLine: 1)
    #expect(result.parts.count == 1)
    #expect(Array(result.parts[0].text.utf8) == Array(row.text.utf8), "\(result.parts[0].text.debugDescription)")
    #expect(result.findings.filter { $0.severity == .error } == [])
  }

  @Test(arguments: MarkdownRows.joined) func joins(_ row: MarkdownRow) {
    #expect(MarkdownText(body: row.body, breaks: .join, firstLine: 1).parts.map(\.text) == [row.text])
  }

  @Test func images() {
    let body =
      "Vor\n\n![Stände *im* Hof &amp; mehr](media/markt.jpg \"Titel\") [![b](c.png)](d)\n![][e]\n\n[e]: <f g.jpg>"
    let images = MarkdownText(body: body, breaks: .keep, firstLine: 10).parts[0].images
    #expect(images.map(\.destination) == ["media/markt.jpg", "c.png", "f g.jpg"])
    #expect(images.map(\.alt) == ["Stände im Hof & mehr", "b", ""])
    #expect(images[0].range == SourceRange(.init(line: 12, column: 1), .init(line: 12, column: 55)))
  }

  @Test func parts() {
    let result = MarkdownText(
      body: "eins\n<!-- next -->\nzwei\n\n<!--next-->\n\n- drei", breaks: .keep, firstLine: 1)
    #expect(result.parts.map(\.text) == ["eins", "zwei", "• drei"])
    #expect(result.findings == [])
  }

  @Test(arguments: [
    ("a\n\n<!-- hashtags -->\n\nb", "a\n\nb", 1), ("ä <!-- hashtags --> b", "ä b", 2),
    ("<!-- hashtags -->\na", "a", 0), ("- eins <!-- hashtags -->", "• eins", 8), ("a\n\n<!-- hashtags -->", "a", 1),
  ])
  func hashtags(body: String, text: String, place: Int) {
    let part = MarkdownText(body: body, breaks: .keep, firstLine: 1).parts[0]
    #expect(part.text == text)
    #expect(part.hashtagPlace == place)
  }

  /// cmark keeps its extensions' special characters in a global table.
  @Test func manyAtOnce() async {
    let body = "~~weg~~ www.example.org/_a_ "
    let texts = await withTaskGroup(of: String.self) { group in
      for _ in 0..<400 {
        group.addTask { MarkdownText(body: body, breaks: .keep, firstLine: 1).parts[0].text }
      }
      return await group.reduce(into: Set()) { $0.insert($1) }
    }
    #expect(texts == ["weg www.example.org/_a_"])
  }

  @Test func noHashtagPlace() {
    #expect(MarkdownText(body: "a", breaks: .keep, firstLine: 1).parts[0].hashtagPlace == nil)
  }
}
