package import Git
internal import Validation

/// What is staged, read once: git may go on staging meanwhile.
package struct StagedTree: Sendable {
  /// In the order of the paths' bytes.
  private let staged: [StagedFile]

  /// - Parameter indexFile: the index's file, where it is another than the repository's own.
  /// - Throws: `RepositoryError` in a bare repository; `GitError` where a merge is not resolved.
  package init(repository: Repository, indexFile: String?) throws {
    guard !repository.isBare else {
      throw RepositoryError(
        "a bare repository has no index, so nothing is staged in it", hints: ["stet check", "stet check --base REV"])
    }
    staged = try repository.stagedFiles(indexFile: indexFile)
  }

  /// Every file, in the order of the paths' bytes.
  var files: [ContentFile] {
    staged.map {
      ContentFile(path: String(decoding: $0.path, as: UTF8.self), kind: $0.mode.fileKind, blob: $0.id.hex)
    }
  }

  /// The file at `path`; nothing where there is none.
  func file(at path: String) -> StagedFile? {
    let path = Array(path.utf8)
    var (low, high) = (0, staged.count)
    while low < high {
      let middle = (low + high) / 2
      if staged[middle].path.lexicographicallyPrecedes(path) { low = middle + 1 } else { high = middle }
    }
    return low < staged.count && staged[low].path == path ? staged[low] : nil
  }
}
