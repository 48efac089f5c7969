internal import CLibgit2

extension Repository {
  /// What is staged: each path of the index with its entry, sorted by the paths' bytes.
  ///
  /// - Throws: `.invalid` where a merge is not resolved: there is no one content to speak of.
  package func stagedEntries() throws(GitError) -> [(path: [UInt8], entry: TreeEntry)] {
    try stagedFiles().map { file in
      let name = file.path.split(separator: UInt8(ascii: "/")).last.map { Array($0) } ?? file.path
      return (file.path, TreeEntry(name: name, mode: file.mode, id: file.id))
    }
  }

  /// The same, with what git remembers of the files on disk.
  package func stagedFiles() throws(GitError) -> [StagedFile] {
    let operation = "read the index"
    let index = try Handle(operation, owner: self, free: git_index_free) { git_repository_index(&$0, pointer) }
    return try index.use { (index) throws(GitError) in
      // The index is shared by the handles of this repository: read again what git may have staged since.
      try check(git_index_read(index, 0), operation)
      guard git_index_has_conflicts(index) == 0 else {
        throw GitError(.invalid, operation: operation, message: "a merge is not resolved", hints: ["git status"])
      }
      return Self.inOrder(
        (0..<git_index_entrycount(index)).compactMap { position in
          git_index_get_byindex(index, position).flatMap { StagedFile($0.pointee) }
        })
    }
  }

  /// Git keeps them sorted, unless the index ignores case.
  private static func inOrder(_ files: [StagedFile]) -> [StagedFile] {
    let isSorted = zip(files, files.dropFirst()).allSatisfy { $0.path.lexicographicallyPrecedes($1.path) }
    return isSorted ? files : files.sorted { $0.path.lexicographicallyPrecedes($1.path) }
  }
}

extension StagedFile {
  /// Nothing for what `git add --intent-to-add` has left: it is announced, but has no content.
  fileprivate init?(_ entry: git_index_entry) {
    guard UInt32(entry.flags_extended) & GIT_INDEX_ENTRY_INTENT_TO_ADD.rawValue == 0,
      let mode = FileMode(number: entry.mode), let start = entry.path
    else { return nil }
    path = bytes(of: start)
    self.mode = mode
    id = ObjectID(entry.id)
    stamp = FileStamp(
      size: entry.file_size, inode: entry.ino, modified: FileStamp.Moment(entry.mtime),
      changed: FileStamp.Moment(entry.ctime))
  }
}

extension FileStamp.Moment {
  fileprivate init(_ time: git_index_time) { self.init(seconds: time.seconds, nanoseconds: time.nanoseconds) }
}
