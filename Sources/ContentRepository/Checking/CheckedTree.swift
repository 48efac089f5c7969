internal import Git

/// Which tree `stet check` looks at.
package enum CheckedTree: Sendable {
  /// The work tree, or in a bare repository what `HEAD` names.
  case current
  /// What the next commit will have: git's index, or the one of `GIT_INDEX_FILE` where git works with another.
  case staged
}

extension CheckedTree {
  /// The tree as a source, and the commit that it is of; `nil` for the work tree and the index.
  func source(in repository: ContentRepository) throws -> (source: any ContentSource, commit: ObjectID?) {
    switch self {
    case .staged:
      let staged = try StagedTree(repository: repository.git)
      return (IndexSource(repository: repository.git, staged: staged), nil)
    case .current:
      if let root = repository.git.worktreeRoot {
        return (WorkTreeSource(repository: repository.git, root: root), nil)
      }
      let head = try repository.git.commitID(revision: "HEAD")
      return (TreeSource(repository: repository.git, tree: try repository.git.commit(head).tree), head)
    }
  }

  /// The default base revision: `HEAD` for staged files, or `nil` before the first commit.
  func standardBase(in repository: ContentRepository) throws -> String? {
    guard case .staged = self, try repository.git.reference("HEAD") != nil else { return nil }
    return "HEAD"
  }
}
