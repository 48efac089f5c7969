/// Words one slip away: a letter too many, too few, another one, or two that changed places.
enum NearWords {
  /// Whether the language has such a word. Only used for words at the start of an English sentence, since it takes some
  /// hundred look-ups.
  static func exist(to word: String, in language: SpellingLanguage) -> Bool {
    let letters = Array(word)
    guard (2...12).contains(letters.count) else { return false }
    return language.nearWord(word) {
      letters.indices.contains { place in
        dropped(letters, place, language) || replaced(letters, place, language)
      } || alphabet.contains { language.knows(String(letters + [$0])) }
    }
  }

  private static let alphabet = Array("abcdefghijklmnopqrstuvwxyz")

  /// Without the letter, or with the next one before it.
  private static func dropped(_ letters: [Character], _ place: Int, _ language: SpellingLanguage) -> Bool {
    var fewer = letters
    let letter = fewer.remove(at: place)
    if letters.count > 3, language.knows(String(fewer)) { return true }
    guard place + 1 < letters.count else { return false }
    fewer.insert(letter, at: place + 1)
    return language.knows(String(fewer))
  }

  /// With another letter in its place, or one more before it.
  private static func replaced(_ letters: [Character], _ place: Int, _ language: SpellingLanguage) -> Bool {
    alphabet.contains { letter in
      var other = letters
      other[place] = letter
      if letters.count > 3, language.knows(String(other)) { return true }
      other = letters
      other.insert(letter, at: place)
      return language.knows(String(other))
    }
  }
}
