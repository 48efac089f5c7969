import Git

/// Puts trees of ledgers together: everything that any of them has. Written, or only named.
struct LedgerUnion {
  let repository: Repository
  /// Whether objects are written, or only their names computed.
  let writes: Bool

  private static let message = "join two ledgers\n"

  /// The merge of `parents`, which are sorted by id.
  func commit(_ parents: [Commit]) throws(LedgerError) -> ObjectID {
    let tree = try tree(parents.map(\.tree), at: "")
    return try rethrowing { () throws(GitError) in
      let author = try LedgerRoot.author(time: max(0, parents.map(\.committer.time).max() ?? 0))
      let make = writes ? repository.createCommit : Repository.commitID
      return try make(tree, parents.map(\.id), author, author, Self.message)
    }
  }

  /// The tree that has every entry of `trees`, which stand at `path`. Only folders that differ are looked into.
  private func tree(_ trees: [ObjectID], at path: String) throws(LedgerError) -> ObjectID {
    let distinct = Set(trees).sorted()
    if distinct.count == 1 { return distinct[0] }
    var entries: [[UInt8]: [TreeEntry]] = [:]
    for tree in distinct {
      for entry in try rethrowing({ () throws(GitError) in try repository.tree(tree) }) {
        entries[entry.name, default: []].append(entry)
      }
    }
    var joined: [TreeEntry] = []
    for (name, versions) in entries.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      joined.append(try entry(versions, at: path + String(decoding: name, as: UTF8.self)))
    }
    return try rethrowing { () throws(GitError) in
      try writes ? repository.createTree(joined) : Repository.treeID(of: joined)
    }
  }

  /// The entry that stands for all of `versions`, which stand at `path`.
  private func entry(_ versions: [TreeEntry], at path: String) throws(LedgerError) -> TreeEntry {
    let first = versions[0]
    if versions.allSatisfy({ $0 == first }) { return first }
    guard versions.allSatisfy({ $0.mode == .tree }) else { throw .conflict(path: path) }
    return TreeEntry(name: first.name, mode: .tree, id: try tree(versions.map(\.id), at: path + "/"))
  }
}
