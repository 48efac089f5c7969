/// Compares two texts as sequences of words and of the white space between them.
struct WordComparison {
  private let old: [Token]
  private let new: [Token]

  /// More words than this on both sides are compared line by line: finding the shortest edit takes quadratic time.
  private static let mostTokens = 4_000

  init(from old: String, to new: String) {
    let words = (Token.words(of: old), Token.words(of: new))
    let isLong = words.0.count + words.1.count > WordComparison.mostTokens
    self.old = isLong ? Token.lines(of: old) : words.0
    self.new = isLong ? Token.lines(of: new) : words.1
  }

  /// The stretches, in order; within one change, deletions come before insertions.
  var pieces: [WordDifference.Piece] {
    let prefix = zip(old, new).prefix { $0 == $1 }.count
    let suffix = zip(old.dropFirst(prefix).reversed(), new.dropFirst(prefix).reversed()).prefix { $0 == $1 }.count
    let middle = changes(
      Array(old[prefix..<old.count - suffix]), Array(new[prefix..<new.count - suffix]))
    return ChangeRuns.pieces(
      old[..<prefix].map { ($0, .same) } + middle + old[(old.count - suffix)...].map { ($0, .same) })
  }

  private func changes(_ old: [Token], _ new: [Token]) -> [ChangeRuns.Step] {
    guard old.count + new.count <= WordComparison.mostTokens else {
      return old.map { ($0, .removed) } + new.map { ($0, .added) }
    }
    let difference = new.difference(from: old)
    let removed = Set(difference.removals.map(offset))
    let added = Set(difference.insertions.map(offset))
    return merged(old, removed, new, added)
  }

  private func offset(_ change: CollectionDifference<Token>.Change) -> Int {
    switch change {
    case .remove(let offset, _, _), .insert(let offset, _, _): offset
    }
  }

  private func merged(_ old: [Token], _ removed: Set<Int>, _ new: [Token], _ added: Set<Int>) -> [ChangeRuns.Step] {
    var steps: [ChangeRuns.Step] = []
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      if removed.contains(i) {
        steps.append((old[i], .removed))
        i += 1
      } else if added.contains(j) {
        steps.append((new[j], .added))
        j += 1
      } else {
        steps.append((new[j], .same))
        (i, j) = (i + 1, j + 1)
      }
    }
    return steps
  }
}
