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
  package func stagedFiles() throws(GitError) -> StagedFiles {
    if let files = IndexReader.files(at: indexFile) { return files }
    return try libraryFiles()
  }

  /// The same as libgit2 reads it, which tells what is wrong where something is.
  func libraryFiles() throws(GitError) -> StagedFiles {
    let operation = "read the index"
    let index = try Handle(operation, owner: self, free: git_index_free) { index in
      git_repository_index(&index, pointer)
    }
    return try index.use { (index) throws(GitError) in
      // The index is shared by the handles of this repository: read again what git may have staged since.
      try check(git_index_read(index, 0), operation)
      guard git_index_has_conflicts(index) == 0 else {
        throw GitError(.invalid, operation: operation, message: "a merge is not resolved", hints: ["git status"])
      }
      return StagedFiles(
        (0..<git_index_entrycount(index)).compactMap {
          git_index_get_byindex(index, $0).flatMap { StagedFile($0.pointee) }
        })
    }
  }
}

extension StagedFiles {
  /// Git keeps them sorted, unless the index ignores case.
  fileprivate init(_ files: [StagedFile]) {
    self.init(expecting: files.count)
    for file in files.sorted(by: { $0.path.lexicographicallyPrecedes($1.path) }) {
      _ = file.path.withUnsafeBytes { append($0, file.mode, file.id, file.stamp) }
    }
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
