package import Git
package import Validation

/// The content of git's index: what the next commit will have, whatever lies in the work tree.
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
    guard let file = staged.file(at: path), file.mode == .blob || file.mode == .executable else { return nil }
    let size = try repository.blobSize(file.id)
    guard size <= limit else { throw ContentSourceError.tooLarge(path: path, size: size, limit: limit) }
    return try repository.blob(file.id, limit: limit)
  }

  package func identity(at path: String) throws -> String? { staged.file(at: path)?.id.hex }
}
