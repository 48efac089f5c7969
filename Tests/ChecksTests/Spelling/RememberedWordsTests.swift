import TestSupport
import Testing
@testable import Checks

/// The search in the lines is compared with a Swift dictionary of the same words.
@Suite struct RememberedWordsTests {
  private static let letters = ["a", "b", "ä", "a\u{308}", "'", "-", "ß", "Z", "日", "."]

  /// Words of few letters, so that many begin with each other.
  private static func words(_ random: inout some RandomNumberGenerator) -> [String] {
    (0..<Int.random(in: 0...40, using: &random)).map { _ in
      (0..<Int.random(in: 1...4, using: &random)).map { _ in letters.randomElement(using: &random) ?? "a" }.joined()
    }
  }

  private static func saying(_ random: inout some RandomNumberGenerator) -> DictionarySaying {
    let isKnown = Bool.random(using: &random)
    return DictionarySaying(isKnown: isKnown, suggestions: isKnown ? nil : Array(words(&random).prefix(3)))
  }

  @Test func `what was said of each word is found again, and of no other word`() {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<200 {
      var remembered = RememberedWords()
      var sayings: [[UInt8]: DictionarySaying] = [:]
      for _ in 0..<3 {
        var learned: [String: DictionarySaying] = [:]
        for word in Self.words(&random) { learned[word] = Self.saying(&random) }
        for (word, saying) in learned { sayings[Array(word.utf8)] = saying }
        remembered = RememberedWords(remembered.adding(learned)[...])
        for word in sayings.keys.map({ String(decoding: $0, as: UTF8.self) }) + Self.words(&random) + [""] {
          #expect(remembered.saying(of: word) == sayings[Array(word.utf8)], "\(word)")
        }
      }
    }
  }

  @Test func `the order in which words are learned is of no matter`() {
    let (one, two) = (
      ["b": DictionarySaying(isKnown: true)], ["a": DictionarySaying(isKnown: false, suggestions: ["b"])]
    )
    let lines = RememberedWords(RememberedWords().adding(one)[...]).adding(two)
    #expect(lines == RememberedWords(RememberedWords().adding(two)[...]).adding(one))
    #expect(String(decoding: lines, as: UTF8.self) == "a\t-\tb\nb\t+\n")
  }

  @Test(arguments: ["", "a", "a\n", "\t\n", "a\tx\n", "\n\n\n", "b\t+\na\t-\n", "a\t+"])
  func `damaged lines end no program`(lines: String) {
    let remembered = RememberedWords(Array(lines.utf8)[...])
    for word in ["", "a", "b", "ab"] { _ = remembered.saying(of: word) }
    _ = remembered.adding(["a": DictionarySaying(isKnown: true), "aa": DictionarySaying(isKnown: false)])
    #expect(remembered.isEmpty == lines.isEmpty)
  }
}
