import SocialText
import TestSupport
import Testing
@testable import Checks

/// The tries find the same as comparing each word with each entry.
@Suite struct WordTrieTests {
  @Test func `an entry is found in the words that it fits, and in no others`() {
    var random = SeededGenerator(seed: 23)
    func word(_ lengths: ClosedRange<Int>) -> String {
      String((0..<Int.random(in: lengths, using: &random)).map { _ in Bool.random(using: &random) ? "a" : "b" })
    }
    for _ in 0..<2_000 {
      let stem = word(3...4)
      let (entry, fits): (String, (String) -> Bool) =
        switch Int.random(in: 0..<4, using: &random) {
        case 0: (stem, { $0 == stem })
        case 1: (stem + "*", { $0.hasPrefix(stem) })
        case 2: ("*" + stem, { $0.hasSuffix(stem) })
        default: ("*\(stem)*", { $0.contains(stem) })
        }
      let words = (0..<6).map { _ in word(1...8) }
      let bytes = Array(words.joined(separator: " ").utf8)
      let hits = WordMatcher([WordList("zzz\n\(entry)\n*yyy")]).hits(in: FoldedWords(bytes), of: bytes, inLinks: true)
      #expect(hits.map { bytes.text($0.place) } == words.filter(fits), "\(entry) in \(words)")
    }
  }
}
