import Testing
@testable import Core

/// Time must be linear in the size of the body: nested loops would take minutes here.
@Suite("Markdown: large and deep bodies", .serialized)
struct MarkdownSizeTests {
  @Test(arguments: [
    "Liebe Mitarbeiter*innen, **kommt** zum [Hof](https://example.org)!\n\n", "- **a** [b](c)\n\n",
    "&amp;\\* ![a](b)\n\n",
    "<!-- next -->\n\n",
  ])
  func longest(_ unit: String) {
    let body = String(repeating: unit, count: MarkdownBody.longestBody / unit.utf8.count)
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
    "[a]: " + String(repeating: "x", count: 60_000) + "\n\n" + String(repeating: "[a]\n\n", count: 12_000),
    String(repeating: "> ", count: 101) + "a", "Text\n" + String(repeating: " ", count: 201) + "a",
  ])
  func beyondLimits(_ body: String) {
    let result = read(body)
    #expect(result.findings.map(\.rule) == ["markdown-too-large"])
    // It is an error, and no later step reads the text either.
    #expect(result.parts.map(\.text) == [""])
  }

  private func read(_ body: String) -> MarkdownText { MarkdownText(body: body, breaks: .keep, firstLine: 1) }

  @discardableResult private func expectFast(_ body: String) -> MarkdownText {
    let start = ContinuousClock.now
    let result = read(body)
    #expect(ContinuousClock.now - start < .seconds(60))
    return result
  }

  @Test(arguments: ["---\n\n", "<b>\n\n", "ab**cd**\n\n", "~~a~~\n\n", "[a]: b\n\n"])
  func manyIssues(_ unit: String) {
    let findings = read(String(repeating: unit, count: 10_000)).findings
    #expect(findings.count == MarkdownRule.mostIssues)
    #expect(read(unit).findings.count == 1)
  }

  @Test func manyIssuesOfOneRuleHideNoOther() {
    let body = String(repeating: "ab**cd**ef\n\n", count: 1_000) + "<b>"
    #expect(read(body).findings.contains { $0.rule == "html" })
  }

  @Test(arguments: [
    "|a|b|\n|-|-|\n|c|d|", "> a|b\n> -|-", "- |a|\n  |-|", "Text\na|b\n:-|-:\nc",
    "a \\| b | c\n-|-:",
  ])
  func tables(_ body: String) { #expect(read(body).findings.contains { $0.rule == "table" }, "\(body)") }

  @Test(arguments: [
    "```\n|a|b|\n|-|-|\n```", "a|b|c", "a|b\n\n-|-", "    |a|\n    |-|", "`a|b`", "a|b|c\n-|-", "a: b\n- c: d",
    "a\n---",
    "<!--\n|a|\n|-|\n-->",
  ])
  func noTables(_ body: String) { #expect(!read(body).findings.contains { $0.rule == "table" }, "\(body)") }
}
