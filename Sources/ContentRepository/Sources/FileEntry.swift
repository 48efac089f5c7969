internal import Foundation
internal import Validation

/// What the file system has under a path, links not followed.
///
/// Paths are bytes: a name that is no UTF-8 would be no name at all as text, and nobody would hear of the file.
struct FileEntry {
  let absolutePath: [UInt8]
  let kind: ContentFile.Kind
  let isFolder: Bool
  /// In bytes.
  let size: Int
  private let root: String
  private let path: [UInt8]

  /// Nothing where there is no such file.
  init?(root: String, path: [UInt8]) {
    absolutePath = Array(root.utf8) + [UInt8(ascii: "/")] + path
    var status = stat()
    guard lstat(CText.of(absolutePath), &status) == 0 else { return nil }
    self.root = root
    self.path = path
    size = Int(status.st_size)
    isFolder = status.st_mode & S_IFMT == S_IFDIR
    switch status.st_mode & S_IFMT {
    case S_IFLNK: kind = .symbolicLink
    case S_IFREG: kind = status.st_mode & S_IXUSR == 0 ? .regular : .executable
    default: kind = .special
    }
  }

  init?(root: String, path: String) { self.init(root: root, path: Array(path.utf8)) }

  /// Whether a folder on the way is a symbolic link, which may lead out of the repository.
  var isBehindLink: Bool { FileEntry.link(onTheWayTo: path, root: root) != nil }

  /// The first folder on the way to a path that is a symbolic link, whether there is anything at the path or not.
  static func link(onTheWayTo path: String, root: String) -> String? {
    link(onTheWayTo: Array(path.utf8), root: root).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func link(onTheWayTo path: [UInt8], root: String) -> [UInt8]? {
    let folders = path.split(separator: UInt8(ascii: "/")).dropLast()
    return folders.indices.lazy
      .map { Array(folders[...$0].joined(separator: [UInt8(ascii: "/")])) }
      .first { FileEntry(root: root, path: $0)?.kind == .symbolicLink }
  }

  /// The names in the folder, sorted by their bytes; none where it cannot be read.
  var names: [[UInt8]] {
    guard let stream = opendir(CText.of(absolutePath)) else { return [] }
    defer { closedir(stream) }
    var names: [[UInt8]] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if ![[0x2E], [0x2E, 0x2E]].contains(name) { names.append(name) }
    }
    return names.sorted { $0.lexicographicallyPrecedes($1) }
  }
}

/// Bytes as C takes them for a text.
private enum CText {
  static func of(_ bytes: [UInt8]) -> [CChar] { (bytes + [0]).map { CChar(bitPattern: $0) } }
}
