internal import Canonical
internal import Foundation
internal import Git
internal import Validation

/// The traces of posts by the blobs that hold them, kept in `.git/stet/traces`.
///
/// What a blob says never changes, so an entry is right for as long as `stet.yml` is the same. The file may be deleted
/// at any time; one that does not fit is as good as none. Small repositories have none: reading them is as quick.
struct TraceCache {
  private let path: String
  private let key: [UInt8]
  private let bytes: [UInt8]
  private let places: [ObjectID: Int]

  /// So many posts are read again sooner than a file of them.
  static let leastPosts = 2_000
  /// A file larger than this was not written by Stet.
  private static let limit = 1 << 28

  /// Opens the cache of a repository, for the `stet.yml` with these bytes.
  init(repository: Repository, configuration: [UInt8]) {
    path = repository.commonDirectory + "stet/traces"
    key = TraceForm.heading + Array(Digest(of: configuration).hex.utf8)
    let file = FileEntry(root: repository.commonDirectory, path: "stet/traces")
    let bytes = file.flatMap { $0.kind == .regular && $0.size <= Self.limit ? $0.bytes(limit: Self.limit) : nil } ?? []
    let places = bytes.starts(with: key) ? TraceForm.places(in: bytes, from: key.count) : nil
    self.bytes = places == nil ? [] : bytes
    self.places = places ?? [:]
  }

  /// Whether the post in `blob` is known.
  func knows(_ blob: String) -> Bool { ObjectID(hex: blob).map { places[$0] != nil } ?? false }

  /// The trace of the post at `path` whose blob is `blob`; nothing where it is not known.
  func trace(ofBlob blob: String, at path: String) -> PostTrace? {
    guard let id = ObjectID(hex: blob), let place = places[id] else { return nil }
    return TraceForm.trace(in: bytes, at: place, path: path)
  }

  /// Replaces the file, whole or not at all. A cache that cannot be written is no error.
  func write(_ traces: [(blob: String, trace: PostTrace)]) {
    var content = key
    for (blob, trace) in traces {
      guard let id = ObjectID(hex: blob), let entry = TraceForm.entry(of: trace, blob: id) else { continue }
      content += entry
    }
    let folder = (path as NSString).deletingLastPathComponent
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try? Data(content).write(to: URL(fileURLWithPath: path), options: .atomic)
  }
}
