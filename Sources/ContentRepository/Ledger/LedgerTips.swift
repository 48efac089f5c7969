package import Core
package import Git

/// The tips of the ledger: the local branch, and the remote's as it was last fetched.
package struct LedgerTips: Sendable {
  /// The remote whose ledger is read; `nil` where there is no remote.
  package let remote: String?
  /// What was last fetched; `nil` in a bare repository, which has the branch itself.
  package let fetched: ObjectID?
  package let local: ObjectID?
  /// The tips to read: one commit, or two if they have diverged. Sorted.
  package let commits: [ObjectID]

  /// Finds the ledger of `repository`.
  ///
  /// - Throws: `.absent` if there is none, which must not be taken for an empty one.
  package static func read(_ repository: Repository) throws(LedgerError) -> LedgerTips {
    let remote = try LedgerRemote.find(in: repository)
    let local = try rethrowing { () throws(GitError) in try repository.reference(Ledger.branch) }
    let fetched = try rethrowing { () throws(GitError) in
      try remote.flatMap { (name) throws(GitError) in
        try repository.reference(Ledger.trackingBranch(remote: name))
      }
    }
    let commits = try LedgerMerge.heads([local, fetched].compactMap { $0 }, in: repository)
    guard !commits.isEmpty else { throw .absent(remote: remote) }
    return LedgerTips(remote: remote, fetched: fetched, local: local, commits: commits)
  }

  /// The commit that a new record is put on, which must include its `previous`.
  ///
  /// The local branch, or the fetched one if that is ahead of it. If they have diverged, the local branch continues
  /// alone until the two are merged.
  package var base: ObjectID? { commits.count == 1 ? commits.first : local }
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
