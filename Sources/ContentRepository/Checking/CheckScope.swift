internal import Checks
internal import Core
internal import Git
internal import SocialText

/// Which files `check` reports on.
struct CheckScope {
  /// The files and folders that were given; empty if none were, or the whole tree. Compared as Swift's strings are: on
  /// disk, letters may be composed in another way than they were typed.
  private let named: Set<String>
  /// What differs from the base revision; `nil` if none was given.
  private var changed: Set<ExactText>?
  /// The hashes of the paths that changed or were deleted.
  let changedHashes: Set<UInt64>

  init(paths: [String], changed: Set<ExactText>?) {
    let named = Set(paths.map { $0.split(separator: "/").filter { $0 != "." }.joined(separator: "/") })
    self.named = named.contains("") ? [] : named
    self.changed = changed
    changedHashes = Set((changed ?? []).map { StableHash.of($0.text) })
  }

  /// Whether a path was given or lies in a folder that was, and differs from the base.
  func contains(_ path: String) -> Bool { isNamed(path) && changed?.contains(ExactText(path)) ?? true }

  private func isNamed(_ path: String) -> Bool {
    named.isEmpty || named.contains(path) || FileIndex.folders(above: path).contains(where: named.contains)
  }

  /// Whether all files are reported on.
  var isWhole: Bool { named.isEmpty && changed == nil }

  /// The files of a tree that are reported on, in their order.
  func files(of index: FileIndex) -> [ContentFile] {
    guard let changed else { return index.list.filter { named.isEmpty || isNamed($0.path) } }
    return changed.filter { isNamed($0.text) }.sorted().compactMap { index.file(at: $0.text) }
  }

  /// Whether a post names a file that changed or was deleted. Compares hashes: a collision only means that one post
  /// more is checked.
  func namesChangedFile(_ post: PostTrace) -> Bool { post.files.contains(where: changedHashes.contains) }

  /// Adds posts as if they had changed themselves.
  mutating func include(_ paths: [String]) { changed?.formUnion(paths.map(ExactText.init)) }
}

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
    if next < list.count, list[next].blob == entry.id, list[next].kind == entry.mode.fileKind,
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
