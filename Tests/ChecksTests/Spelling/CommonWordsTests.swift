import Testing
@testable import Checks

/// Which common word was meant, independent of the machine's dictionaries.
@Suite struct CommonWordsTests {
  private static func nearest(_ word: String, _ language: String) -> String? {
    CommonWords.words(of: language)?.nearest(to: word).first?.word
  }

  @Test(arguments: [
    ("adn", "en", "and"), ("freind", "en", "friend"), ("tommorrow", "en", "tomorrow"), ("libary", "en", "library"),
    ("definately", "en", "definitely"), ("occassionally", "en", "occasionally"), ("incidently", "en", "incidentally"),
    ("cirtical", "en", "critical"), ("agian", "en", "again"), ("gaurantee", "en", "guarantee"),
    ("Rhytmus", "de", "Rhythmus"), ("Addresse", "de", "Adresse"), ("Thaeter", "de", "Theater"),
    ("heuet", "de", "heute"),
    ("Strasse", "de", "Straße"), ("fuer", "de", "für"), ("schliesslich", "de", "schließlich"),
    ("Reperatur", "de", "Reparatur"),
  ])
  func `a slip, and what was meant`(slip: String, language: String, word: String) {
    #expect(CommonWords.words(of: language)?.nearest(to: slip).map(\.word).contains(word) == true)
  }

  @Test(arguments: [
    // Too short for what differs, or too far, or another first letter.
    ("gab", "en"), ("zorb", "en"), ("quibbling", "en"), ("zorbulating", "en"), ("kranbaching", "en"), ("Yılmaz", "de"),
    ("Quastenfeld", "de"), ("", "de"), ("x", "en"), ("日本", "en"),
    // A common word, a name that many write.
    ("friend", "en"), ("Friend", "en"), ("Theater", "de"), ("Köhler", "de"),
  ])
  func `nothing was meant`(word: String, language: String) {
    #expect(CommonWords.words(of: language)?.nearest(to: word) == [])
  }

  @Test func `the commoner word comes first, and the likelier slip`() {
    #expect(Self.nearest("wich", "en") == "which")
    #expect(Self.nearest("thier", "en") == "their")
    #expect(Self.nearest("veranstalltung", "de") == "Veranstaltung")
  }

  @Test func `other languages have none`() {
    #expect(CommonWords.words(of: "fr") == nil)
  }

  /// `scripts/common-words` writes what is read here.
  @Test func `words in the form of the lists`() throws {
    let words = CommonWords("0aapfel1Abfalläge0Oäsop0bzug")
    #expect(words.rank(of: "apfel") == 0)
    #expect(words.rank(of: "zug") == 1)
    #expect(words.nearest(to: "Äsop") == [])
    #expect(try #require(CommonWords.words(of: "de")).rank(of: "und") == 0)
    #expect(try #require(CommonWords.words(of: "en")).rank(of: "hotspot") != nil)
  }

  @Test(arguments: ["", "0", "0a", "\n\n", "9zabc", "0aé2bx0", "Zz"])
  func `damaged lists end no program`(text: String) {
    let words = CommonWords(text)
    #expect(words.nearest(to: "unsinnig") == [])
    #expect(words.rank(of: "unsinnig") == nil)
  }

  @Test func `a word that is very long takes no time`() {
    let long = String(repeating: "ab", count: 10_000)
    #expect(CommonWords.words(of: "en")?.nearest(to: long) == [])
  }
}
