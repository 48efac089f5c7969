internal import Git
internal import Validation

/// Makes the certain fixes of what `stet check` finds in the work tree.
package struct Fixer {
  private let repository: ContentRepository
  private let root: String

  /// - Throws: `RepositoryError` in a bare repository.
  package init(repository: ContentRepository) throws {
    guard let root = repository.git.worktreeRoot else {
      throw RepositoryError("a bare repository has no work tree, so there is nothing to fix in it")
    }
    self.repository = repository
    self.root = root
  }

  /// Fixes what can be fixed, in memory first; then writes, one file after the other.
  package func fix(_ request: FixRequest) throws -> FixResult {
    let source = WorkTreeSource(repository: repository.git, root: root)
    var session = FixSession(
      repository: repository, source: source, request: request.check,
      guardian: FixGuard(source: source, allowsDirty: request.allowsDirty))
    try session.run()
    let fixed = try session.changed.sorted { $0.key < $1.key }.map { key, bytes in
      let before = try source.bytes(at: key.text, limit: ContentLoader.postLimit) ?? []
      return FixedFile(path: key.text, before: before, after: bytes)
    }
    if !request.isDryRun {
      for file in fixed { try FileReplacer(root: root).replace(file) }
    }
    return FixResult(
      fixed: fixed,
      refused: session.refused.sorted { $0.key < $1.key }.map { RefusedFile(path: $0.key.text, reason: $0.value) },
      check: try Checker(repository: repository).check(request.check))
  }
}
