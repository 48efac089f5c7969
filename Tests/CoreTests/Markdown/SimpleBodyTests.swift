import TestSupport
import Testing
@testable import Core

/// A simple body reads as cmark has it, or not at all.
@Suite("Markdown: simple bodies") struct SimpleBodyTests {
  private func closely(_ body: String) -> MarkdownText {
    var reader = MarkdownReader(body: body, breaks: .keep, firstLine: 1)
    return reader.read()
  }

  /// How many of the bodies were simple; each of them is compared.
  private func simpleOnes(of bodies: RandomTexts) -> Int {
    bodies.count { body in
      guard let text = SimpleBody.text(of: body) else { return false }
      let full = closely(body)
      #expect(full.findings.isEmpty, "\(body.debugDescription)")
      #expect(full.parts.count == 1 && full.parts[0].images.isEmpty && full.parts[0].hashtagPlace == nil)
      #expect(full.parts.map { Array($0.text.utf8) } == [Array(text.utf8)], "\(body.debugDescription)")
      return true
    }
  }

  @Test func `random texts of words and markers`() {
    let alphabet = [
      "a", "Wort", "b c", "1", "Öl", "ß", "×", "„", "😀", "e\u{308}", "*", "**", " **", "** ", "*innen", "_", "~~", "~",
      "`",
      "#", "# ", "#Tag", ">", "- ", "-", "+ ", "* ", "1. ", "2) ", "=", "---", "|", "\\", "  \n", "\n", "\n", "\n\n",
      " ", " ", "\t", "(", ")", "[", "]", "](b:c)", " [a](b:c)", "[Wort 1](https://a.de/b_c)", "!", "<", "&amp;", "&",
      "http://a.de", "www.b.de", "c@d.de", ".", ":", ",", "?", "'", "\"", "/", "%", "\u{A0}", "\u{2028}", "\u{FEFF}",
      "\n- ", "\n- ", "\n\n- ", "\r\n", "\u{E000}", "mailto:a@b.de", "://", "www.",
    ]
    #expect(simpleOnes(of: RandomTexts(seed: 21, count: 20_000, alphabet: alphabet)) > 500)
  }

  @Test func `random texts of what simple bodies have`() {
    let alphabet = [
      "Wort", "a", "Ö", "ü", "1", "\n", "\n", "\n\n", "\n- ", "\n* ", "\n\n+ ", " ", " ", " ", ".", ", ", "!", "?", ":",
      " **", "** ", "**", "*innen", "*", " [a b](https://a.de)", "[a](b:c)", " https://a.de/b", "www.a.de", "a@b.de",
      "\n#Tag", " #Tag", "5 Tipps", "\n5 ", "(", ")", "\"", "„", "“", "–", "'", "=", "@",
    ]
    #expect(simpleOnes(of: RandomTexts(seed: 22, count: 20_000, alphabet: alphabet)) > 2_000)
  }

  @Test(arguments: [
    ("", ""), ("Hallo\n", "Hallo"), ("a\n\n\n\nb\nc", "a\n\nb\nc"), ("\n\na\n", "a"),
    (
      "**Neu** ab 1.12.: [Programm](https://a.de/b)\n\n- eins\n- **zwei**, drei\n",
      "Neu ab 1.12.: Programm https://a.de/b\n\n• eins\n• zwei, drei"
    ),
    ("Liebe Mitarbeiter*innen und **Kund*innen**!", "Liebe Mitarbeiter*innen und Kund*innen!"),
    ("#Advent in Köln", "#Advent in Köln"), ("5 Tipps", "5 Tipps"),
  ])
  func texts(body: String, text: String) { #expect(SimpleBody.text(of: body) == text) }

  @Test(arguments: [
    "# a", "1. a", "> a", "a\n---", "a\n===", "`a`", "_a_", "*a*", "***a***", "**a", "a** b", "a **b\n\nc**",
    "![a](b:c)",
    "[a](b)", "[a]", "[a]: b", "<!-- next -->", "&amp;", "a  \nb", " a", "a ", "a\\", "- a\nb", "- a\n  b", "a|b\n-|-",
    "**www.a.de**", "a\u{0}", "\u{FEFF}a", "a\tb", "12345678901 a",
  ])
  func closerLooks(body: String) { #expect(SimpleBody.text(of: body) == nil) }
}
