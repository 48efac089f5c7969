internal import CLibgit2

extension Repository {
  /// The folder of the work tree, ending in `/`; nothing in a bare repository.
  package var worktreeRoot: String? {
    git_repository_workdir(pointer).map { String(cString: $0) }
  }

  /// The repository's own folder, ending in `/`: `.git`, or of a linked work tree `.git/worktrees/<name>`.
  package var gitDirectory: String {
    String(cString: git_repository_path(pointer))
  }

  /// The folder that linked work trees share, ending in `/`: objects, branches and configuration are there.
  package var commonDirectory: String {
    String(cString: git_repository_commondir(pointer))
  }

  /// Whether there is no work tree.
  package var isBare: Bool {
    git_repository_is_bare(pointer) == 1
  }

  /// Whether the history was cut off by a shallow clone or fetch.
  package var isShallow: Bool {
    git_repository_is_shallow(pointer) == 1
  }

  /// Whether objects may be missing, to be fetched by git on demand; libgit2 cannot do that.
  package var isPartialClone: Bool {
    guard (try? configuration("extensions.partialclone")) == nil else { return true }
    let remotes = (try? remotes()) ?? []
    return remotes.contains { (try? configuration("remote.\($0).promisor")) == "true" }
  }

  /// The names of the remotes, sorted.
  package func remotes() throws(GitError) -> [String] {
    var names = git_strarray()
    try check(git_remote_list(&names, pointer), "list the remotes")
    defer { git_strarray_dispose(&names) }
    return (0..<names.count).compactMap { names.strings[$0].map { String(cString: $0) } }.sorted(by: utf8Order)
  }
}

/// Whether `left` comes first by its bytes: an order that no Unicode version or locale changes.
func utf8Order(_ left: String, _ right: String) -> Bool {
  left.utf8.lexicographicallyPrecedes(right.utf8)
}
