/// What a dictionary said of words in earlier runs, in the order of the words' bytes: lines of a word, a tab, and `+`
/// if the dictionary has it or `-` if not. If suggestions were looked up, they follow, each after a tab; a lone tab if
/// there were none.
///
/// The lines are searched in place, since few of them are needed in one run.
package struct RememberedWords: Sendable {
  private let lines: ArraySlice<UInt8>

  private static let (lineEnd, tab) = (UInt8(ascii: "\n"), UInt8(ascii: "\t"))

  /// - Parameter lines: each with its line end.
  package init(_ lines: ArraySlice<UInt8> = []) { self.lines = lines }

  package var isEmpty: Bool { lines.isEmpty }

  /// `nil` for a word that was never looked up before.
  func saying(of word: String) -> DictionarySaying? {
    let line = lines[place(of: Array(word.utf8))]
    guard let tab = line.firstIndex(of: Self.tab) else { return nil }
    let parts = line[(tab + 1)...].prefix { $0 != Self.lineEnd }.split(
      separator: Self.tab, omittingEmptySubsequences: false)
    let suggestions = parts.dropFirst().filter { !$0.isEmpty }.map { String(decoding: $0, as: UTF8.self) }
    return DictionarySaying(
      isKnown: parts.first?.first == UInt8(ascii: "+"), suggestions: parts.count > 1 ? suggestions : nil)
  }

  /// The lines with what was learned.
  package func adding(_ learned: [String: DictionarySaying]) -> [UInt8] {
    let new = learned.compactMap { word, saying in
      Self.line(word, saying).map { (place: place(of: Array(word.utf8)), line: $0) }
    }
    var all: [UInt8] = []
    var next = lines.startIndex
    for (place, line) in new.sorted(by: { $0.line.lexicographicallyPrecedes($1.line) }) {
      all += lines[next..<place.lowerBound]
      if all.last ?? Self.lineEnd != Self.lineEnd { all.append(Self.lineEnd) }
      all += line
      next = place.upperBound
    }
    return all + lines[next...]
  }

  /// `nil` if a word has a tab or a line end, which separate the lines.
  private static func line(_ word: String, _ saying: DictionarySaying) -> [UInt8]? {
    let suggestions = saying.suggestions.map { $0.isEmpty ? [""] : $0 } ?? []
    guard !word.isEmpty, ([word] + suggestions).allSatisfy({ $0.utf8.allSatisfy { $0 >= 0x20 } }) else { return nil }
    return Array(([word, saying.isKnown ? "+" : "-"] + suggestions).joined(separator: "\t").utf8) + [lineEnd]
  }

  /// The range of a word's line, with its line end; if there is none, an empty range at the place where it belongs.
  private func place(of word: [UInt8]) -> Range<Int> {
    var (low, high) = (lines.startIndex, lines.endIndex)
    while low < high {
      let line = line(around: (low + high) / 2, from: low, to: high)
      let known = lines[line].prefix { $0 != Self.tab && $0 != Self.lineEnd }
      if known.elementsEqual(word) { return line }
      if known.lexicographicallyPrecedes(word) { low = line.upperBound } else { high = line.lowerBound }
    }
    return low..<low
  }

  /// The line around a place, with its line end.
  private func line(around place: Int, from low: Int, to high: Int) -> Range<Int> {
    let start = lines[low..<place].lastIndex(of: Self.lineEnd).map { $0 + 1 } ?? low
    return start..<(lines[place..<high].firstIndex(of: Self.lineEnd).map { $0 + 1 } ?? high)
  }
}
