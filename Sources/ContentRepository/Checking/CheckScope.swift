internal import Validation

/// Which files `check` reports on.
struct CheckScope {
  /// Empty if no paths were given.
  private let named: NamedPaths
  /// What differs from the base revision; `nil` if none was given.
  private var changed: Set<ExactText>?
  /// The hashes of the paths that changed or were deleted.
  let changedHashes: Set<UInt64>

  init(paths: [String], changed: Set<ExactText>?) {
    named = NamedPaths(paths)
    self.changed = changed
    changedHashes = Set((changed ?? []).map { StableHash.of($0.text) })
  }

  func contains(_ path: String) -> Bool { isNamed(path) && changed?.contains(ExactText(path)) ?? true }

  private func isNamed(_ path: String) -> Bool {
    var path = path
    return path.withUTF8 { isNamed(UnsafeRawBufferPointer($0)) }
  }

  /// Whether a path was given or lies in a folder that was; true for all if no paths were given.
  func isNamed(_ path: UnsafeRawBufferPointer) -> Bool { named.isEmpty || named.contains(path) }

  /// Whether all files are reported on.
  var isWhole: Bool { named.isEmpty && changed == nil }

  /// Whether only posts were given.
  var isOfPosts: Bool { named.areAllPosts }

  /// The files of a tree that are reported on, in their order.
  func files(of index: FileIndex) -> [ContentFile] {
    guard let changed else {
      return named.isEmpty ? Array(index.list) : named.places(in: index.list).map { index.list[$0] }
    }
    return changed.filter { isNamed($0.text) }.sorted().compactMap { index.file(at: $0.text) }
  }

  /// Whether a post names a file that changed or was deleted. Compares hashes: a collision only means that one post
  /// more is checked.
  func namesChangedFile(_ post: PostTrace) -> Bool { post.files.contains(where: changedHashes.contains) }

  /// Adds posts as if they had changed themselves.
  mutating func include(_ paths: [String]) { changed?.formUnion(paths.map(ExactText.init)) }
}
