internal import Core
internal import Git

/// What the commits of a ledger added, and what else they changed.
///
/// Only folders that a ledger can have are entered. The cost depends on what a commit changes, and for a merge on what
/// it changes against all of its parents, which are compared together.
struct LedgerScan {
  /// The most anomalies reported of one commit, which may add a million files.
  private static let anomalyLimit = 100

  /// A blob that a commit put at a path of the ledger.
  struct Addition: Hashable {
    let commit: ObjectID
    let blob: ObjectID
  }

  private let repository: Repository
  private let identity: String
  private(set) var additions: [LedgerPath: [Addition]] = [:]
  private(set) var anomalies = AnomalyList()
  /// Those of the commit that is being scanned.
  private var own: [LedgerAnomaly] = []
  private(set) var hasRoot = false
  private(set) var hasForeignRoot = false
  /// All commits that were scanned.
  private(set) var ancestry = Ancestry([])
  /// The tree of each commit for comparing its children: its own, or its parent's if its own is malformed.
  private var trees: [ObjectID: ObjectID] = [:]
  /// For commits whose trees are malformed, the trees that stand for them.
  private(set) var standIns: [ObjectID: ObjectID] = [:]
  /// The blob that `LEDGER.json` must be.
  private let manifest: ObjectID

  init(_ repository: Repository, identity: String) throws(GitError) {
    self.repository = repository
    self.identity = identity
    manifest = try Repository.blobID(of: LedgerRoot.manifest(identity: identity))
  }

  /// Goes on where an earlier scan ended.
  init(_ repository: Repository, identity: String, after fold: LedgerFold) throws(GitError) {
    try self.init(repository, identity: identity)
    ancestry = fold.ancestry
    anomalies = fold.anomalies
    standIns = fold.standIns
    trees = fold.standIns
    hasRoot = true
  }

  /// Whether all commits between `contents`, which is clean, and `commit` only added files: then the tree of `commit`
  /// holds all that was ever added.
  static func isClean(
    _ commit: ObjectID, since contents: LedgerContents, in repository: Repository
  ) throws(GitError) -> Bool {
    guard contents.isClean else { return false }
    if contents.tips == [commit] { return true }
    var scan = try LedgerScan(repository, identity: contents.identity)
    try scan.scan(repository.history(from: [commit], beyond: contents.ancestry.contains, oldestFirst: true))
    return scan.anomalies.isEmpty
  }

  /// Scans commits, parents before children. Parents that are not among them have been scanned, or are clean.
  mutating func scan(_ commits: [Commit]) throws(GitError) {
    for start in stride(from: 0, to: commits.count, by: Self.stretch) {
      let commits = commits[start..<min(start + Self.stretch, commits.count)]
      var steps = steps(commits)
      for commit in commits { try scan(commit, steps.removeValue(forKey: commit.id)) }
    }
  }

  /// How many commits are compared before they are judged, and how much of what they changed is held until then.
  private static let (stretch, mostChanges) = (4_096, 100_000)

  /// What a commit changed against the tree of its parent.
  private struct Step {
    let parent: ObjectID?
    let difference: TreeDifference
    /// Changed folders that do not belong in a ledger.
    let foreign: [TreeChange]
  }

  /// What commits with one parent changed, as far as their trees can be read, and it is not too much.
  ///
  /// Later commits first: git packs an older tree as what makes it of a newer one, so that in the other order each tree
  /// would have to be made of many others.
  private func steps(_ commits: ArraySlice<Commit>) -> [ObjectID: Step] {
    let own = Dictionary(commits.map { ($0.id, $0.tree) }, uniquingKeysWith: { first, _ in first })
    var (steps, changes) = ([ObjectID: Step](), 0)
    for commit in commits.reversed() where commit.parents.count == 1 {
      guard changes < Self.mostChanges else { break }
      guard let parent = trees[commit.parents[0]] ?? own[commit.parents[0]],
        let step = try? step(commit, from: parent)
      else { continue }
      steps[commit.id] = step
      changes += step.difference.changes.count + step.difference.malformed.count
    }
    return steps
  }

  private func step(_ commit: Commit, from parent: ObjectID?) throws(GitError) -> Step {
    var (foreign, removed) = ([TreeChange](), 0)
    let difference = try repository.difference(parent, commit.tree) { folder in
      guard LedgerPath.isFolder(folder.path) else {
        if folder.new != nil, foreign.count < Self.anomalyLimit { foreign.append(folder) }
        return false
      }
      guard folder.new == nil else { return true }
      removed += 1
      return removed <= Self.anomalyLimit
    }
    return Step(parent: parent, difference: difference, foreign: foreign)
  }

  /// Scans `commit`, whose parents have been scanned, or are clean.
  ///
  /// - Parameter step: what it changed, where that is known.
  private mutating func scan(_ commit: Commit, _ step: Step?) throws(GitError) {
    var parents: [ObjectID] = []
    for parent in commit.parents {
      var tree = trees[parent]
      if tree == nil { tree = try repository.commit(parent).tree }
      if let tree, !parents.contains(tree) { parents.append(tree) }
    }
    own = []
    ancestry.add(commit.id, parents: commit.parents)
    if commit.isMalformed { note(.unreadable, commit) }
    var isReadable = true
    switch parents.count {
    case 0: isReadable = try scanRoot(commit)
    case 1:
      // A malformed tree is not what its children are compared with.
      let isKnown = step?.parent == parents[0]
      let step = try isKnown ? step : self.step(commit, from: parents[0])
      if let step { isReadable = try scan(step, of: commit) }
    default:
      var merge = MergeScan(commit, repository)
      try merge.compare(commit.tree, parents, at: [])
      isReadable = merge.malformed.isEmpty
      try note(merge, commit)
    }
    trees[commit.id] = isReadable ? commit.tree : parents.first ?? commit.tree
    if trees[commit.id] != commit.tree { standIns[commit.id] = trees[commit.id] }
    anomalies.add(Array(own.prefix(Self.anomalyLimit)), generation: ancestry.generation(commit.id) ?? 0)
  }

  /// Records below another root count like others: they name this repository, and what their actor saw is below the
  /// commit that adds them. So another root can neither forge nor lose a record.
  private mutating func scanRoot(_ commit: Commit) throws(GitError) -> Bool {
    guard try !isRoot(commit) else {
      hasRoot = true
      additions[.manifest, default: []].append(Addition(commit: commit.id, blob: manifest))
      return true
    }
    hasForeignRoot = true
    note(.foreignRoot, commit)
    return try scan(step(commit, from: nil), of: commit)
  }

  private func isRoot(_ commit: Commit) throws(GitError) -> Bool {
    do throws(GitError) {
      return try LedgerRoot.isRoot(commit, identity: identity, in: repository)
    } catch {
      try repository.ignoringBadObject(error)
      return false
    }
  }

  /// Scans what a commit with one parent changed. Returns whether its tree is well-formed.
  private mutating func scan(_ step: Step, of commit: Commit) throws(GitError) -> Bool {
    for folder in step.foreign { note(.unexpectedPath, commit, folder.path) }
    let malformed = step.difference.malformed.filter(\.isNew)
    for folder in malformed { note(.unreadable, commit, folder.path) }
    for change in step.difference.changes {
      guard change.new != nil || !malformed.contains(where: { change.path.starts(with: $0.path) }) else { continue }
      try judge(change, in: commit, overwritten: .changed)
    }
    return malformed.isEmpty
  }

  /// Files of a merge that no parent has count as added by it; missing ones are not lost.
  private mutating func note(_ merge: MergeScan, _ commit: Commit) throws(GitError) {
    for folder in merge.malformed { note(.unreadable, commit, folder) }
    for change in merge.changes { try judge(change, in: commit, overwritten: .mergeIsNoUnion) }
    for path in merge.foreign { note(.unexpectedPath, commit, path) }
    for path in merge.missing where LedgerPath(path) != nil { note(.mergeIsNoUnion, commit, path) }
  }

  /// - Parameter overwritten: the anomaly if wrong bytes replace the right ones.
  private mutating func judge(
    _ change: TreeChange, in commit: Commit, overwritten: LedgerAnomaly.Kind
  ) throws(GitError) {
    let path = LedgerPath(change.path)
    guard let new = change.new else {
      // Deleting an unexpected path is not an anomaly.
      return path == nil ? () : note(.deleted, commit, change.path)
    }
    guard let path, new.mode == .blob, path != .manifest || new.id == manifest else {
      return note(path == nil || change.old == nil ? .unexpectedPath : overwritten, commit, change.path)
    }
    // Bytes with the digest of their path's name count as added, regardless of what was there before.
    additions[path, default: []].append(Addition(commit: commit.id, blob: new.id))
    guard change.old != nil, own.count < Self.anomalyLimit else { return }
    // Replacing wrong bytes by the right ones is not an anomaly either.
    if try !repository.holdsBytes(of: path, blob: new.id) { note(overwritten, commit, change.path) }
  }

  private mutating func note(_ kind: LedgerAnomaly.Kind, _ commit: Commit, _ path: [UInt8] = []) {
    let shown = path.isEmpty ? nil : String(decoding: path.prefix(256), as: UTF8.self)
    let anomaly = LedgerAnomaly(kind: kind, commit: commit.id, path: shown)
    if own.last != anomaly { own.append(anomaly) }
  }
}

/// The comparison of a merge with all of its parents, folder by folder.
private struct MergeScan {
  private let repository: Repository
  private var budget = TreeBudget<[ObjectID]>()
  /// Files that differ from those of all parents, with the entry of one parent.
  private(set) var changes: [TreeChange] = []
  /// Files that a parent has and the merge has not.
  private(set) var missing: [[UInt8]] = []
  /// Folders that do not belong in a ledger.
  private(set) var foreign: [[UInt8]] = []
  private(set) var malformed: [[UInt8]] = []

  /// How many paths of a kind are kept, since each is reported separately.
  private static let limit = 100

  init(_ commit: Commit, _ repository: Repository) { self.repository = repository }

  /// Compares a folder of the merge, `nil` if it has none, with the different trees that parents have there.
  mutating func compare(_ new: ObjectID?, _ parents: [ObjectID], at path: [UInt8]) throws(GitError) {
    guard budget.mayEnter([new ?? .zero] + parents) else { return }
    guard let entries = try new.map({ (id) throws(GitError) in try repository.folder(id) }) ?? [] else {
      return malformed.append(path)
    }
    let isTaken = parents.contains { $0 == new }
    var known: [[UInt8]: [TreeEntry]] = [:]
    for parent in parents where parent != new {
      for entry in try repository.folder(parent) ?? [] {
        budget.spend()
        if known[entry.name]?.contains(entry) != true { known[entry.name, default: []].append(entry) }
      }
    }
    for entry in entries {
      budget.spend()
      let others = known.removeValue(forKey: entry.name) ?? []
      try compare(entry, others, isTaken: isTaken || others.contains(entry), at: path)
    }
    guard missing.count < Self.limit else { return }
    for (name, others) in known.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      try miss(others, at: path + name)
    }
  }

  /// Compares an entry of the merge with the other ones that parents have under its name.
  private mutating func compare(
    _ entry: TreeEntry, _ others: [TreeEntry], isTaken: Bool, at folder: [UInt8]
  ) throws(GitError) {
    let path = folder + entry.name
    let differing = others.filter { $0 != entry }
    guard entry.mode == .tree else {
      if !isTaken { changes.append(TreeChange(path: path, old: others.first, new: entry)) }
      return try miss(differing.filter { $0.mode == .tree }, at: path)
    }
    guard LedgerPath.isFolder(path) else {
      if !isTaken, foreign.count < Self.limit { foreign.append(path) }
      return
    }
    let trees = differing.filter { $0.mode == .tree }.map(\.id) + (isTaken ? [entry.id] : [])
    if trees != [entry.id] { try compare(entry.id, trees, at: path + [UInt8(ascii: "/")]) }
  }

  /// Notes what parents have at `path` and the merge has not.
  private mutating func miss(_ others: [TreeEntry], at path: [UInt8]) throws(GitError) {
    guard missing.count < Self.limit else { return }
    let folders = others.filter { $0.mode == .tree }.map(\.id)
    if folders.count < others.count { missing.append(path) }
    guard !folders.isEmpty, LedgerPath.isFolder(path) else { return }
    try compare(nil, folders, at: path + [UInt8(ascii: "/")])
  }
}

extension Repository {
  /// Whether the bytes of a blob match the digest in the name of a path.
  func holdsBytes(of path: LedgerPath, blob: ObjectID) throws(GitError) -> Bool {
    guard let limit = path.sizeLimit else { return true }
    return try boundedBlob(blob, limit: limit).map(path.isName(of:)) ?? false
  }
}
