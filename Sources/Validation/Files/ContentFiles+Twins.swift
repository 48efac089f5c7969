extension ContentFiles {
  /// Paths of files and folders that are one path to some computers, group by group.
  func twins() -> [[ExactText]] {
    let fileHashes = map { $0.withPath(FoldedPath.hash) }
    let folders = folders().map { (path: $0, hash: $0.withUnsafeBytes(FoldedPath.hash)) }
    let repeated = RepeatedHashes(fileHashes + folders.map(\.hash))
    let candidates =
      indices.filter { repeated.contains(fileHashes[$0]) }.map { self[$0].path }
      + folders.filter { repeated.contains($0.hash) }.map { String(decoding: $0.path, as: UTF8.self) }
    return Dictionary(grouping: candidates.map(ExactText.init)) { FoldedPath($0.text) }.values
      .filter { $0.count > 1 }
      .map { $0.sorted() }
  }

  /// The folders that files lie in, and those above them.
  private func folders() -> Set<[UInt8]> {
    var known: Set<[UInt8]> = []
    var last: [UInt8] = []
    for file in self {
      file.withPath { path in
        let folder = UnsafeRawBufferPointer(rebasing: path[..<(path.lastIndex(of: UInt8(ascii: "/")) ?? 0)])
        guard folder.count != last.count || !last.withUnsafeBytes(folder.begins) else { return }
        let folders = path.indices.filter { path[$0] == UInt8(ascii: "/") }.map { Array(path[..<$0]) }
        known.formUnion(folders)
        last = folders.last ?? []
      }
    }
    return known
  }
}
