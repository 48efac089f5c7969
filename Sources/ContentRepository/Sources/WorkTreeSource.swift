internal import Foundation
package import Git
package import Validation

/// The content of the work tree as it lies on disk: what git tracks, and posts that it does not know yet.
package struct WorkTreeSource: ContentSource {
  private let repository: Repository
  private let root: String

  package init(repository: Repository, root: String) {
    self.repository = repository
    self.root = root
  }

  package func files() throws -> [ContentFile] {
    let staged = try repository.stagedEntries()
    let submodules = Set(staged.filter { $0.entry.mode == .submodule }.map { Path(bytes: $0.path) })
    let paths = Set(staged.map { Path(bytes: $0.path) }).union(postPaths().map(Path.init))
    return paths.sorted().compactMap { path in
      guard let entry = FileEntry(root: root, path: path.bytes), !entry.isBehindLink else { return nil }
      // On disk a submodule is a folder, and so is what somebody put in a file's place.
      let isSubmodule = entry.isFolder && submodules.contains(path)
      return ContentFile(path: path.text, kind: isSubmodule ? .submodule : entry.kind)
    }
  }

  package func bytes(at path: String, limit: Int) throws -> [UInt8]? {
    guard let entry = FileEntry(root: root, path: path), entry.kind == .regular || entry.kind == .executable,
      !entry.isBehindLink
    else { return nil }
    guard entry.size <= limit else { throw ContentSourceError.tooLarge(path: path, size: entry.size, limit: limit) }
    guard let data = FileManager.default.contents(atPath: root + "/" + path) else {
      throw ContentSourceError.unreadable(path: path, reason: "the file cannot be read")
    }
    return Array(data)
  }

  package func identity(at path: String) throws -> String? { nil }

  /// The Markdown files under `posts/`, and everything there that is neither a file nor a folder. Links to folders are
  /// not followed.
  private func postPaths() -> [[UInt8]] {
    var found: [[UInt8]] = []
    var waiting = [Array("posts".utf8)]
    while let path = waiting.popLast() {
      guard let entry = FileEntry(root: root, path: path) else { continue }
      if entry.isFolder {
        waiting += entry.names.map { path + [UInt8(ascii: "/")] + $0 }
      } else if entry.kind == .symbolicLink || entry.kind == .special || path.suffix(3) == Array(".md".utf8)[...] {
        found.append(path)
      }
    }
    return found
  }
}

/// A path, told from others by its bytes: Swift's strings would call NFC and NFD twins one path.
private struct Path: Hashable, Comparable {
  let bytes: [UInt8]

  var text: String { String(decoding: bytes, as: UTF8.self) }

  static func < (left: Path, right: Path) -> Bool { left.bytes.lexicographicallyPrecedes(right.bytes) }
}
