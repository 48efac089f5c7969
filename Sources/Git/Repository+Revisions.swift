internal import CLibgit2

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
