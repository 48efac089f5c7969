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
