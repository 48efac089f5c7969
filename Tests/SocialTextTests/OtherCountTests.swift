import Testing
@testable import SocialText

/// Units of the other networks, and texts of any kind.
@Suite struct OtherCountTests {
  @Test(arguments: [
    ("😀", 4), ("🇩🇪", 8), ("❤️", 6), ("über", 4), ("€", 1), ("1️⃣", 7), ("👍🏽", 8), ("a\r\nb", 4), ("日本", 2), ("©", 1),
    ("3 #", 3), ("👨‍👩‍👧‍👦", 25),
  ])
  func threads(_ text: String, _ length: Int) {
    #expect(TextCounter.count(text, on: .threads).threads == length)
    #expect(TextCounter.length(of: text, in: .threads) == length...length)
  }

  @Test func threadsIsToldInItsOwnUnitUnlessBytesAreTooMany() {
    func verdict(_ text: String, maximum: Int? = nil) -> TextVerdict {
      TextVerdict(text, TextCounter.count(text, on: .threads), on: .threads, maximum: maximum)
    }
    let apostrophes = String(repeating: "’", count: 3)
    let fits = verdict(String(repeating: "a", count: 491) + apostrophes)
    #expect(fits.isValid && fits.unit == .threads && fits.length == 494...494)
    #expect(fits.readings.map(\.length) == [494...494, 500...500])
    let long = verdict(String(repeating: "a", count: 495) + apostrophes)
    #expect(!long.isValid && long.unit == .utf8 && long.length == 504...504 && long.limit == 500)
    #expect(verdict(String(repeating: "a", count: 495) + apostrophes, maximum: 504).isValid)
    #expect(!verdict(String(repeating: "a", count: 495) + apostrophes, maximum: 503).isValid)
  }

  @Test(arguments: [
    ("Hallo Welt", 10), ("C#", 3), ("2 * 3", 6), ("[Anzeige] Text", 16), ("{x}", 5), ("C:\\temp", 8),
    ("100 % & mehr", 12), ("😀 :-)", 7), ("#Technologie", 12), ("a@b.de", 7), ("#a_b", 5), ("~_|<>", 10),
    ("@[Acme](urn:li:organization:1)", 30), ("@[A_](urn:li:person:a_B-1)", 28), ("@[Acme] (urn:li:organization:1)", 36),
    ("@[Acme](urn:li:company:1)", 30),
  ])
  func linkedInEscaped(_ text: String, _ length: Int) {
    #expect(TextCounter.count(text, on: .linkedin).escaped == length)
    #expect(TextCounter.length(of: text, in: .escaped) == length...length)
  }

  @Test func linkedInMentionsAreWhatItReadsAsSuch() {
    let marked: MarkedText = "Ä ⟦@[Acme #1](urn:li:organization:1)⟧ und ⟦@bob⟧, ⟦@[Eve](urn:li:person:a_B)⟧."
    let count = TextCounter.count(marked.text, on: .linkedin)
    #expect(count.mentions == marked.ranges)
    #expect(count.hashtags == [])
    #expect(TextVerdict(marked.text, count, on: .linkedin).length == 24...72)
  }

  @Test func everyUnitOfAFamily() {
    let count = TextCounter.count("👨‍👩‍👧‍👦", on: .instagram)
    #expect(count.length(in: .graphemes) == 1...1)
    #expect(count.length(in: .codePoints) == 7...7)
    #expect(count.length(in: .utf16) == 11...11)
    #expect(count.length(in: .utf8) == 25...25)
    #expect(count.length(in: .unstated) == 1...11)
    #expect(count.emoji == [0..<7])
  }

  @Test func whatNoNetworkSaysIsRecognisedPlainly() {
    let marked: MarkedText = "⟦https://example.com/a⟧ example.com #Advent @anna.b. a@b.de"
    let count = TextCounter.count(marked.text, on: .linkedin)
    #expect(count.urls == marked.ranges)
    #expect(count.hashtags == [34..<41])
    #expect(count.mentions == [42..<49])
  }

  @Test func whereTheUnitIsNotStatedOnlyTheLeastIsCertain() {
    func verdict(_ count: Int) -> TextVerdict {
      let text = String(repeating: "😀", count: count)
      return TextVerdict(text, TextCounter.count(text, on: .instagram), on: .instagram)
    }
    #expect(verdict(1_100).isValid && !verdict(1_100).mayBeTooLong)
    #expect(verdict(1_101).isValid && verdict(1_101).mayBeTooLong)
    #expect(!verdict(2_201).isValid)
  }

  /// Many repetitions of one piece: no count may take quadratic time.
  @Test(arguments: [
    "a", ".", "é.", "a_b.com_", "#a", "@a", "a.co/(", "https://", "日.", "_a.", "a-.", "xn--", "@a@b", "क्", "🇩", "a.de?",
  ])
  func longTextsOfOneKind(_ piece: String) {
    let text = String(repeating: piece, count: 60_000 / piece.utf8.count)
    for network in [Network.x, .mastodon, .bluesky, .threads] {
      let count = TextCounter.count(text, on: network)
      #expect(count.codePoints == text.unicodeScalars.count)
      for range in count.urls + count.mentions + count.hashtags + count.emoji {
        #expect(range.lowerBound >= 0 && range.upperBound <= count.codePoints && !range.isEmpty)
      }
    }
  }
}
