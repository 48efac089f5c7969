/// Joins the steps of a comparison into stretches that people can read.
///
/// An unchanged space between two changed words would split the change, so it counts as changed with them.
struct ChangeRuns {
  typealias Step = (token: Token, change: WordDifference.Piece.Change)

  private var pieces: [WordDifference.Piece] = []
  private var removed: [Token] = []
  private var added: [Token] = []

  /// The stretches, in order; within one change, deletions come before insertions.
  static func pieces(_ steps: [Step]) -> [WordDifference.Piece] {
    var runs = ChangeRuns()
    for (index, step) in steps.enumerated() {
      let nextChanges = index + 1 < steps.count && steps[index + 1].change != .same
      runs.add(step, nextChanges: nextChanges)
    }
    runs.close()
    return runs.pieces
  }

  private mutating func add(_ step: Step, nextChanges: Bool) {
    switch step.change {
    case .removed: removed.append(step.token)
    case .added: added.append(step.token)
    case .same where step.token.isSpace && nextChanges && !(removed.isEmpty && added.isEmpty):
      removed.append(step.token)
      added.append(step.token)
    case .same:
      close()
      append([step.token], .same)
    }
  }

  /// Ends a change; a common beginning of both sides counts as unchanged.
  private mutating func close() {
    let shared = zip(removed, added).prefix { $0 == $1 }.count
    append(removed[..<shared], .same)
    append(removed[shared...], .removed)
    append(added[shared...], .added)
    (removed, added) = ([], [])
  }

  private mutating func append(_ tokens: some Sequence<Token>, _ change: WordDifference.Piece.Change) {
    let text = tokens.map(\.text).joined()
    guard !text.isEmpty else { return }
    if pieces.last?.change == change {
      pieces[pieces.count - 1].text += text
    } else {
      pieces.append(WordDifference.Piece(change: change, text: text))
    }
  }
}
