package import Core
package import Git

/// The tips of the ledger: the local branch, the remote's as it was last fetched, and the remote's as far as this clone
/// ever saw it.
package struct LedgerTips: Sendable {
  /// The remote whose ledger is read; `nil` where there is no remote.
  package let remote: String?
  /// What was last fetched; `nil` in a bare repository, which has the branch itself.
  package let fetched: ObjectID?
  package let local: ObjectID?
  /// The tips to read: those that no other one includes, sorted.
  package let commits: [ObjectID]
  /// Whether the remote's ledger, as last fetched, lacks what this clone has seen there.
  package let isRewound: Bool

  /// Finds the ledger of `repository`.
  ///
  /// - Throws: `.absent` if there is none, which must not be taken for an empty one.
  package static func read(_ repository: Repository) throws(LedgerError) -> LedgerTips {
    let remote = try LedgerRemote.find(in: repository)
    return try LedgerTips(remote, repository)
  }

  private init(_ remote: String?, _ repository: Repository) throws(LedgerError) {
    self.remote = remote
    local = try rethrowing { () throws(GitError) in try repository.reference(Ledger.branch) }
    let (fetched, seen) = try rethrowing { () throws(GitError) in
      guard let remote else { return (ObjectID?.none, [ObjectID]()) }
      return (
        try repository.reference(Ledger.trackingBranch(remote: remote)),
        try RemoteMemory(of: remote, in: repository).seen
      )
    }
    self.fetched = fetched
    commits = try LedgerMerge.heads([local, fetched].compactMap { $0 } + seen, in: repository)
    guard !commits.isEmpty else { throw .absent(remote: remote) }
    // A bare clone fetches the branches themselves.
    let shown = repository.isBare ? local : fetched
    isRewound = try rethrowing { () throws(GitError) in
      for id in seen where id != shown {
        guard let shown, try repository.isAncestor(id, of: shown) else { return true }
      }
      return false
    }
  }
}

/// Which remote's ledger is the ledger.
///
/// Only one: a fork that was added as a remote must not add decisions.
package enum LedgerRemote {
  /// The command that fetches the ledger of a remote; a command to complete where there is no remote.
  package static func fetchHint(_ remote: String?) -> String {
    guard let remote else { return "git fetch REPOSITORY stet/ledger:stet/ledger" }
    return "git fetch \(remote) stet/ledger:refs/remotes/\(remote)/stet/ledger"
  }

  /// The remote that the ledger's branch is configured to follow, `origin`, or the only one; `nil` without remotes.
  package static func find(in repository: Repository) throws(LedgerError) -> String? {
    let (names, configured) = try rethrowing { () throws(GitError) in
      (try repository.remotes(), try repository.configuration("branch.stet/ledger.remote"))
    }
    if let configured, names.contains(configured) { return configured }
    if names.contains("origin") { return "origin" }
    guard names.count < 2 else { throw .ambiguousRemote(names) }
    return names.first
  }
}

/// The ledger's first commit. It depends only on the repository's id, so that two clones make the same one.
package enum LedgerRoot {
  private static let message = "begin the ledger\n"
  /// 2026-01-01T00:00:00Z.
  private static let time: Int64 = 1_767_225_600

  /// The author of commits without a decision: the root, and unions of two ledgers.
  static func author(time: Int64) throws(GitError) -> Signature {
    try Signature(name: "Stet", email: "stet@localhost.invalid", time: time, offsetMinutes: 0)
  }

  /// The bytes of `LEDGER.json`.
  package static func manifest(identity: String) -> [UInt8] {
    (["format": "stet-ledger", "v": 1, "repository": .string(identity)] as JSONValue).canonicalBytes
  }

  /// Writes the root commit of the repository with the id `identity`. No reference is changed.
  package static func write(identity: String, to repository: Repository) throws(GitError) -> ObjectID {
    let manifest = try repository.createBlob(manifest(identity: identity))
    let tree = try repository.insert(files: [(LedgerPath.manifest.text, manifest)], into: nil)
    let author = try author(time: time)
    return try repository.createCommit(tree: tree, parents: [], author: author, committer: author, message: message)
  }

  /// Whether `commit` is the root of the repository with the id `identity`. Does not write, unlike creating it.
  static func isRoot(_ commit: Commit, identity: String, in repository: Repository) throws(GitError) -> Bool {
    let author = try author(time: time)
    guard commit.parents.isEmpty, commit.author == author, commit.committer == author,
      commit.message.utf8.elementsEqual(message.utf8)
    else { return false }
    return try holdsManifest(commit.tree, identity: identity, in: repository, alone: true)
  }

  /// Whether the ledger at `tip` is that of the repository with the id `identity`: by its manifest, or where that was
  /// tampered with, by its root.
  static func isLedger(
    _ tip: ObjectID, of identity: String, in repository: Repository
  ) throws(LedgerError) -> Bool {
    let hasManifest = try rethrowing { () throws(GitError) in
      do throws(GitError) {
        return try holdsManifest(repository.commit(tip).tree, identity: identity, in: repository)
      } catch {
        try repository.ignoringBadObject(error)
        return false
      }
    }
    if hasManifest { return true }
    do throws(LedgerError) {
      _ = try LedgerReader.read(repository: repository, tips: [tip], identity: identity)
      return true
    } catch {
      guard case .foreign = error else { throw error }
      return false
    }
  }

  /// Whether the `LEDGER.json` of `tree` names `identity`.
  static func holdsManifest(
    _ tree: ObjectID, identity: String, in repository: Repository, alone: Bool = false
  ) throws(GitError) -> Bool {
    let entries = try repository.tree(tree)
    let blob = try Repository.blobID(of: manifest(identity: identity))
    let manifest = TreeEntry(name: Array(LedgerPath.manifest.text.utf8), mode: .blob, id: blob)
    return alone ? entries == [manifest] : entries.contains(manifest)
  }
}
