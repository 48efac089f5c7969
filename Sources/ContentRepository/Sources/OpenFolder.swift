internal import Foundation

/// A folder that is open: the kernel need not find its way there again for each file in it.
final class OpenFolder {
  private let descriptor: Int32

  /// Nothing where it cannot be opened.
  init?(root: String, path: [UInt8]) {
    descriptor = FileEntry.withAbsolute(path, root) { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard descriptor >= 0 else { return nil }
  }

  deinit { close(descriptor) }

  /// What the file system has under a name, links not followed; nothing where there is no such file.
  func status(of name: ArraySlice<UInt8>) -> stat? {
    var status = stat()
    let result = withUnsafeTemporaryAllocation(of: CChar.self, capacity: name.count + 1) { text in
      for (place, byte) in name.enumerated() { text[place] = CChar(bitPattern: byte) }
      text[name.count] = 0
      return text.baseAddress.map { fstatat(descriptor, $0, &status, AT_SYMLINK_NOFOLLOW) }
    }
    return result == 0 ? status : nil
  }
}
