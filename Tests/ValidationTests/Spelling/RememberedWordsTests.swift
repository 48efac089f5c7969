import TestSupport
import Testing

@testable import Validation

/// Lines are searched where they lie; a dictionary of the same words says what must come out.
@Suite struct RememberedWordsTests {
  private static let letters = ["a", "b", "ä", "a\u{308}", "'", "-", "ß", "Z", "日", "."]

  /// Words of few letters, so that many begin with each other.
  private static func words(_ random: inout some RandomNumberGenerator) -> [String] {
    (0..<Int.random(in: 0...40, using: &random)).map { _ in
      (0..<Int.random(in: 1...4, using: &random)).map { _ in letters.randomElement(using: &random) ?? "a" }.joined()
    }
  }

  private static func remembered(_ verdicts: [[UInt8]: Bool]) -> RememberedWords {
    let lines = verdicts.map { $0.key + [0x09, $0.value ? 0x2B : 0x2D] }.sorted { $0.lexicographicallyPrecedes($1) }
    return RememberedWords(lines.flatMap { $0 + [0x0A] }[...])
  }

  @Test func `each word has the verdict that it was remembered with, and no other word has one`() {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<400 {
      var verdicts: [[UInt8]: Bool] = [:]
      for word in Self.words(&random) { verdicts[Array(word.utf8)] = Bool.random(using: &random) }
      let remembered = Self.remembered(verdicts)
      for word in verdicts.keys.map({ String(decoding: $0, as: UTF8.self) }) + Self.words(&random) + [""] {
        #expect(remembered.verdict(of: word) == verdicts[Array(word.utf8)], "\(word)")
      }
    }
  }

  @Test(arguments: ["", "a", "a\n", "\t\n", "a\tx\n", "\n\n\n", "b\t+\na\t-\n", "a\t+"])
  func `damaged lines end no program`(lines: String) {
    let remembered = RememberedWords(Array(lines.utf8)[...])
    for word in ["", "a", "b", "ab"] { _ = remembered.verdict(of: word) }
    #expect(remembered.isEmpty == lines.isEmpty)
  }
}
