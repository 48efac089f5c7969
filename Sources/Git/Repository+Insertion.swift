extension Repository {
  /// Adds files to a tree, and returns the resulting tree. Only the folders on the way to them are rewritten.
  ///
  /// - Parameters:
  ///   - files: The path of each file, its parts separated by `/`, and its blob. A file that is there is replaced.
  ///   - tree: The tree to start from; `nil` for the empty tree.
  ///   - writing: Whether trees are written, or only their names computed.
  /// - Throws: `.invalid` for a path through something that is not a folder, for a file where a folder is, for two
  ///   files at one path, and for what `createTree` rejects.
  package func insert(
    files: [(path: String, id: ObjectID)], into tree: ObjectID?, writing: Bool = true
  ) throws(GitError) -> ObjectID {
    for file in files { _ = try blobSize(file.id) }
    let leaves = files.map { file in
      Leaf(parts: file.path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)[...], file.id)
    }
    return try insert(leaves, into: tree, writing)
  }

  /// A file to be inserted, with the remaining components of its path.
  private struct Leaf {
    let parts: ArraySlice<Substring.UTF8View>
    let id: ObjectID

    init(parts: ArraySlice<Substring.UTF8View>, _ id: ObjectID) {
      self.parts = parts
      self.id = id
    }

    var name: [UInt8] { Array(parts.first ?? Substring().utf8) }
    var isHere: Bool { parts.count <= 1 }
    var below: Leaf { Leaf(parts: parts.dropFirst(), id) }
  }

  private func insert(_ leaves: [Leaf], into id: ObjectID?, _ writing: Bool) throws(GitError) -> ObjectID {
    let present = try id.map { (id) throws(GitError) in try tree(id) } ?? []
    let groups = Dictionary(grouping: leaves, by: \.name)
    var (entries, names) = ([TreeEntry](), TreeNames())
    var replaced: [[UInt8]: TreeEntry] = [:]
    for entry in present {
      if groups[entry.name] != nil {
        replaced[entry.name] = entry
      } else {
        entries.append(entry)
        names.note(entry.name)
      }
    }
    for (name, group) in groups.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      try names.add(name)
      entries.append(try newEntry(name, group, replacing: replaced[name], writing))
    }
    return try writing ? writeTree(entries) : Self.treeID(of: entries)
  }

  /// The entry `name` with the files of `group` in it, or the one file that it is.
  private func newEntry(
    _ name: [UInt8], _ group: [Leaf], replacing old: TreeEntry?, _ writing: Bool
  ) throws(GitError) -> TreeEntry {
    let files = group.filter(\.isHere)
    let isFolder = files.isEmpty
    guard isFolder || group.count == 1, old.map({ ($0.mode == .tree) == isFolder }) ?? true else {
      throw GitError(
        .invalid, operation: "write the tree entry \(text(name))", message: "it would be two things at once")
    }
    if let file = files.first { return TreeEntry(name: name, mode: .blob, id: file.id) }
    return TreeEntry(name: name, mode: .tree, id: try insert(group.map(\.below), into: old?.id, writing))
  }
}
