internal import Checks
internal import Core
internal import Git

/// The versions of `stet.yml` on the first-parent line of the policy branch. Versions that cannot be used are left out.
extension ContentRepository {
  /// Those of a commit and its first-parent ancestors, each once, latest first.
  func configurations(upTo commit: ObjectID) throws -> [Configuration] {
    try configurationBlobs(of: git.firstParentHistory(from: commit)).uniqued().compactMap(configuration)
  }

  /// The same in the order in which they first appeared, latest first, from the store and the commits since. For
  /// findings only: no decision depends on the store.
  func keptConfigurations(upTo commit: ObjectID, in store: Store?) throws -> [Configuration] {
    var memory = PolicyMemory(in: git, store)
    let commits = try git.firstParentHistory(from: commit, after: memory.commit)
    try memory.add(commits, blobs: configurationBlobs(of: commits))
    return try memory.blobs.reversed().compactMap(configuration)
  }

  /// The blobs of `stet.yml` in `commits`, in their order.
  private func configurationBlobs(of commits: [Commit]) throws -> [ObjectID] {
    try commits.compactMap { try blob(at: PolicySnapshot.path, in: $0) }
  }

  /// The blob of the regular file at a path of a commit; `nil` where there is none, or the tree is malformed.
  func blob(at path: String, in commit: Commit) throws -> ObjectID? {
    try unlessMalformed {
      let entry = try git.entry(at: path, in: commit.tree)
      return entry.flatMap { $0.mode == .blob || $0.mode == .executable ? $0.id : nil }
    }
  }

  /// The configuration in a blob; `nil` where it cannot be used.
  func configuration(in blob: ObjectID) throws -> Configuration? {
    try unlessMalformed {
      let bytes = try git.blob(blob, limit: PolicySnapshot.limit)
      return ConfigurationReader.read(path: PolicySnapshot.path, bytes: bytes).configuration
    }
  }

  /// What `read` reads; `nil` where an old tree is malformed, or a file in it too large.
  private func unlessMalformed<Value>(_ read: () throws -> Value?) throws -> Value? {
    do {
      return try read()
    } catch let error as GitError where error.code == .invalid || error.code == .tooLarge {
      return nil
    }
  }
}

/// The versions of `stet.yml` up to a commit, as the store has them: reading 10,000 commits takes longer than a check.
private struct PolicyMemory {
  /// The commit that was read last; `nil` if none is known.
  private(set) var commit: ObjectID?
  /// Oldest first, each once.
  private(set) var blobs: [ObjectID] = []
  private let store: Store?

  /// How many commits are walked through anew rather than kept.
  private static let threshold = 256
  private static let key = Array("first-parent".utf8)

  init(in repository: Repository, _ store: Store?) {
    self.store = store
    store?.use(.policies, basis: [])
    guard let value = store?.value(.policies, Self.key) else { return }
    let ids = stride(from: 0, to: value.count, by: 20).map {
      ObjectID(bytes: Array(value[$0..<min($0 + 20, value.count)]))
    }
    guard let commit = ids.first ?? nil, !ids.contains(nil), (try? repository.commit(commit)) != nil else { return }
    self.commit = commit
    blobs = ids.dropFirst().compactMap { $0 }
  }

  /// Adds the blobs of the commits since, both latest first. What is kept of another line is forgotten: the branch was
  /// rewritten, or is another one.
  mutating func add(_ commits: [Commit], blobs since: [ObjectID]) {
    guard let latest = commits.first, let oldest = commits.last else { return }
    if oldest.parents.first != commit { blobs = [] }
    blobs = (blobs + since.reversed()).uniqued()
    commit = latest.id
    guard commits.count >= Self.threshold else { return }
    store?.put(.policies, Self.key, ([latest.id] + blobs).flatMap(\.bytes))
  }
}

extension [ObjectID] {
  /// Each once, where it first stands.
  fileprivate func uniqued() -> [ObjectID] {
    var seen: Set<ObjectID> = []
    return filter { seen.insert($0).inserted }
  }
}
