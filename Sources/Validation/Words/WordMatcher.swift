/// Finds the entries of several word lists in a text, all in one pass.
///
/// A class, so that each text holds a reference, no copy.
final class WordMatcher: Sendable {
  /// A stretch of a text that an entry of a list fits.
  struct Hit {
    /// The list, by its number.
    var list: Int
    /// Its bytes in the text.
    var place: Range<Int>
    /// The entry as the list has it.
    var entry: String
  }

  /// The most hits of one list in one text that are told.
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
    for (place, entry) in entries.enumerated() {
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
    for index in text.words.indices where inLinks || !text.words[index].isInLink {
      let word = text.words[index]
      begin(with: word) { entry, end in
        guard let last = search.end(of: entries[entry].pattern, startingAt: index, wordEnd: end) else { return }
        found.append((entry, word.place.lowerBound..<text.words[last].place.upperBound))
      }
    }
    for word in text.hashtags where inLinks || !word.isInLink {
      begin(with: word) { entry, end in
        guard search.fits(entries[entry].pattern, end: end, of: word) else { return }
        found.append((entry, word.place))
      }
    }
    func begin(with word: FoldedWords.Word, found: (Int, Int) -> Void) {
      let (start, end) = (word.folded.lowerBound, word.folded.upperBound)
      guard start < end else { return }
      closed.walk(text.folded, from: start, to: end, found: found)
      guard !open.isEmpty else { return }
      for place in start..<end { open.walk(text.folded, from: place, to: end, found: found) }
    }
    return found.isEmpty ? [] : chosen(found)
  }

  /// Without what exceptions cover, and without overlaps.
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

  /// By list and place; an exception before what it takes back, the longer before the shorter.
  private func key(_ found: (entry: Int, place: Range<Int>)) -> (Int, Int, Int, Int) {
    let entry = entries[found.entry]
    return (entry.list, found.place.lowerBound, entry.pattern.isException ? 0 : 1, -found.place.upperBound)
  }
}
