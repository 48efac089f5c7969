extension Repository {
  /// Visits everything in `tree` that is not itself a tree, folders within folders, in the order of the paths' bytes.
  ///
  /// - Parameters:
  ///   - prefix: What the paths start with, without a slash at its end; empty for the root.
  ///   - visit: Gets the whole path and the entry; what it throws ends the walk.
  /// - Throws: What `visit` throws, and `GitError` where a tree cannot be read, or is too deep or too large.
  package func walkTree(
    _ tree: ObjectID, prefix: [UInt8] = [], visit: (_ path: [UInt8], _ entry: TreeEntry) throws -> Void
  ) throws {
    var budget = TreeBudget()
    try walk(tree, prefix, depth: 0, &budget, visit)
  }

  private func walk(
    _ tree: ObjectID, _ prefix: [UInt8], depth: Int, _ budget: inout TreeBudget,
    _ visit: (_ path: [UInt8], _ entry: TreeEntry) throws -> Void
  ) throws {
    for entry in try self.tree(tree) {
      try budget.spend(depth: depth)
      let path = joined(prefix, entry.name)
      if entry.mode == .tree {
        try walk(entry.id, path, depth: depth + 1, &budget, visit)
      } else {
        try visit(path, entry)
      }
    }
  }
}

/// The path of `name` in `folder`, which is empty for the root.
func joined(_ folder: [UInt8], _ name: [UInt8]) -> [UInt8] {
  folder.isEmpty ? name : folder + [UInt8(ascii: "/")] + name
}
