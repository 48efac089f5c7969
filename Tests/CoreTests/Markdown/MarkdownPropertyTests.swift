import SocialText
import TestSupport
import Testing

@testable import Core

@Suite("Markdown: properties of random bodies")
struct MarkdownPropertyTests {
  /// No links, comments or fences here: every letter and digit must come out, in order.
  @Test func lettersSurvive() {
    let alphabet = [
      "a", "b", "1", "2.", "ä", "😀", "e\u{308}", "*", "**", "_", "__", "~~", "~", "`", "``", "#", "# ", "> ", ">", "- ",
      "-", "+ ", "* ", "1. ", "2) ", "=", "---", "|", "\\", "\\\n", "  \n", "\n", "\n", "\n\n", "    ", "  ", " ", "\t",
      "(", ")", "[", "]", "!", "<", "http://a.de", "www.b.de", "c@d.de", ".", ":",
    ]
    for body in RandomTexts(seed: 1, count: 4000, alphabet: alphabet) {
      if body.contains("]:") || body.contains("](") || body.hasFenceInfo { continue }
      let result = MarkdownText(body: body, breaks: .keep, firstLine: 1)
      #expect(letters(result.shown) == letters(body), "\(body.debugDescription) \(result.shown.debugDescription)")
      #expect(!result.isUnclear, "\(body.debugDescription)")
    }
  }

  /// Addresses, titles, comments and labels are of capitals here: every small letter is text and must come out.
  @Test func smallLettersSurvive() {
    let alphabet = [
      "a", "b", "c", "*", "**", "_", "~~", "`", "\n```\n", "# ", "> ", "- ", "1. ", "\n", "\n", "\n\n", "  \n", " ",
      "    ", "[", "[", "](X)", "](<X Y>)", "](X \"T\")", "](X\n'T')", "][Z]", "][]", "]", "\n\n[Z]: X 'T'\n",
      "\n\n[Z]: X\n",
      "<!-- C -->", "\n<!-- C -->\n", "\n<!-- next -->\n", "<!-- hashtags -->", "&AMP;", "&#38;", "&#X41;", "\\",
      "<X:Y>",
      "<X@Y.ZZ>", "HTTP://X.DE", "WWW.X.DE/_A_", "X@Y.DE", "<B>", "|", "---", "=",
    ]
    for body in RandomTexts(seed: 2, count: 4000, alphabet: alphabet) {
      if body.hasFenceInfo || body.hasLowercaseLabel { continue }
      let result = MarkdownText(body: body, breaks: .keep, firstLine: 1)
      let shown = result.shown.replacing("<!-- next -->", with: "").replacing("<!-- hashtags -->", with: "")
      let typed = body.replacing("<!-- next -->", with: "").replacing("<!-- hashtags -->", with: "")
      #expect(small(shown) == small(typed), "\(body.debugDescription) \(shown.debugDescription)")
      #expect(!result.isUnclear, "\(body.debugDescription)")
    }
  }

  @Test func imagesKeepTheirText() {
    let alphabet = ["a", "b", "*", "![", "[", "](X)", "](X \"T\")", "]", "\n", "- ", "`", " ", "<!-- C -->", "\\"]
    for body in RandomTexts(seed: 3, count: 3000, alphabet: alphabet) where !body.hasFenceInfo {
      let result = MarkdownText(body: body, breaks: .keep, firstLine: 1)
      let alts = result.parts.flatMap(\.images).map(\.alt).joined()
      #expect((small(result.shown) + small(alts)).sorted() == small(body).sorted(), "\(body.debugDescription)")
      #expect(!result.isUnclear, "\(body.debugDescription)")
    }
  }

  @Test(arguments: [LineBreaks.keep, .join]) func plainTextStays(_ breaks: LineBreaks) {
    let alphabet = [
      "Wort", "ä", "*innen", "3. ", "12", ".", ",", "?", "!", " ", " ", "\n", "\n\n", "(", ")", "„", "“", "😀", "#Tag",
      "@acme", " – ", "• ", "http://a.de/_b_", "&", "%", ":",
    ]
    for body in RandomTexts(seed: 4, count: 3000, alphabet: alphabet) {
      // Markers: spaces that are a hard line break, or that make code.
      if body.contains("  \n") || body.contains("    ") { continue }
      let once = MarkdownText(body: body, breaks: breaks, firstLine: 1).shown
      let twice = MarkdownText(body: once, breaks: breaks, firstLine: 1).shown
      #expect(Array(once.utf8) == Array(twice.utf8), "\(body.debugDescription)")
    }
  }

  /// Any text: no crash, no surplus line ends or spaces, and the same result every time.
  @Test func everyTextIsTidy() {
    let alphabet =
      (1..<128).map { String(UnicodeScalar($0)) } + ["\r\n", "\n", "\n", "ä", "\u{2028}", "\u{0}", "\u{E000}"]
    for body in RandomTexts(seed: 5, count: 3000, alphabet: alphabet) {
      let result = MarkdownText(body: body, breaks: .keep, firstLine: 1)
      for text in result.parts.map({ Array($0.text.utf8) }) {
        #expect(!String(decoding: text, as: UTF8.self).contains("\n\n\n"))
        #expect(text.count == text.withoutSpaceAtEnd.count)
        #expect(text.first?.isASCIISpace != true)
      }
      #expect(result == MarkdownText(body: body, breaks: .keep, firstLine: 1))
      #expect(!result.isUnclear, "\(body.debugDescription)")
    }
  }

  private func letters(_ text: String) -> [Unicode.Scalar] { text.unicodeScalars.filter(\.isWord) }

  private func small(_ text: String) -> [UInt8] { text.utf8.filter { (97...99).contains($0) } }
}

extension MarkdownText {
  /// All parts as one text.
  fileprivate var shown: String { parts.map(\.text).joined(separator: "\n") }

  fileprivate var isUnclear: Bool { findings.contains { $0.rule == "markdown-unclear" } }
}

extension String {
  /// Letters after a fence's signs are its language, not text.
  fileprivate var hasFenceInfo: Bool { contains(/```[^\n]/) || contains(/~~~[^\n]/) }

  /// `[abc]: …` is a definition, whose label is not shown.
  fileprivate var hasLowercaseLabel: Bool { contains(/[a-c][^\]]*\]:/) }
}
