internal import Foundation

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
