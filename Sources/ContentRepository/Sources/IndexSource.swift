internal import Git
package import Validation

/// The content of git's index: what the next commit will have, whatever lies in the work tree.
package struct IndexSource: ContentSource {
  private let repository: ContentRepository
  private let staged: [(path: [UInt8], entry: TreeEntry)]
  private let byPath: [ExactText: TreeEntry]

  /// Reads the index once.
  ///
  /// - Parameter file: the index's file, where it is another than the repository's own.
  /// - Throws: `RepositoryError` in a bare repository; `GitError` where a merge is not resolved.
  package init(repository: ContentRepository, file: String?) throws {
    guard !repository.git.isBare else {
      throw RepositoryError(
        "a bare repository has no index, so nothing is staged in it", hints: ["stet check", "stet check --base REV"])
    }
    self.repository = repository
    staged = try repository.git.stagedEntries(file: file)
    byPath = Dictionary(
      staged.map { (ExactText(String(decoding: $0.path, as: UTF8.self)), $0.entry) },
      uniquingKeysWith: { first, _ in first })
  }

  package func files() throws -> [ContentFile] {
    staged.map { path, entry in
      ContentFile(path: String(decoding: path, as: UTF8.self), kind: entry.mode.fileKind, blob: entry.id.hex)
    }
  }

  package func bytes(at path: String, limit: Int) throws -> [UInt8]? {
    guard let entry = byPath[ExactText(path)], entry.mode == .blob || entry.mode == .executable else { return nil }
    let size = try repository.git.blobSize(entry.id)
    guard size <= limit else { throw ContentSourceError.tooLarge(path: path, size: size, limit: limit) }
    return try repository.git.blob(entry.id, limit: limit)
  }

  package func identity(at path: String) throws -> String? { byPath[ExactText(path)]?.id.hex }
}
