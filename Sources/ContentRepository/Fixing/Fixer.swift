internal import Diagnostics
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
    let changed = try session.changed.sorted { $0.key < $1.key }.compactMap { key, bytes in
      try changedFile(key.text, bytes, source)
    }
    let fixed = try request.isDryRun ? changed : changed.map { try written($0, source) }
    let check = try Checker(repository: repository).check(request.check)
    // Errors in `stet.yml` are reported by every check: their fixes are shown, and why they are not made.
    let shown = check.findings.filter { !$0.fixes.isEmpty && !(request.isDryRun && session.named.contains($0.path)) }
    let open = shown + (request.isDryRun ? session.open : [])
    return FixResult(
      fixed: fixed,
      refused: session.refused.sorted { $0.key < $1.key }.map { RefusedFile(path: $0.key.text, reason: $0.value) },
      left: open.compactMap(session.left), check: check)
  }

  /// A file as it was and as it is to be; nothing where neither its bytes nor its mode would change.
  private func changedFile(_ path: String, _ bytes: [UInt8], _ source: WorkTreeSource) throws -> FixedFile? {
    let before = try source.bytes(at: path, limit: ContentLoader.postLimit) ?? []
    var file = FixedFile(path: path, before: before, after: bytes)
    file.isMadeRegular = ContentFile.isPost(path) && FileEntry(root: root, path: path)?.kind == .executable
    return file.isMadeRegular || before != bytes ? file : nil
  }

  /// Writes a file. What git could not bring back is kept first.
  private func written(_ file: FixedFile, _ source: WorkTreeSource) throws -> FixedFile {
    var file = file
    if file.before != file.after, try source.status(of: file.path) != .clean {
      file.kept = try KeptText(repository: repository.git).keep(file.before, of: file.path)
    }
    try FileReplacer(root: root).replace(file)
    return file
  }
}
