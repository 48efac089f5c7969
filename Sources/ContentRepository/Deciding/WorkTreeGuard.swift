internal import Content
internal import Git
internal import Validation
internal import Workflow

/// Keeps people from approving something else than what they see: the work tree must be what the commit has.
package struct WorkTreeGuard {
  private let repository: ContentRepository

  package init(repository: ContentRepository) { self.repository = repository }

  /// Refuses where a file of an approved post differs between the work tree and the commit approved.
  ///
  /// A bare repository, and a commit that is not checked out, have no work tree to differ.
  package func refuseDifferences(_ plan: ApprovalPlan) throws {
    guard let root = repository.git.worktreeRoot, try isCheckedOut(plan.commit) else { return }
    let tree = try repository.git.commit(plan.commit).tree
    let committed = TreeSource(repository: repository.git, tree: tree)
    let onDisk = WorkTreeSource(repository: repository.git, root: root)
    for item in plan.items {
      for path in try files(of: item, in: committed) where try differs(path, committed, onDisk) {
        throw Refusal(
          "\(item.post.id) is not approved: \(path) differs from the commit that you would approve",
          hints: try hints(path, onDisk))
      }
    }
  }

  private func hints(_ path: String, _ onDisk: WorkTreeSource) throws -> [String] {
    // Git looks at such a file only when it was told that it may have changed.
    let name = ShellWord.quoted(path)
    let looking =
      try onDisk.isTakenForUnchanged(path) ? ["git update-index --no-skip-worktree --no-assume-unchanged \(name)"] : []
    return looking + ["git add \(name) && git commit", "git restore \(name)"]
  }

  private func isCheckedOut(_ commit: ObjectID) throws -> Bool { try repository.git.reference("HEAD") == commit }

  private func files(of item: ApprovalPlan.Item, in source: TreeSource) throws -> [String] {
    let bytes = try source.bytes(at: item.post.path, limit: ContentLoader.postLimit) ?? []
    let media = PostReader.read(path: item.post.path, bytes: bytes).post?.files ?? []
    return [item.post.path] + media.sorted()
  }

  /// Git's own word first, since it knows about line ends; then the bytes.
  private func differs(_ path: String, _ committed: TreeSource, _ onDisk: WorkTreeSource) throws -> Bool {
    guard try onDisk.status(of: path) != .clean else { return false }
    let limit = SourceMediaLibrary.limit
    return try committed.bytes(at: path, limit: limit) != onDisk.bytes(at: path, limit: limit)
  }
}
