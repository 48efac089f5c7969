import Reporting
import Testing

@Suite struct TerminalTextTests {
  @Test(arguments: [
    ("plain ü 漢", "plain ü 漢"), ("\u{1B}[31mred", "\\u{1B}[31mred"), ("a\u{202E}b", "a\\u{202E}b"),
    ("\u{2066}a\u{2069}", "\\u{2066}a\\u{2069}"), ("a\u{7F}\u{9B}", "a\\u{7F}\\u{9B}"), ("a\tb", "a    b"),
    ("a\nb", "a\\u{A}b"), ("👩‍👩‍👧", "👩‍👩‍👧"),
  ])
  func escapesWhatSteersATerminal(text: String, shown: String) {
    #expect(TerminalText.escaped(text) == shown)
  }

  @Test func keepsLinesWhereAsked() {
    #expect(TerminalText.escaped("a\r\nb\u{1B}", keepingLines: true) == "a\nb\\u{1B}")
    #expect(TerminalText.oneLine("a\r\n\n b\u{2028}c ") == "a b c")
  }

  @Test(arguments: [
    ("abc", 3), ("ü", 1), ("u\u{308}", 1), ("漢字", 4), ("한국", 4), ("ｆ", 2), ("👩‍👩‍👧", 2), ("❤️", 2), ("🇩🇪", 2), ("…", 1),
    ("\u{200D}", 0), ("", 0),
  ])
  func countsColumns(text: String, columns: Int) {
    #expect(TerminalText.width(text) == columns)
  }

  @Test func cutsAndFillsByColumns() {
    #expect(TerminalText.truncated("漢字漢字", to: 6) == "漢字…")
    #expect(TerminalText.truncated("abc", to: 3) == "abc")
  }

  @Test func wrapsBetweenWordsAndBreaksLongOnes() {
    #expect(TerminalText.wrapped("one two three\nfour", columns: 8) == ["one two", "three", "four"])
    #expect(TerminalText.wrapped("abcdefgh", columns: 3) == ["abc", "def", "gh"])
    #expect(TerminalText.wrapped("漢字漢字", columns: 3) == ["漢", "字", "漢", "字"])
    #expect(TerminalText.wrapped("", columns: 3) == [""])
  }

  @Test func paintsEveryLineByItself() {
    #expect(TextStyle.plain.paint("a\nb", .error) == "a\nb")
    #expect(TextStyle(isColored: true).paint("a\n\nb", .ok) == "\u{1B}[32ma\u{1B}[0m\n\n\u{1B}[32mb\u{1B}[0m")
  }
}
