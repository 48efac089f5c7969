internal import CLibgit2
package import Core

/// What a merge would give.
package struct Merge {
  /// A handle of its own, which keeps the objects of the merge in memory only.
  package let repository: Repository
  package let tree: ObjectID
  /// The paths with conflicting changes of both sides, sorted. The tree has them as `theirs` has them.
  package let conflicts: [String]
}

extension Repository {
  /// The result of merging `theirs` into `ours`, without writing it.
  package func merge(_ theirs: ObjectID, into ours: ObjectID) throws(GitError) -> Merge {
    let base = try mergeBase(ours, theirs)
    if base == theirs { return Merge(repository: self, tree: try commit(ours).tree, conflicts: []) }
    if base == ours { return Merge(repository: self, tree: try commit(theirs).tree, conflicts: []) }
    let scratch = try Repository.open(location)
    try scratch.writeInMemory()
    // Merging a file reads its attributes from the index.
    try? scratch.provideIndex()
    let baseTree = try base.map { (id) throws(GitError) in try commit(id).tree }
    return try scratch.merge(commit(theirs).tree, into: commit(ours).tree, base: baseTree)
  }

  /// A tree with some files replaced or added, without writing it.
  ///
  /// - Returns: a handle of its own, which keeps the new objects in memory only, and the tree.
  package func replacing(
    _ files: [(path: String, bytes: [UInt8])], in tree: ObjectID
  ) throws(GitError) -> (repository: Repository, tree: ObjectID) {
    let scratch = try Repository.open(location)
    try scratch.writeInMemory()
    var blobs: [(String, ObjectID)] = []
    for (path, bytes) in files { blobs.append((path, try scratch.createBlob(bytes))) }
    return (scratch, try scratch.insert(files: blobs, into: tree))
  }

  /// From now on, what this handle writes is kept in memory until it is closed.
  private func writeInMemory() throws(GitError) {
    let operation = "keep objects in memory"
    var memory: UnsafeMutablePointer<git_odb_backend>?
    try check(git_mempack_new(&memory), operation)
    let result = git_odb_add_backend(database, memory, 1_000)
    if result < 0, let memory { memory.pointee.free(memory) }
    try check(result, operation)
  }

  private func merge(_ theirs: ObjectID, into ours: ObjectID, base: ObjectID?) throws(GitError) -> Merge {
    let operation = "merge"
    // Unrelated histories are merged as if they came from an empty tree.
    let base = try libraryTree(base)
    defer { git_tree_free(base) }
    let ours = try libraryTree(ours)
    defer { git_tree_free(ours) }
    let theirs = try libraryTree(theirs)
    defer { git_tree_free(theirs) }
    var options = git_merge_options()
    try check(git_merge_options_init(&options, UInt32(GIT_MERGE_OPTIONS_VERSION)), operation)
    let index = try Handle(operation, owner: self, free: git_index_free) {
      git_merge_trees(&$0, pointer, base, ours, theirs, &options)
    }
    return try index.use { (index) throws(GitError) in
      let conflicts = try settleConflicts(in: index, operation)
      var tree = git_oid()
      try check(git_index_write_tree_to(&tree, index, pointer), operation)
      return Merge(repository: self, tree: ObjectID(tree), conflicts: conflicts)
    }
  }

  /// The tree as libgit2 has it, to be freed; the empty one where `id` is `nil`.
  private func libraryTree(_ id: ObjectID?) throws(GitError) -> OpaquePointer? {
    var name = if let id { id.git } else { try writeTree([]).git }
    var tree: OpaquePointer?
    try check(git_tree_lookup(&tree, pointer, &name), "read the tree \(ObjectID(name).hex)")
    return tree
  }

  /// Takes `theirs` for each path that both sides changed, and returns these paths, sorted.
  private func settleConflicts(in index: OpaquePointer, _ operation: String) throws(GitError) -> [String] {
    guard git_index_has_conflicts(index) != 0 else { return [] }
    let iterator = try Handle(operation, owner: self, free: git_index_conflict_iterator_free) {
      git_index_conflict_iterator_new(&$0, index)
    }
    var paths: Set<String> = []
    var taken: [(path: [CChar], entry: git_index_entry)] = []
    try iterator.use { (iterator) throws(GitError) in
      var (base, ours, theirs): Sides = (nil, nil, nil)
      while true {
        let result = git_index_conflict_next(&base, &ours, &theirs, iterator)
        guard result != GIT_ITEROVER.rawValue else { return }
        try check(result, operation)
        for side in [base, ours, theirs] { if let path = side?.pointee.path { paths.insert(String(cString: path)) } }
        guard let entry = theirs?.pointee else { continue }
        taken.append((bytes(of: entry.path).map { CChar(bitPattern: $0) } + [0], entry))
      }
    }
    try check(git_index_conflict_cleanup(index), operation)
    for (path, entry) in taken {
      var entry = entry
      entry.flags &= ~UInt16(GIT_INDEX_ENTRY_STAGEMASK)
      let result = path.withUnsafeBufferPointer { path in
        entry.path = path.baseAddress
        return git_index_add(index, &entry)
      }
      try check(result, operation)
    }
    return paths.sorted()
  }

  private typealias Sides = (
    UnsafePointer<git_index_entry>?, UnsafePointer<git_index_entry>?, UnsafePointer<git_index_entry>?
  )
}

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
