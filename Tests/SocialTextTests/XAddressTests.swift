import Testing
@testable import SocialText

/// What X makes a link of, as its library says: each mark is one address.
@Suite struct XAddressTests {
  static let withScheme: [MarkedText] = [
    "⟦https://example.com⟧", "text ⟦HTTP://Example.COM/Index⟧ text", "(⟦https://example.com⟧)", "(⟦http://a.de/b_(c)⟧)",
    "„⟦https://example.com⟧“", "これ⟦https://example.com⟧", "⟦https://example.com/?q=⟧日本", "⟦http://ああ.com⟧",
    "⟦http://あ-あ.com⟧", "⟦http://✪df.ws/ejp⟧", "⟦http://somehost.com:3000⟧", "⟦http://foo.com?#foo⟧ text",
    "⟦http://example.com/path⟧.....", "⟦http://example.com/a+⟧ or ⟦http://example.com/a-⟧",
    "⟦https://en.m.wikipedia.org/wiki/A–B_c⟧ please", "⟦http://twitter.com/Русские_слова⟧",
    "⟦http://foobar.みんな/⟧ ⟦http://foobar.中国/⟧", "⟦http://sub_domain-dash.twitter.com⟧",
    "⟦http://www.foo.com?referer=https://t.co/abcde⟧ ⟦http://t.co/xyzzy⟧", "⟦http://xn--ls8h.XN--ls8h.la/⟧",
    "⟦http://example.com⟧だよね.comtest/hogehoge", "\u{2066}\u{202A}test ⟦abcdef.com⟧\u{202C}",
  ]

  static let bare: [MarkedText] = [
    "⟦Heute.Es⟧ geht", "siehe ⟦example.com⟧.", "⟦foo.co.jp⟧ foo.baz ⟦www.foo.co.uk⟧ foo.comm", "test ⟦ELPAÍS.com⟧",
    "⟦twitter.com⟧これは日本語です。⟦example.com⟧中国語⟦t.co/abcde⟧한국⟦twitter.com⟧ ⟦example2.com⟧テスト⟦twitter.com/abcde⟧",
    "⟦example.com⟧てすとです⟦twitter.みんな⟧です", "⟦example.com⟧?a=b", "⟦example.com/?a=b⟧",
    "⟦example.com⟧:80", "Find my page at ⟦aisha.al-muslim.com⟧",
  ]

  static let none: [MarkedText] = [
    "node.js", "z.B. u.a. usw.", "max@example.com", "john.doe.gov@mail.com", "aisha.al-muslim@wsj.com",
    "#test.com @test.com #http://test.com @http://test.com #t.co/abcde", "$http://twitter.com $t.co/abcde $TVI.CA",
    "text http://domain.com-that-you-should-have-put-a-space-after", "http://no-tld", "http://tld-too-short.x",
    "http://-leadingdash.twitter.com", "http://trailingdash-.twitter.com", "http://twitter_underscore.com",
    "http://leadingdash.-twitter.com", "http://_a.twitter.com", "http://trailingunderscore.twitter_.com",
    "http://xn--はじめよう.com/index.html", "long.test.tar.bz2", "http:// example", "http://192.168.0.1/x",
    "http://domain-dash_2314352345_dfasd.foo-cow_4352.com",
  ]

  @Test(arguments: withScheme + bare + none)
  func addresses(of marked: MarkedText) {
    #expect(TextCounter.ranges(\.urls, in: marked.text, on: .x) == marked.ranges)
  }

  @Test func theShortenersOwnLinksEndAfterTheirWord() {
    let marked: MarkedText =
      "⟦http://t.co/pbY2NfTZ⟧'s ⟦http://t.co/8MkmHU0k⟧+c ⟦http://t.co/8t7G3ddS⟧#a ⟦https://t.co/UqIyJ?amp=1⟧"
    #expect(TextCounter.ranges(\.urls, in: marked.text, on: .x) == marked.ranges)
    let slug = String(repeating: "a", count: 41)
    #expect(TextCounter.ranges(\.urls, in: "http://t.co/\(slug)", on: .x).isEmpty)
    #expect(TextCounter.ranges(\.urls, in: "http://t.co/\(slug.dropLast())", on: .x) == [0..<52])
  }

  @Test func aLabelHas63BytesAtMostAsTheDomainNameSystemWritesIt() {
    func host(_ letter: String, _ count: Int) -> String { "http://" + String(repeating: letter, count: count) + ".com" }
    #expect(TextCounter.ranges(\.urls, in: host("a", 63), on: .x) == [0..<74])
    #expect(TextCounter.ranges(\.urls, in: host("a", 64), on: .x).isEmpty)
    // xn-- and a run of one letter: a byte for each letter and some for the first.
    #expect(TextCounter.ranges(\.urls, in: host("あ", 52), on: .x) == [0..<63])
    #expect(TextCounter.ranges(\.urls, in: host("あ", 60), on: .x).isEmpty)
  }

  @Test func anAddressHas4096CharactersAtMost() {
    func url(_ count: Int) -> String { "http://example.com/" + String(repeating: "a", count: count) }
    #expect(TextCounter.ranges(\.urls, in: url(4_000), on: .x) == [0..<4_019])
    #expect(TextCounter.ranges(\.urls, in: url(4_096), on: .x).isEmpty)
  }
}
