package import Git
internal import Validation

/// A snapshot of the index, since git may change it meanwhile.
package struct StagedTree: Sendable {
  /// In the order of the paths' bytes.
  private let staged: StagedFiles
  /// Every file. Listed in the background from the start, since all callers need it after `stet.yml` was read.
  private let listing: Later<ContentFiles>

  /// - Throws: `RepositoryError` in a bare repository; `GitError` where a merge is not resolved.
  package init(repository: Repository) throws {
    guard !repository.isBare else {
      throw RepositoryError(
        "a bare repository has no index, so nothing is staged in it", hints: ["stet check", "stet check --base REV"])
    }
    let staged = try repository.stagedFiles()
    self.staged = staged
    listing = Later { Self.files(staged) }
  }

  var files: ContentFiles { listing.value }

  private static func files(_ staged: StagedFiles) -> ContentFiles {
    var files = FileCollector(expecting: staged.count, paths: staged.paths)
    for place in staged.indices {
      let (mode, id) = staged.kind(of: place)
      files.append(staged, place, mode.fileKind, blob: BlobID(id))
    }
    return files.files
  }

  /// The ids of folders without staged changes, by their paths.
  var trees: [[UInt8]: ObjectID] { staged.trees }

  /// The file at `path`; `nil` where there is none.
  func file(at path: String) -> StagedFile? {
    staged.place(of: Array(path.utf8), among: staged.indices).map { staged[$0] }
  }
}

extension FileCollector {
  /// Appends a file of those whose paths this was made with.
  mutating func append(_ staged: StagedFiles, _ place: Int, _ kind: ContentFile.Kind, blob: BlobID?) {
    staged.path(of: place).withUnsafeBytes { append($0, at: staged.stretch(place), kind, blob: blob) }
  }
}
