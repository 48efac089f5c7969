internal import Foundation

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
