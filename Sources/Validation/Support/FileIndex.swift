/// The files of a tree, found by path.
package struct FileIndex {
  private let files: [ExactText: ContentFile]
  private let folders: [ExactText: [String]]
  private let folded: [FoldedPath: String]

  /// The most files of a folder that are looked through for what somebody meant.
  private static let maximumCandidates = 500

  package init(_ list: [ContentFile]) {
    files = Dictionary(list.map { (ExactText($0.path), $0) }, uniquingKeysWith: { first, _ in first })
    folders = Dictionary(grouping: list.map(\.path)) { ExactText(FileIndex.folder(of: $0)) }
    folded = Dictionary(list.map { (FoldedPath($0.path), $0.path) }, uniquingKeysWith: { min($0, $1) })
  }

  /// What lies at `path`, byte for byte.
  package func file(at path: String) -> ContentFile? { files[ExactText(path)] }

  /// Whether a file with bytes of its own lies at `path`.
  package func hasRegularFile(at path: String) -> Bool {
    switch file(at: path)?.kind {
    case .regular, .executable: true
    case .symbolicLink, .submodule, .special, nil: false
    }
  }

  /// The folder above `path` that is a symbolic link or a submodule, so that nothing below it belongs to the tree.
  package func linkedFolder(above path: String) -> ContentFile? {
    FileIndex.folders(above: path).lazy.compactMap { file(at: $0) }.first
  }

  /// A file whose path differs from `path` only in upper and lower case or in how its letters are composed.
  package func twin(of path: String) -> String? {
    folded[FoldedPath(path)].flatMap { ExactText($0) == ExactText(path) ? nil : $0 }
  }

  /// The file of the same folder that somebody may have meant by `path`.
  package func nearest(to path: String) -> String? {
    let siblings = folders[ExactText(FileIndex.folder(of: path))] ?? []
    guard siblings.count <= FileIndex.maximumCandidates, path.utf8.count <= 300 else { return nil }
    return SuggestedFile.nearest(to: path, among: siblings)
  }

  /// Every folder above a path, the outermost first.
  package static func folders(above path: String) -> [String] {
    path.utf8.indices.filter { path.utf8[$0] == UInt8(ascii: "/") }.map { String(path[..<$0]) }
  }

  /// The folder that a path lies in; empty for the root.
  package static func folder(of path: String) -> String {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? ""
  }
}
