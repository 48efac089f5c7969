internal import Core
internal import Git

/// Keeps people from approving another text than they see: the work tree must match the commit.
package struct WorkTreeGuard {
  private let repository: ContentRepository

  package init(repository: ContentRepository) { self.repository = repository }

  /// Refuses where a file of an approved post was changed in the work tree, and so differs from the commit approved.
  ///
  /// A bare repository, and a commit that is not checked out, have no work tree to differ.
  package func refuseDifferences(_ plan: ApprovalPlan) throws {
    guard let root = repository.git.worktreeRoot, let base = plan.judged.base else { return }
    let tree = try repository.git.commit(plan.judged.commit).tree
    let committed = TreeSource(repository: repository.git, tree: tree)
    let changes = try OwnChanges(since: base, in: repository.git, root: root)
    for item in plan.items {
      for path in try files(of: item, in: committed) where try differs(path, committed, changes) {
        throw Refusal(
          "\(item.post.id) is not approved: \(path) differs from the commit that you would approve",
          causes: plan.judged.fetched.map { ["\($0.name) is judged, which your checkout is behind"] } ?? [],
          hints: try hints(item, path, changes.onDisk, plan.judged))
      }
    }
  }

  private func hints(
    _ item: ApprovalPlan.Item, _ path: String, _ onDisk: WorkTreeSource, _ judged: JudgedCommit
  ) throws -> [String] {
    if let fetched = judged.fetched, try onDisk.status(of: path) == .clean {
      return ["git pull", "stet approve \(item.post.id) --rev \(fetched.name)"]
    }
    // Git ignores changes of such a file until the flag is removed.
    let name = ShellWord.quoted(path)
    let looking =
      try onDisk.isTakenForUnchanged(path) ? ["git update-index --no-skip-worktree --no-assume-unchanged \(name)"] : []
    let message = ShellWord.quoted("posts: edit \(path)")
    return looking + ["git add \(name) && git commit -m \(message)", "git restore \(name)"]
  }

  private func files(of item: ApprovalPlan.Item, in source: TreeSource) throws -> [String] {
    let bytes = try source.bytes(at: item.post.path, limit: ContentLoader.postLimit) ?? []
    let media = PostReader.read(path: item.post.path, bytes: bytes).post?.files ?? []
    return [item.post.path] + media.sorted()
  }

  private func differs(_ path: String, _ committed: TreeSource, _ changes: OwnChanges) throws -> Bool {
    guard try changes.contain(path) else { return false }
    let limit = SourceMediaLibrary.limit
    return try committed.bytes(at: path, limit: limit) != changes.onDisk.bytes(at: path, limit: limit)
  }
}
