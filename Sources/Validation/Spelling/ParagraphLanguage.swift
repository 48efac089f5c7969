/// Finds out in which language a paragraph is written: that of the post, unless another one explains it clearly better.
struct ParagraphLanguage {
  let words: [SpelledWord]
  let own: SpellingLanguage
  let others: [SpellingLanguage]

  /// Shorter paragraphs tell too little.
  private static let minimumWords = 5
  /// How many words are asked about.
  private static let maximumWords = 60

  var language: SpellingLanguage {
    let sample = words.prefix(Self.maximumWords)
    let unknown = unknown(sample, own)
    guard sample.count >= Self.minimumWords, Self.isDoubtful(words: sample.count, unknown: unknown) else { return own }
    let best = others.map { (language: $0, unknown: self.unknown(sample, $0)) }.min { $0.unknown < $1.unknown }
    guard let best, best.unknown * 2 <= unknown else { return own }
    return best.language
  }

  /// Whether so many unknown words leave room for another language; not where a paragraph has more words than these.
  static func isDoubtful(words: Int, unknown: Int) -> Bool { unknown * 3 > min(words, maximumWords) }

  private func unknown(_ sample: ArraySlice<SpelledWord>, _ language: SpellingLanguage) -> Int {
    sample.count { !language.knows($0.text) && !$0.readings.contains(where: language.knows) }
  }
}
