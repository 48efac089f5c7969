internal import Synchronization

/// The files of a tree, found by path. May be asked from several threads at once.
package final class FileIndex: Sendable {
  /// Every file, in the order of their paths' bytes.
  package let list: [ContentFile]
  /// Made when the first name is looked for that is not there: few trees need it.
  private let folded = Mutex<[FoldedPath: String]?>(nil)

  /// The most files of a folder that are looked through for what somebody meant.
  private static let maximumCandidates = 500

  package init(_ list: [ContentFile]) {
    let isSorted = list.indices.dropFirst().allSatisfy { ExactText(list[$0 - 1].path) < ExactText(list[$0].path) }
    self.list = isSorted ? list : list.sorted { ExactText($0.path) < ExactText($1.path) }
  }

  /// What lies at `path`, byte for byte.
  package func file(at path: String) -> ContentFile? {
    let place = list.firstPlace { !(ExactText($0.path) < ExactText(path)) }
    guard place < list.count, ExactText(list[place].path) == ExactText(path) else { return nil }
    return list[place]
  }

  /// Whether a file with bytes of its own lies at `path`.
  package func hasRegularFile(at path: String) -> Bool {
    switch file(at: path)?.kind {
    case .regular, .executable: true
    case .symbolicLink, .submodule, .special, nil: false
    }
  }

  /// The folder above `path` that is a symbolic link or a submodule, so that nothing below it belongs to the tree.
  package func linkedFolder(above path: String) -> ContentFile? {
    FileIndex.folders(above: path).lazy.compactMap { self.file(at: $0) }.first
  }

  /// A file whose path differs from `path` only in upper and lower case or in how its letters are composed.
  package func twin(of path: String) -> String? {
    let found = folded.withLock { known in
      let index = known ?? Dictionary(list.map { (FoldedPath($0.path), $0.path) }, uniquingKeysWith: { min($0, $1) })
      known = index
      return index[FoldedPath(path)]
    }
    return found.flatMap { ExactText($0) == ExactText(path) ? nil : $0 }
  }

  /// The file of the same folder that somebody may have meant by `path`.
  package func nearest(to path: String) -> String? {
    let siblings = siblings(of: path)
    guard siblings.count <= FileIndex.maximumCandidates, path.utf8.count <= 300 else { return nil }
    return SuggestedFile.nearest(to: path, among: siblings)
  }

  /// The paths of the same folder: few more than are looked through.
  private func siblings(of path: String) -> [String] {
    let folder = FileIndex.folder(of: path)
    let prefix = folder.isEmpty ? "" : folder + "/"
    let start = list.firstPlace { !(ExactText($0.path) < ExactText(prefix)) }
    return list[start...].lazy
      .prefix { $0.path.utf8.starts(with: prefix.utf8) }
      .filter { !$0.path.utf8.dropFirst(prefix.utf8.count).contains(UInt8(ascii: "/")) }
      .prefix(FileIndex.maximumCandidates + 1)
      .map(\.path)
  }

  /// Every folder above a path, the outermost first.
  package static func folders(above path: String) -> [String] {
    path.utf8.indices.filter { path.utf8[$0] == UInt8(ascii: "/") }.map { String(path[..<$0]) }
  }

  /// Whether a path lies in the folder whose bytes these are, and not in one below it.
  static func lies(_ path: String, in folder: [UInt8]) -> Bool {
    var path = path
    return path.withUTF8 { path in
      path.count > folder.count && path[folder.count] == UInt8(ascii: "/") && path.starts(with: folder)
        && !path[(folder.count + 1)...].contains(UInt8(ascii: "/"))
    }
  }

  /// The folder that a path lies in; empty for the root.
  package static func folder(of path: String) -> String {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? ""
  }
}
