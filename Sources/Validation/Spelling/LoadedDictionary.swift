internal import Synchronization

/// A dictionary in memory, loaded on first use.
///
/// Each is loaded once per process and never freed: both take longer than checking a post.
final class LoadedDictionary: Sendable {
  private let affixes: String
  private let words: String
  private let state = Mutex(State())

  private struct State {
    var content: Content?
    var hasFailed = false
  }

  private struct Content {
    let handle: HunspellHandle
    let encoding: DictionaryEncoding
  }

  private static let all = Mutex<[String: LoadedDictionary]>([:])

  /// The dictionary of two existing files.
  static func dictionary(affixes: String, words: String) -> LoadedDictionary {
    all.withLock { all in
      let key = affixes + "\0" + words
      let dictionary = all[key] ?? LoadedDictionary(affixes: affixes, words: words)
      all[key] = dictionary
      return dictionary
    }
  }

  private init(affixes: String, words: String) {
    self.affixes = affixes
    self.words = words
  }

  /// Whether it can be loaded, and has a supported encoding.
  var isUsable: Bool { state.withLock { content(&$0) != nil } }

  /// Whether it has a word. A word that its encoding cannot represent counts as known, and so does every word if the
  /// dictionary is not usable.
  func knows(_ word: String) -> Bool {
    state.withLock { state in
      guard let content = content(&state), let bytes = content.encoding.bytes(of: word) else { return true }
      return content.handle.knows(bytes)
    }
  }

  /// What may have been meant, the likeliest first.
  func suggestions(for word: String) -> [String] {
    state.withLock { state in
      guard let content = content(&state), let bytes = content.encoding.bytes(of: word) else { return [] }
      return content.handle.suggestions(for: bytes).map(content.encoding.text)
    }
  }

  private func content(_ state: inout State) -> Content? {
    if state.content != nil || state.hasFailed { return state.content }
    state.content = HunspellHandle(affixes: affixes, words: words).flatMap { handle in
      DictionaryEncoding(named: handle.encoding).map { Content(handle: handle, encoding: $0) }
    }
    state.hasFailed = state.content == nil
    return state.content
  }
}
