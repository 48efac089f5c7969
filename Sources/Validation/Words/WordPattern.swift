/// A parsed entry of a word list.
struct WordPattern: Sendable {
  /// One word of it.
  struct Word: Equatable, Sendable {
    /// Folded.
    var bytes: [UInt8]
    /// Whether other letters may stand before it: `*idiot`.
    var opensStart = false
    /// Whether other letters may follow: `klimaneutral*`.
    var opensEnd = false
    /// The signs that may stand between the word before and this one, beside spaces and hyphens.
    var signs: [UInt8] = []
  }

  /// At least one.
  var words: [Word]
  /// Whether it excludes matches of other entries: `!idiotensicher`.
  var isException = false
}

extension WordPattern {
  /// What makes an entry unusable, as a clause.
  enum Problem: String, Error {
    case noWord = "has no letter or digit"
    case tooLong = "is longer than 100 characters"
    case starInside = "has a `*` that is not at the beginning or end of a word"
    case tooWide = "would be found nearly everywhere"
    case sign = "begins or ends with a sign that nothing is compared with"
  }

  /// The most characters of an entry.
  private static let longest = 100
  /// The fewest letters of a word with `*`.
  private static let shortestOpen = 3

  /// Reads an entry: words, `*` before or after one, `!` before an exception.
  init(_ entry: some StringProtocol) throws(Problem) {
    let isException = entry.unicodeScalars.first == "!"
    let text = String(isException ? entry.dropFirst() : entry[...])
    guard text.unicodeScalars.count <= Self.longest else { throw .tooLong }
    let bytes = Array(text.utf8)
    let words = FoldedWords(bytes)
    guard !words.words.isEmpty else { throw .noWord }
    self.words = []
    self.isException = isException
    var end = 0
    for word in words.words {
      try add(Word(bytes: Array(words.folded[word.folded])), after: bytes[end..<word.place.lowerBound])
      end = word.place.upperBound
    }
    try close(with: bytes[end...])
  }

  private mutating func add(_ word: Word, after gap: ArraySlice<UInt8>) throws(Problem) {
    var word = word
    var gap = gap
    if words.indices.contains(words.count - 1), gap.first == .star {
      words[words.count - 1].opensEnd = true
      gap.removeFirst()
      guard !gap.isEmpty else { throw .starInside }
    }
    if gap.last == .star {
      word.opensStart = true
      gap.removeLast()
    }
    guard !gap.contains(.star) else { throw .starInside }
    guard !words.isEmpty || gap.isEmpty else { throw .sign }
    word.signs = gap.filter { $0 > 0x20 && $0 != UInt8(ascii: "-") }
    words.append(word)
  }

  private mutating func close(with rest: ArraySlice<UInt8>) throws(Problem) {
    let rest = rest.filter { !".,;:!?".utf8.contains($0) }
    guard rest.isEmpty || rest == [.star] else { throw rest.contains(.star) ? .starInside : .sign }
    if !rest.isEmpty { words[words.count - 1].opensEnd = true }
    try check(words.last)
  }

  /// A phrase may have short open words, since its other words restrict it.
  private func check(_ word: Word?) throws(Problem) {
    guard let word, words.count == 1, word.opensStart || word.opensEnd else { return }
    let letters = word.bytes.count { $0 & 0xC0 != 0x80 }
    guard letters >= Self.shortestOpen else { throw .tooWide }
  }
}

extension UInt8 {
  fileprivate static let star = UInt8(ascii: "*")
}
