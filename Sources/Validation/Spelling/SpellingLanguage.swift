/// A language in which words are looked up: one or more dictionaries, and what its spelling needs beside them.
final class SpellingLanguage {
  /// The tag that the post or `stet.yml` has: `de-AT`.
  let tag: String
  private let names: [String]
  private let shelf: any DictionaryShelf
  private var known: [String: Bool] = [:]
  private var verdicts: [String: Bool] = [:]
  private var compounds: [String: Bool] = [:]
  private var nearWords: [String: Bool] = [:]
  private var corrections: [String: SpellingCorrector.Correction?] = [:]

  /// `nil` where the machine has no dictionary for it.
  init?(_ tag: String, shelf: any DictionaryShelf) {
    names = shelf.names(for: tag)
    guard !names.isEmpty else { return nil }
    self.tag = tag
    self.shelf = shelf
  }

  /// Whether a dictionary can be read. This loads one.
  private(set) lazy var isUsable = names.contains { shelf.dictionary($0) != nil }

  /// The tokens of texts so far.
  var tokens = TokenMemory()

  var isGerman: Bool { name == "de" }

  /// The language without its region.
  private(set) lazy var name = tag.prefix { $0 != "-" && $0 != "_" }.lowercased()

  /// Whether it has a region: `de-AT`.
  var hasRegion: Bool { tag.count > name.count }

  /// The common words of the language; `nil` if there is no list for it.
  private(set) lazy var common = CommonWords.words(of: name)

  /// The Swiss write `ss` for `ß`, with any dictionary.
  private var isSwiss: Bool { isGerman && ["ch", "li"].contains(tag.suffix(2).lowercased()) }

  /// Whether one of the dictionaries has the word; kept, so that threads do not wait for each other at a dictionary.
  func knows(_ word: String) -> Bool {
    if let verdict = known[word] { return verdict }
    let verdict = isInDictionary(word)
    if known.count < 100_000 { known[word] = verdict }
    return verdict
  }

  /// The second dictionary is loaded when the first one lacks a word.
  private func isInDictionary(_ word: String) -> Bool {
    if KnownSlips.isOne(word, in: name) { return false }
    if names.contains(where: { shelf.dictionary($0)?.knows(word) ?? true }) { return true }
    guard isSwiss else { return false }
    let elsewhere = word.split(separator: "ss", omittingEmptySubsequences: false).joined(separator: "ß")
    return names.contains { shelf.dictionary($0)?.knows(elsewhere) ?? true }
  }

  /// Whether a word is made of two or three that the dictionaries have, as German does: `Winterschlauch`.
  func hasCompound(_ word: String) -> Bool {
    guard isGerman else { return false }
    if let known = compounds[word] { return known }
    let verdict = GermanCompound { self.knows($0) || EverydayWords.has($0, in: self) }.isCompound(word)
    if compounds.count < 50_000 { compounds[word] = verdict }
    return verdict
  }

  /// The verdict on a word, cached for the run; `find` computes it.
  func verdict(of word: String, find: () -> Bool) -> Bool {
    if let known = verdicts[word] { return known }
    let verdict = find()
    if verdicts.count < 100_000 { verdicts[word] = verdict }
    return verdict
  }

  /// What may have been meant by a misspelled word, cached; `nil` if no common word is near. Only for languages with a
  /// list of common words.
  func correction(of word: String) -> SpellingCorrector.Correction? {
    guard let common else { return nil }
    if let known = corrections[word] { return known }
    let correction = SpellingCorrector(language: self, common: common).correction(of: word)
    if corrections.count < 50_000 { corrections[word] = .some(correction) }
    return correction
  }

  /// Whether there are words near to `word`, cached, since `find` is slow.
  func nearWord(_ word: String, find: () -> Bool) -> Bool {
    if let known = nearWords[word] { return known }
    let verdict = find()
    if nearWords.count < 50_000 { nearWords[word] = verdict }
    return verdict
  }

  /// What may have been meant, the likeliest first.
  func suggestions(for word: String) -> [String] { shelf.dictionary(names[0])?.suggestions(for: word) ?? [] }

  /// The dictionaries as findings name them.
  var labels: String { names.compactMap { shelf.dictionary($0)?.label }.joined(separator: " and ") }
}
