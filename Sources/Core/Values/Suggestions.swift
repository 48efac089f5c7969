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

  /// A clause to append to a summary: `, did you mean "hashtags"?`; empty if no candidate is near enough.
  package static func didYouMean(_ word: String, among candidates: some Sequence<String>) -> String {
    nearest(to: word, among: candidates).map { ", did you mean \"\($0)\"?" } ?? ""
  }

  /// The edit distance of Damerau and Levenshtein, with adjacent letters swapped as one edit.
  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var rows = [Array(0...right.count)]
    for (i, a) in left.enumerated() {
      var row = [i + 1]
      for (j, b) in right.enumerated() {
        var best = min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (a == b ? 0 : 1))
        if i > 0, j > 0, a == right[j - 1], left[i - 1] == b { best = min(best, rows[i - 1][j - 1] + 1) }
        row.append(best)
      }
      rows.append(row)
    }
    return rows[left.count][right.count]
  }
}
