internal import Foundation
internal import Git
internal import Validation

/// A file in `.git/stet`, which Stet keeps for its next run, and creates again if it was deleted.
struct KeptFile: Sendable {
  private let root: String
  private let name: String
  /// The largest file that Stet writes.
  private let limit: Int

  init(_ name: String, in repository: Repository, limit: Int) {
    root = repository.commonDirectory
    self.name = "stet/" + name
    self.limit = limit
  }

  /// Whether there is a regular file that Stet may have written.
  var exists: Bool {
    FileEntry(root: root, path: name).map { $0.kind == .regular && $0.size <= limit } ?? false
  }

  /// Its bytes; `nil` where it is not there. They are mapped into memory, which is safe because writing replaces the
  /// file.
  var bytes: Data? {
    guard exists else { return nil }
    return try? Data(contentsOf: URL(fileURLWithPath: root + name), options: .alwaysMapped)
  }

  /// Replaces it atomically. Failing to write is not an error.
  func replace(with bytes: [UInt8]) {
    guard bytes.count <= limit else { return }
    try? FileManager.default.createDirectory(atPath: root + "stet", withIntermediateDirectories: true)
    try? Data(bytes).write(to: URL(fileURLWithPath: root + name), options: .atomic)
  }
}
