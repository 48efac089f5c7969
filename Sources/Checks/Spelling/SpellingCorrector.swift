/// Finds the word that was meant by one that no dictionary of a language has.
struct SpellingCorrector {
  let language: SpellingLanguage
  let common: CommonWords

  /// A word that may have been meant.
  struct Correction: Hashable {
    var word: String
    var edit: CommonWords.Edit
    /// How common it is, from 0 on.
    var rank: Int
  }

  /// The likeliest word that may have been meant; `nil` where no common one is near. Cheap tests come first.
  func correction(of word: String) -> Correction? {
    if let known = KnownSlips.correction(of: word, in: language.name) {
      return Correction(word: known, edit: .spelling, rank: 0)
    }
    if language.isGerman, word.first?.isLowercase == true, language.knows(Self.capitalised(word)) {
      return Correction(word: Self.capitalised(word), edit: .spelling, rank: 0)
    }
    if let near = nearest(to: word) { return near }
    return language.isGerman ? compound(like: word) ?? rare(like: word) : rare(like: word)
  }

  /// A word that is not common, but has the same letters with two of them swapped, or one of them doubled: `hubub`.
  /// Only for words in small letters, since names differ from one another in this way; and only a few look-ups.
  private func rare(like word: String) -> Correction? {
    let letters = Array(word)
    guard (5...30).contains(letters.count), letters[0].isLowercase, common.rank(of: word) == nil else { return nil }
    for place in letters.indices.dropFirst() {
      let (before, letter) = (letters[place - 1], letters[place])
      var other = letters
      if before != letter {
        other.swapAt(place - 1, place)
        if language.knows(String(other)) { return Correction(word: String(other), edit: .swapped, rank: Self.rarest) }
        other = letters
        // British and American differ in `l`, and in what is doubled before an ending: `traveller`, `worshipping`.
        guard letter != "l" else { continue }
        other.insert(letter, at: place)
      } else {
        guard !"lpst".contains(letter) else { continue }
        other.remove(at: place)
      }
      if language.knows(String(other)) { return Correction(word: String(other), edit: .inserted, rank: Self.rarest) }
    }
    return nil
  }

  /// A rank that is lower than that of all common words which are suggested.
  private static let rarest = 14

  /// The likeliest of the words near to it that the dictionaries have: `en-US` has no `colour`. Plain `en` is both, so
  /// a common word counts there even if only one English dictionary is installed.
  private func nearest(to word: String) -> Correction? {
    let isEither = language.name == "en" && !language.hasRegion
    for near in common.nearest(to: word, isOther: language.hasRegion) where isEither || language.knows(near.word) {
      let meant = word.first?.isUppercase == true ? Self.capitalised(near.word) : near.word
      if meant != word { return Correction(word: meant, edit: near.edit, rank: near.rank) }
    }
    return nil
  }

  /// A compound with a slip in one of its two parts: `Mitarbietertreffen`. The tail is a noun.
  private func compound(like word: String) -> Correction? {
    let letters = Array(word)
    guard (9...30).contains(letters.count), letters[0].isUppercase else { return nil }
    let found = (4...letters.count - 4).compactMap { place -> Correction? in
      let (head, tail) = (String(letters[..<place]), Self.capitalised(String(letters[place...])))
      if GermanCompound(knows: language.knows).isHead(head) {
        return part(like: tail).map { correction in
          Correction(word: head + correction.word.lowercased(), edit: correction.edit, rank: correction.rank)
        }
      }
      guard place > 4, letters.count - place > 4, language.knows(tail) else { return nil }
      return part(like: head).map { correction in
        Correction(word: correction.word + tail.lowercased(), edit: correction.edit, rank: correction.rank)
      }
    }
    return found.min { ($0.edit.rawValue, $0.rank, $0.word) < ($1.edit.rawValue, $1.rank, $1.word) }
  }

  /// Parts are short, so only likely slips count.
  private func part(like word: String) -> Correction? {
    guard let near = nearest(to: word) else { return nil }
    let most: CommonWords.Edit = word.count > 6 ? .replaced : word.count > 4 ? .inserted : .swapped
    return near.edit <= most && near.edit != .spelling && near.rank <= 10 ? near : nil
  }

  static func capitalised(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }
}

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

/// Splits German compounds that no dictionary has: `Standluftpumpe`, `emissionsfrei`.
struct GermanCompound {
  let knows: (String) -> Bool

  /// Whether the word is two or three known ones, joined as German joins them.
  ///
  /// The last part decides: a noun in a word with a capital, otherwise one of a few adjectives, since `nichtmehr` is no
  /// word.
  func isCompound(_ word: String, parts: Int = 3) -> Bool {
    let letters = Array(word)
    guard (7...40).contains(letters.count), let first = letters.first else { return false }
    if isVerb(word) || isGenitive(word) { return true }
    for place in 3...letters.count - 3 {
      let head = String(letters[..<place])
      let tail = String(letters[place...])
      guard isLong(head, tail), isTail(tail, isNoun: first.isUppercase, parts: parts) else { continue }
      if isHead(head) { return true }
    }
    return false
  }

  /// Short words occur in many others, so one of the two must be longer.
  private func isLong(_ head: String, _ tail: String) -> Bool {
    max(head.count, tail.count) >= 4 && (tail.count >= 4 || head.count >= 5) && (head.count >= 4 || tail.count >= 5)
  }

  private func isTail(_ tail: String, isNoun: Bool, parts: Int) -> Bool {
    guard isNoun else { return isAdjective(tail) }
    let noun = capitalised(tail)
    return knows(noun) && !knows(tail) || parts > 2 && isCompound(noun, parts: parts - 1)
  }

  /// `frei`, `freie`, `freien`.
  private func isAdjective(_ tail: String) -> Bool {
    let endings = ["", "e", "en", "er", "es", "em"]
    return Self.adjectives.contains { adjective in endings.contains { tail == adjective + $0 } }
  }

  /// A noun or another word, alone or with the sound that joins it to the next: `Weihnacht-s`, `Brems(e)`.
  func isHead(_ head: String) -> Bool {
    let noun = capitalised(head)
    if knows(noun) || knows(head.lowercased()) { return true }
    if noun.hasSuffix("s"), knows(String(noun.dropLast())) { return true }
    return knows(noun + "e") || knows(noun.lowercased() + "en")
  }

  /// `mitzählen`, `nachgepumpt`: a verb with a prefix that can stand apart.
  private func isVerb(_ word: String) -> Bool {
    Self.prefixes.contains { prefix in
      guard word.hasPrefix(prefix), word.hasSuffix("n") || word.hasSuffix("t") else { return false }
      let verb = String(word.dropFirst(prefix.count))
      return verb.count >= 5 && knows(verb)
    }
  }

  /// Of a verb that became a noun: `des Flickens`.
  private func isGenitive(_ word: String) -> Bool {
    word.hasSuffix("ens") && word.first?.isUppercase == true && knows(String(word.dropLast()))
  }

  private func capitalised(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }

  private static let prefixes = [
    "ab", "an", "auf", "aus", "bei", "durch", "ein", "her", "hin", "los", "mit", "nach", "vor", "vorbei", "weg",
    "weiter", "wieder", "zurück", "zusammen",
  ]

  private static let adjectives = [
    "arm", "bar", "bereit", "bewusst", "dicht", "echt", "fähig", "farben", "farbig", "fest", "förmig", "frei",
    "freundlich", "gerecht", "haltig", "leicht", "los", "nah", "neutral", "pflichtig", "reich", "schonend", "sicher",
    "tauglich", "voll", "weit", "wert", "würdig",
  ]
}
