/// A hash table from words to values.
///
/// It is looked up for every word of every text, so it hashes with one multiplication: it needs no protection against
/// crafted keys, unlike `Dictionary`, since its words are all our own.
struct WordTable<Value: Sendable>: Sendable, ExpressibleByDictionaryLiteral {
  /// Open addressing: each word is at the place of its hash, or in the next free place. Empty words are free places.
  private var words: [FoldedWord]
  private var values: [Value?]

  init(dictionaryLiteral elements: (FoldedWord, Value)...) { self.init(elements) }

  /// At most a quarter of the places is used, so that most look-ups of missing words end at once.
  init(_ elements: [(FoldedWord, Value)]) {
    var size = 4
    while size < elements.count * 4 { size *= 2 }
    words = Array(repeating: FoldedWord([]), count: size)
    values = Array(repeating: nil, count: size)
    for (word, value) in elements {
      let place = place(of: word)
      (words[place], values[place]) = (word, value)
    }
  }

  /// `nil` for a word that is not in it.
  subscript(word: FoldedWord) -> Value? { values[place(of: word)] }

  func contains(_ word: FoldedWord) -> Bool { words[place(of: word)].length > 0 }

  /// Where the word is, or the free place that it would have.
  private func place(of word: FoldedWord) -> Int {
    var place = word.hash & (words.count - 1)
    while words[place].length > 0, words[place] != word { place = (place + 1) & (words.count - 1) }
    return place
  }
}

/// A set of words.
struct WordSet: Sendable, ExpressibleByArrayLiteral {
  private let table: WordTable<Bool>

  init(arrayLiteral words: FoldedWord...) { self.init(words) }
  init(_ words: [FoldedWord]) { table = WordTable(words.map { ($0, true) }) }

  func contains(_ word: FoldedWord) -> Bool { table.contains(word) }
}
