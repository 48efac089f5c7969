internal import Foundation
internal import Validation

/// Puts a new content in a file's place, whole or not at all.
struct FileReplacer {
  let root: String

  /// Writes beside the file, then renames: whoever reads sees the one or the other, and so does whoever finds the file
  /// after a power failure. The mode stays.
  ///
  /// - Throws: `RepositoryError` where the file is no longer what was fixed, or is, or lies behind, a symbolic link.
  func replace(_ file: FixedFile) throws {
    let path = root + "/" + file.path
    var status = stat()
    guard let entry = FileEntry(root: root, path: file.path), entry.kind == .regular || entry.kind == .executable,
      !entry.isBehindLink, lstat(path, &status) == 0
    else { throw failure(file, "it is no regular file of the work tree") }
    guard FileManager.default.contents(atPath: path).map(Array.init) == file.before else {
      throw failure(file, "it was changed meanwhile", hints: ["stet check --fix"])
    }
    let temporary = try write(file, mode: status.st_mode & 0o7777, beside: path)
    guard rename(temporary, path) == 0 else {
      let reason = systemMessage
      unlink(temporary)
      throw failure(file, reason)
    }
  }

  /// The path of a new file with the new bytes.
  private func write(_ file: FixedFile, mode: mode_t, beside path: String) throws -> String {
    let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[..<$0] } ?? Substring(root)
    var name = Array("\(folder)/.stet-fix-XXXXXX".utf8CString)
    let descriptor = mkstemp(&name)
    guard descriptor >= 0 else { throw failure(file, systemMessage) }
    let temporary = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let isWritten = writeAll(file.after, to: descriptor) && fchmod(descriptor, mode) == 0 && fsync(descriptor) == 0
    let reason = systemMessage
    guard close(descriptor) == 0, isWritten else {
      unlink(temporary)
      throw failure(file, reason)
    }
    return temporary
  }

  private func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      guard written > 0 else { return false }
      rest = rest.dropFirst(written)
    }
    return true
  }

  /// What the system said last.
  private var systemMessage: String { String(cString: strerror(errno)) }

  private func failure(_ file: FixedFile, _ reason: String, hints: [String] = []) -> RepositoryError {
    RepositoryError("\(file.path) is not written: \(reason)", hints: hints)
  }
}
