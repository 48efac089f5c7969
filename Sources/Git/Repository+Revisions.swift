internal import CLibgit2

extension Repository {
  /// The commit that `revision` names, in any of git's ways: a branch, a tag, an id or its start, `HEAD~2`.
  ///
  /// - Throws: `.notFound` with the revision's name, `.ambiguous`, or `.invalid` where it names something that leads
  ///   to no commit.
  package func commitID(revision: String) throws(GitError) -> ObjectID {
    let operation = "find the commit \(revision)"
    try checkNoNUL(revision, operation)
    var parsed: OpaquePointer?
    let result = git_revparse_single(&parsed, pointer, revision)
    defer { git_object_free(parsed) }
    guard result != GIT_ENOTFOUND.rawValue else {
      throw GitError(.notFound, operation: operation, message: "no such revision: \(revision)")
    }
    try check(result, operation)
    let commit = try Handle(operation, owner: self, free: git_object_free) {
      git_object_peel(&$0, parsed, GIT_OBJECT_COMMIT)
    }
    return try commit.use { (commit) throws(GitError) in
      guard let id = git_object_id(commit) else {
        throw GitError(.notFound, operation: operation, message: "it leads to no commit")
      }
      return ObjectID(id.pointee)
    }
  }
}
