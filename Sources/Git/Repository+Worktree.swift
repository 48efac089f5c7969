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

  /// The folder where git runs hooks: that of `core.hooksPath`, else `hooks` in the folder that work trees share.
  package func hooksFolder() throws(GitError) -> String {
    let operation = "tell where hooks are run"
    if let git = location.git {
      let answer = try git.output(["rev-parse", "--path-format=absolute", "--git-path", "hooks"], operation)
      return String(decoding: answer.last == 0x0A ? answer.dropLast() : answer[...], as: UTF8.self)
    }
    let folder = try configuration("core.hooksPath") ?? commonDirectory + "hooks"
    return folder.hasPrefix("/") ? folder : (worktreeRoot ?? gitDirectory) + folder
  }

  /// Whether the executable bit on disk counts: `core.fileMode`. If not, modes are those in the index.
  package func trustsFileModes() throws(GitError) -> Bool {
    try configurationFlag("core.fileMode") ?? true
  }

  /// Whether the checkout is a sparse one: `core.sparseCheckout`.
  package func isSparse() throws(GitError) -> Bool {
    try configurationFlag("core.sparseCheckout") ?? false
  }
}
