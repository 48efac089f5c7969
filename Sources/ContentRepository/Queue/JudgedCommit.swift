internal import Checks
package import Core
internal import Git

/// The commit that a command judges, and how the work tree relates to it.
package struct JudgedCommit: Sendable {
  package var commit: ObjectID
  /// The revision given by the user; `nil` if none was.
  package var revision: String?
  /// Whether it is a publishing branch that is judged, without being named.
  package var isPublishing: Bool
  /// The commit that the work tree is based on: differences from it were made here. Nil where the judged commit was
  /// named and is not checked out.
  package var base: ObjectID?
  /// Nil where what is judged is checked out, or was named.
  package var fetched: Fetched?

  package init(
    commit: ObjectID, revision: String? = nil, isPublishing: Bool = false, base: ObjectID? = nil,
    fetched: Fetched? = nil
  ) {
    self.commit = commit
    self.revision = revision
    self.isPublishing = isPublishing
    self.base = base
    self.fetched = fetched
  }

  /// A publishing branch as last fetched, which the checkout of that branch is behind.
  package struct Fetched: Sendable, Hashable {
    /// As git shows it: `origin/main`.
    package var name: String
    /// How many commits of it the checkout does not have.
    package var behind: Int
    /// How many commits the checkout has that it does not have.
    package var ahead: Int
  }
}

extension ContentRepository {
  /// The commit that `revision` names.
  ///
  /// Without one: where a publishing branch is checked out, the branch as last fetched, unless the checkout has all of
  /// it. The user then means the published state, which may be newer than the checkout. Otherwise `HEAD`.
  package func judgedCommit(_ revision: String?, queues: [Queue]) throws -> JudgedCommit {
    if let revision {
      let commit = try git.commitID(revision: revision)
      return JudgedCommit(commit: commit, revision: revision, base: try git.reference("HEAD") == commit ? commit : nil)
    }
    let head = try git.commitID(revision: "HEAD")
    let queue = try git.currentBranch().flatMap { current in queues.first { "refs/heads/\($0.branch)" == current } }
    guard let (name, tip) = try queue.flatMap(asFetched), let base = try git.mergeBase(head, tip), base != tip else {
      return JudgedCommit(commit: head, isPublishing: queue != nil, base: head)
    }
    let fetched = JudgedCommit.Fetched(
      name: name, behind: try git.commitCount(of: tip, excluding: head),
      ahead: try git.commitCount(of: head, excluding: tip))
    return JudgedCommit(commit: tip, isPublishing: true, base: base, fetched: fetched)
  }

  /// A publishing branch as it was last fetched; nil where there is no remote that has it.
  private func asFetched(_ queue: Queue) throws -> (name: String, tip: ObjectID)? {
    let reference = try publishingReference(queue.branch)
    guard reference.hasPrefix("refs/remotes/"), let tip = try git.reference(reference) else { return nil }
    return (Self.shortName(of: reference), tip)
  }

  /// A reference as git shows it: `origin/main`.
  static func shortName(of reference: String) -> String {
    for prefix in ["refs/remotes/", "refs/heads/"] where reference.hasPrefix(prefix) {
      return String(reference.dropFirst(prefix.count))
    }
    return reference
  }
}

extension QueueReader {
  /// The commit that `revision` names, or that is judged without one.
  package func judgedCommit(_ revision: String?) throws -> JudgedCommit {
    try repository.judgedCommit(revision, queues: policy.configuration.queues)
  }

  /// The post with that id or path, as the judged commit has it.
  package func post(named name: String, at judged: JudgedCommit) throws -> PostSnapshot {
    let tree = try self.judged(at: judged.commit)
    let post = try tree.snapshot(post(named: name, in: tree, of: judged))
    keep()
    return post
  }

  /// The post with that id or path among those of a judged commit.
  ///
  /// - Throws: where there is none, with the place where it is.
  package func post(named name: String, in tree: JudgedTree, of judged: JudgedCommit) throws -> PostFacts {
    if let outline = tree.outlines.first(where: { $0.id == name || $0.path == name }),
      let post = tree.content.post(outline)
    {
      return post
    }
    for (place, commit) in try otherPlaces(than: judged) where try has(name, at: commit) {
      throw RepositoryError(
        "there is no post \"\(name)\" on \(judged.fetched?.name ?? "what is judged")", causes: ["it is on \(place)"],
        hints: ["--rev \(place)"])
    }
    return try tree.read.post(named: name)
  }

  /// Whether a commit has a post with that id or path.
  package func has(_ name: String, at commit: ObjectID) throws -> Bool {
    try content(at: commit).outlines.contains { $0.id == name || $0.path == name }
  }

  /// The publishing branches and the checkout, without the judged commit; under the names that `--rev` takes.
  func otherPlaces(than judged: JudgedCommit) throws -> [(name: String, commit: ObjectID)] {
    let branches = try policy.configuration.queues.map { try repository.publishingReference($0.branch) }
    let places =
      try branches.map { (ContentRepository.shortName(of: $0), try repository.git.reference($0)) }
      + [("HEAD", try repository.git.reference("HEAD"))]
    return places.compactMap { name, commit in commit.map { (name: name, commit: $0) } }.filter {
      $0.commit != judged.commit
    }
  }
}

/// Tells which files were changed since a commit, in the work tree or in commits of its own branch.
struct OwnChanges {
  let onDisk: WorkTreeSource
  private let repository: Repository
  private let base: TreeSource

  /// - Parameter root: of the work tree.
  init(since base: ObjectID, in repository: Repository, root: String) throws {
    self.repository = repository
    self.base = TreeSource(repository: repository, tree: try repository.commit(base).tree)
    onDisk = WorkTreeSource(repository: repository, root: root)
  }

  /// Whether a file differs from the commit. Git is asked first, since it knows about line ends.
  func contain(_ path: String) throws -> Bool {
    switch try onDisk.status(of: path) {
    case .clean:
      let head = try repository.reference("HEAD").map { try repository.commit($0).tree }
      return try head.flatMap { try repository.entry(at: path, in: $0)?.id.hex } != base.identity(at: path)
    case .missing: return try base.identity(at: path) != nil
    case .modified, .added, .untracked, .ignored, .leftOut:
      let limit = SourceMediaLibrary.limit
      return try base.bytes(at: path, limit: limit) != onDisk.bytes(at: path, limit: limit)
    }
  }
}
