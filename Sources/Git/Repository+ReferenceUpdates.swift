internal import CLibgit2

extension Repository {
  /// Lets the reference `name` point to `id`, if it still has the value the caller has seen.
  ///
  /// - Parameters:
  ///   - name: The full name, under `refs/`.
  ///   - expecting: The value it must have now; `nil` where it must not exist yet.
  ///   - message: The line for the reference's log.
  ///   - identity: Who changes it, for the log; the log's time is the moment of the change.
  /// - Throws: An error with `isRace` if another process was faster.
  package func updateReference(
    _ name: String, to id: ObjectID, expecting: ObjectID?, message: String, identity: Signature
  ) throws(GitError) {
    let operation = "update the reference \(name)"
    try checkChangeable(name, operation)
    try checkNoNUL(message, operation)
    try check(git_repository_set_ident(pointer, identity.name, identity.email), operation)
    // The zero id, not NULL, stands for "must not exist": with NULL libgit2 looks before it takes the lock, and
    // two processes can both win.
    var (new, old) = (id.git, (expecting ?? .zero).git)
    var created: OpaquePointer?
    let result = git_reference_create_matching(&created, pointer, name, &new, 1, &old, message)
    git_reference_free(created)
    try checkUpdate(result, of: name, operation)
  }

  /// Deletes the reference `name`, if it still points to `expecting`.
  ///
  /// - Throws: An error with `isRace` if another process was faster; `.notFound` if it does not exist any more.
  package func deleteReference(_ name: String, expecting: ObjectID) throws(GitError) {
    let operation = "delete the reference \(name)"
    try checkChangeable(name, operation)
    try lookUp(name).use { (reference) throws(GitError) in
      guard let target = git_reference_target(reference), ObjectID(target.pointee) == expecting else {
        throw GitError(.modified, operation: operation, message: "it no longer points to \(expecting)")
      }
      // libgit2 compares again under the lock, with the value that it has just looked up.
      try checkUpdate(git_reference_delete(reference), of: name, operation)
    }
  }

  /// `HEAD` and the like must not be changed, and a symbolic reference would be overwritten by a direct one.
  private func checkChangeable(_ name: String, _ operation: String) throws(GitError) {
    try checkNoNUL(name, operation)
    guard name.utf8.starts(with: "refs/".utf8) else {
      throw GitError(.invalid, operation: operation, message: "it is not under refs/")
    }
  }

  /// If an expected reference was deleted, libgit2 reports "not found"; to the caller that is a lost race as well.
  private func checkUpdate(_ result: Int32, of name: String, _ operation: String) throws(GitError) {
    guard result == GIT_ENOTFOUND.rawValue else { return try check(result, operation) }
    let error = GitError(library: result, operation: operation)
    throw GitError(.modified, operation: operation, message: error.message)
  }
}
