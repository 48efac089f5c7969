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
