package import Checks
package import Core
package import Git

/// A tree of content: a commit, the work tree or the index.
package protocol ContentSource {
  /// Every file; bytes of a path that are not UTF-8 show as U+FFFD.
  func files() throws -> ContentFiles

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

/// The known facts of files by the ids of their blobs, for all trees and, with a store, all runs: a film is read once.
package final class MediaHashes {
  private var byBlob: [String: MediaFile] = [:]
  private let store: Store?

  private static let leastSize: Int64 = 1 << 20

  init(_ store: Store?) {
    self.store = store
    store?.use(.media, basis: [])
  }

  /// The facts of a file, if they are known already.
  private func known(_ blob: String) -> MediaFile? {
    if let known = byBlob[blob] { return known }
    guard let stored = store?.value(.media, Array(blob.utf8)).flatMap(MediaFile.init(stored:)) else { return nil }
    byBlob[blob] = stored
    return stored
  }

  /// The file with the id `blob`, reading its bytes only where it is not known.
  func file(named blob: String?, bytes: () throws -> [UInt8]?) rethrows -> MediaFile? {
    if let blob, let known = known(blob) { return known }
    guard let bytes = try bytes() else { return nil }
    let file = GitLFSPointer(bytes)?.file ?? MediaFile(bytes: bytes)
    if let blob {
      byBlob[blob] = file
      // A store is not made for a small picture.
      if let store, file.size >= Self.leastSize || store.exists { store.put(.media, Array(blob.utf8), file.stored) }
    }
    return file
  }
}

extension MediaFile {
  /// As the store has it.
  fileprivate var stored: [UInt8] {
    var writer = ByteWriter()
    writer.digest(sha256)
    writer.number(size)
    writer.number(UInt8(isPointer ? 1 : 0))
    writer.list([facts].compactMap { $0 }) { writer, facts in
      writer.text(facts.type)
      writer.list([facts.width, facts.height, facts.frames]) { $0.number(Int64($1 ?? -1)) }
      writer.list([facts.duration, facts.frameRate]) { $0.number($1?.bitPattern ?? .max) }
      writer.list(facts.codecs) { $0.text($1) }
      writer.number(UInt8(facts.condition.number))
    }
    return writer.bytes
  }

  /// Reads what `stored` wrote; `nil` for other bytes.
  fileprivate init?(stored: [UInt8]) {
    var reader = ByteReader(stored)
    guard let sha256 = reader.digest(), let size = reader.number(Int64.self), let isPointer = reader.number(UInt8.self),
      let facts = reader.list({ $0.mediaFacts() }), reader.isAtEnd
    else { return nil }
    self.init(sha256: sha256, size: size, isPointer: isPointer == 1, facts: facts.first)
  }
}

extension ByteReader {
  fileprivate mutating func mediaFacts() -> MediaFacts? {
    guard let type = text(), let numbers = list({ $0.number(Int64.self) }), numbers.count == 3,
      let times = list({ $0.number(UInt64.self) }), times.count == 2, let codecs = list({ $0.text() }),
      let condition = number(UInt8.self).flatMap({ MediaFacts.Condition(number: Int($0)) })
    else { return nil }
    var facts = MediaFacts(type: type)
    let counts = numbers.map { $0 < 0 ? nil : Int($0) }
    (facts.width, facts.height, facts.frames) = (counts[0], counts[1], counts[2])
    let measures = times.map { $0 == .max ? nil : Double(bitPattern: $0) }
    (facts.duration, facts.frameRate) = (measures[0], measures[1])
    (facts.codecs, facts.condition) = (codecs, condition)
    return facts
  }
}

extension MediaFacts.Condition {
  fileprivate var number: Int {
    switch self {
    case .whole: 0
    case .cutOff: 1
    case .unreadable: 2
    }
  }

  fileprivate init?(number: Int) {
    switch number {
    case 0: self = .whole
    case 1: self = .cutOff
    case 2: self = .unreadable
    default: return nil
    }
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
