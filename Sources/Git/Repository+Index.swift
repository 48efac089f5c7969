internal import CLibgit2

extension Repository {
  /// What is staged: each path of the index with its entry, sorted by the paths' bytes.
  ///
  /// - Parameter file: the index's file, where it is another than the repository's own: git has one of its own for
  ///   each `git commit PATH`, and tells hooks of it in `GIT_INDEX_FILE`.
  /// - Throws: `.invalid` where a merge is not resolved: there is no one content to speak of.
  package func stagedEntries(file: String? = nil) throws(GitError) -> [(path: [UInt8], entry: TreeEntry)] {
    let operation = "read the index"
    let index = try Handle(operation, owner: self, free: git_index_free) { index in
      if let file { git_index_open(&index, file) } else { git_repository_index(&index, pointer) }
    }
    return try index.use { (index) throws(GitError) in
      // The index is shared by the handles of this repository: read again what git may have staged since.
      try check(git_index_read(index, 0), operation)
      guard git_index_has_conflicts(index) == 0 else {
        throw GitError(.invalid, operation: operation, message: "a merge is not resolved", hints: ["git status"])
      }
      var staged: [(path: [UInt8], entry: TreeEntry)] = []
      for position in 0..<git_index_entrycount(index) {
        guard let entry = git_index_get_byindex(index, position)?.pointee else { continue }
        if let entry = Self.staged(entry) { staged.append(entry) }
      }
      return staged.sorted { $0.path.lexicographicallyPrecedes($1.path) }
    }
  }

  /// Nothing for what `git add --intent-to-add` has left: it is announced, but has no content.
  private static func staged(_ entry: git_index_entry) -> (path: [UInt8], entry: TreeEntry)? {
    guard UInt32(entry.flags_extended) & GIT_INDEX_ENTRY_INTENT_TO_ADD.rawValue == 0,
      let mode = FileMode(number: entry.mode), let start = entry.path
    else { return nil }
    let path = bytes(of: start)
    let name = path.split(separator: UInt8(ascii: "/")).last.map { Array($0) } ?? path
    return (path, TreeEntry(name: name, mode: mode, id: ObjectID(entry.id)))
  }
}
