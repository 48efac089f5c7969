import Testing
@testable import Checks

/// Which texts an entry of a list matches, and which not.
@Suite struct WordMatcherTests {
  private func found(_ list: String, in text: String, inLinks: Bool = true) -> [String] {
    let bytes = Array(text.utf8)
    let scanned = FoldedWords(bytes)
    return WordMatcher([WordList(list)]).hits(in: scanned, of: bytes, inLinks: inLinks).map { hit in
      String(decoding: Array(text.utf8)[hit.place], as: UTF8.self)
    }
  }

  @Test(arguments: [
    ("Idiot", "So ein IDIOT!", ["IDIOT"]), ("Idiot", "Idioten", []), ("idiot*", "Lauter Idioten.", ["Idioten"]),
    ("*idiot*", "Vollidioten!", ["Vollidioten"]), ("*idioten", "Vollidiotenpack", []),
    ("klimaneutral*", "klimaneutrale Lieferung", ["klimaneutrale"]), ("klimaneutral*", "unklimaneutral", []),
    ("Straße", "STRASSE", ["STRASSE"]), ("strasse", "Straße", ["Straße"]), ("GROẞ", "groß", ["groß"]),
    ("schön", "scho\u{308}n", ["scho\u{308}n"]), ("scho\u{308}n", "SCHÖN", ["SCHÖN"]), ("ΣΟΦΟΣ", "σοφος", ["σοφος"]),
    ("Nr. 1", "die Nr. 1 hier", ["Nr. 1"]), ("Nr. 1", "Nr.1", ["Nr.1"]), ("Nr. 1", "Nr.\u{A0}1", ["Nr.\u{A0}1"]),
    ("Nr. 1", "Nr. 12", []), ("Nr. 1", "Nr, 1", []), ("besser als", "besser\nals", ["besser\nals"]),
    ("CO2-neutral*", "CO2-neutraler Versand", ["CO2-neutraler"]), ("CO2-neutral*", "CO2 neutral", ["CO2 neutral"]),
    ("Idiot", "Voll-Idiot", ["Idiot"]), ("Idiot", "Idiot*innen", ["Idiot"]),
    ("idiot", "I\u{AD}di\u{200B}ot", ["I\u{AD}di\u{200B}ot"]),
    ("klimaneutral", "#KlimaNeutral", ["KlimaNeutral"]), ("klimaneutral", "#HofKlimaneutral", ["Klimaneutral"]),
    ("klimaneutral", "HofKlimaneutral", []), ("don't", "DON’T", ["DON’T"]), ("日本", "日本", ["日本"]),
  ])
  func `an entry is found in every spelling of its words, and inside no other word`(
    list: String, text: String, words: [String]
  ) {
    #expect(found(list, in: text) == words)
  }

  @Test func `an exception takes back what it covers, whatever comes before it`() {
    #expect(found("*idiot*\n!idiotensicher*", in: "idiotensichere Idioten") == ["Idioten"])
    #expect(found("beste*\n!am besten\n!beste Grüße", in: "am besten. Beste Grüße, die besten") == ["besten"])
  }

  @Test func `of entries that overlap the longest is told, once`() {
    #expect(found("Nr. 1\nNr. 1 in Hamburg\n1", in: "Nr. 1 in Hamburg") == ["Nr. 1 in Hamburg"])
  }

  @Test func `addresses of pages are searched only where asked`() {
    let text = "https://example.org/klimaneutral/?q=klimaneutral klimaneutral"
    #expect(found("klimaneutral", in: text).count == 3)
    #expect(found("klimaneutral", in: text, inLinks: false).count == 1)
  }

  @Test func `remarks and empty lines are none, and bad lines are named`() {
    let list = WordList("# Wörter\n\nIdiot # grob\n*\nab*\nkli*ma\n#\n\(String(repeating: "a", count: 101))\nC++\n!\n")
    #expect(list.entries.map(\.text) == ["Idiot"])
    #expect(list.badLines.map(\.number) == [4, 5, 6, 8, 9, 10])
    #expect(list.badLines.map(\.problem) == [.noWord, .tooWide, .starInside, .tooLong, .sign, .noWord])
  }

  @Test(arguments: Topic.allCases)
  func `every line of the lists that come with Stet can be used`(topic: Topic) {
    let list = WordList(topic.list)
    #expect(list.badLines.isEmpty)
    #expect(!list.entries.isEmpty)
    #expect(topic.list.hasPrefix("# version "))
  }

  @Test func `hostile texts end soon`() {
    let matcher = WordMatcher([WordList("*aaaa*\nNr. 1\n!aaaaaaaaaaaaaaaaaaaaaa*")])
    for text in ["a", "a ", "Nr. 1 ", "#aB", "o\u{308}", "\u{202E}\u{0}", "https://", "-*", "🏳️‍🌈"] {
      let bytes = Array(String(repeating: text, count: (1 << 18) / text.utf8.count).utf8)
      let hits = matcher.hits(in: FoldedWords(bytes), of: bytes, inLinks: true)
      #expect(hits.count <= 100)
    }
  }
}
