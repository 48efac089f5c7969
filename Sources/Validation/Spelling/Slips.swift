/// A misspelling in a post, at its first place.
struct Slip {
  /// The word; empty where a whole text is in another language.
  var word: String
  var stretch: Range<Int>
  /// What was meant, or the tag of the language that the text seems to be in; `nil` where that cannot be told.
  var meant: String?
  var text: SeenText
  var language: SpellingLanguage
  /// How often the post has it.
  var count = 1
}

/// The misspellings of one post, each word once, and a text in another language once.
struct Slips {
  /// In the order of the texts.
  private(set) var found: [Slip] = []
  private var places: [String: Int] = [:]
  private var unknown = 0
  private var hasForeignText = false

  /// How many words of one post are reported.
  private static let maximumSlips = 10
  /// How many unknown words are looked up in full: hostile text can have a hundred thousand.
  private static let maximumUnknown = 500

  /// Whether no misspelling was found yet, and the search may go on.
  var isEmpty: Bool { found.isEmpty && unknown < Self.maximumUnknown }

  /// Counts correct words that had to be looked up in full.
  mutating func pass(_ closer: Int) { unknown += closer }

  mutating func judge(_ words: [SpelledWord], of text: SeenText, by judge: SpellingJudge) {
    if let foreign = ForeignText(words, judge, follows: hasForeignText) {
      if !hasForeignText, let first = words.first, let last = words.last {
        let stretch = first.stretch.lowerBound..<last.stretch.upperBound
        found.append(Slip(word: "", stretch: stretch, meant: foreign.language, text: text, language: judge.language))
      }
      hasForeignText = true
      return
    }
    for place in words.indices {
      guard unknown < Self.maximumUnknown, found.count < Self.maximumSlips else { return }
      if judge.language.knows(words[place].text) { continue }
      unknown += 1
      if let known = places[words[place].text] {
        found[known].count += 1
      } else if case .slip(let meant) = judge.verdict(words, place) {
        places[words[place].text] = found.count
        found.append(Self.slip(words[place], meant, text, judge.language))
      }
    }
  }

  /// A hyphenated word is shown as a whole.
  private static func slip(
    _ word: SpelledWord, _ meant: String?, _ text: SeenText, _ language: SpellingLanguage
  ) -> Slip {
    guard let meant, word.followsHyphen || word.precedesHyphen, let part = word.whole.firstRange(of: word.text) else {
      return Slip(word: word.text, stretch: word.stretch, meant: meant, text: text, language: language)
    }
    var whole = word.whole
    whole.replaceSubrange(part, with: meant)
    return Slip(word: word.whole, stretch: word.wholeStretch, meant: whole, text: text, language: language)
  }
}
