package import Git
package import Validation

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
      path.withUnsafeBytes { files.append($0, entry.mode.fileKind, blob: BlobID(entry.id)) }
    }
    return files.files
  }

  package func bytes(at path: String, limit: Int) throws -> [UInt8]? {
    guard let entry = try repository.entry(at: path, in: tree), entry.mode == .blob || entry.mode == .executable
    else { return nil }
    let size = try repository.blobSize(entry.id)
    guard size <= limit else { throw ContentSourceError.tooLarge(path: path, size: size, limit: limit) }
    return try repository.blob(entry.id, limit: limit)
  }

  package func identity(at path: String) throws -> String? {
    try repository.entry(at: path, in: tree).map(\.id.hex)
  }
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
