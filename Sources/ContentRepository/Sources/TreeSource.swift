package import Checks
package import Core
package import Git

/// The content of a commit's tree.
package struct TreeSource: ContentSource {
  private let repository: Repository
  private let tree: ObjectID
  private let malformed: ((MalformedFolder) -> Void)?

  /// - Parameter malformed: Called with each malformed folder, which then counts as an empty one; if `nil`, listing
  ///   such a tree throws.
  package init(repository: Repository, tree: ObjectID, malformed: ((MalformedFolder) -> Void)? = nil) {
    self.repository = repository
    self.tree = tree
    self.malformed = malformed
  }

  package var place: SourcePlace { SourcePlace(repository: repository.location, kind: .tree(tree)) }

  package func files() throws -> ContentFiles {
    var files = FileCollector()
    try repository.walkTree(tree, prefix: [], malformed: malformed) { path, entry in
      path.withUnsafeBytes { files.append($0, entry.mode.fileKind, FileIdentity(entry.id)) }
    }
    return files.files
  }

  package func bytes(at path: String, limit: Int) throws -> [UInt8]? {
    guard let entry = try repository.entry(at: path, in: tree), entry.mode == .blob || entry.mode == .executable
    else { return nil }
    return try repository.bytes(of: entry.id, at: path, limit: limit)
  }

  package func identity(at path: String) throws -> String? {
    try repository.entry(at: path, in: tree).map(\.id.hex)
  }

  /// What is at a path, unless that is a folder.
  func file(at path: String) throws -> TreeEntry? {
    try repository.entry(at: path, in: tree).flatMap { $0.mode == .tree ? nil : $0 }
  }

  /// Whether it is read from that repository itself.
  func isOf(_ repository: Repository) -> Bool { self.repository === repository }
}

extension FileMode {
  /// The same in the words of validation.
  var fileKind: ContentFile.Kind {
    switch self {
    case .blob: .regular
    case .executable: .executable
    case .symlink: .symbolicLink
    default: .submodule
    }
  }

  /// The kind after a checkout: modes of old versions of git become those of a regular file.
  var checkedOutKind: ContentFile.Kind { isFile && self != .executable ? .regular : fileKind }
}

/// The content of git's index: what the next commit will have, regardless of the work tree.
package struct IndexSource: ContentSource {
  private let repository: Repository
  private let staged: StagedTree

  package init(repository: Repository, staged: StagedTree) {
    self.repository = repository
    self.staged = staged
  }

  package var place: SourcePlace { SourcePlace(repository: repository.location, kind: .index(staged)) }

  package var trees: [[UInt8]: ObjectID] { staged.trees }

  package func files() throws -> ContentFiles { staged.files }

  package func bytes(at path: String, limit: Int) throws -> [UInt8]? {
    try staged.file(at: path).flatMap { try repository.bytes(of: $0, at: path, limit: limit) }
  }

  package func identity(at path: String) throws -> String? { staged.file(at: path)?.id.hex }
}

extension Repository {
  /// The bytes of a file of the index; `nil` where it is no regular file.
  func bytes(of file: StagedFile, at path: String, limit: Int) throws -> [UInt8]? {
    guard file.mode == .blob || file.mode == .executable else { return nil }
    return try bytes(of: file.id, at: path, limit: limit)
  }

  /// The bytes of the file at a path, which are those of a blob.
  fileprivate func bytes(of blob: ObjectID, at path: String, limit: Int) throws -> [UInt8] {
    do throws(GitError) {
      return try self.blob(blob, limit: limit)
    } catch {
      guard error.code == .tooLarge else { throw error }
      throw ContentSourceError.tooLarge(path: path, size: try blobSize(blob), limit: limit)
    }
  }
}

/// A snapshot of the index, since git may change it meanwhile.
package struct StagedTree: Sendable {
  /// In the order of the paths' bytes.
  private let staged: StagedFiles
  /// Every file. Listed in the background from the start, since all callers need it after `stet.yml` was read.
  private let listing: BackgroundValue<ContentFiles>

  /// - Throws: `RepositoryError` in a bare repository; `GitError` where a merge is not resolved.
  package init(repository: Repository) throws {
    guard !repository.isBare else {
      throw RepositoryError(
        "a bare repository has no index, so nothing is staged in it", hints: ["stet check", "stet check --base REV"])
    }
    let staged = try repository.stagedFiles()
    self.staged = staged
    listing = BackgroundValue { Self.files(staged) }
  }

  var files: ContentFiles { listing.value }

  private static func files(_ staged: StagedFiles) -> ContentFiles {
    var files = FileCollector(expecting: staged.count, paths: staged.paths)
    for place in staged.indices {
      let (mode, id) = staged.kind(of: place)
      files.append(staged, place, mode.fileKind, FileIdentity(id))
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
  mutating func append(_ staged: StagedFiles, _ place: Int, _ kind: ContentFile.Kind, _ identity: FileIdentity?) {
    staged.path(of: place).withUnsafeBytes { append($0, at: staged.stretch(place), kind, identity) }
  }
}
