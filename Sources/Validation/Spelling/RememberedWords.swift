/// What a dictionary said of words in earlier runs: lines of a word, a tab, and `+` where the dictionary has it or `-`
/// where it has not, in the order of the words' bytes.
///
/// They are searched where they lie, since nearly none of them is asked for.
package struct RememberedWords: Sendable {
  private let lines: ArraySlice<UInt8>

  /// - Parameter lines: each with its line end.
  package init(_ lines: ArraySlice<UInt8> = []) { self.lines = lines }

  package var isEmpty: Bool { lines.isEmpty }

  /// Nothing for a word that nobody asked about before.
  func verdict(of word: String) -> Bool? {
    var (low, high) = (lines.startIndex, lines.endIndex)
    while low < high {
      let line = line(around: (low + high) / 2, from: low, to: high)
      guard let tab = lines[line].firstIndex(of: 0x09) else { return nil }
      let known = lines[line.lowerBound..<tab]
      if known.elementsEqual(word.utf8) { return lines[line].last == UInt8(ascii: "+") }
      if known.lexicographicallyPrecedes(word.utf8) { low = line.upperBound + 1 } else { high = line.lowerBound }
    }
    return nil
  }

  /// The line that has a place, without its line end.
  private func line(around place: Int, from low: Int, to high: Int) -> Range<Int> {
    let start = lines[low..<place].lastIndex(of: 0x0A).map { $0 + 1 } ?? low
    return start..<(lines[place..<high].firstIndex(of: 0x0A) ?? high)
  }
}
