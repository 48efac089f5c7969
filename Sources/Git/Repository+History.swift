package import Core

extension Repository {
  /// All commits reachable from `tips` and from none of `excluding`.
  ///
  /// No commit comes before its children; otherwise the latest comes first, as in `git log --date-order`, and with
  /// equal times the one with the smallest id, so that the order depends only on the commits.
  ///
  /// - Parameter oldestFirst: Gives the reverse: no commit before its parents.
  package func history(
    from tips: [ObjectID], excluding: [ObjectID] = [], oldestFirst: Bool = false
  ) throws(GitError) -> [Commit] {
    let hidden = try reachable(from: excluding, except: [], shallowBoundary())
    return try history(from: tips, beyond: hidden.contains, oldestFirst: oldestFirst)
  }

  /// The same for commits that are not known. All ancestors of known ones are known as well, and are not read.
  package func history(
    from tips: [ObjectID], beyond isKnown: (ObjectID) -> Bool, oldestFirst: Bool = false
  ) throws(GitError) -> [Commit] {
    let cutOff = try shallowBoundary()
    var wanted: [ObjectID: Commit] = [:]
    var waiting = tips
    while let id = waiting.popLast() {
      guard wanted[id] == nil, !isKnown(id) else { continue }
      let commit = try commit(id, cutOff: cutOff)
      wanted[id] = commit
      waiting += commit.parents
    }
    var order = try ordered(Set(wanted.keys), cutOff)
    if oldestFirst { order.reverse() }
    return order.compactMap { wanted[$0] }
  }

  /// The commits that `tip` has beyond `known`, no commit before its parents.
  ///
  /// It is walked no further back than to what both have: where clocks were wrong, commits that `known` has may be among
  /// them.
  package func recentLinks(
    of tip: ObjectID, beyond known: ObjectID
  ) throws(GitError) -> [(id: ObjectID, links: CommitLinks)] {
    let cutOff = try shallowBoundary()
    return try links(CommonAncestors(self, tip, known).onlyLeft, cutOff)
  }

  /// All commits reachable from `tips` that are not known, as no ancestor of a known one is, no commit before its parents.
  package func links(
    from tips: [ObjectID], beyond isKnown: (ObjectID) -> Bool
  ) throws(GitError) -> [(id: ObjectID, links: CommitLinks)] {
    let cutOff = try shallowBoundary()
    var wanted: Set<ObjectID> = []
    var waiting = tips
    while let id = waiting.popLast() {
      guard !isKnown(id), wanted.insert(id).inserted else { continue }
      waiting += try links(of: id, cutOff: cutOff).parents
    }
    return try links(wanted, cutOff)
  }

  /// When a commit was made, by its committer's clock.
  package func time(of commit: ObjectID) throws(GitError) -> Int64 { try links(of: commit, cutOff: []).time }

  /// What walks need to know of a commit.
  package func links(of commit: ObjectID) throws(GitError) -> CommitLinks {
    try links(of: commit, cutOff: shallowBoundary())
  }

  private func links(
    _ commits: Set<ObjectID>, _ cutOff: Set<ObjectID>
  ) throws(GitError) -> [(id: ObjectID, links: CommitLinks)] {
    var found: [(id: ObjectID, links: CommitLinks)] = []
    for id in try ordered(commits, cutOff).reversed() { found.append((id, try links(of: id, cutOff: cutOff))) }
    return found
  }

  /// The commit `tip`, its first parent, and so on to the root: the former states of a branch, latest first.
  ///
  /// - Parameter known: the commit before which the walk ends; `nil` for the root.
  package func firstParentHistory(from tip: ObjectID, after known: ObjectID? = nil) throws(GitError) -> [Commit] {
    let cutOff = try shallowBoundary()
    var commits: [Commit] = []
    var next: ObjectID? = tip
    while let id = next, id != known {
      commits.append(try commit(id, cutOff: cutOff))
      next = commits.last?.parents.first
    }
    return commits
  }

  /// Whether a commit is `tip`, or a former state of a branch whose tip that is.
  package func isOnFirstParentLine(_ commit: ObjectID, of tip: ObjectID) throws(GitError) -> Bool {
    guard commit != tip else { return true }
    return try firstParentHistory(from: tip, after: commit).last?.parents.first == commit
  }

  /// Whether at least `count` commits can be reached from `tip`, itself included, by first parents alone.
  package func hasCommits(_ count: Int, upTo tip: ObjectID) throws(GitError) -> Bool {
    let cutOff = try shallowBoundary()
    var next: ObjectID? = tip
    for _ in 0..<count {
      guard let id = next else { return false }
      next = try links(of: id, cutOff: cutOff).parents.first
    }
    return true
  }

  /// How many commits are reachable from `tip` and not from `excluded`.
  package func commitCount(of tip: ObjectID, excluding excluded: ObjectID) throws(GitError) -> Int {
    let cutOff = try shallowBoundary()
    return try reachable(from: [tip], except: reachable(from: [excluded], except: [], cutOff), cutOff).count
  }

  /// The ids of all commits reachable from `tips` without passing through `hidden`.
  private func reachable(
    from tips: [ObjectID], except hidden: Set<ObjectID>, _ cutOff: Set<ObjectID>
  ) throws(GitError) -> Set<ObjectID> {
    var found: Set<ObjectID> = []
    var waiting = tips
    while let id = waiting.popLast() {
      guard !hidden.contains(id), found.insert(id).inserted else { continue }
      waiting += try links(of: id, cutOff: cutOff).parents
    }
    return found
  }

  /// The commits of `ids`, children before parents.
  private func ordered(_ ids: Set<ObjectID>, _ cutOff: Set<ObjectID>) throws(GitError) -> [ObjectID] {
    var children: [ObjectID: Int] = [:]
    for id in ids {
      for parent in try links(of: id, cutOff: cutOff).parents { children[parent, default: 0] += 1 }
    }
    var queue = PriorityQueue<DatedCommit>()
    for id in ids where children[id] == nil {
      queue.insert(DatedCommit(id: id, time: try links(of: id, cutOff: cutOff).time))
    }
    var order: [ObjectID] = []
    while let next = queue.popGreatest() {
      order.append(next.id)
      for parent in try links(of: next.id, cutOff: cutOff).parents where ids.contains(parent) {
        children[parent, default: 0] -= 1
        guard children[parent] == 0 else { continue }
        queue.insert(DatedCommit(id: parent, time: try links(of: parent, cutOff: cutOff).time))
      }
    }
    return order
  }
}

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
  /// The commits in the queue that are not stale.
  private var fresh: Set<ObjectID> = []
  private var common: [DatedCommit] = []

  init(_ repository: Repository, _ left: ObjectID, _ right: ObjectID) throws(GitError) {
    let cutOff = try repository.shallowBoundary()
    let time = { (id: ObjectID) throws(GitError) in try repository.links(of: id, cutOff: cutOff).time }
    add(DatedCommit(id: left, time: try time(left)), .left)
    add(DatedCommit(id: right, time: try time(right)), .right)
    while !fresh.isEmpty, let next = queue.popGreatest() {
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

  /// The commits that were found from the left side alone.
  var onlyLeft: Set<ObjectID> { Set(paints.lazy.filter { $0.value == .left }.map(\.key)) }

  /// Removes a commit from the queue, and returns the paint for its parents.
  private mutating func take(_ commit: DatedCommit) -> Paint {
    let paint = paints[commit.id] ?? []
    fresh.remove(commit.id)
    guard !paint.contains(.stale) else { return paint }
    guard paint == .both else { return paint }
    if !common.contains(commit) { common.append(commit) }
    return [.both, .stale]
  }

  private mutating func add(_ commit: DatedCommit, _ paint: Paint) {
    let old = paints[commit.id] ?? []
    guard !old.isSuperset(of: paint) else { return }
    let new = old.union(paint)
    paints[commit.id] = new
    queue.insert(commit)
    // One that waits may become stale before its turn.
    if new.contains(.stale) { fresh.remove(commit.id) } else { fresh.insert(commit.id) }
  }
}

extension Repository {
  /// The largest commit that is read as one. Git sets no limit; a message of this size is an attack or an accident.
  private static let commitLimit = 16 << 20

  /// The commit `id`, also a malformed one (`isMalformed`).
  package func commit(_ id: ObjectID) throws(GitError) -> Commit {
    try commit(id, cutOff: try shallowBoundary())
  }

  /// The commit `id`, without parents where it is in `cutOff`.
  func commit(_ id: ObjectID, cutOff: Set<ObjectID>) throws(GitError) -> Commit {
    let raw = try rawCommit(id)
    if knownLinks[id] == nil { knownLinks[id] = CommitLinks(of: raw) }
    return Commit(id, raw, parents: cutOff.contains(id) ? [] : raw.parents)
  }

  func rawCommit(_ id: ObjectID) throws(GitError) -> RawCommit {
    var bytes: [UInt8] = []
    do throws(GitError) {
      bytes = try start(of: id, .commit, limit: Self.commitLimit)
      guard bytes.count < Self.commitLimit else { throw Self.tooLarge(id, .commit, bytes.count, Self.commitLimit) }
      return try RawCommit(bytes, name: id.hex)
    } catch {
      // A missing commit is an error: the history before it would be lost.
      guard error.code != .notFound else { throw error }
      try ignoringBadObject(error)
      return RawCommit(salvaging: bytes)
    }
  }

  /// Writes a commit. No reference is changed.
  ///
  /// - Parameter message: Written as it is; git's own commits end in a line feed.
  package func createCommit(
    tree: ObjectID, parents: [ObjectID], author: Signature, committer: Signature, message: String
  ) throws(GitError) -> ObjectID {
    try createCommit(raw: Self.bytes(tree, parents, author, committer, message))
  }

  /// The name that a commit has or would have, without writing it; its tree and parents need not be here.
  package static func commitID(
    tree: ObjectID, parents: [ObjectID], author: Signature, committer: Signature, message: String
  ) throws(GitError) -> ObjectID {
    try hash(bytes(tree, parents, author, committer, message), .commit)
  }

  private static func bytes(
    _ tree: ObjectID, _ parents: [ObjectID], _ author: Signature, _ committer: Signature, _ message: String
  ) -> [UInt8] {
    var header = "tree \(tree)\n"
    for parent in parents { header += "parent \(parent)\n" }
    header += "author \(author.line)\ncommitter \(committer.line)\n\n"
    return Array((header + message).utf8)
  }

  /// Writes a commit given as its bytes, so that two clones can write the same one. No reference is changed.
  ///
  /// - Throws: `.invalid` where the bytes are no commit or would not read back as they were written; `.notFound`
  ///   where its tree or a parent is not there.
  package func createCommit(raw bytes: [UInt8]) throws(GitError) -> ObjectID {
    let raw = try RawCommit(bytes, name: "to be written")
    for line in [raw.author, raw.committer] { try checkSignature(line, raw.encoding) }
    guard !raw.message.contains(0) else {
      throw GitError(.invalid, operation: "write a commit", message: "the message contains a NUL character")
    }
    _ = try objectSize(raw.tree, .tree)
    for parent in raw.parents { _ = try objectSize(parent, .commit) }
    return try write(bytes, .commit)
  }

  /// A line that was read leniently would be written differently.
  private func checkSignature(_ line: ArraySlice<UInt8>, _ encoding: TextEncoding) throws(GitError) {
    let read = Signature(line: line, encoding: encoding)
    let strict = try Signature(
      name: read.name, email: read.email, time: read.time, offsetMinutes: read.offsetMinutes)
    guard encoding.decode(line).text.utf8.elementsEqual(strict.line.utf8) else {
      throw GitError(.invalid, operation: "write a commit", message: "the author or the committer is malformed")
    }
  }
}

extension Repository {
  /// Commits some files of the work tree, and no other change: by the git command, with the identity, the hooks and the
  /// signing of the person.
  ///
  /// - Parameters:
  ///   - paths: of files that git tracks, from the root of the work tree; at least one.
  ///   - isAttended: whether hooks and the signing program may use the terminal.
  package func commit(
    onlyFiles paths: [String], message: String, isAttended: Bool
  ) throws(GitError) -> ObjectID {
    let operation = "commit \(paths.first ?? "")"
    guard let root = worktreeRoot, let git = location.git else {
      throw GitError(.unsupported, operation: operation, message: "there is no work tree that git commits from")
    }
    var variables = ["GIT_DIR": location.gitDirectory, "GIT_WORK_TREE": root]
    if let indexFile = location.indexFile { variables["GIT_INDEX_FILE"] = indexFile }
    let command = git.with(variables: variables)
    let arguments = ["-C", root, "--literal-pathspecs", "commit", "--quiet", "--only", "-m", message, "--"] + paths
    var limits = BoundedProcess.Limits(whole: .seconds(600), silence: nil)
    limits.isAttended = isAttended
    guard case .ended(let outcome) = try command.run(arguments, operation, within: limits, watch: { _ in }) else {
      throw GitError(.io, operation: operation, message: "git did not end", hints: ["git status"])
    }
    guard outcome.status == 0 else { throw GitError(refusal: outcome, operation: operation) }
    guard let head = try reference("HEAD") else {
      throw GitError(.notFound, operation: operation, message: "HEAD names no commit")
    }
    return head
  }
}

/// A binary heap that gives the greatest element first.
package struct PriorityQueue<Element: Comparable> {
  package init() {}

  private var heap: [Element] = []

  package var isEmpty: Bool { heap.isEmpty }

  package mutating func insert(_ element: Element) {
    heap.append(element)
    var child = heap.count - 1
    while child > 0, heap[(child - 1) / 2] < heap[child] {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  /// Removes the greatest element; `nil` where the queue is empty.
  package mutating func popGreatest() -> Element? {
    guard let last = heap.popLast() else { return nil }
    guard let greatest = heap.first else { return last }
    heap[0] = last
    sink()
    return greatest
  }

  private mutating func sink() {
    var parent = 0
    while 2 * parent + 1 < heap.count {
      var child = 2 * parent + 1
      if child + 1 < heap.count, heap[child] < heap[child + 1] { child += 1 }
      guard heap[parent] < heap[child] else { return }
      heap.swapAt(parent, child)
      parent = child
    }
  }
}

/// A commit waiting in a walk through the history: the latest first, and of one second the smallest id.
struct DatedCommit: Comparable {
  let id: ObjectID
  let time: Int64

  static func < (left: DatedCommit, right: DatedCommit) -> Bool {
    (left.time, right.id) < (right.time, left.id)
  }
}
