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

  /// Nothing where the machine has no dictionary for it.
  init?(_ tag: String, shelf: any DictionaryShelf) {
    names = shelf.names(for: tag)
    guard !names.isEmpty else { return nil }
    self.tag = tag
    self.shelf = shelf
  }

  /// Whether a dictionary can be read. This loads one.
  private(set) lazy var isUsable = names.contains { shelf.dictionary($0) != nil }

  /// What texts consisted of so far.
  var tokens = TokenMemory()

  var isGerman: Bool { language == "de" }

  private var language: String { tag.prefix { $0 != "-" && $0 != "_" }.lowercased() }

  /// The Swiss write `ss` for `ß`, whichever dictionary is there.
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
    if names.contains(where: { shelf.dictionary($0)?.knows(word) ?? true }) { return true }
    guard isSwiss else { return false }
    let elsewhere = word.split(separator: "ss", omittingEmptySubsequences: false).joined(separator: "ß")
    return names.contains { shelf.dictionary($0)?.knows(elsewhere) ?? true }
  }

  /// Whether a word is made of two or three that the dictionaries have, as German does: `Winterschlauch`.
  func hasCompound(_ word: String) -> Bool {
    guard isGerman else { return false }
    if let known = compounds[word] { return known }
    let verdict = GermanCompound(knows: knows).isCompound(word)
    if compounds.count < 50_000 { compounds[word] = verdict }
    return verdict
  }

  /// The verdict on a word, kept for the run: `find` asks everything that may know it.
  func verdict(of word: String, find: () -> Bool) -> Bool {
    if let known = verdicts[word] { return known }
    let verdict = find()
    if verdicts.count < 100_000 { verdicts[word] = verdict }
    return verdict
  }

  /// The answer to whether words are near to `word`, kept: `find` is slow.
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
