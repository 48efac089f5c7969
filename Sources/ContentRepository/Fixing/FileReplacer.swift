internal import Foundation
internal import Validation

/// Replaces the content of a file by the fixed one.
struct FileReplacer {
  let root: String

  /// Writes the new content. The mode stays, except for a post that must no longer be executable.
  ///
  /// - Throws: `RepositoryError` if the file changed since the fix was made, or its path has a symbolic link.
  func replace(_ file: FixedFile) throws {
    let path = root + "/" + file.path
    var status = stat()
    guard let entry = FileEntry(root: root, path: file.path), entry.kind == .regular || entry.kind == .executable,
      !entry.isBehindLink, lstat(path, &status) == 0
    else { throw failure(file, "it is no regular file of the work tree") }
    guard FileManager.default.contents(atPath: path).map(Array.init) == file.before else {
      throw failure(file, "it was changed meanwhile", hints: ["stet check --fix"])
    }
    do {
      try WholeFile.write(file.after, to: path, mode: status.st_mode & (file.isMadeRegular ? 0o7666 : 0o7777))
    } catch {
      throw failure(file, error.reason)
    }
  }

  private func failure(_ file: FixedFile, _ reason: String, hints: [String] = []) -> RepositoryError {
    RepositoryError("\(file.path) is not written: \(reason)", hints: hints)
  }
}

/// Writes files atomically: to a temporary file that is then renamed, so that a reader or a power failure never leaves
/// half of one.
enum WholeFile {
  /// The system's error.
  struct Failure: Error {
    let reason: String
  }

  /// Writes a file; over one that is there only where `replaces`.
  static func write(_ bytes: [UInt8], to path: String, mode: mode_t, replaces: Bool = true) throws(Failure) {
    let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[..<$0] } ?? "."
    var name = Array("\(folder)/.stet-XXXXXX".utf8CString)
    let descriptor = mkstemp(&name)
    guard descriptor >= 0 else { throw failure }
    defer { unlink(name) }
    let isWritten = writeAll(bytes, to: descriptor) && fchmod(descriptor, mode) == 0 && fsync(descriptor) == 0
    let reason = failure
    guard close(descriptor) == 0, isWritten else { throw reason }
    guard place(name, at: path, replaces: replaces) else { throw failure }
  }

  /// Moves a file to its place. If an existing file must not be replaced, it gets its name by a hard link, which never
  /// overwrites; not every file system has hard links.
  private static func place(_ file: [CChar], at path: String, replaces: Bool) -> Bool {
    if !replaces {
      if link(file, path) == 0 { return true }
      guard errno == EPERM || errno == ENOTSUP || errno == EOPNOTSUPP || errno == ENOSYS else { return false }
    }
    return rename(file, path) == 0
  }

  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      guard written > 0 else { return false }
      rest = rest.dropFirst(written)
    }
    return true
  }

  private static var failure: Failure { Failure(reason: String(cString: strerror(errno))) }
}
