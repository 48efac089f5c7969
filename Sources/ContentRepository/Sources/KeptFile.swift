internal import Foundation
internal import Git
internal import Validation

/// A file in `.git/stet`: what Stet keeps for its next run, and makes anew where it is gone.
struct KeptFile: Sendable {
  private let root: String
  private let name: String
  /// A larger one was not written by Stet.
  private let limit: Int

  init(_ name: String, in repository: Repository, limit: Int) {
    root = repository.commonDirectory
    self.name = "stet/" + name
    self.limit = limit
  }

  /// Its bytes; nothing where there is no regular file. They are mapped: whoever writes puts another file in its place.
  var bytes: Data? {
    guard let entry = FileEntry(root: root, path: name), entry.kind == .regular, entry.size <= limit else { return nil }
    return try? Data(contentsOf: URL(fileURLWithPath: root + name), options: .alwaysMapped)
  }

  /// Replaces it, whole or not at all. One that cannot be written is no error.
  func replace(with bytes: [UInt8]) {
    guard bytes.count <= limit else { return }
    try? FileManager.default.createDirectory(atPath: root + "stet", withIntermediateDirectories: true)
    try? Data(bytes).write(to: URL(fileURLWithPath: root + name), options: .atomic)
  }
}
