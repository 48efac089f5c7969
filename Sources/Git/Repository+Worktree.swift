internal import CLibgit2

extension Repository {
  /// Whether git's rules (`.gitignore` and the like) leave a path out.
  package func isIgnored(_ path: String) throws(GitError) -> Bool {
    let operation = "look whether \(path) is ignored"
    try checkNoNUL(path, operation)
    try provideIndex()
    var isIgnored: Int32 = 0
    try check(git_ignore_path_is_ignored(&isIgnored, pointer, path), operation)
    return isIgnored == 1
  }

  /// Whether the file system tells what is executable: `core.fileMode`. Where it does not, modes are what git has.
  package func trustsFileModes() throws(GitError) -> Bool {
    try configurationFlag("core.fileMode") ?? true
  }

  /// Whether the checkout is a sparse one: `core.sparseCheckout`.
  package func isSparse() throws(GitError) -> Bool {
    try configurationFlag("core.sparseCheckout") ?? false
  }
}
