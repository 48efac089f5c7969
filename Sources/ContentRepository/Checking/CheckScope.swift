internal import Validation

/// Which files `check` reports on.
struct CheckScope {
  /// Files and folders by name; empty where none was named.
  private let named: [Named]
  /// What differs from the revision compared with; nothing where none was named.
  private var changed: Set<ExactText>?
  /// The hashes of what changed or went.
  let changedHashes: Set<UInt64>

  /// A file or a folder, with what the paths in the folder begin with.
  private struct Named {
    let path: String
    let beginning: String

    func contains(_ other: String) -> Bool { path.isEmpty || other == path || other.hasPrefix(beginning) }
  }

  init(paths: [String], changed: Set<ExactText>?) {
    named = paths.map { path in
      let path = path.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
      return Named(path: path, beginning: path + "/")
    }
    self.changed = changed
    changedHashes = Set((changed ?? []).map { StableHash.of($0.text) })
  }

  func contains(_ path: String) -> Bool { isNamed(path) && changed?.contains(ExactText(path)) ?? true }

  private func isNamed(_ path: String) -> Bool { named.isEmpty || named.contains { $0.contains(path) } }

  /// The files of a tree that are reported on, in their order.
  func files(of index: FileIndex) -> [ContentFile] {
    guard let changed else { return named.isEmpty ? index.list : index.list.filter { isNamed($0.path) } }
    return changed.filter { isNamed($0.text) }.sorted().compactMap { index.file(at: $0.text) }
  }

  /// Whether a post names a file that changed or went, by its hash: who is brought in too many is checked in vain.
  func namesChangedFile(_ post: PostTrace) -> Bool { post.files.contains(where: changedHashes.contains) }

  /// Adds posts as if they had changed themselves.
  mutating func include(_ paths: [String]) { changed?.formUnion(paths.map(ExactText.init)) }
}
