package import Content
internal import Git
internal import Validation

/// The media of a content source, each read, hashed and inspected once.
package final class SourceMediaLibrary: MediaLibrary {
  private let source: any ContentSource
  private let hashes: MediaHashes
  private var files: [ExactText: MediaFile?] = [:]

  /// The largest file that is read to be hashed, in bytes: 2 GiB. Larger ones belong in Git LFS.
  package static let limit = 2 << 30

  package init(source: any ContentSource, hashes: MediaHashes) {
    self.source = source
    self.hashes = hashes
  }

  package func file(at path: String) -> MediaFile? {
    let key = ExactText(path)
    if let known = files[key] { return known }
    let file = try? hashes.file(named: source.identity(at: path)) {
      try source.bytes(at: path, limit: SourceMediaLibrary.limit)
    }
    files[key] = .some(file)
    return file
  }
}

/// The known facts of files by the ids of their blobs, for all trees.
package final class MediaHashes {
  private var byBlob: [String: MediaFile] = [:]

  package init() {}

  /// The facts of a file, if they are known already.
  func known(_ blob: ObjectID) -> MediaFile? { byBlob[blob.hex] }

  /// The file with the id `blob`, reading its bytes only where it is not known.
  func file(named blob: String?, bytes: () throws -> [UInt8]?) rethrows -> MediaFile? {
    if let blob, let known = byBlob[blob] { return known }
    guard let bytes = try bytes() else { return nil }
    let file = GitLFSPointer(bytes)?.file ?? MediaFile(bytes: bytes)
    if let blob { byBlob[blob] = file }
    return file
  }
}
