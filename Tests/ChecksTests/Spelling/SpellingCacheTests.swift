import Core
import TestSupport
import Testing

@testable import Checks

/// The caches of a checker never change its findings.
@Suite(.enabled(if: InstalledDictionaries.areThere)) struct SpellingCacheTests {
  private let configuration = ConfigurationReader.read(
    bytes: Array((RuleExample.configuration + "\nlint:\n  vocabularyFiles: [words.txt]\n").utf8)
  ).configuration
  private let lint = LintWords(texts: ["words.txt": "Stetwort\nLeih*"])

  private func checker() throws -> SpellingChecker {
    SpellingChecker(configuration: try #require(configuration), words: lint, shelf: InstalledDictionaries())
  }

  private func post(_ body: String) throws -> PostUnderCheck {
    let text = "---\nid: a\nchannels: [x]\npublishDate: 2026-12-01T09:00\nlanguage: de\n---\n\(body)\n"
    let post = try #require(PostReader.read(path: "posts/a.md", bytes: Array(text.utf8)).post)
    return PostUnderCheck(post, configuration: try #require(configuration), words: lint)
  }

  private func found(_ checker: SpellingChecker, _ post: PostUnderCheck) -> [String] {
    checker.slips(in: post).map { "\($0.word) \($0.count) \($0.range) \($0.language)" }
  }

  @Test func `a checker that has seen a thousand texts finds what a new one finds`() throws {
    let alphabet = [
      "Haus", "Häuser", "und", "Markt", "Mrakt", "bzw.", "bzw", "the", "house", "and", "people", "going", "Repair-Café",
      "Mitarbeiter*innen", "Mitarbeiter*inen", "KundInnen", "Winterschlauch", "Stetwort", "Leihrad", "5", "kg", "xyq",
      "1.12.",
      "https://a.de/b", "•", "Herr", "Yıldız", "Cem", "\n", "\n\n", ".", "!", "Weihnachts-", "und", "GmbH", "geht's",
      "`Mrakt`",
      "„Haus“", "Haus,", "(Markt)", "😀", "Facebook", "\u{A0}", "öffnet", "der", "Weihnachtsmakrt",
    ]
    let old = try checker()
    var numberOfSlips = 0
    for body in RandomTexts(seed: 41, count: 1_000, alphabet: alphabet, longest: 20, isSpaced: true) {
      let post = try post(body)
      let slips = found(old, post)
      #expect(slips == found(try checker(), post), "\(body.debugDescription)")
      numberOfSlips += slips.count
    }
    #expect(numberOfSlips > 300)
  }

  @Test func `a number has its unit behind other spaces, too`() throws {
    let post = try post("Haus 5 \u{A0}\n\nxyq Haus")
    let checker = try checker()
    #expect(found(checker, post).isEmpty)
    #expect(found(checker, post).isEmpty)
  }
}
