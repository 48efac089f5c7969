internal import Validation

extension WordUse {
  /// How many posts have each misspelled word.
  ///
  /// - Parameters:
  ///   - slips: of the posts in scope.
  ///   - others: the posts outside the requested scope; searched as raw text, since few words are looked for.
  static func use(
    of slips: [SpellingSlip], in others: [ContentFile], of source: SourcePlace, _ workers: PostWorkers
  ) throws -> [String: WordUse] {
    var paths = slips.reduce(into: [String: Set<String>]()) { paths, slip in
      if !slip.word.isEmpty { paths[slip.word, default: []].insert(slip.path) }
    }
    let words = paths.keys.sorted()
    let sought = words.map { Array($0.utf8) }
    let found: [[Int]] = try workers.map(words.isEmpty ? [] : others) {
      let source = try source.open()
      return { file in
        let bytes = (try? source.bytes(at: file.path, limit: ContentLoader.postLimit)) ?? []
        return sought.indices.filter { bytes.hasWord(sought[$0]) }
      }
    }
    for (file, places) in zip(others, found) {
      for place in places { paths[words[place]]?.insert(file.path) }
    }
    return paths.mapValues { paths in WordUse(posts: paths.count, first: paths.min() ?? "") }
  }
}

extension [UInt8] {
  /// Whether the text has a word, not as a part of another one.
  fileprivate func hasWord(_ word: [UInt8]) -> Bool {
    guard let first = word.first, count >= word.count else { return false }
    return withUnsafeBufferPointer { text in
      (0...text.count - word.count).contains { place in
        guard text[place] == first, place == 0 || !Self.isLetter(text[place - 1]) else { return false }
        let end = place + word.count
        return (end == text.count || !Self.isLetter(text[end])) && text[place..<end].elementsEqual(word)
      }
    }
  }

  /// Whether a byte is an ASCII letter, or part of any character beyond ASCII.
  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
  }
}
