package import Git

/// Joins ledgers that went on apart. Whoever joins the same commits makes the same commit.
package enum LedgerMerge {
  /// The commits of `commits` that no other one includes, each once, sorted.
  static func heads(_ commits: [ObjectID], in repository: Repository) throws(LedgerError) -> [ObjectID] {
    let sorted = Set(commits).sorted()
    return try rethrowing { () throws(GitError) in
      var heads: [ObjectID] = []
      for commit in sorted where try !isIncluded(commit, inOneOf: sorted, repository) { heads.append(commit) }
      return heads
    }
  }

  private static func isIncluded(
    _ commit: ObjectID, inOneOf others: [ObjectID], _ repository: Repository
  ) throws(GitError) -> Bool {
    for other in others where other != commit {
      if try repository.isAncestor(commit, of: other) { return true }
    }
    return false
  }

  /// The commit that holds everything `commits` hold: one of them where it is ahead of the others, or a merge, which is
  /// written; no reference is changed.
  ///
  /// - Throws: `.conflict` where they have different bytes at one path.
  package static func unionCommit(of commits: [ObjectID], in repository: Repository) throws(LedgerError) -> ObjectID {
    try join(commits, in: repository, LedgerUnion(repository: repository, writes: true))
  }

  /// The name of the same commit. Nothing is written: reading must do in a repository that only others may write to.
  package static func unionID(of commits: [ObjectID], in repository: Repository) throws(LedgerError) -> ObjectID {
    try join(commits, in: repository, LedgerUnion(repository: repository, writes: false))
  }

  private static func join(
    _ commits: [ObjectID], in repository: Repository, _ union: LedgerUnion
  ) throws(LedgerError) -> ObjectID {
    let heads = try heads(commits, in: repository)
    guard let first = heads.first else { throw .absent(remote: nil) }
    guard heads.count > 1 else { return first }
    let parents = try rethrowing { () throws(GitError) in
      try heads.map { (id) throws(GitError) in try repository.commit(id) }
    }
    return try union.commit(parents)
  }
}
