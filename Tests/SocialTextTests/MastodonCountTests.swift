import Testing
@testable import SocialText

/// How Mastodon counts, with the examples of its own specification among them.
@Suite struct MastodonCountTests {
  static let lengths: [(text: String, length: Int)] = [
    ("https://example.com", 23), ("example.com", 11), ("(https://example.com/a_(b))", 25), ("ftp://example.com", 17),
    ("gemini://example.com/x", 23), ("https://ja.wikipedia.org/wiki/東京", 23), ("http://192.168.0.1/x", 20),
    ("@alice@example.social", 6), ("@alice@example.social.", 7), ("@alice", 6), ("x@alice@example.social", 22),
    ("@a@b.social @c.d@e.social", 2 + 1 + 4), ("https://example.com/@alice", 23), ("a\r\nb", 3), ("🇩🇪🇫", 2),
    (":blobcat:", 9), ("👨‍👩‍👧‍👦", 1), ("e\u{301}", 1), (" \n\t", 0), ("नमस्ते", 4), ("한국어", 3), ("กำ", 1),
    ("@" + "a@" + String(repeating: "b", count: 254), 257), ("@a@" + String(repeating: "b", count: 253), 2),
  ]

  @Test(arguments: lengths)
  func length(_ text: String, _ length: Int) {
    #expect(TextCounter.count(text, on: .mastodon).mastodon == length)
    #expect(TextCounter.length(of: text, in: .mastodon) == length...length)
  }

  @Test func aGluedAddressIsNone() {
    let text = String(repeating: "a", count: 476) + "http://" + String(repeating: "b", count: 30) + ".com/example"
    #expect(TextCounter.count(text, on: .mastodon).mastodon == 525)
    let apart = String(repeating: "a", count: 476) + " http://" + String(repeating: "b", count: 30) + ".com/example"
    #expect(TextCounter.count(apart, on: .mastodon).mastodon == 500)
  }

  static let hashtags: [MarkedText] = [
    "⟦#Advent⟧ ⟦#2026er⟧ #2026", "(#Advent)", "a#b", "⟦#a·b⟧· ⟦#日本・語⟧", "⟦＃Tag⟧", "⟦#1_2⟧", "\n⟦#a⟧",
    "https://example.com/ #", "⟦#Größe⟧.", "⟦#FFⅦ⟧ ⟦#Ⅶ⟧ ⟦#aⓐb⟧ ⟦#二〇二六⟧", "⟦#ⓐ⟧ ⟦#🄰⟧ ⟦#ͅ⟧ ⟦#a‿b⟧ ⟦#नमस्ते⟧",
    "#२०२६ #①② #½ ⟦#a⟧½ ⟦#x⟧² ⟦#b⟧🎄 #🎄 ⟦#c⟧℃", "⟦#Hof⟧-Fest ⟦#d⟧.e", "⟦#1Ⅶ⟧ ⟦#Ⅶ1⟧",
  ]

  @Test(arguments: hashtags)
  func hashtagsAreFound(in marked: MarkedText) {
    #expect(TextCounter.ranges(\.hashtags, in: marked.text, on: .mastodon) == marked.ranges)
  }

  static let mentions: [MarkedText] = [
    "Ⅶ@bob ⓐ@bob ½⟦@bob⟧ ⟦@a@b.Ⅶ⟧", "⟦@alice@example.social⟧, ⟦@bob⟧", "/@bob =@bob a@bob", "@bob://x", "@bob@c@d",
  ]

  @Test(arguments: mentions)
  func mentionsAreFound(in marked: MarkedText) {
    #expect(TextCounter.ranges(\.mentions, in: marked.text, on: .mastodon) == marked.ranges)
  }
}
