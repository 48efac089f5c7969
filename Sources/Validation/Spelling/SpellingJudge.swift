/// Says of a word whether it is right, in a language and in what a repository and a post have beside it.
struct SpellingJudge {
  let language: SpellingLanguage
  /// The other languages of the repository: their words are no slips.
  let others: [SpellingLanguage]
  let vocabulary: Vocabulary
  let code: CodeWords

  /// Where words of other languages begin: shorter ones look like slips of this one.
  private static let foreignLength = 5

  /// Whether nothing is wrong with the word at `place`; the cheapest questions first.
  func isRight(_ words: [SpelledWord], _ place: Int) -> Bool {
    let word = words[place]
    if isAlwaysRight(word) || code.words.contains(word.text) { return true }
    if vocabulary.has(word.whole) || isAbbreviation(word) || isHyphenated(word) || isShortened(word) { return true }
    return NameContext(words: words, place: place, language: language).isName
  }

  /// Whether the word is right wherever it stands.
  func isAlwaysRight(_ word: SpelledWord) -> Bool { isKnown(word.text) || word.readings.contains(where: isKnown) }

  /// The same of a text; kept, since people write the same words over and over.
  private func isKnown(_ word: String) -> Bool {
    language.verdict(of: word) {
      language.knows(word) || vocabulary.has(word) || EverydayWords.has(word, in: language) || isForeign(word)
        || language.hasCompound(word)
    }
  }

  /// `bzw.` is in the dictionary with its full stop.
  private func isAbbreviation(_ word: SpelledWord) -> Bool { word.hasStop && language.knows(word.text + ".") }

  /// Parts of compounds: `Weihnachts-` and `-märkte`.
  private func isHyphenated(_ word: SpelledWord) -> Bool {
    if word.precedesHyphen, language.knows(word.text + "-") || language.hasCompound(word.text + "teil") {
      return true
    }
    guard word.followsHyphen, let first = word.text.first else { return false }
    return [first.uppercased(), first.lowercased()].contains { language.knows($0 + word.text.dropFirst()) }
  }

  /// A known word with something short after its apostrophe: `geht's`, `Lisa's`, `hab'n`.
  private func isShortened(_ word: SpelledWord) -> Bool {
    let parts = word.text.split(separator: "'")
    guard parts.count == 2, parts[1].utf8.count <= 3 else { return false }
    return language.isGerman ? language.knows(String(parts[0])) : parts[1] == "s" && language.knows(String(parts[0]))
  }

  private func isForeign(_ word: String) -> Bool {
    word.unicodeScalars.count >= Self.foreignLength && others.contains { $0.knows(word) }
  }
}
