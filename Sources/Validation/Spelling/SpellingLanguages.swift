/// A cache of languages, each made once.
final class SpellingLanguages {
  private let shelf: any DictionaryShelf
  private var known: [String: SpellingLanguage?] = [:]

  init(shelf: any DictionaryShelf) { self.shelf = shelf }

  /// `nil` where the machine has no dictionary for it.
  func language(_ tag: String) -> SpellingLanguage? {
    if let known = known[tag] { return known }
    let language = SpellingLanguage(tag, shelf: shelf)
    known[tag] = .some(language)
    return language
  }
}
