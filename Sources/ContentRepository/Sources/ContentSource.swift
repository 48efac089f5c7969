package import Checks
package import Core
package import Git

/// A tree of content: a commit, the work tree or the index.
package protocol ContentSource {
  /// Every file; bytes of a path that are not UTF-8 show as U+FFFD.
  func files() throws -> ContentFiles

  /// The same, more quickly: posts outside the requested scope are assumed to be as git has them. `nil` if the source
  /// has no quick way.
  ///
  /// - Parameter isAsked: whether a path is in the requested scope.
  func files(lookingAt isAsked: @escaping @Sendable (UnsafeRawBufferPointer) -> Bool) throws -> ContentFiles?

  /// The ids of the git trees of folders, by their paths, as far as they are known without reading the folders.
  var trees: [[UInt8]: ObjectID] { get }

  /// The bytes of the regular file at `path`; `nil` where there is none.
  ///
  /// - Throws: `ContentSourceError.tooLarge` if there are more than `limit`, before reading any.
  func bytes(at path: String, limit: Int) throws -> [UInt8]?

  /// A unique name of the bytes at `path`, a git blob's id; `nil` if there is none.
  func identity(at path: String) throws -> String?

  /// How to open it again on another thread: a source itself belongs to one thread.
  var place: SourcePlace { get }
}

extension ContentSource {
  package func files(lookingAt isAsked: @escaping @Sendable (UnsafeRawBufferPointer) -> Bool) throws -> ContentFiles? {
    nil
  }

  package var trees: [[UInt8]: ObjectID] { [:] }
}

/// Why bytes of content could not be read.
package enum ContentSourceError: Error, Sendable {
  case tooLarge(path: String, size: Int, limit: Int)
  case unreadable(path: String, reason: String)
}

extension ContentSourceError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .tooLarge(let path, let size, let limit): "\(path) has \(size) bytes, more than the \(limit) that are read"
    case .unreadable(let path, let reason): "cannot read \(path): \(reason)"
    }
  }
}

/// The location of a tree of content, as a value that can be passed to another thread.
package struct SourcePlace: Sendable {
  package var repository: RepositoryLocation
  package var kind: Kind

  package indirect enum Kind: Sendable {
    case tree(ObjectID)
    case workTree(root: String, TrackedFiles.Shared)
    case index(StagedTree)
    /// Another place, with the bytes of changed files.
    case overlay(SourcePlace, [ExactText: [UInt8]])
  }

  /// Opens the source with a handle of its own.
  package func open() throws -> any ContentSource {
    let repository = try Repository.open(repository)
    switch kind {
    case .tree(let tree): return TreeSource(repository: repository, tree: tree)
    case .workTree(let root, let tracked):
      return WorkTreeSource(repository: repository, root: root, tracked: tracked)
    case .index(let staged): return IndexSource(repository: repository, staged: staged)
    case .overlay(let below, let changed): return OverlaySource(below: try below.open(), changed: changed)
    }
  }
}

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

/// A git-LFS pointer: the small text that stands in git for a file kept elsewhere.
///
/// Its form is that of the git-LFS specification, version 1: key and value lines, `version` first.
struct GitLFSPointer {
  /// A pointer has fewer bytes.
  static let limit = 1_024
  /// The file that it points to.
  let file: MediaFile

  /// `nil` where `bytes` are no pointer.
  init?(_ bytes: [UInt8]) {
    guard bytes.count < Self.limit, bytes.starts(with: "version https://git-lfs.github.com/spec/v1\n".utf8) else {
      return nil
    }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map { $0.split(separator: " ") }
    func value(_ key: String) -> String? {
      lines.first { $0.count == 2 && $0[0] == key }.map { String($0[1]) }
    }
    guard let digest = value("oid").flatMap({ Digest($0) }), let size = value("size").flatMap({ Int64($0) }), size >= 0
    else { return nil }
    file = MediaFile(sha256: digest, size: size, isPointer: true)
  }
}
