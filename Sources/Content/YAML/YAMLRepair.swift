import Diagnostics

/// A change of one line after which a syntax error is gone.
///
/// A fix must be certain, so it is tried: it is offered only if libyaml reads the changed text past the error.
struct YAMLRepair {
  let fix: Fix
  let line: Int
  /// The file with the change made.
  let repaired: SourceFile

  /// The first change that helps.
  static func find(_ problem: YAMLProblem, in source: SourceFile, at offsets: Range<Int>) -> YAMLRepair? {
    // A `#` in brackets hides the rest of its line, so that libyaml fails only on the next line.
    let lines = [problem.place.line, problem.contextPlace.line, problem.place.line - 1]
    for number in lines where number >= 1 && number <= problem.place.line {
      let line = source.lineOffsets(number)
      guard offsets.contains(line.lowerBound) else { continue }
      for candidate in candidates(YAMLLine(source, line)) {
        guard let repair = attempt(candidate, line: number, problem, source, offsets) else { continue }
        return repair
      }
    }
    return nil
  }

  private typealias Candidate = (title: String, edits: [(offsets: Range<Int>, text: String)])

  private static func candidates(_ line: YAMLLine) -> [Candidate] {
    [
      ("put the text in quotes", line.quotingItems()), ("put the text in quotes", line.quotingValue()),
      ("indent with spaces", line.untabbing()),
    ].filter { !$0.1.isEmpty }
  }

  private static func attempt(
    _ candidate: Candidate, line: Int, _ problem: YAMLProblem, _ source: SourceFile, _ offsets: Range<Int>
  ) -> YAMLRepair? {
    var bytes = source.bytes
    for edit in candidate.edits.reversed() { bytes.replaceSubrange(edit.offsets, with: edit.text.utf8) }
    guard let repaired = SourceFile.read(path: source.path, bytes: bytes).file else { return nil }
    let growth = bytes.count - source.bytes.count
    let tree = YAMLTree.read(repaired, at: offsets.lowerBound..<offsets.upperBound + growth)
    if let next = tree.problem, next.place.line <= problem.place.line { return nil }
    let edits = candidate.edits.map { TextEdit(range: source.range($0.offsets), text: $0.text) }
    return YAMLRepair(fix: Fix(title: candidate.title, edits: edits), line: line, repaired: repaired)
  }
}
