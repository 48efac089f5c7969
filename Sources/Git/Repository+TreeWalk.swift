extension Repository {
  /// Visits everything in `tree` that is not itself a tree, folders within folders, in the order of the paths' bytes.
  ///
  /// - Parameters:
  ///   - prefix: What the paths start with, without a slash at its end; empty for the root.
  ///   - isKnown: Asked for each folder, the first one too, by its path and id, whether to leave it out.
  ///   - malformed: Called with each folder that is left out as malformed, too deep, or repeated too often. If `nil`,
  ///     such a folder ends the walk with an error.
  ///   - visit: Gets the whole path and the entry; what it throws ends the walk.
  /// - Throws: What `visit` throws, and `GitError` where a tree cannot be read.
  package func walkTree(
    _ tree: ObjectID, prefix: [UInt8] = [], isKnown: (_ folder: [UInt8], _ id: ObjectID) -> Bool = { _, _ in false },
    malformed: ((_ folder: MalformedFolder) -> Void)? = nil,
    visit: (_ path: [UInt8], _ entry: TreeEntry) throws -> Void
  ) throws {
    var budget = TreeBudget<ObjectID>()
    try walk(tree, prefix, depth: 0, &budget, isKnown, malformed, visit)
  }

  private func walk(
    _ tree: ObjectID, _ prefix: [UInt8], depth: Int, _ budget: inout TreeBudget<ObjectID>,
    _ isKnown: (_ folder: [UInt8], _ id: ObjectID) -> Bool, _ malformed: ((_ folder: MalformedFolder) -> Void)?,
    _ visit: (_ path: [UInt8], _ entry: TreeEntry) throws -> Void
  ) throws {
    guard !isKnown(prefix, tree) else { return }
    guard let entries = try entries(of: tree, at: prefix, depth, &budget, malformed) else { return }
    for entry in entries {
      budget.spend()
      let path = joined(prefix, entry.name)
      if entry.mode == .tree {
        try walk(entry.id, path, depth: depth + 1, &budget, isKnown, malformed, visit)
      } else {
        try visit(path, entry)
      }
    }
  }

  /// The entries of a folder during a walk; `nil` if it is left out.
  private func entries(
    of tree: ObjectID, at path: [UInt8], _ depth: Int, _ budget: inout TreeBudget<ObjectID>,
    _ malformed: ((_ folder: MalformedFolder) -> Void)?
  ) throws(GitError) -> [TreeEntry]? {
    do throws(GitError) {
      guard TreeBudget<ObjectID>.isWithinLimits(path, depth: depth), budget.mayEnter(tree) else {
        throw GitError(
          .tooLarge, operation: "walk through the tree \(tree)",
          message: "it lies too deep, its path is too long, or it is there too often")
      }
      return try self.tree(tree)
    } catch {
      guard let malformed else { throw error }
      try ignoringBadObject(error)
      malformed(MalformedFolder(path: path, id: tree, isNew: true))
      return nil
    }
  }
}

/// The path of `name` in `folder`, which is empty for the root.
func joined(_ folder: [UInt8], _ name: [UInt8]) -> [UInt8] {
  folder.isEmpty ? name : folder + [UInt8(ascii: "/")] + name
}
