package import Git
internal import Validation

/// What is staged, read once: git may go on staging meanwhile.
package struct StagedTree: Sendable {
  /// In the order of the paths' bytes.
  private let staged: StagedFiles

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
    staged.indices.map { place in
      let (mode, id) = staged.kind(of: place)
      return ContentFile(path: staged.text(of: place), kind: mode.fileKind, blob: BlobID(id))
    }
  }

  /// The ids of folders in which nothing was staged, by their paths.
  var trees: [[UInt8]: ObjectID] { staged.trees }

  /// The file at `path`; nothing where there is none.
  func file(at path: String) -> StagedFile? {
    let path = Array(path.utf8)
    let place = staged.firstPlace(of: path)
    return place < staged.count && staged.order(of: place, to: path) == 0 ? staged[place] : nil
  }
}
