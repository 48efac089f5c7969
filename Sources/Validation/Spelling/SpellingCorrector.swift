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
