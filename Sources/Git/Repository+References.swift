internal import CLibgit2
package import Core

extension Repository {
  /// The object that the reference with the full name `name` leads to, also through symbolic references; `nil`
  /// where there is no such reference, or it leads to one that does not exist yet.
  package func reference(_ name: String) throws(GitError) -> ObjectID? {
    let operation = "read the reference \(name)"
    try checkNoNUL(name, operation)
    var id = git_oid()
    let result = git_reference_name_to_id(&id, pointer, name)
    guard result != GIT_ENOTFOUND.rawValue else { return nil }
    try check(result, operation)
    return ObjectID(id)
  }

  /// The full name that the symbolic reference `name` points to; `nil` where it is absent or not symbolic.
  package func symbolicTarget(_ name: String) throws(GitError) -> String? {
    do throws(GitError) {
      return try lookUp(name).use { git_reference_symbolic_target($0).map { String(cString: $0) } }
    } catch  where error.code == .notFound {
      return nil
    }
  }

  /// The full name of the branch that HEAD points to, also where it has no commit yet; `nil` where HEAD is detached.
  package func currentBranch() throws(GitError) -> String? {
    try symbolicTarget("HEAD")
  }

  /// The full name of the remote-tracking branch that `remote` calls its default, as of the last clone or
  /// `git remote set-head`; `nil` where that is not known.
  package func remoteDefaultBranch(_ remote: String) throws(GitError) -> String? {
    try symbolicTarget("refs/remotes/\(remote)/HEAD")
  }

  /// The references whose full names start with `prefix`, with the objects they lead to, sorted by the names' bytes.
  ///
  /// Symbolic references that lead nowhere are left out, and so are names that are not UTF-8: no other call here
  /// could name them.
  package func references(prefix: String) throws(GitError) -> [(name: String, id: ObjectID)] {
    let operation = "list the references \(prefix)"
    let iterator = try Handle(operation, owner: self, free: git_reference_iterator_free) {
      git_reference_iterator_new(&$0, pointer)
    }
    var names: [String] = []
    try iterator.use { (iterator) throws(GitError) in
      while let name = try Self.nextName(iterator, operation) {
        if let name = String(validatingCString: name), name.utf8.starts(with: prefix.utf8) { names.append(name) }
      }
    }
    var found: [(name: String, id: ObjectID)] = []
    for name in names.sorted(by: utf8Order) {
      if let id = try reference(name) { found.append((name, id)) }
    }
    return found
  }

  /// The next name of `iterator`; `nil` at its end, reported as `GIT_ITEROVER`.
  private static func nextName(
    _ iterator: OpaquePointer, _ operation: String
  ) throws(GitError) -> UnsafePointer<CChar>? {
    var name: UnsafePointer<CChar>?
    let result = git_reference_next_name(&name, iterator)
    guard result != GIT_ITEROVER.rawValue else { return nil }
    try check(result, operation)
    return name
  }

  /// The reference itself, not what it leads to.
  func lookUp(_ name: String) throws(GitError) -> Handle {
    let operation = "read the reference \(name)"
    try checkNoNUL(name, operation)
    return try Handle(operation, owner: self, free: git_reference_free) { git_reference_lookup(&$0, pointer, name) }
  }
}

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

extension Repository {
  /// The commit that `revision` names, in any of git's ways: a branch, a tag, an id or its start, `HEAD~2`.
  ///
  /// - Throws: `.notFound` with the revision's name, `.ambiguous`, or `.invalid` where it names something that leads
  ///   to no commit.
  package func commitID(revision: String) throws(GitError) -> ObjectID {
    do throws(GitError) {
      return try parsedCommitID(revision)
    } catch {
      // libgit2 reads each commit on its way, and gives up at one that is malformed, which is a commit all the same; nor
      // does it know `@^`.
      guard error.code != .ambiguous, let id = try unparsedCommitID(revision) else { throw error }
      return id
    }
  }

  /// The commit that a reference or a whole id names, with as many `~2` and `^` as follow; `nil` for any other form.
  private func unparsedCommitID(_ revision: String) throws(GitError) -> ObjectID? {
    let isStep = { (letter: Character) in letter == "~" || letter == "^" }
    let name = String(revision.prefix { !isStep($0) })
    guard var id = try named(name == "@" ? "HEAD" : name) else { return nil }
    var rest = revision.dropFirst(name.count)
    while let step = rest.popFirst() {
      let digits = rest.prefix { !isStep($0) }
      rest = rest.dropFirst(digits.count)
      guard let number = digits.isEmpty ? 1 : Int(digits), number >= 0 else { return nil }
      // `^2` is the second parent, `~2` the parent of the parent.
      let position = step == "~" ? 1 : number
      var steps = step == "~" ? number : min(number, 1)
      while steps > 0 {
        let parents = try commit(id).parents
        guard position <= parents.count else { return nil }
        id = parents[position - 1]
        steps -= 1
      }
    }
    return (try? objectSize(id, .commit)).map { _ in id }
  }

  /// The object that a reference names, by its full name or a short one, or a whole id does.
  private func named(_ name: String) throws(GitError) -> ObjectID? {
    for prefix in ["", "refs/", "refs/tags/", "refs/heads/", "refs/remotes/"] {
      do throws(GitError) {
        if let id = try reference(prefix + name) { return id }
      } catch {
        // Not every revision is a name that a reference may have.
        guard error.code == .invalid else { throw error }
      }
    }
    return ObjectID(hex: name)
  }

  private func parsedCommitID(_ revision: String) throws(GitError) -> ObjectID {
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
