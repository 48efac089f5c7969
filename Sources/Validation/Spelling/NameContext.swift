/// Tells from the words around it whether an unknown word is a name.
struct NameContext {
  let words: [SpelledWord]
  let place: Int
  let language: SpellingLanguage

  private var word: SpelledWord { words[place] }
  private var previous: SpelledWord? { place > 0 && !word.startsSentence ? words[place - 1] : nil }
  private var next: SpelledWord? {
    words.indices.contains(place + 1) && !words[place + 1].startsSentence ? words[place + 1] : nil
  }

  var isName: Bool { language.isGerman ? isGermanName : isCapitalisedName }

  /// A capital inside a sentence marks a name. One at its start does before another capital, and where no word is near.
  /// In small letters it is one behind a name: `Zonotrichia albicollis`.
  private var isCapitalisedName: Bool {
    guard word.isCapitalised else { return previous.map(isUnknownCapital) ?? false }
    guard word.startsSentence else { return true }
    return next?.isCapitalised == true || !NearWords.exist(to: word.text.lowercased(), in: language)
  }

  /// All nouns have capitals: a name is what follows a title, or is beside another unknown one: `Cem Yıldız`.
  private var isGermanName: Bool {
    guard word.isCapitalised else { return false }
    if let previous, Self.titles.contains(previous.text) { return true }
    return [previous, next].compactMap { $0 }.contains(where: isUnknownCapital)
  }

  private func isUnknownCapital(_ other: SpelledWord) -> Bool {
    other.isCapitalised && !language.knows(other.text) && !language.hasCompound(other.text)
  }

  private static let titles: Set<String> = ["Herr", "Herrn", "Frau", "Dr", "Prof", "Firma", "Familie"]
}
