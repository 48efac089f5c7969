/// The dictionaries that a machine has; they may be asked from several threads at once.
package protocol DictionaryShelf: AnyObject, Sendable {
  /// The dictionaries that are there for a language, by name: the nearest alone where it has a region (`de-AT`), every
  /// usual variety where it has none (`en`). Empty where the machine has none.
  func names(for language: String) -> [String]

  /// A dictionary of these names, loaded when it is asked for the first time; `nil` where that fails.
  func dictionary(_ name: String) -> SpellingDictionary?
}
