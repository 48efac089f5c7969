internal import Foundation
internal import Git
internal import Validation

/// What the file system has under a path, links not followed.
///
/// Paths are bytes: a name that is not UTF-8 cannot be converted to text and back, and the file would go unreported.
struct FileEntry {
  /// What it is.
  struct Status {
    let kind: ContentFile.Kind
    let isFolder: Bool
    /// In bytes.
    let size: Int
    let stamp: FileStamp

    init(_ status: stat) {
      size = Int(status.st_size)
      stamp = FileStamp(status)
      isFolder = status.st_mode & S_IFMT == S_IFDIR
      switch status.st_mode & S_IFMT {
      case S_IFLNK: kind = .symbolicLink
      case S_IFREG: kind = status.st_mode & S_IXUSR == 0 ? .regular : .executable
      default: kind = .special
      }
    }
  }

  let status: Status
  private let root: String
  private let path: [UInt8]

  /// `nil` where there is no such file.
  init?(root: String, path: [UInt8]) {
    var status = stat()
    guard FileEntry.withAbsolute(path, root, { lstat($0, &status) }) == 0 else { return nil }
    self.root = root
    self.path = path
    self.status = Status(status)
  }

  var kind: ContentFile.Kind { status.kind }

  /// In bytes.
  var size: Int { status.size }

  init?(root: String, path: String) { self.init(root: root, path: Array(path.utf8)) }

  /// Calls `body` with the path from the root of the file system, as C takes it.
  static func withAbsolute<Value>(
    _ path: [UInt8], _ root: String, _ body: (UnsafePointer<CChar>) -> Value
  ) -> Value {
    let root = root.utf8
    return withUnsafeTemporaryAllocation(byteCount: root.count + path.count + 2, alignment: 1) { text in
      text.copyBytes(from: root)
      text[root.count] = UInt8(ascii: "/")
      UnsafeMutableRawBufferPointer(rebasing: text[(root.count + 1)...]).copyBytes(from: path)
      text[text.count - 1] = 0
      return text.withMemoryRebound(to: CChar.self) { $0.baseAddress.map { body(UnsafePointer($0)) } ?? body([0]) }
    }
  }

  /// The file's bytes; `nil` if it cannot be read, or has meanwhile been replaced or become larger than `limit`.
  func bytes(limit: Int) -> [UInt8]? {
    let descriptor = FileEntry.withAbsolute(path, root) { open($0, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC) }
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

  /// The first folder on the way to a path that is a symbolic link; the path itself need not exist.
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
  init(_ status: stat) {
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
