internal import Foundation
package import Git
package import Validation

/// The content of the work tree as it lies on disk: what git tracks, and posts that it does not know yet.
package struct WorkTreeSource: ContentSource {
  private let repository: Repository
  private let root: String
  private let folder: LastFolder

  package init(repository: Repository, root: String) {
    self.repository = repository
    self.root = root
    folder = LastFolder(root: root)
  }

  package var place: SourcePlace {
    SourcePlace(repository: repository.location, kind: .workTree(root: root))
  }

  package func files() throws -> ContentFiles { try WorkTreeListing(repository: repository, root: root).files }

  package func files(lookingAt isAsked: @escaping @Sendable (UnsafeRawBufferPointer) -> Bool) throws -> ContentFiles? {
    try WorkTreeListing(repository: repository, root: root, lookingAt: isAsked).files
  }

  package func bytes(at path: String, limit: Int) throws -> [UInt8]? {
    if let bytes = folder.bytes(at: Array(path.utf8), limit: limit) { return bytes }
    guard let entry = FileEntry(root: root, path: path), entry.kind == .regular || entry.kind == .executable,
      !entry.isBehindLink
    else { return nil }
    guard entry.size <= limit else { throw ContentSourceError.tooLarge(path: path, size: entry.size, limit: limit) }
    guard let bytes = entry.bytes(limit: limit) else {
      throw ContentSourceError.unreadable(path: path, reason: "the file cannot be read")
    }
    return bytes
  }

  package func identity(at path: String) throws -> String? { nil }
}
