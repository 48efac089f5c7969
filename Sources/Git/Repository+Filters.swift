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
    if let git = location.git, try hasLineEndsOfItsOwn() {
      let answer = try git.working(in: root, of: location).output(["hash-object", "--", path], operation)
      guard let id = ObjectID(hex: String(decoding: answer.prefix { $0 != 0x0A }, as: UTF8.self)) else {
        throw GitError(.invalid, operation: operation, message: "git gave no id")
      }
      return id
    }
    try provideIndex()
    var id = git_oid()
    // `nil` for the last argument: attributes are looked up by the path itself.
    try check(git_repository_hashfile(&id, pointer, root + path, GIT_OBJECT_BLOB, nil), operation)
    return ObjectID(id)
  }

  /// Whether git's configuration of line ends may differ from what libgit2 reads: it may be in `config.worktree`, in
  /// the environment, or in a file that libgit2 does not include.
  private func hasLineEndsOfItsOwn() throws(GitError) -> Bool {
    if let knownLineEnds { return knownLineEnds }
    let (git, library) = (try readConfiguration(), try GitConfiguration(pointer, owner: self))
    let differs = ["core.autocrlf", "core.eol", "core.attributesFile"].contains {
      git.values($0).last != library.values($0).last
    }
    knownLineEnds = differs
    return differs
  }
}
