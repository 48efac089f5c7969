import Testing
@testable import Core

@Suite("Markdown: what is wrong or noteworthy")
struct MarkdownIssueTests {
  @Test(
    arguments: [
      ("> Zitat\n> weiter", ["block-quote"]), (">18 Jahre", ["block-quote"]), ("> > tief", ["block-quote"]),
      ("| a | b |\n|---|---|\n| 1 | 2 |", ["table"]), ("a\n\n---\n\nb", ["thematic-break"]),
      ("* * *", ["thematic-break"]), ("Titel\n===", ["setext-heading"]), ("Text\n---\nb", ["setext-heading"]),
      ("Text\n-", ["setext-heading"]), ("a <b>fett</b>", ["html", "html"]), ("<div>\na\n</div>", ["html"]),
      ("<br>", ["html"]), ("<!-- a --> Text", ["html"]), ("a <!-- offen", ["comment-unclosed"]),
      ("<!-- offen\n\n<!-- next", ["comment-unclosed"]), ("a <!-- next --> b", ["next-place"]),
      ("- a\n  <!-- next -->\n  b", ["next-place"]), ("<!-- next --> <!-- weg -->\nb", ["next-place"]),
      ("<!-- hashtags -->\n<!-- hashtags -->", ["hashtags-repeated"]), ("a\n<!-- next -->", ["empty-part"]),
      ("<!-- next -->\n<!-- next -->\na", ["empty-part", "empty-part"]), ("<!-- hashtag -->\na", ["comment-unknown"]),
      ("```\noffen\n<!-- next -->", ["fence-unclosed"]), ("    vier", ["indented-text"]),
      ("[Hinweis]: morgen\n\nText", ["definition-unused"]), ("[a]: b\n[A]", []), ("[ẞ]: b\n\n[SS]", []),
      ("foo**bar**baz", ["marker-in-word", "marker-in-word"]), ("**Wort**teil", ["marker-in-word"]),
      ("a<!-- x -->b", ["marker-in-word"]), ("a`b`c", ["marker-in-word", "marker-in-word"]),
      ("**Wort** und *Wort*", []), ("Mitarbeiter*innen und Kund*innen", []), ("foo***bar***", ["marker-in-word"]),
      ("~~alt~~ neu", ["strikethrough"]), ("a\n<!-- next -->\n![b](c)", []), ("", []),
    ] as [(String, [String])])
  func rules(body: String, rules: [String]) {
    #expect(MarkdownText(body: body, breaks: .keep, firstLine: 1).findings.map(\.rule) == rules)
  }

  @Test func severities() {
    let body = "foo**bar** x\n\n[a]: b\n\n> Zitat"
    let findings = MarkdownText(body: body, breaks: .keep, firstLine: 1).findings
    #expect(findings.map(\.severity) == [.note, .warning, .error])
  }

  @Test func placesCountCodePointsFromTheFirstLine() {
    let findings = MarkdownText(body: "😀ä\nGrüße**x**y\n\n> Zitat", breaks: .keep, firstLine: 7).findings
    #expect(
      findings.map(\.range) == [
        SourceRange(.init(line: 8, column: 6), .init(line: 8, column: 8)),
        SourceRange(.init(line: 8, column: 9), .init(line: 8, column: 11)),
        SourceRange(.init(line: 10, column: 1), .init(line: 10, column: 8)),
      ])
  }

  /// Refused text is kept in the result, so that no sentence is lost while the post is being corrected.
  @Test(arguments: [
    ("> Zitat\n> weiter", "Zitat\nweiter"),
    ("a\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nb", "a\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nb"),
    ("- | a | b |\n  |---|---|\n  | 1 | 2 |\n- c", "• | a | b |\n  |---|---|\n  | 1 | 2 |\n• c"),
    ("- a\n\n  ***\n- <br>", "• a\n\n  ***\n• <br>"),
    ("Vor\n| a |\n|---|\n| 1 |\nnach", "Vor\n| a |\n|---|\n| 1 |\nnach"),
    ("<div>\na\n</div>", "<div>\na\n</div>"), ("Titel\n===\n\nText", "Titel\n\nText"),
    ("<!-- a --> Text", "<!-- a --> Text"),
    ("a <b>fett</b>", "a <b>fett</b>"),
  ])
  func refusedTextStays(body: String, text: String) {
    #expect(MarkdownText(body: body, breaks: .keep, firstLine: 1).parts.map(\.text) == [text])
  }
}
