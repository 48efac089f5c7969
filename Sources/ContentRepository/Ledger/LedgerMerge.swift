package import Core
package import Git

/// Joins diverged ledgers. Joining the same commits always makes the same commit.
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

  /// The same without ledgers of other repositories, which are never joined with ours; where there is no other, theirs.
  private static func ownHeads(
    _ commits: [ObjectID], _ identity: String, _ repository: Repository
  ) throws(LedgerError) -> [ObjectID] {
    let heads = try heads(commits, in: repository)
    guard heads.count > 1 else { return heads }
    var own: [ObjectID] = []
    for head in heads where try LedgerRoot.isLedger(head, of: identity, in: repository) { own.append(head) }
    return own.isEmpty ? heads : own
  }

  private static func isIncluded(
    _ commit: ObjectID, inOneOf others: [ObjectID], _ repository: Repository
  ) throws(GitError) -> Bool {
    for other in others where other != commit {
      if try repository.isAncestor(commit, of: other) { return true }
    }
    return false
  }

  /// The commit that holds everything that was read: the only tip, or a merge of the tips, which is written; no
  /// reference is changed.
  package static func unionCommit(
    of contents: LedgerContents, in repository: Repository
  ) throws(LedgerError) -> ObjectID {
    try join(contents, LedgerUnion(repository: repository, writes: true))
  }

  /// The id of the same commit, without writing it: reading must work in a repository without write permission.
  package static func unionID(of contents: LedgerContents, in repository: Repository) throws(LedgerError) -> ObjectID {
    try join(contents, LedgerUnion(repository: repository, writes: false))
  }

  /// The commit that holds everything that `commits` do: the only head of them, or a merge of the heads, which is
  /// written.
  ///
  /// - Parameter contents: what was read, where that is what `commits` are.
  static func join(
    _ commits: [ObjectID], after contents: LedgerContents? = nil, identity: String, in repository: Repository
  ) throws(LedgerError) -> ObjectID {
    let heads = try ownHeads(commits, identity, repository)
    if heads.count == 1 { return heads[0] }
    if let contents, contents.tips == heads { return try unionCommit(of: contents, in: repository) }
    let read = try LedgerReader.read(repository: repository, tips: heads, identity: identity)
    return try unionCommit(of: read, in: repository)
  }

  private static func join(_ contents: LedgerContents, _ union: LedgerUnion) throws(LedgerError) -> ObjectID {
    let heads = try ownHeads(contents.tips, contents.identity, union.repository)
    guard let first = heads.first else { throw .absent(remote: nil) }
    guard heads.count > 1 else { return first }
    return try rethrowing { () throws(GitError) in
      let parents = try heads.map { (id) throws(GitError) in try union.repository.commit(id) }
      return try union.commit(
        tree: contents.isClean ? union.tree(parents.map(\.tree)) : union.tree(contents), parents, "join two ledgers\n")
    }
  }
}

/// Joins ledgers to all that was ever added to any of them. Writes the result, or only computes its id.
struct LedgerUnion {
  let repository: Repository
  /// Whether objects are written, or only their names computed.
  let writes: Bool

  /// A commit that no person authored: its content depends only on its parents, which are sorted by id.
  func commit(tree: ObjectID, _ parents: [Commit], _ message: String) throws(GitError) -> ObjectID {
    let author = try LedgerRoot.author(time: max(0, parents.map(\.committer.time).max() ?? 0))
    let make = writes ? repository.createCommit : Repository.commitID
    return try make(tree, parents.map(\.id), author, author, message)
  }

  /// The tree of all that was ever added to `contents`, regardless of later changes and deletions.
  func tree(_ contents: LedgerContents) throws(GitError) -> ObjectID {
    var files: [(path: String, id: ObjectID)] = []
    for (path, blobs) in try LedgerReader.files(contents.tips, identity: contents.identity, in: repository) {
      if let blob = try repository.standing(blobs, at: path) { files.append((path.text, blob)) }
    }
    return try repository.insert(files: files, into: nil, writing: writes)
  }

  /// The tree that has every entry of `trees`, of which each has all that was added to it. Only folders that differ are
  /// read.
  func tree(_ trees: [ObjectID], at path: String = "") throws(GitError) -> ObjectID {
    let distinct = Set(trees).sorted()
    if distinct.count == 1 { return distinct[0] }
    var entries: [[UInt8]: [TreeEntry]] = [:]
    for tree in distinct {
      for entry in try repository.tree(tree) { entries[entry.name, default: []].append(entry) }
    }
    var joined: [TreeEntry] = []
    for (name, versions) in entries.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      joined.append(try entry(versions, at: path + String(decoding: name, as: UTF8.self)))
    }
    return try writes ? repository.createTree(joined) : Repository.treeID(of: joined)
  }

  /// The entry that stands for all of `versions`, which stand at `path` and are folders where they differ: for
  /// different files at one path, the reader has noted an anomaly.
  private func entry(_ versions: [TreeEntry], at path: String) throws(GitError) -> TreeEntry {
    let first = versions[0]
    if versions.allSatisfy({ $0 == first }) { return first }
    return TreeEntry(name: first.name, mode: .tree, id: try tree(versions.map(\.id), at: path + "/"))
  }
}
