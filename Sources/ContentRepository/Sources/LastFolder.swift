internal import Foundation

/// The folder that a file was read from last, kept open: the next file is in the same one as a rule, and its way there
/// needs no second look.
///
/// No link is followed below the root. What is unusual is left to `FileEntry`, which knows what it is.
final class LastFolder {
  private let root: String
  private var path: Substring?
  private var descriptor: Int32 = -1

  init(root: String) { self.root = root }

  deinit { leave() }

  /// The bytes of the regular file at `path`; nothing where there is none, or it is larger than `limit`, or anything
  /// else is in the way.
  func bytes(at path: String, limit: Int) -> [UInt8]? {
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let nameStart = slash.map { path.utf8.index(after: $0) } ?? path.startIndex
    guard enter(path[..<nameStart]) else { return nil }
    let file = openat(descriptor, String(path[nameStart...]), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= limit else { return nil }
    return bytes(of: file, size: Int(status.st_size))
  }

  /// One byte more is asked for than there should be: a file that grows meanwhile is not read in part.
  private func bytes(of file: Int32, size: Int) -> [UInt8]? {
    let bytes = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
      count = max(0, read(file, buffer.baseAddress, size + 1))
    }
    return bytes.count == size ? bytes : nil
  }

  /// Whether the folder could be opened.
  private func enter(_ folder: Substring) -> Bool {
    // By bytes: to the file system, composed and decomposed letters are not the same.
    if let path, folder.utf8.elementsEqual(path.utf8) { return true }
    leave()
    descriptor = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    for name in folder.utf8.split(separator: UInt8(ascii: "/")) {
      let above = descriptor
      descriptor = openat(above, String(Substring(name)), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      close(above)
    }
    path = descriptor >= 0 ? folder : nil
    return descriptor >= 0
  }

  private func leave() {
    if descriptor >= 0 { close(descriptor) }
    descriptor = -1
    path = nil
  }
}
