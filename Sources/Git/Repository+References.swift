internal import CLibgit2

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
