/// What a dictionary says of a word.
package struct DictionarySaying: Hashable, Sendable {
  /// Whether it has the word.
  package var isKnown: Bool
  /// What may have been meant, the likeliest first; `nil` if it was not looked up.
  package var suggestions: [String]?

  package init(isKnown: Bool, suggestions: [String]? = nil) {
    self.isKnown = isKnown
    self.suggestions = suggestions
  }
}
