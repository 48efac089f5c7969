import Core
import Foundation

/// Everything that lies in a folder: each file's kind and content by the bytes of its path, git's own included.
///
/// Two equal ones mean that no file was written, removed or renamed.
struct FolderFingerprint: Equatable {
  private var entries: [[UInt8]: String] = [:]

  init(of folder: String) { read(Array(folder.utf8)) }

  /// The paths that are not the same in another one, as text.
  func differences(from other: FolderFingerprint) -> [String] {
    Set(entries.keys).union(other.entries.keys).filter { entries[$0] != other.entries[$0] }
      .map { String(decoding: $0, as: UTF8.self) }.sorted()
  }

  private mutating func read(_ folder: [UInt8]) {
    guard let stream = opendir(Self.terminated(folder)) else { return }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name != [0x2E], name != [0x2E, 0x2E] { note(folder + [0x2F] + name) }
    }
  }

  private mutating func note(_ path: [UInt8]) {
    var status = stat()
    guard lstat(Self.terminated(path), &status) == 0 else { return }
    entries[path] = "\(status.st_mode) \(Self.content(path, status))"
    if status.st_mode & S_IFMT == S_IFDIR { read(path) }
  }

  private static func content(_ path: [UInt8], _ status: stat) -> String {
    switch status.st_mode & S_IFMT {
    case S_IFREG: digest(path)
    case S_IFLNK: target(path)
    default: ""
    }
  }

  private static func digest(_ path: [UInt8]) -> String {
    guard let file = fopen(terminated(path), "rb") else { return "unreadable" }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer.prefix(count) }
    return Digest(of: bytes).hex
  }

  private static func target(_ path: [UInt8]) -> String {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink(terminated(path), &buffer, buffer.count)
    return String(decoding: buffer.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The bytes as a C string.
  private static func terminated(_ path: [UInt8]) -> [CChar] { (path + [0]).map { CChar(bitPattern: $0) } }
}
