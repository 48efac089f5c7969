internal import Synchronization

/// One dictionary, such as `de_DE`.
package final class SpellingDictionary: Sendable {
  /// Its name and the first digits of its files' hash, by which findings name it: `de_DE (3f9c01ab)`.
  package let label: String
  private let state: Mutex<State>

  private struct State: ~Copyable {
    let handle: HunspellHandle
    let encoding: DictionaryEncoding
    /// What was asked before: people write the same words over and over.
    var verdicts: [ExactText: Bool] = [:]
  }

  /// How many verdicts are kept, so that hostile text does not fill the memory.
  private static let maximumVerdicts = 200_000

  /// Loads a dictionary, which takes over a hundred milliseconds.
  ///
  /// - Parameters:
  ///   - affixes: the path of its `.aff` file, which is there.
  ///   - words: the path of its `.dic` file, which is there.
  /// - Returns: nothing where it cannot be loaded, or is in an encoding that is not read.
  package init?(label: String, affixes: String, words: String) {
    guard let handle = HunspellHandle(affixes: affixes, words: words),
      let encoding = DictionaryEncoding(named: handle.encoding)
    else { return nil }
    self.label = label
    state = Mutex(State(handle: handle, encoding: encoding))
  }

  /// Whether it has the word, capitalised or not, as the language allows. A word with letters that the dictionary
  /// cannot write is none that it could judge: it counts as known.
  package func knows(_ word: String) -> Bool {
    let key = ExactText(word)
    return state.withLock { state in
      if let known = state.verdicts[key] { return known }
      let verdict = state.encoding.bytes(of: word).map { state.handle.knows($0) } ?? true
      if state.verdicts.count < Self.maximumVerdicts { state.verdicts[key] = verdict }
      return verdict
    }
  }

  /// What may have been meant, the likeliest first. Slow: up to a third of a second.
  package func suggestions(for word: String) -> [String] {
    state.withLock { state in
      guard let bytes = state.encoding.bytes(of: word) else { return [] }
      return state.handle.suggestions(for: bytes).map(state.encoding.text)
    }
  }
}
