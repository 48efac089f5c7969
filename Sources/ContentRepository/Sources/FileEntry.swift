internal import Foundation
internal import Git
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
  let stamp: FileStamp
  private let root: String
  private let path: [UInt8]

  /// Nothing where there is no such file.
  init?(root: String, path: [UInt8]) {
    absolutePath = FileEntry.absolute(path, root)
    var status = stat()
    guard absolutePath.withCText({ lstat($0, &status) }) == 0 else { return nil }
    self.root = root
    self.path = path
    size = Int(status.st_size)
    stamp = FileStamp(status)
    isFolder = status.st_mode & S_IFMT == S_IFDIR
    switch status.st_mode & S_IFMT {
    case S_IFLNK: kind = .symbolicLink
    case S_IFREG: kind = status.st_mode & S_IXUSR == 0 ? .regular : .executable
    default: kind = .special
    }
  }

  init?(root: String, path: String) { self.init(root: root, path: Array(path.utf8)) }

  private static func absolute(_ path: [UInt8], _ root: String) -> [UInt8] {
    var bytes = Array(root.utf8)
    bytes.reserveCapacity(bytes.count + path.count + 2)
    bytes.append(UInt8(ascii: "/"))
    bytes += path
    return bytes
  }

  /// The file's bytes; nothing where it cannot be read, or has become something else or larger than `limit` meanwhile.
  func bytes(limit: Int) -> [UInt8]? {
    let descriptor = absolutePath.withCText { open($0, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC) }
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    while bytes.count <= limit {
      let room = max(size - bytes.count, 0) + 1
      let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        count = max(0, read(descriptor, buffer.baseAddress, room))
      }
      if chunk.isEmpty { return bytes }
      bytes = bytes.isEmpty ? chunk : bytes + chunk
    }
    return nil
  }

  /// Whether a folder on the way is a symbolic link, which may lead out of the repository.
  var isBehindLink: Bool { FileEntry.link(onTheWayTo: path, root: root) != nil }

  /// The first folder on the way to a path that is a symbolic link, whether there is anything at the path or not.
  static func link(onTheWayTo path: String, root: String) -> String? {
    link(onTheWayTo: Array(path.utf8), root: root).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func link(onTheWayTo path: [UInt8], root: String) -> [UInt8]? {
    path.indices.lazy
      .filter { path[$0] == UInt8(ascii: "/") && $0 > 0 }
      .map { Array(path[..<$0]) }
      .first { FileEntry(root: root, path: $0)?.kind == .symbolicLink }
  }
}

extension FileStamp {
  /// As git keeps it in its index.
  fileprivate init(_ status: stat) {
    #if canImport(Darwin)
      let (modified, changed) = (status.st_mtimespec, status.st_ctimespec)
    #else
      let (modified, changed) = (status.st_mtim, status.st_ctim)
    #endif
    self.init(
      size: UInt32(truncatingIfNeeded: status.st_size), inode: UInt32(truncatingIfNeeded: status.st_ino),
      modified: Moment(modified), changed: Moment(changed))
  }
}

extension FileStamp.Moment {
  fileprivate init(_ time: timespec) {
    self.init(
      seconds: Int32(truncatingIfNeeded: time.tv_sec), nanoseconds: UInt32(truncatingIfNeeded: time.tv_nsec))
  }
}

extension [UInt8] {
  /// The bytes as C takes them for a text.
  func withCText<Value>(_ body: (UnsafePointer<CChar>) -> Value) -> Value {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: count + 1) { text in
      for (index, byte) in enumerated() { text[index] = CChar(bitPattern: byte) }
      text[count] = 0
      return text.baseAddress.map { body(UnsafePointer($0)) } ?? body([0])
    }
  }
}
