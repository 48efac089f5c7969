/// The dictionaries of a machine; safe to use from several threads.
package protocol DictionaryShelf: AnyObject, Sendable {
  /// The dictionaries that are there for a language, by name: only the nearest for a tag with a region (`de-AT`), all
  /// usual varieties for one without (`en`). Empty if the machine has none.
  func names(for language: String) -> [String]

  /// A dictionary of these names, loaded on first use; `nil` if that fails.
  func dictionary(_ name: String) -> SpellingDictionary?
}
