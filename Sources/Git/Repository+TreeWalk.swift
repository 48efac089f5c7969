extension Repository {
  /// Visits everything in `tree` that is not itself a tree, folders within folders, in the order of the paths' bytes.
  ///
  /// - Parameters:
  ///   - prefix: What the paths start with, without a slash at its end; empty for the root.
  ///   - isKnown: Asked for each folder, the first one too, by its path and id, whether to leave it out.
  ///   - visit: Gets the whole path and the entry; what it throws ends the walk.
  /// - Throws: What `visit` throws, and `GitError` where a tree cannot be read, or is too deep or too large.
  package func walkTree(
    _ tree: ObjectID, prefix: [UInt8] = [], isKnown: (_ folder: [UInt8], _ id: ObjectID) -> Bool = { _, _ in false },
    visit: (_ path: [UInt8], _ entry: TreeEntry) throws -> Void
  ) throws {
    var budget = TreeBudget()
    try walk(tree, prefix, depth: 0, &budget, isKnown, visit)
  }

  private func walk(
    _ tree: ObjectID, _ prefix: [UInt8], depth: Int, _ budget: inout TreeBudget,
    _ isKnown: (_ folder: [UInt8], _ id: ObjectID) -> Bool,
    _ visit: (_ path: [UInt8], _ entry: TreeEntry) throws -> Void
  ) throws {
    guard !isKnown(prefix, tree) else { return }
    for entry in try self.tree(tree) {
      try budget.spend(depth: depth)
      let path = joined(prefix, entry.name)
      if entry.mode == .tree {
        try walk(entry.id, path, depth: depth + 1, &budget, isKnown, visit)
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
