internal import Content
internal import Workflow

/// What one commit did to posts, by id.
struct PostStep {
  /// Posts whose file the first parent did not have like that, and what became of them.
  var sinceFirstParent: [String: Change] = [:]
  /// The labels of those posts, as this commit has them.
  var labels: [String: BorneLabels] = [:]
  /// Posts whose file no parent had like that: what this commit itself did.
  var own: [String: Change] = [:]
  /// Posts that readers see differently than with every parent.
  var changedForReaders: Set<String> = []
  /// Paths of posts that no parent had like that, and that cannot be read far enough to have an id.
  var unreadable: Set<String> = []
  /// Posts that could not be read before, at a path that had other content.
  var revealed: [String: String] = [:]

  /// What a commit did to a post's file.
  enum Change: String {
    case written, edited, renamed, removed

    /// Nothing where there is no post on either side.
    init?(from before: Revision?, to after: Revision?) {
      switch (before, after) {
      case (nil, nil): return nil
      case (nil, .some): self = .written
      case (.some, nil): self = .removed
      case (.some(let before), .some(let after)):
        self = before.blob == after.blob && before.post.path != after.post.path ? .renamed : .edited
      }
    }
  }

  /// Takes out what the commit did not do itself: what another parent had already.
  mutating func narrow(by other: PostStep) {
    own = own.filter { other.own[$0.key] != nil }
    changedForReaders.formIntersection(other.changedForReaders)
    unreadable.formIntersection(other.unreadable)
    revealed.merge(other.revealed) { first, _ in first }
  }
}
