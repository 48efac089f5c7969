import Testing
@testable import SocialText

/// People, hashtags and cashtags, as X's library finds them.
@Suite struct XEntityTests {
  static let mentions: [MarkedText] = [
    "⟦@username⟧ reply", "mention ⟦@user_name⟧", "の⟦@username⟧に到着", "Current Status: @_@ (cc: ⟦@username⟧)",
    "@aliceìnheiro", "⟦@username⟧ email me @test@example.com", "@http://twitter.com", "⟦@username⟧\n⟦@mention⟧",
    "RT⟦@username⟧ rT:⟦@mention⟧ Rt ⟦@test⟧", "f!@kn f@@kn f#@kn f$@kn f%@kn f&@kn f*@kn", "art@kn",
    "⟦@username/list-name⟧ is", "⟦@username⟧/7list-name", "⟦＠username⟧", "⟦@abcdefghijklmnopqrst⟧uvw",
    "https://example.com/@alice", "max@example.com",
  ]

  @Test(arguments: mentions)
  func people(in marked: MarkedText) {
    #expect(TextCounter.ranges(\.mentions, in: marked.text, on: .x) == marked.ranges)
  }

  static let hashtags: [MarkedText] = [
    "a ⟦#hashtag⟧ here", "⟦#1hashtag⟧ is", "On the #16 bus", "(⟦#hashtag1⟧ )⟦#hashtag2⟧ ’⟦#hashtag3⟧’⟦#hashtag4⟧",
    "⟦#mañana⟧ ⟦#münchen⟧", "# 会議中", "⟦#트위터⟧", "日本語 ⟦＃ｈａｓｈｔａｇ１２３⟧", "日本語#日本語",
    "。⟦#サッカー⟧", "⟦#各〃⟧ #〃", "⟦#メ～テレ⟧", "⟦#hashtag⟧: ⟦#hashtag⟧!", "#http://twitter.com", "#_ #1_2 #122",
    "http://twitter.com/#hashtag twitter.com/#hashtag", "⟦#עַל־יְדֵי⟧ ⟦#מ״כ⟧", "⟦#महात्मा_१२३४⟧ #१२३४", "⟦#il·lusió⟧", "#️⃣",
    "⟦#\u{20021}⟧", "a ✌️⟦#hashtag⟧", "a ✌🏿⟦#hashtag⟧", "a 👨‍👩‍👧⟦#hashtag⟧", "R&#38;D", "#a#b", "a#b", "⟦#ශ්‍රී⟧",
  ]

  @Test(arguments: hashtags)
  func hashtagsAreFound(in marked: MarkedText) {
    #expect(TextCounter.ranges(\.hashtags, in: marked.text, on: .x) == marked.ranges)
  }

  static let cashtags: [MarkedText] = [
    "⟦$TEST⟧ ⟦$Stock⟧   ⟦$symbol⟧", "⟦$TEST.T⟧ ⟦$test.tt⟧ ⟦$Stock_X⟧", "$123 $test123", "$株", "$ $. $-",
    "⟦$TEST⟧. ⟦$TEST⟧_", "⟦$OK⟧$NG$BAD text$NO .$NG $$NG", "$CashtagMustBeLessThanSixCharacter", "⟦$TSLA⟧ ⟦$AAPL⟧",
    "⟦$AB⟧.CDE", "$AB\"",
  ]

  @Test(arguments: cashtags)
  func cashtagsAreFound(in marked: MarkedText) {
    #expect(TextCounter.ranges(\.cashtags, in: marked.text, on: .x) == marked.ranges)
  }
}
