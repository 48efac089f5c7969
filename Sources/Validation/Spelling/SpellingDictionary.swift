internal import Synchronization

/// One dictionary, such as `de_DE`, loaded when a word is first looked up that is not remembered.
package final class SpellingDictionary: Sendable {
  private let loaded: LoadedDictionary
  private let remembered: RememberedWords
  private let makeLabel: @Sendable () -> String
  private let state = Mutex(State())

  private struct State {
    var label: String?
    /// Earlier answers: the same words are looked up again and again.
    var sayings: [ExactText: DictionarySaying] = [:]
  }

  /// How many answers are kept, so that hostile text does not fill the memory.
  private static let maximumSayings = 200_000

  /// - Parameters:
  ///   - affixes: the path of its `.aff` file, which must exist.
  ///   - words: the path of its `.dic` file, which must exist.
  ///   - remembered: earlier answers of exactly these files.
  ///   - label: its name and version, as findings name it: `de_DE (3f9c01ab)`; computed at most once.
  package init(
    affixes: String, words: String, remembered: RememberedWords = RememberedWords(),
    label: @escaping @Sendable () -> String
  ) {
    loaded = LoadedDictionary.dictionary(affixes: affixes, words: words)
    self.remembered = remembered
    makeLabel = label
  }

  /// Its name and version.
  package var label: String {
    state.withLock { state in
      if let label = state.label { return label }
      let label = makeLabel()
      state.label = label
      return label
    }
  }

  /// Whether it can be loaded, and has a supported encoding.
  package var isUsable: Bool { !remembered.isEmpty || loaded.isUsable }

  /// Whether it has the word, capitalised or not, as the language allows. A word with letters that the dictionary's
  /// encoding lacks cannot be judged, and counts as known.
  package func knows(_ word: String) -> Bool {
    if let saying = remembered.saying(of: word) { return saying.isKnown }
    let key = ExactText(word)
    return state.withLock { state in
      if let saying = state.sayings[key] { return saying.isKnown }
      let isKnown = loaded.knows(word)
      if state.sayings.count < Self.maximumSayings { state.sayings[key] = DictionarySaying(isKnown: isKnown) }
      return isKnown
    }
  }

  /// What may have been meant, the likeliest first. Slow: up to a third of a second.
  package func suggestions(for word: String) -> [String] {
    let known = remembered.saying(of: word)
    if let suggestions = known?.suggestions { return suggestions }
    let key = ExactText(word)
    return state.withLock { state in
      if let suggestions = state.sayings[key]?.suggestions { return suggestions }
      let suggestions = loaded.suggestions(for: word)
      var saying = known ?? state.sayings[key] ?? DictionarySaying(isKnown: loaded.knows(word))
      saying.suggestions = suggestions
      if state.sayings.count < Self.maximumSayings { state.sayings[key] = saying }
      return suggestions
    }
  }

  /// What was looked up in this run and not remembered from earlier ones.
  package var learned: [String: DictionarySaying] {
    let sayings = state.withLock { $0.sayings }
    return Dictionary(sayings.map { ($0.key.text, $0.value) }, uniquingKeysWith: { first, _ in first })
  }
}
