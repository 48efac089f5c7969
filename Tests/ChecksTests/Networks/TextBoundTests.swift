import Core
import TestSupport
import Testing
@testable import Checks
@testable import SocialText

/// The cheap bound is never below the count: otherwise a text that is too long would pass uncounted.
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

  /// What addresses are made of, and what ends them.
  static let pieces = [
    "a", "example", "xn--", "co", "de", ".", ".", ".", "https://", "http:", "//", "/", "@", "#", "-", "_", " ", "\n",
    "ä", "日本", "中国", "😀", "t.co", ":", "?x=", "\u{FF0E}", "\u{3002}", "1", "\u{301}", "\u{1D160}", "(", ")",
  ]

  @Test func `no unit counts more than the bound of any text`() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<4_000 {
      let text = (0..<Int.random(in: 1...12, using: &random)).map { _ in
        Self.pieces[Int.random(in: Self.pieces.indices, using: &random)]
      }.joined()
      for unit in [TextUnit.weighted, .mastodon] {
        #expect(TextCounter.length(of: text, in: unit).upperBound <= unit.bound(of: text), "\(unit): \(text)")
      }
    }
  }
}
