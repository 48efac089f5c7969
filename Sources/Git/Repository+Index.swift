internal import CLibgit2

extension Repository {
  /// What is staged: each path of the index with its entry, sorted by the paths' bytes.
  ///
  /// - Throws: `.invalid` if a merge is not resolved, so that a path has several contents.
  package func stagedEntries() throws(GitError) -> [(path: [UInt8], entry: TreeEntry)] {
    try stagedFiles().map { file in
      let name = file.path.split(separator: UInt8(ascii: "/")).last.map { Array($0) } ?? file.path
      return (file.path, TreeEntry(name: name, mode: file.mode, id: file.id))
    }
  }

  /// The same, with what git remembers of the files on disk.
  package func stagedFiles() throws(GitError) -> StagedFiles {
    guard let files = IndexReader.files(at: indexFile, sharedIn: gitDirectory) else { return try libraryFiles() }
    guard !files.isUnmerged else { throw .unmerged }
    return files.hasFolders ? try expanded(files) : files
  }

  /// The files of a sparse index, with those of the folders that it does not look into.
  private func expanded(_ sparse: StagedFiles) throws(GitError) -> StagedFiles {
    let operation = "read the index"
    var files = StagedFiles(expecting: sparse.count)
    files.trees = sparse.trees
    var isInOrder = true
    func append(_ path: [UInt8], _ mode: FileMode, _ id: ObjectID, _ stamp: FileStamp, _ isLeftOut: Bool) {
      isInOrder = path.withUnsafeBytes { files.append($0, mode, id, stamp, isLeftOut: isLeftOut) } && isInOrder
    }
    for place in sparse.indices {
      let file = sparse[place]
      guard file.mode == .tree else {
        append(file.path, file.mode, file.id, file.stamp, sparse.isLeftOut(place))
        continue
      }
      do {
        try walkTree(file.id, prefix: file.path.dropLast()) { append($0, $1.mode, $1.id, .none, true) }
      } catch {
        throw (error as? GitError) ?? GitError(.invalid, operation: operation, message: "\(error)")
      }
    }
    guard isInOrder else { throw GitError(.invalid, operation: operation, message: "its files are not in order") }
    return files
  }

  /// The same as libgit2 reads it, whose errors tell what is wrong.
  func libraryFiles() throws(GitError) -> StagedFiles {
    let operation = "read the index"
    let index = try Handle(operation, owner: self, free: git_index_free) { git_index_open(&$0, indexFile) }
    return try index.use { (index) throws(GitError) in
      guard git_index_has_conflicts(index) == 0 else { throw .unmerged }
      return StagedFiles(
        (0..<git_index_entrycount(index)).compactMap {
          git_index_get_byindex(index, $0).flatMap { StagedFile($0.pointee) }
        })
    }
  }

  /// Provides libgit2 with the index, also if it cannot read it itself: split and sparse indexes. Its filters look up
  /// attributes and the line ends of files there.
  func provideIndex() throws(GitError) {
    guard !isIndexProvided else { return }
    let operation = "read the index"
    var own: OpaquePointer?
    let result = location.indexFile.map { git_index_open(&own, $0) } ?? git_repository_index(&own, pointer)
    defer { git_index_free(own) }
    if let own, result == 0 {
      try check(git_repository_set_index(pointer, own), operation)
    } else {
      let made = try Handle(operation, owner: self, free: git_index_free) { git_index_new(&$0) }
      let files = try stagedFiles()
      try made.use { (index) throws(GitError) in
        for file in files { try check(add(file, to: index), operation) }
        try check(git_repository_set_index(pointer, index), operation)
      }
    }
    isIndexProvided = true
  }

  private func add(_ file: StagedFile, to index: OpaquePointer) -> Int32 {
    (file.path + [0]).map { CChar(bitPattern: $0) }.withUnsafeBufferPointer { path in
      var entry = git_index_entry()
      entry.mode = (file.mode.isFile && file.mode != .executable ? FileMode.blob : file.mode).number
      entry.id = file.id.git
      entry.path = path.baseAddress
      return git_index_add(index, &entry)
    }
  }
}

extension GitError {
  fileprivate static var unmerged: GitError {
    GitError(.invalid, operation: "read the index", message: "a merge is not resolved", hints: ["git status"])
  }
}

extension StagedFiles {
  /// Git keeps them sorted, unless the index ignores case.
  fileprivate init(_ files: [StagedFile]) {
    self.init(expecting: files.count)
    for file in files.sorted(by: { $0.path.lexicographicallyPrecedes($1.path) }) {
      _ = file.path.withUnsafeBytes { append($0, file.mode, file.id, file.stamp, isLeftOut: false) }
    }
  }
}

extension StagedFile {
  /// `nil` for an entry of `git add --intent-to-add`, which has no content.
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
