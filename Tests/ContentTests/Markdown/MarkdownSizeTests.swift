import Testing

@testable import Content

/// Time must grow with the body, not with its square: what a loop inside a loop reads here would take minutes.
@Suite("Markdown: large and deep bodies", .serialized)
struct MarkdownSizeTests {
  @Test(arguments: [
    "Liebe Mitarbeiter*innen, **kommt** zum [Hof](https://example.org)!\n\n", "- **a** [b](c)\n\n",
    "&amp;\\* ![a](b)\n\n",
    "<!-- next -->\n\n",
  ])
  func megabyte(_ unit: String) {
    let body = String(repeating: unit, count: 1_000_000 / unit.utf8.count)
    let result = expectFast(body)
    #expect(!result.findings.contains { $0.rule == "markdown-too-large" })
  }

  @Test(arguments: [
    "Liebe Mitarbeiter*innen, **kommt** zum [Hof](https://example.org)!\n", "a\n", "- a\n", "**a** ", "a**b", "`a` ",
    "![a](b) ", "[a]: b\n", "[a]\n", "> a\n", "| a ", "<b>", "1. a\n", "a*b", "http://a.de ", "a@b.de ",
  ])
  func longParagraph(_ unit: String) { expectFast(String(repeating: unit, count: 60_000 / unit.utf8.count)) }

  @Test(arguments: [
    ">", "> ", "*", "* ", "- ", "[", "![", "**a", "*a _", "`", "1. ", "<", "<!--", "&", "\\", "[a](", "_a ", "~~a", "(",
    "]",
    "[a]", "![[]()", "<a ", "\t",
  ])
  func deep(_ unit: String) {
    expectFast(String(repeating: unit, count: 10_000) + "a" + String(repeating: "](b)", count: 10_000))
  }

  @Test(arguments: [
    String(repeating: "a\n\n", count: 400_000), String(repeating: "a\n", count: 40_000),
    "[a]: " + String(repeating: "x", count: 60_000) + "\n\n" + String(repeating: "[a]\n\n", count: 100_000),
    String(repeating: "> ", count: 101) + "a", "Text\n" + String(repeating: " ", count: 201) + "a",
  ])
  func beyondLimits(_ body: String) {
    let result = read(body)
    #expect(result.findings.map(\.rule) == ["markdown-too-large"])
    #expect(result.parts[0].text.utf8.count { $0 == UInt8(ascii: "a") } == body.utf8.count { $0 == UInt8(ascii: "a") })
  }

  private func read(_ body: String) -> MarkdownText { MarkdownText(body: body, breaks: .keep, firstLine: 1) }

  @discardableResult private func expectFast(_ body: String) -> MarkdownText {
    let start = ContinuousClock.now
    let result = read(body)
    #expect(ContinuousClock.now - start < .seconds(60))
    return result
  }
}
