internal import Checks
internal import Core
internal import Foundation
internal import Git

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

/// Lists folders.
enum FolderNames {
  /// Calls `body` with each name, and whether the listing marks it as a folder, which not all file systems do. Does not
  /// call it if the folder cannot be read.
  static func forEach(in folder: [UInt8], root: String, _ body: (UnsafeRawBufferPointer, Bool) -> Void) {
    guard let stream = FileEntry.withAbsolute(folder, root, { opendir($0) }) else { return }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      let isFolder = Int32(entry.pointee.d_type) == Int32(DT_DIR)
      withUnsafeBytes(of: &entry.pointee.d_name) { name in
        let name = UnsafeRawBufferPointer(rebasing: name.prefix { $0 != 0 })
        if !name.elementsEqual(".".utf8), !name.elementsEqual("..".utf8) { body(name, isFolder) }
      }
    }
  }
}

/// The folder of the last file that was looked at, kept open: the next file is usually in the same one, and its path
/// need not be resolved again.
///
/// No link is followed below the root. Unusual entries are left to `FileEntry`, which can tell them apart.
final class LastFolder {
  private let root: String
  private var path: [UInt8]?
  private var descriptor: Int32 = -1

  init(root: String) { self.root = root }

  deinit { close() }

  /// What the file system has at a path, links not followed; `nil` if it does not exist or cannot be reached.
  func status(of path: ArraySlice<UInt8>) -> stat? {
    var status = stat()
    let result = withFile(at: path) { fstatat($0, $1, &status, AT_SYMLINK_NOFOLLOW) }
    return result == 0 ? status : nil
  }

  /// The bytes of the regular file at a path; `nil` if there is none, if it is larger than `limit`, or cannot be
  /// reached.
  func bytes(at path: [UInt8], limit: Int) -> [UInt8]? {
    let file = withFile(at: path[...]) { openat($0, $1, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC) }
    guard let file, file >= 0 else { return nil }
    defer { Foundation.close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= limit else { return nil }
    return bytes(of: file, size: Int(status.st_size))
  }

  /// Asks for one byte more than the file has, so that a file that grows meanwhile is not read in part.
  private func bytes(of file: Int32, size: Int) -> [UInt8]? {
    let bytes = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
      count = max(0, read(file, buffer.baseAddress, size + 1))
    }
    return bytes.count == size ? bytes : nil
  }

  /// Calls `body` with the folder of a path, and the name in it as C takes it; `nil` where the folder cannot be opened.
  private func withFile(at path: ArraySlice<UInt8>, _ body: (Int32, UnsafePointer<CChar>) -> Int32) -> Int32? {
    let nameStart = path.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? path.startIndex
    guard enter(path[..<nameStart]) else { return nil }
    return Self.withName(path[nameStart...]) { body(descriptor, $0) }
  }

  /// Whether the folder could be opened.
  private func enter(_ folder: ArraySlice<UInt8>) -> Bool {
    if let path, path.elementsEqual(folder) { return descriptor >= 0 }
    close()
    path = Array(folder)
    descriptor = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    for name in folder.split(separator: UInt8(ascii: "/")) where descriptor >= 0 {
      let above = descriptor
      descriptor = Self.withName(name) { openat(above, $0, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) }
      Foundation.close(above)
    }
    return descriptor >= 0
  }

  private static func withName(
    _ name: ArraySlice<UInt8>, _ body: (UnsafePointer<CChar>) -> Int32
  ) -> Int32 {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: name.count + 1) { text in
      for (place, byte) in name.enumerated() { text[place] = CChar(bitPattern: byte) }
      text[name.count] = 0
      return text.baseAddress.map { body(UnsafePointer($0)) } ?? -1
    }
  }

  private func close() {
    if descriptor >= 0 { Foundation.close(descriptor) }
    descriptor = -1
  }
}
