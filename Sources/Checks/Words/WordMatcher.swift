internal import SocialText

/// Finds the entries of several word lists in a text, all in one pass.
///
/// A class, so that each text holds a reference, no copy.
final class WordMatcher: Sendable {
  /// A match of an entry in a text.
  struct Hit {
    /// The list, by its number.
    var list: Int
    /// Its bytes in the text.
    var place: Range<Int>
    /// The entry as the list has it.
    var entry: String
  }

  /// The most hits of one list that are reported in one text.
  private static let mostHits = 100

  private struct Entry: Sendable {
    var list: Int
    var pattern: WordPattern
    var text: String
  }

  private let entries: [Entry]
  /// Entries that a word must begin with.
  private let closed: WordTrie
  /// Entries that may begin inside a word.
  private let open: WordTrie

  init(_ lists: [WordList]) {
    entries = lists.enumerated().flatMap { number, list in
      list.entries.map { Entry(list: number, pattern: $0.pattern, text: $0.text) }
    }
    var (closed, open) = (WordTrie(), WordTrie())
    // Inserted in reverse, so that of entries with the same first word the first is found first.
    for (place, entry) in entries.enumerated().reversed() {
      let first = entry.pattern.words[0]
      if first.opensStart {
        open.insert(first.bytes, pattern: place)
      } else {
        closed.insert(first.bytes, pattern: place)
      }
    }
    (self.closed, self.open) = (closed, open)
  }

  var isEmpty: Bool { entries.isEmpty }

  /// The hits in the order of lists and places, the longest where several of a list overlap.
  ///
  /// - Parameter inLinks: whether addresses of web pages are searched as well.
  func hits(in text: FoldedWords, of bytes: [UInt8], inLinks: Bool) -> [Hit] {
    guard !entries.isEmpty else { return [] }
    var found: [(entry: Int, place: Range<Int>)] = []
    let search = WordSearch(text: text, bytes: bytes)
    var beginnings: [(pattern: Int, end: Int)] = []
    for index in text.words.indices where inLinks || !text.words[index].isInLink {
      let word = text.words[index]
      find(in: word, of: text.folded, &beginnings)
      for (entry, end) in beginnings {
        guard let last = search.end(of: entries[entry].pattern, startingAt: index, wordEnd: end) else { continue }
        found.append((entry, word.place.lowerBound..<text.words[last].place.upperBound))
      }
    }
    for word in text.hashtags where inLinks || !word.isInLink {
      find(in: word, of: text.folded, &beginnings)
      for (entry, end) in beginnings where search.fits(entries[entry].pattern, end: end, of: word) {
        found.append((entry, word.place))
      }
    }
    return found.isEmpty ? [] : chosen(found)
  }

  /// Finds the entries whose first word may begin with or in `word`, each with where that ends.
  private func find(in word: FoldedWords.Word, of folded: [UInt8], _ found: inout [(pattern: Int, end: Int)]) {
    if !found.isEmpty { found.removeAll(keepingCapacity: true) }
    let (start, end) = (word.folded.lowerBound, word.folded.upperBound)
    if end - start >= closed.shortest { closed.walk(folded, from: start, to: end, into: &found) }
    var place = start
    while end - place >= open.shortest {
      open.walk(folded, from: place, to: end, into: &found)
      place += 1
    }
  }

  /// The matches that are neither covered by exceptions nor overlapping.
  private func chosen(_ found: [(entry: Int, place: Range<Int>)]) -> [Hit] {
    let sorted = found.sorted { key($0) < key($1) }
    var chosen: [Hit] = []
    var list = -1
    var (exceptionEnd, hitEnd, count) = (0, 0, 0)
    for (index, place) in sorted {
      let entry = entries[index]
      if entry.list != list { (list, exceptionEnd, hitEnd, count) = (entry.list, 0, 0, 0) }
      if entry.pattern.isException {
        exceptionEnd = max(exceptionEnd, place.upperBound)
      } else if place.upperBound > exceptionEnd, place.lowerBound >= hitEnd, count < Self.mostHits {
        chosen.append(Hit(list: list, place: place, entry: entry.text))
        hitEnd = place.upperBound
        count += 1
      }
    }
    return chosen
  }

  /// By list and place; an exception before the matches that it covers, the longer before the shorter.
  private func key(_ found: (entry: Int, place: Range<Int>)) -> (Int, Int, Int, Int) {
    let entry = entries[found.entry]
    return (entry.list, found.place.lowerBound, entry.pattern.isException ? 0 : 1, -found.place.upperBound)
  }
}

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
    let letters = word.bytes.count { !$0.isContinuation }
    guard letters >= Self.shortestOpen else { throw .tooWide }
  }
}

extension UInt8 {
  fileprivate static let star = UInt8(ascii: "*")
}

/// A trie of the first words of patterns.
struct WordTrie: Sendable {
  /// A node, which continues a prefix by one byte. Children are a linked list, since beyond the first letter they are
  /// few.
  private struct Node {
    var byte: UInt8
    /// The pattern whose first word ends here, of several the one that was added last.
    var end: Int32 = -1
    var child: Int32 = -1
    var sibling: Int32 = -1
  }

  private var nodes: [Node] = []
  /// The patterns, each with the one before it whose first word is the same.
  private var ends: [(pattern: Int, before: Int32)] = []
  private var roots = [Int32](repeating: -1, count: 256)
  /// How many bytes the shortest first word has.
  private(set) var shortest = Int.max

  /// Adds a pattern whose first word is `bytes`, which is not empty.
  mutating func insert(_ bytes: [UInt8], pattern: Int) {
    var node: Int32 = -1
    for byte in bytes { node = node < 0 ? root(byte) : child(of: node, byte) }
    guard node >= 0 else { return }
    shortest = min(shortest, bytes.count)
    ends.append((pattern, nodes[Int(node)].end))
    nodes[Int(node)].end = Int32(ends.count - 1)
  }

  /// Adds each pattern whose first word begins at `start`, and the offset after it; of several with the same first word
  /// the one that was inserted last comes first.
  func walk(_ bytes: [UInt8], from start: Int, to limit: Int, into found: inout [(pattern: Int, end: Int)]) {
    var node = roots[Int(bytes[start])]
    var place = start + 1
    while node >= 0 {
      var end = nodes[Int(node)].end
      while end >= 0 {
        found.append((ends[Int(end)].pattern, place))
        end = ends[Int(end)].before
      }
      guard place < limit else { return }
      node = existingChild(of: node, bytes[place])
      place += 1
    }
  }

  private mutating func root(_ byte: UInt8) -> Int32 {
    if roots[Int(byte)] < 0 {
      roots[Int(byte)] = Int32(nodes.count)
      nodes.append(Node(byte: byte))
    }
    return roots[Int(byte)]
  }

  private mutating func child(of node: Int32, _ byte: UInt8) -> Int32 {
    let known = existingChild(of: node, byte)
    guard known < 0 else { return known }
    nodes.append(Node(byte: byte, sibling: nodes[Int(node)].child))
    nodes[Int(node)].child = Int32(nodes.count - 1)
    return nodes[Int(node)].child
  }

  private func existingChild(of node: Int32, _ byte: UInt8) -> Int32 {
    var child = nodes[Int(node)].child
    while child >= 0, nodes[Int(child)].byte != byte { child = nodes[Int(child)].sibling }
    return child
  }
}

/// Follows a pattern of one or more words through a text.
struct WordSearch {
  let text: FoldedWords
  let bytes: [UInt8]

  /// The most bytes between two words of a phrase.
  private static let widestGap = 12

  /// The last word of `pattern`, whose first word fits word `index` up to the folded offset `wordEnd`.
  func end(of pattern: WordPattern, startingAt index: Int, wordEnd: Int) -> Int? {
    let words = pattern.words
    guard fits(words[0], end: wordEnd, of: text.words[index]) else { return nil }
    var last = index
    for word in words.dropFirst() {
      guard last + 1 < text.words.count, isGap(after: last, signs: word.signs), fits(word, text.words[last + 1]) else {
        return nil
      }
      last += 1
    }
    return last
  }

  /// Whether a pattern of one word, found up to `end`, fits the whole of `word`.
  func fits(_ pattern: WordPattern, end: Int, of word: FoldedWords.Word) -> Bool {
    pattern.words.count == 1 && fits(pattern.words[0], end: end, of: word)
  }

  private func fits(_ pattern: WordPattern.Word, end: Int, of word: FoldedWords.Word) -> Bool {
    pattern.opensEnd || (end == word.folded.upperBound && !word.isCut)
  }

  /// Whether a later word of a phrase fits.
  private func fits(_ pattern: WordPattern.Word, _ word: FoldedWords.Word) -> Bool {
    let folded = text.folded[word.folded]
    let count = pattern.bytes.count
    switch (pattern.opensStart, pattern.opensEnd) {
    case (false, false): return !word.isCut && folded.elementsEqual(pattern.bytes)
    case (false, true): return folded.starts(with: pattern.bytes)
    case (true, false): return !word.isCut && folded.ends(with: pattern.bytes)
    case (true, true):
      guard folded.count >= count else { return false }
      return (folded.startIndex...folded.endIndex - count).contains { folded[$0...].starts(with: pattern.bytes) }
    }
  }

  /// Whether only space, hyphens and `signs` separate a word from the next.
  private func isGap(after index: Int, signs: [UInt8]) -> Bool {
    let gap = text.words[index].place.upperBound..<text.words[index + 1].place.lowerBound
    guard gap.count <= Self.widestGap else { return false }
    var place = gap.lowerBound
    while place < gap.upperBound {
      let width = max(1, gapSign(at: place, before: gap.upperBound))
      guard width > 1 || signs.contains(bytes[place]) || bytes[place].isSpaceOrHyphen else { return false }
      place += width
    }
    return true
  }

  /// The bytes of a space, hyphen or apostrophe beyond ASCII; 0 where there is none.
  private func gapSign(at place: Int, before end: Int) -> Int {
    if bytes[place] == 0xC2, place + 1 < end, bytes[place + 1] == 0xA0 { return 2 }
    guard bytes[place] == 0xE2, place + 2 < end, bytes[place + 1] == 0x80 else { return 0 }
    // U+2000 to U+2015: spaces, hyphens and dashes; U+2019: the apostrophe; U+202F: a narrow space.
    let last = bytes[place + 2]
    return (0x80...0x95).contains(last) || last == 0x99 || last == 0xAF ? 3 : 0
  }
}

extension UInt8 {
  fileprivate var isSpaceOrHyphen: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == UInt8(ascii: "-") }
}

extension Range<Int> {
  /// Whether `other` lies inside.
  func contains(_ other: Range<Int>) -> Bool { lowerBound <= other.lowerBound && other.upperBound <= upperBound }
}
