/// A word that is not right, at its first place.
struct Slip {
  var word: SpelledWord
  var text: SeenText
  var language: SpellingLanguage
  /// How often the post has it.
  var count = 1
}

/// The words of one post that are not right, each once.
struct Slips {
  /// In the order of the texts.
  private(set) var found: [Slip] = []
  private var places: [String: Int] = [:]
  private var unknown = 0

  /// How many words of one post are reported.
  private static let maximumSlips = 10
  /// How many words that need a closer look are looked at: hostile text has a hundred thousand.
  private static let maximumUnknown = 500

  /// Whether nothing was found yet, and more may be.
  var isEmpty: Bool { found.isEmpty && unknown < Self.maximumUnknown }

  /// Passes words that are right, so many of them only after a closer look.
  mutating func pass(_ closer: Int) { unknown += closer }

  mutating func judge(_ words: [SpelledWord], of text: SeenText, by judge: SpellingJudge) {
    for place in words.indices {
      guard unknown < Self.maximumUnknown, found.count < Self.maximumSlips else { return }
      if judge.language.knows(words[place].text) { continue }
      unknown += 1
      if let known = places[words[place].text] {
        found[known].count += 1
      } else if !judge.isRight(words, place) {
        places[words[place].text] = found.count
        found.append(Slip(word: words[place], text: text, language: judge.language))
      }
    }
  }
}
