package import Git
internal import Validation

/// What is staged, read once: git may go on staging meanwhile.
package struct StagedTree: Sendable {
  let files: [ContentFile]
  let byPath: [ExactText: StagedFile]

  /// - Parameter indexFile: the index's file, where it is another than the repository's own.
  /// - Throws: `RepositoryError` in a bare repository; `GitError` where a merge is not resolved.
  package init(repository: Repository, indexFile: String?) throws {
    guard !repository.isBare else {
      throw RepositoryError(
        "a bare repository has no index, so nothing is staged in it", hints: ["stet check", "stet check --base REV"])
    }
    let staged = try repository.stagedFiles(indexFile: indexFile).map { file in
      (path: String(decoding: file.path, as: UTF8.self), file: file)
    }
    files = staged.map { ContentFile(path: $0.path, kind: $0.file.mode.fileKind, blob: $0.file.id.hex) }
    byPath = Dictionary(staged.map { (ExactText($0.path), $0.file) }, uniquingKeysWith: { first, _ in first })
  }
}
