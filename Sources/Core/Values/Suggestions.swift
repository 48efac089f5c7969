internal import SocialText

/// Finds the word that was meant by a mistyped one.
package enum Suggestions {
  /// The candidate nearest to `word`, where one is near enough to suggest: at most a third of its letters differ.
  package static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let typed = Array(word.lowercased().unicodeScalars)
    let allowed = max(1, typed.count / 3)
    return
      candidates
      .map { (candidate: $0, letters: Array($0.lowercased().unicodeScalars)) }
      // The distance is at least the difference in length, so long texts need not be compared.
      .filter { abs($0.letters.count - typed.count) <= allowed }
      .map { (candidate: $0.candidate, distance: distance(typed, $0.letters)) }
      .filter { $0.distance <= allowed }
      .min { ($0.distance, $0.candidate) < ($1.distance, $1.candidate) }?
      .candidate
  }

  /// The candidate that differs from `word` only in case, spaces, `-` and `_`, so that it is certain.
  package static func same(as word: String, among candidates: some Sequence<String>) -> String? {
    guard word.utf8.count <= 100 else { return nil }
    let folded = folded(word)
    let same = candidates.filter { Self.folded($0) == folded }
    return same.count == 1 ? same.first : nil
  }

  /// `googlebusiness` for `Google Business`.
  package static func folded(_ word: String) -> String {
    String(word.lowercased().filter { !" -_\u{A0}".contains($0) })
  }

  /// Whether two names are the same but for digits, as those of two years are: `advent-2026`, `advent-2027`.
  package static func differOnlyInNumbers(_ one: String, _ other: String) -> Bool {
    one != other && one.utf8.filter { !$0.isASCIIDigit } == other.utf8.filter { !$0.isASCIIDigit }
  }

  /// A clause to append to a summary: `, did you mean "hashtags"?`; empty if no candidate is near enough. Words longer
  /// than any name are skipped, since comparing them would take long.
  package static func didYouMean(_ word: String, among candidates: some Sequence<String>) -> String {
    guard word.utf8.count <= 100 else { return "" }
    return nearest(to: word, among: candidates).map { ", did you mean \"\($0)\"?" } ?? ""
  }

  /// The edit distance of Damerau and Levenshtein, with adjacent letters swapped as one edit; `most` and one where it is
  /// larger than `most`.
  ///
  /// Inlinable, since the spelling check compares many words.
  @inlinable package static func distance<Letter: Equatable>(
    _ one: [Letter], _ other: [Letter], most: Int = .max - 1
  ) -> Int {
    var before: [Int] = []
    var last = Array(0...other.count)
    for place in one.indices {
      var row = [place + 1]
      for column in other.indices {
        var least = min(last[column + 1], row[column]) + 1
        least = min(least, last[column] + (one[place] == other[column] ? 0 : 1))
        if place > 0, column > 0, one[place] == other[column - 1], one[place - 1] == other[column] {
          least = min(least, before[column - 1] + 1)
        }
        row.append(least)
      }
      guard row.contains(where: { $0 <= most }) else { return most + 1 }
      (before, last) = (last, row)
    }
    return last[other.count]
  }
}

/// Words of commands that a person can copy into a shell.
package enum ShellWord {
  /// The word itself if a shell takes it literally; otherwise in single quotes.
  package static func quoted(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy { byte in
      Unicode.Scalar(byte).properties.isAlphabetic && byte < 0x80 || "0123456789/._-".utf8.contains(byte)
    }
    return isPlain
      ? word : "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
