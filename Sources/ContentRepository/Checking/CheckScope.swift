internal import Validation

/// Which files `check` reports on.
struct CheckScope {
  /// Empty where nothing was named.
  private let named: NamedPaths
  /// What differs from the revision compared with; `nil` where none was named.
  private var changed: Set<ExactText>?
  /// The hashes of what changed or went.
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

  /// Whether a path was named, or lies in a folder that was, or nobody named any.
  func isNamed(_ path: UnsafeRawBufferPointer) -> Bool { named.isEmpty || named.contains(path) }

  /// Whether everything is reported on.
  var isWhole: Bool { named.isEmpty && changed == nil }

  /// Whether nothing but posts were named.
  var isOfPosts: Bool { named.areAllPosts }

  /// The files of a tree that are reported on, in their order.
  func files(of index: FileIndex) -> [ContentFile] {
    guard let changed else {
      return named.isEmpty ? Array(index.list) : named.places(in: index.list).map { index.list[$0] }
    }
    return changed.filter { isNamed($0.text) }.sorted().compactMap { index.file(at: $0.text) }
  }

  /// Whether a post names a file that changed or went, by its hash: who is brought in too many is checked in vain.
  func namesChangedFile(_ post: PostTrace) -> Bool { post.files.contains(where: changedHashes.contains) }

  /// Adds posts as if they had changed themselves.
  mutating func include(_ paths: [String]) { changed?.formUnion(paths.map(ExactText.init)) }
}
