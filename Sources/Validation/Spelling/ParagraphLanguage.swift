/// Finds the language of a paragraph: that of the post, unless another one fits clearly better.
struct ParagraphLanguage {
  let words: [SpelledWord]
  let own: SpellingLanguage
  let others: [SpellingLanguage]

  /// Shorter paragraphs are not enough evidence.
  private static let minimumWords = 5
  /// How many words are looked up.
  private static let maximumWords = 60

  var language: SpellingLanguage {
    let sample = words.prefix(Self.maximumWords)
    let unknown = unknown(sample, own)
    guard sample.count >= Self.minimumWords, Self.isDoubtful(words: sample.count, unknown: unknown) else { return own }
    let best = others.map { (language: $0, unknown: self.unknown(sample, $0)) }.min { $0.unknown < $1.unknown }
    guard let best, best.unknown * 2 <= unknown else { return own }
    return best.language
  }

  /// Whether so many unknown words may mean another language; words beyond `maximumWords` are ignored.
  static func isDoubtful(words: Int, unknown: Int) -> Bool { unknown * 3 > min(words, maximumWords) }

  private func unknown(_ sample: ArraySlice<SpelledWord>, _ language: SpellingLanguage) -> Int {
    sample.count { !language.knows($0.text) && !$0.readings.contains(where: language.knows) }
  }
}
