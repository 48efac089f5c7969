extension Repository {
  /// The largest tree that is read: a folder of several hundred thousand files.
  private static let treeLimit = 32 << 20

  /// The entries of a tree, in git's order.
  ///
  /// - Throws: `.invalid` where it is malformed: unknown modes, names that lead elsewhere, entries twice or unsorted.
  package func tree(_ id: ObjectID) throws(GitError) -> [TreeEntry] {
    var bytes = try treeBytes(id)
    return bytes.rest()
  }

  func treeBytes(_ id: ObjectID?) throws(GitError) -> TreeBytes {
    guard let id else { return TreeBytes() }
    let isChecked = checkedTrees.contains(id)
    let bytes = try TreeBytes(try object(id, .tree, limit: Self.treeLimit), name: id, isChecked: isChecked)
    if !isChecked { checkedTrees.insert(id) }
    return bytes
  }

  /// Ignores `error` if the object itself is bad: malformed, too large, of another kind than expected, or missing. A
  /// bad folder counts as an empty one, so that pushing one does not block others.
  ///
  /// - Throws: `error` if the object may be readable at another time or in another clone.
  package func ignoringBadObject(_ error: GitError) throws(GitError) {
    switch error.code {
    case .invalid, .tooLarge: return
    case .notFound where !isPartialClone: return
    default: throw error
    }
  }

  /// The entries of a folder; `nil` where its tree is bad.
  package func folder(_ id: ObjectID) throws(GitError) -> [TreeEntry]? {
    do throws(GitError) {
      return try tree(id)
    } catch {
      try ignoringBadObject(error)
      return nil
    }
  }

  /// The entry at `path`, its parts separated by `/`, in the tree `tree`; `nil` where there is none. A malformed folder
  /// has no entries.
  package func entry(at path: String, in tree: ObjectID) throws(GitError) -> TreeEntry? {
    var entry: TreeEntry?
    for part in path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      if let entry, entry.mode != .tree { return nil }
      entry = try recentFolder(entry?.id ?? tree)?.entry(named: Array(part))
      guard entry != nil else { return nil }
    }
    return entry
  }

  /// The bytes of a folder; `nil` where its tree is bad. The last few stay at hand: paths are asked for one after the
  /// other in the same trees.
  private func recentFolder(_ id: ObjectID) throws(GitError) -> TreeBytes? {
    if let known = recentFolders.first(where: { $0.id == id }) { return known.bytes }
    var bytes: TreeBytes?
    do throws(GitError) {
      bytes = try treeBytes(id)
    } catch {
      try ignoringBadObject(error)
    }
    if recentFolders.count == 8 { recentFolders.removeFirst() }
    recentFolders.append((id, bytes))
    return bytes
  }

  /// Writes a tree of these entries, given in any order.
  ///
  /// - Throws: `.invalid` for a name that cannot be checked out safely on every system, for two names that some
  ///   systems take for one; `.notFound` for an entry whose object is not there.
  package func createTree(_ entries: [TreeEntry]) throws(GitError) -> ObjectID {
    var names = TreeNames()
    for entry in entries {
      try names.add(entry.name)
      try checkPresent(entry)
    }
    return try writeTree(entries)
  }

  /// Writes a tree of entries that have been checked.
  func writeTree(_ entries: [TreeEntry]) throws(GitError) -> ObjectID {
    try write(Self.bytes(of: entries), .tree)
  }

  /// The name that a tree of these entries has or would have, without writing it.
  package static func treeID(of entries: [TreeEntry]) throws(GitError) -> ObjectID {
    try hash(bytes(of: entries), .tree)
  }

  private static func bytes(of entries: [TreeEntry]) -> [UInt8] {
    var bytes: [UInt8] = []
    for entry in entries.sorted(by: treeOrder) {
      bytes += Array(String(entry.mode.number, radix: 8).utf8) + [UInt8(ascii: " ")] + entry.name + [0]
      bytes += entry.id.bytes
    }
    return bytes
  }

  /// The commit of a submodule lives in another repository; everything else must be here, and be what it claims.
  private func checkPresent(_ entry: TreeEntry) throws(GitError) {
    switch entry.mode {
    case .submodule: return
    case .tree: _ = try objectSize(entry.id, .tree)
    default: _ = try objectSize(entry.id, .blob)
    }
  }
}
