/// Decides from the surrounding words whether an unknown word is a name.
struct NameContext {
  let words: [SpelledWord]
  let place: Int
  let language: SpellingLanguage

  private var word: SpelledWord { words[place] }
  private var previous: SpelledWord? { place > 0 && !word.startsSentence ? words[place - 1] : nil }
  private var next: SpelledWord? {
    words.indices.contains(place + 1) && !words[place + 1].startsSentence ? words[place + 1] : nil
  }

  /// Whether it is a name, judging without corrections that are near to it.
  var isName: Bool { language.isGerman ? isGermanName : isCapitalisedName }

  /// Whether it is certainly no name: a word in small letters, or a German noun with an article, and no name before it.
  var isNoName: Bool { !isName && (!word.isCapitalised || language.isGerman && followsArticle) }

  /// A capital inside a sentence marks a name. A capital at its start does so before another capital, or if no known
  /// word is near. A word in small letters is part of a name after a name: `Zonotrichia albicollis`, `C. auris`.
  private var isCapitalisedName: Bool {
    if word.followsInitial { return true }
    guard word.isCapitalised else { return previous.map(isUnknownCapital) ?? false }
    guard word.startsSentence else { return true }
    return next?.isCapitalised == true
      || language.common == nil
        && !NearWords.exist(to: word.text.lowercased(), in: language)
  }

  /// All nouns have capitals, so a name is a word that follows a title or an initial, or is beside another unknown one:
  /// `Cem Yıldız`.
  private var isGermanName: Bool {
    guard word.isCapitalised else { return false }
    if isTitled { return true }
    return [previous, next].compactMap { $0 }.contains(where: isUnknownCapital)
  }

  private var isTitled: Bool { word.followsInitial || previous.map { Self.titles.contains($0.text) } ?? false }

  /// Whether it may be a name although a common word is near to it. Names differ from words by other letters; slips are
  /// mostly letters that are too many, too few, or in the wrong order.
  func mayBeName(despite correction: SpellingCorrector.Correction) -> Bool {
    guard word.isCapitalised else { return language.isGerman ? false : isCapitalisedName }
    let isPlain = correction.edit <= .inserted && word.text.count > 5 && correction.rank <= 11
    if language.isGerman {
      if isTitled { return true }
      if isGermanName { return !isPlain }
      return word.text.count <= 5 && correction.edit > .swapped && !followsArticle
    }
    if word.startsSentence { return next?.isCapitalised == true && !isPlain || word.text.count < 3 }
    let neighbours = [previous, next].compactMap { $0 }.filter { !$0.startsSentence }
    return !isPlain || word.followsInitial || neighbours.contains(where: isUnknownCapital)
  }

  /// Nouns have articles; names of people do not.
  private var followsArticle: Bool { previous.map { Self.articles.contains($0.text.lowercased()) } ?? false }

  private func isUnknownCapital(_ other: SpelledWord) -> Bool {
    other.isCapitalised && !language.knows(other.text) && !language.hasCompound(other.text)
  }

  private static let titles: Set<String> = ["Herr", "Herrn", "Frau", "Dr", "Prof", "Firma", "Familie"]
  private static let articles: Set<String> = [
    "das", "dem", "den", "der", "des", "die", "ein", "eine", "einem", "einen", "einer", "eines", "kein", "keine", "im",
    "am", "beim", "vom", "zum", "zur", "ins", "unser", "unsere", "unserem", "unseren", "euer", "eure", "dieser",
    "diese",
    "dieses", "diesem", "diesen", "jeder", "jede", "jedes",
  ]
}
