package import Core

/// The difference between two trees.
package struct TreeDifference: Sendable {
  /// The paths at which they differ, in the order of `git diff-tree -r`. Renames are a deletion and an addition.
  package fileprivate(set) var changes: [TreeChange] = []
  /// Folders that differ and count as empty, since their trees are malformed.
  package fileprivate(set) var malformed: [MalformedFolder] = []
}

/// A folder whose tree is malformed, or whose path is too deep or too long: it counts as an empty one.
package struct MalformedFolder: Hashable, Sendable {
  /// The bytes of the folder's path; empty for the root.
  package let path: [UInt8]
  package let id: ObjectID
  /// Whether it is in the new tree; otherwise in the old one.
  package let isNew: Bool

  package init(path: [UInt8], id: ObjectID, isNew: Bool) {
    self.path = path
    self.id = id
    self.isNew = isNew
  }
}

extension Repository {
  /// Compares two trees.
  ///
  /// Over the raw objects: folders with equal ids are not read, and equal entries at the start and the end of a folder
  /// are skipped by their bytes, so that the cost depends on what a commit changes. Of trees that name the same folders
  /// over and over, a few hundred bytes of which can stand for billions of files, not all repetitions are looked at:
  /// `TreeBudget`.
  ///
  /// - Parameters:
  ///   - old: The tree before; `nil` for the empty tree.
  ///   - new: The tree after; `nil` for the empty tree.
  ///   - under: Called for each folder that differs, to decide whether to compare it. Files are always compared.
  package func difference(
    _ old: ObjectID?, _ new: ObjectID?, under: (_ folder: TreeChange) -> Bool = { _ in true }
  ) throws(GitError) -> TreeDifference {
    guard old != new else { return TreeDifference() }
    return try withoutActuallyEscaping(under) { (under) throws(GitError) in
      var comparison = TreeComparison(self, under: under)
      try comparison.compare(old, new, at: [], depth: 0)
      return comparison.difference
    }
  }
}

/// The comparison of two trees, with the differences found so far.
private struct TreeComparison {
  private let repository: Repository
  private let under: (_ folder: TreeChange) -> Bool
  private var budget = TreeBudget<Pair>()
  private(set) var difference = TreeDifference()

  private struct Pair: Hashable {
    let old: ObjectID?
    let new: ObjectID?
  }

  init(_ repository: Repository, under: @escaping (_ folder: TreeChange) -> Bool) {
    self.repository = repository
    self.under = under
  }

  /// Compares the folders `old` and `new`, both at `folder`.
  mutating func compare(_ old: ObjectID?, _ new: ObjectID?, at folder: [UInt8], depth: Int) throws(GitError) {
    guard budget.mayEnter(Pair(old: old, new: new)) else { return }
    var (left, right) = (
      try entries(of: old, at: folder, depth, isNew: false), try entries(of: new, at: folder, depth, isNew: true)
    )
    TreeBytes.skipCommonPrefix(&left, &right)
    let suffix = TreeBytes.commonSuffix(left, right)
    let isDone = { (left: TreeBytes, right: TreeBytes) in left.remaining == right.remaining && left.remaining <= suffix
    }
    guard !isDone(left, right) else { return }
    var (before, after) = (left.next(), right.next())
    while before != nil || after != nil {
      let pair = paired(before, after)
      try note(pair, at: folder, depth: depth)
      if isDone(left, right), pair == (before, after) { return }
      if pair.old != nil { before = left.next() }
      if pair.new != nil { after = right.next() }
    }
  }

  /// The entries of a folder, which is noted where it counts as empty.
  private mutating func entries(
    of id: ObjectID?, at folder: [UInt8], _ depth: Int, isNew: Bool
  ) throws(GitError) -> TreeBytes {
    guard let id else { return TreeBytes() }
    do throws(GitError) {
      if TreeBudget<Pair>.isWithinLimits(folder, depth: depth) { return try repository.treeBytes(id) }
    } catch {
      try repository.ignoringBadObject(error)
    }
    difference.malformed.append(MalformedFolder(path: folder, id: id, isNew: isNew))
    return TreeBytes()
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
    budget.spend()
    let change = TreeChange(path: joined(folder, name), old: pair.old, new: pair.new)
    guard (pair.old ?? pair.new)?.mode == .tree else {
      difference.changes.append(change)
      return
    }
    if under(change) { try compare(pair.old?.id, pair.new?.id, at: change.path, depth: depth + 1) }
  }
}

/// One path at which two trees differ.
package struct TreeChange: Sendable, Hashable {
  /// The bytes of the whole path.
  package let path: [UInt8]
  /// What was there; `nil` where it was added.
  package let old: TreeEntry?
  /// What is there now; `nil` where it was deleted.
  package let new: TreeEntry?

  package init(path: [UInt8], old: TreeEntry?, new: TreeEntry?) {
    self.path = path
    self.old = old
    self.new = new
  }
}
