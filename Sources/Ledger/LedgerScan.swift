internal import Git

/// What the commits of a ledger added, and what else they did.
struct LedgerScan {
  /// Anomalies of one commit that are told; a commit that adds a million files needs no million lines.
  private static let anomalyLimit = 100

  /// A blob that a commit put at a path of the ledger.
  struct Addition: Hashable {
    let commit: ObjectID
    let blob: ObjectID
  }

  private let repository: Repository
  private let identity: String
  private(set) var additions: [LedgerPath: [Addition]] = [:]
  private(set) var anomalies: [LedgerAnomaly] = []
  private(set) var hasRoot = false
  private(set) var hasForeignRoot = false
  private var trees: [ObjectID: ObjectID] = [:]
  /// The blob that `LEDGER.json` must be.
  private let manifest: ObjectID

  init(_ repository: Repository, identity: String) throws(GitError) {
    self.repository = repository
    self.identity = identity
    manifest = try Repository.blobID(of: LedgerRoot.manifest(identity: identity))
  }

  /// Looks at `commit`, whose parents have been looked at.
  mutating func scan(_ commit: Commit) throws(GitError) {
    trees[commit.id] = commit.tree
    let parents = commit.parents.compactMap { trees[$0] }
    let known = anomalies.count
    switch parents.count {
    case 0: try scanRoot(commit)
    case 1: try scanStep(commit, from: parents[0])
    default: try scanMerge(commit, of: parents)
    }
    if anomalies.count > known + Self.anomalyLimit {
      anomalies.removeLast(anomalies.count - known - Self.anomalyLimit)
    }
  }

  /// Records below another root count like others: they name this repository, and what their actor saw is below the
  /// commit that adds them. So nothing is won by another root, and nothing can be lost by it.
  private mutating func scanRoot(_ commit: Commit) throws(GitError) {
    guard try !isRoot(commit) else {
      hasRoot = true
      return
    }
    hasForeignRoot = true
    note(.foreignRoot, commit)
    try scanStep(commit, from: nil)
  }

  private func isRoot(_ commit: Commit) throws(GitError) -> Bool {
    do throws(GitError) {
      return try LedgerRoot.isRoot(commit, identity: identity, in: repository)
    } catch {
      guard error.isHostileContent else { throw error }
      return false
    }
  }

  private mutating func scanStep(_ commit: Commit, from parent: ObjectID?) throws(GitError) {
    guard let changes = try changes(from: parent, to: commit.tree) else { return note(.unreadable, commit) }
    for change in changes { judge(change, in: commit) }
  }

  private mutating func judge(_ change: TreeChange, in commit: Commit) {
    let path = LedgerPath(change.path)
    guard let new = change.new else {
      // Whoever takes away what should not be there does well.
      return path == nil ? () : note(.deleted, commit, change)
    }
    guard let path, new.mode == .blob, path != .manifest || new.id == manifest else {
      return note(path == nil || change.old == nil ? .unexpectedPath : .changed, commit, change)
    }
    // Bytes that have the digest of their path's name were added, whatever stood there before.
    additions[path, default: []].append(Addition(commit: commit.id, blob: new.id))
    if change.old != nil { note(.changed, commit, change) }
  }

  /// A merge holds what its parents hold, and nothing else. What it has beyond that does not count, and what it lacks is
  /// not lost.
  private mutating func scanMerge(_ commit: Commit, of parents: [ObjectID]) throws(GitError) {
    for parent in parents {
      guard let changes = try changes(from: parent, to: commit.tree) else { return note(.unreadable, commit) }
      for change in changes where try !isFromParent(change, parents) { note(.mergeIsNoUnion, commit, change) }
    }
  }

  private func isFromParent(_ change: TreeChange, _ parents: [ObjectID]) throws(GitError) -> Bool {
    guard change.old == nil, let path = String(validating: change.path, as: UTF8.self) else { return false }
    for parent in parents where try entry(at: path, in: parent) == change.new { return true }
    return false
  }

  private func entry(at path: String, in tree: ObjectID) throws(GitError) -> TreeEntry? {
    do throws(GitError) {
      return try repository.entry(at: path, in: tree)
    } catch {
      guard error.isHostileContent else { throw error }
      return nil
    }
  }

  /// What differs between two trees; everything in the new one where the old one is malformed, and nothing at all where
  /// the new one is.
  private func changes(from old: ObjectID?, to new: ObjectID) throws(GitError) -> [TreeChange]? {
    for base in [old, nil] {
      do throws(GitError) {
        return try repository.difference(base, new).changes
      } catch {
        guard error.isHostileContent else { throw error }
      }
    }
    return nil
  }

  private mutating func note(_ kind: LedgerAnomaly.Kind, _ commit: Commit, _ change: TreeChange? = nil) {
    let path = change.map { String(decoding: $0.path, as: UTF8.self) }
    let anomaly = LedgerAnomaly(kind: kind, commit: commit.id, path: path)
    if anomalies.last != anomaly { anomalies.append(anomaly) }
  }
}

extension GitError {
  /// Whether what was read is malformed, rather than that it could not be read.
  fileprivate var isHostileContent: Bool { code == .invalid || code == .tooLarge }
}
