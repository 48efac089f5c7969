internal import CLibgit2

extension Repository {
  /// The status of one file, by its path from the work tree's root. Line endings and filters are applied as git does.
  package func status(path: String) throws(GitError) -> FileStatus {
    let operation = "read the status of \(path)"
    try checkNoNUL(path, operation)
    var flags: UInt32 = 0
    let result = git_status_file(&flags, pointer, path)
    // To libgit2 a path is ambiguous where a folder stands in the file's place.
    guard ![GIT_ENOTFOUND.rawValue, GIT_EAMBIGUOUS.rawValue].contains(result) else { return .missing }
    try check(result, operation)
    guard flags & GIT_STATUS_WT_MODIFIED.rawValue != 0 else { return FileStatus(flags) }
    return try statuses(under: path).first { $0.path.elementsEqual(path.utf8) }?.status ?? .clean
  }

  /// The files under the folder `folder` (empty for all) that are neither clean nor ignored, sorted by their paths'
  /// bytes. `folder` may also be a file.
  package func statuses(under folder: String) throws(GitError) -> [(path: [UInt8], status: FileStatus)] {
    let list = try statusList(folder, "read the status of the work tree")
    let found = try list.use { (list) throws(GitError) in
      (0..<git_status_list_entrycount(list)).compactMap { status(git_status_byindex(list, $0)) }
    }
    return found.filter { $0.status != .clean }.sorted { $0.path.lexicographicallyPrecedes($1.path) }
  }

  private func statusList(_ folder: String, _ operation: String) throws(GitError) -> Handle {
    try checkNoNUL(folder, operation)
    var options = git_status_options()
    try check(git_status_options_init(&options, UInt32(GIT_STATUS_OPTIONS_VERSION)), operation)
    options.flags =
      GIT_STATUS_OPT_INCLUDE_UNTRACKED.rawValue | GIT_STATUS_OPT_RECURSE_UNTRACKED_DIRS.rawValue
      | GIT_STATUS_OPT_DISABLE_PATHSPEC_MATCH.rawValue
    return try Handle(operation, owner: self, free: git_status_list_free) { list in
      withCTexts(folder.isEmpty ? [] : [folder]) { paths in
        paths.withUnsafeMutableBufferPointer {
          options.pathspec = git_strarray(strings: $0.baseAddress, count: $0.count)
          return git_status_list_new(&list, pointer, &options)
        }
      }
    }
  }

  private func status(_ entry: UnsafePointer<git_status_entry>?) -> (path: [UInt8], status: FileStatus)? {
    guard let entry = entry?.pointee, let delta = (entry.index_to_workdir ?? entry.head_to_index)?.pointee,
      let path = delta.new_file.path ?? delta.old_file.path
    else { return nil }
    var flags = entry.status.rawValue
    if let delta = entry.index_to_workdir?.pointee, isSameContent(delta) { flags &= ~GIT_STATUS_WT_MODIFIED.rawValue }
    return (bytes(of: path), FileStatus(flags))
  }

  /// Whether a file that counts as modified is what a checkout would write. libgit2 takes another size for another
  /// content, as git's status does; an editor that changes the line endings alone would make every file a change.
  private func isSameContent(_ delta: git_diff_delta) -> Bool {
    guard delta.status == GIT_DELTA_MODIFIED, delta.old_file.mode == delta.new_file.mode,
      FileMode(number: UInt32(delta.new_file.mode))?.isFile == true, let path = delta.new_file.path,
      let root = git_repository_workdir(pointer)
    else { return false }
    // The path goes to the file system as the bytes it is.
    let absolute = (bytes(of: root) + bytes(of: path) + [0]).map { CChar(bitPattern: $0) }
    var id = git_oid()
    return git_repository_hashfile(&id, pointer, absolute, GIT_OBJECT_BLOB, nil) == 0
      && ObjectID(id) == ObjectID(delta.old_file.id)
  }
}
