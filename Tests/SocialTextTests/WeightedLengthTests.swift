import Testing
@testable import SocialText

/// X's weighted length.
@Suite struct WeightedLengthTests {
  static let lengths: [(text: String, length: Int)] = [
    ("", 0), ("Hi http://test.co", 26), ("über", 4), ("日本語", 6), ("e\u{301}", 1), ("\u{FB2C}", 3), ("a\r\nb", 4),
    ("10\u{202F}000\u{202F}€", 11), ("„So“ – ‘so’…", 13), ("H🐱☺👨‍👩‍👧‍👦", 7), ("🙋🏽👨‍🎤", 4), ("👨‍👩‍👧‍👦", 2),
    ("🇩🇪🇫🇷", 4), ("🇩🇪🇫", 4), ("🇦🇦", 4), ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", 2), ("1️⃣#⃣", 4), ("❤️", 2), ("❤", 2), ("❤\u{FE0E}", 4), ("©", 1),
    ("©️", 2), ("👍🏽", 2), ("🐱🏽", 4), ("🏳️‍🌈", 2), ("👩‍❤️‍💋‍👨", 2), ("🧑🏻‍🤝‍🧑🏿", 2), ("👩🏻‍🤝‍👨🏻", 8), ("👩‍⚕️", 2),
    ("🕵️‍♀️", 2), ("🏌🏽‍♂️", 2), ("👩‍👦‍👦", 2), ("👩‍⚕", 5),
    // Emoji 13.1 and later: the library does not know the sequence.
    ("🐦‍🔥", 5), ("🫠", 2), ("🫶🏽", 4), ("😀\u{FE0F}", 4), ("日本語 https://example.com", 30), ("Heute.Es geht", 28),
  ]

  @Test(arguments: lengths)
  func length(_ text: String, _ length: Int) {
    #expect(TextCounter.count(text, on: .x).weighted == length)
    #expect(TextCounter.length(of: text, in: .weighted) == length...length)
  }

  @Test func everyAddressIs23() {
    let long = "https://example.com/" + String(repeating: "b", count: 200)
    #expect(TextCounter.count("a \(long) b.de", on: .x).weighted == 2 + 23 + 1 + 23)
    #expect(TextCounter.count("a \(long)", on: .instagram, inAllUnits: true).weighted == 25)
  }

  @Test func rangesAreOfTheTextAsGiven() {
    let count = TextCounter.count("e\u{301} https://example.com 👍🏽", on: .x)
    #expect(count.urls == [3..<22])
    #expect(count.emoji == [23..<25])
    #expect(count.weighted == 1 + 1 + 23 + 1 + 2)
  }

  @Test(arguments: [
    ("", false), ("a", true), (String(repeating: "日", count: 140), true), (String(repeating: "日", count: 141), false),
    ("a\u{FEFF}", false), ("a\u{FFFE}", false), ("a\u{FFFF}", false), ("a\u{202E}", true),
  ])
  func validity(_ text: String, _ isValid: Bool) {
    #expect(TextVerdict(text, TextCounter.count(text, on: .x), on: .x).isValid == isValid)
  }
}
