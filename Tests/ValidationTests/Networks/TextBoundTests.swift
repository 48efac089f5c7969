import Content
import Testing

@testable import Validation

/// The cheap bound is never below the count: else a text that is too long would pass uncounted.
@Suite struct TextBoundTests {
  static let texts = [
    "", "a", "ä", "日本", "😀", "👨‍👩‍👧‍👦", "t.co", "a.co b.co c.co", "http://a.co", "x:a.co.", "\u{1D160}\u{1D160}", "\u{0958}",
    "#Advent @acme@social.example $AA", "magnet:?xt=a", "é\u{301}\u{301}",
  ]

  @Test(arguments: texts)
  func `no unit counts more than the bound`(text: String) {
    for unit in TextUnit.allCases {
      #expect(TextCounter.length(of: text, in: unit).upperBound <= unit.bound(of: text), "\(unit)")
    }
  }
}
