internal import Foundation

/// What lies in a folder, sorted by the bytes of the names.
struct FolderNames {
  /// One name, and what the folder itself says that it is; file systems need not know.
  struct Name {
    var name: [UInt8]
    var isFolder: Bool
    var isRegular: Bool
  }

  /// Empty where the folder cannot be read.
  private(set) var names: [Name] = []

  init(root: String, folder: [UInt8]) {
    guard let stream = FileEntry.withAbsolute(folder, root, { opendir($0) }) else { return }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      guard ![[0x2E], [0x2E, 0x2E]].contains(name) else { continue }
      let type = Int32(entry.pointee.d_type)
      names.append(Name(name: name, isFolder: type == Int32(DT_DIR), isRegular: type == Int32(DT_REG)))
    }
    names.sort { $0.name.lexicographicallyPrecedes($1.name) }
  }
}
