internal import CLibgit2

extension Repository {
  /// The name of the blob that `git add` would make of a file of the work tree: line endings and attributes are
  /// applied as git does. Filters that are programs of their own, such as git-LFS, are not run.
  ///
  /// - Parameter path: from the work tree's root; it must be a regular file.
  package func cleanBlobID(ofWorkTreeFile path: String) throws(GitError) -> ObjectID {
    let operation = "hash \(path)"
    try checkNoNUL(path, operation)
    guard let root = worktreeRoot else {
      throw GitError(.unsupported, operation: operation, message: "a bare repository has no work tree")
    }
    try provideIndex()
    var id = git_oid()
    // Nothing for the last argument: attributes are looked up by the path itself.
    try check(git_repository_hashfile(&id, pointer, root + path, GIT_OBJECT_BLOB, nil), operation)
    return ObjectID(id)
  }
}
