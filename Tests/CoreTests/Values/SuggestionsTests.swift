import Testing
@testable import Core

@Suite struct SuggestionsTests {
  private static let keys = ["channels", "hashtags", "link", "media", "mentions", "publishDate", "title"]

  @Test(arguments: [
    ("hashtag", "hashtags"), ("Hashtags", "hashtags"), ("chanels", "channels"), ("titel", "title"), ("lnik", "link"),
    ("meida", "media"), ("publishdate", "publishDate"), ("publish_date", "publishDate"), ("links", "link"),
    ("xyz", nil),
    ("", nil), ("department", nil), ("mediamedia", nil),
  ])
  func nearest(word: String, expected: String?) {
    #expect(Suggestions.nearest(to: word, among: Self.keys) == expected)
  }

  @Test func theOrderOfCandidatesDecidesNothing() {
    #expect(Suggestions.nearest(to: "ab", among: ["bb", "aa"]) == "aa")
    #expect(Suggestions.nearest(to: "ab", among: ["aa", "bb"]) == "aa")
  }

  @Test func clause() {
    #expect(Suggestions.didYouMean("titel", among: Self.keys) == ", did you mean \"title\"?")
    #expect(Suggestions.didYouMean("zzzzzz", among: Self.keys) == "")
    #expect(Suggestions.didYouMean("a", among: []) == "")
  }

  @Test func textsThatAreNoWordsTakeNoLongTime() {
    let start = ContinuousClock.now
    #expect(Suggestions.nearest(to: String(repeating: "a", count: 1_000_000), among: Self.keys) == nil)
    #expect(ContinuousClock.now - start < .seconds(60))
  }
}
