extension Repository {
  /// Whether `commit` can be reached from `descendant`. A commit counts as its own ancestor.
  package func isAncestor(_ commit: ObjectID, of descendant: ObjectID) throws(GitError) -> Bool {
    guard commit != descendant else { return true }
    return try CommonAncestors(self, commit, descendant).candidates.contains(commit)
  }

  /// The best common ancestor of two commits; `nil` if their histories are unrelated. If there are several (criss-cross
  /// merges), the latest, and with equal times the one with the smallest id.
  package func mergeBase(_ left: ObjectID, _ right: ObjectID) throws(GitError) -> ObjectID? {
    guard left != right else { return left }
    let candidates = try CommonAncestors(self, left, right).candidates
    for candidate in candidates {
      var isBest = true
      for other in candidates where other != candidate {
        if try isAncestor(candidate, of: other) { isBest = false }
      }
      if isBest { return candidate }
    }
    return nil
  }
}

/// Paints the history from two commits, as git does: a commit painted from both sides is common, and what lies below
/// a common one is stale. Ends when only stale commits are left.
private struct CommonAncestors {
  private struct Paint: OptionSet {
    let rawValue: UInt8
    static let left = Paint(rawValue: 1)
    static let right = Paint(rawValue: 2)
    static let stale = Paint(rawValue: 4)
    static let both: Paint = [.left, .right]
  }

  private var paints: [ObjectID: Paint] = [:]
  private var queue = PriorityQueue<DatedCommit>()
  /// The number of entries in the queue that are not stale.
  private var fresh = 0
  private var common: [DatedCommit] = []

  init(_ repository: Repository, _ left: ObjectID, _ right: ObjectID) throws(GitError) {
    let cutOff = try repository.shallowBoundary()
    let time = { (id: ObjectID) throws(GitError) in try repository.links(of: id, cutOff: cutOff).time }
    add(DatedCommit(id: left, time: try time(left)), .left)
    add(DatedCommit(id: right, time: try time(right)), .right)
    while fresh > 0, let next = queue.popGreatest() {
      let paint = take(next)
      for parent in try repository.links(of: next.id, cutOff: cutOff).parents {
        add(DatedCommit(id: parent, time: try time(parent)), paint)
      }
    }
  }

  /// The common ancestors that were not found to be ancestors of another one, latest first. With wrong clocks, one of
  /// them may still be an ancestor of another.
  var candidates: [ObjectID] {
    common.filter { paints[$0.id]?.contains(.stale) == false }.sorted(by: >).map(\.id)
  }

  /// Removes a commit from the queue, and returns the paint for its parents.
  private mutating func take(_ commit: DatedCommit) -> Paint {
    let paint = paints[commit.id] ?? []
    guard !paint.contains(.stale) else { return paint }
    fresh -= 1
    guard paint == .both else { return paint }
    if !common.contains(commit) { common.append(commit) }
    return [.both, .stale]
  }

  private mutating func add(_ commit: DatedCommit, _ paint: Paint) {
    let old = paints[commit.id] ?? []
    guard !old.isSuperset(of: paint) else { return }
    paints[commit.id] = old.union(paint)
    queue.insert(commit)
    if !old.union(paint).contains(.stale) { fresh += 1 }
  }
}
