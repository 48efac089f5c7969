internal import Git
internal import Validation

/// The difference between the tree under check and that of the base revision.
///
/// Both are in the order of the paths, so that they are compared while the other is read. What is not the same at the
/// same place is set aside and compared again later: among it are paths that are not UTF-8, whose order as text is
/// different.
struct BaseDifference {
  /// Files of the tree under check, in their order.
  private(set) var files: [ContentFile] = []
  /// Files of the other.
  private(set) var before: [ExactText: TreeEntry] = [:]
  private let list: ContentFiles
  /// The next file of the list to be compared.
  private var next = 0

  /// - Parameter trees: the trees that folders of the tree under check are, where they are known: folders that the
  ///   other tree has unchanged are skipped.
  init(_ index: FileIndex, trees: [[UInt8]: ObjectID], base: ObjectID, in repository: Repository) throws {
    list = index.list
    try repository.walkTree(base, isKnown: { trees[$0] == $1 && skip($0) }) { path, entry in
      compare(entry, at: path)
    }
    files += list[next...]
  }

  private mutating func compare(_ entry: TreeEntry, at path: [UInt8]) {
    setAside(before: path)
    if next < list.count, list[next].blob == BlobID(entry.id), list[next].kind == entry.mode.fileKind,
      list.order(of: next, to: path) == 0
    {
      next += 1
    } else {
      before[ExactText(String(decoding: path, as: UTF8.self))] = entry
    }
  }

  private mutating func setAside(before path: [UInt8]) {
    while next < list.count, list.order(of: next, to: path) < 0 {
      files.append(list[next])
      next += 1
    }
  }

  /// Skips a folder. One whose name is not UTF-8 has to be read: another may have the same name as text.
  private mutating func skip(_ folder: [UInt8]) -> Bool {
    guard String(validating: folder, as: UTF8.self) != nil else { return false }
    guard !folder.isEmpty else {
      next = list.count
      return true
    }
    setAside(before: folder + [UInt8(ascii: "/")])
    next = list.firstPlace(of: folder + [UInt8(ascii: "/") + 1])
    return true
  }
}
