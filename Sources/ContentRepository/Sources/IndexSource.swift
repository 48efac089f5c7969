package import Git
package import Validation

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
    let size = try blobSize(file.id)
    guard size <= limit else { throw ContentSourceError.tooLarge(path: path, size: size, limit: limit) }
    return try blob(file.id, limit: limit)
  }
}
