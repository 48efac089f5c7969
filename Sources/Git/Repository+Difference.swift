extension Repository {
  /// The paths at which two trees differ, in the order of `git diff-tree -r`. Renames are a deletion and an addition.
  ///
  /// Over the raw objects: folders with equal ids are not read, and equal entries at the start and the end of a folder
  /// are skipped by their bytes, so that a commit costs what it changes.
  ///
  /// - Parameters:
  ///   - old: The tree before; nothing for the empty tree.
  ///   - new: The tree after; nothing for the empty tree.
  ///   - under: Asked for each folder that differs, by its path, whether to look into it. Files beside the folders
  ///     are always given.
  package func difference(
    _ old: ObjectID?, _ new: ObjectID?, under: (_ path: [UInt8]) -> Bool = { _ in true }
  ) throws(GitError) -> [TreeChange] {
    guard old != new else { return [] }
    return try withoutActuallyEscaping(under) { (under) throws(GitError) in
      var difference = TreeDifference(self, under: under)
      try difference.compare(old, new, at: [], depth: 0)
      return difference.changes
    }
  }
}

/// Two trees on their way down, and what has been found so far.
private struct TreeDifference {
  private let repository: Repository
  private let under: (_ path: [UInt8]) -> Bool
  private var budget = TreeBudget()
  private(set) var changes: [TreeChange] = []

  init(_ repository: Repository, under: @escaping (_ path: [UInt8]) -> Bool) {
    self.repository = repository
    self.under = under
  }

  /// Compares the folders `old` and `new`, both at `folder`.
  mutating func compare(_ old: ObjectID?, _ new: ObjectID?, at folder: [UInt8], depth: Int) throws(GitError) {
    var (left, right) = (try repository.treeBytes(old), try repository.treeBytes(new))
    TreeBytes.skipCommonPrefix(&left, &right)
    let suffix = TreeBytes.commonSuffix(left, right)
    let isDone = { (left: TreeBytes, right: TreeBytes) in left.remaining == right.remaining && left.remaining <= suffix
    }
    guard !isDone(left, right) else { return }
    var (before, after) = (try left.next(), try right.next())
    while before != nil || after != nil {
      let pair = paired(before, after)
      try note(pair, at: folder, depth: depth)
      if isDone(left, right), pair == (before, after) { return }
      if pair.old != nil { before = try left.next() }
      if pair.new != nil { after = try right.next() }
    }
  }

  /// Both entries where they are at one place in the order of the tree, else the one that comes first.
  private func paired(_ old: TreeEntry?, _ new: TreeEntry?) -> (old: TreeEntry?, new: TreeEntry?) {
    guard let old, let new else { return (old, new) }
    if treeOrder(old, new) { return (old, nil) }
    if treeOrder(new, old) { return (nil, new) }
    return (old, new)
  }

  /// Notes the change from one entry to the other, of the same name; goes into folders.
  private mutating func note(
    _ pair: (old: TreeEntry?, new: TreeEntry?), at folder: [UInt8], depth: Int
  ) throws(GitError) {
    guard pair.old != pair.new, let name = pair.old?.name ?? pair.new?.name else { return }
    try budget.spend(depth: depth)
    let path = joined(folder, name)
    guard (pair.old ?? pair.new)?.mode == .tree else {
      changes.append(TreeChange(path: path, old: pair.old, new: pair.new))
      return
    }
    if under(path) { try compare(pair.old?.id, pair.new?.id, at: path, depth: depth + 1) }
  }
}
