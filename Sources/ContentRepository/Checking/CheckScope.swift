internal import Validation

/// Which files `check` reports on.
struct CheckScope {
  /// Files and folders by name; empty where none was named.
  private let named: [String]
  /// What differs from the revision compared with; nothing where none was named.
  private var changed: Set<String>?
  private let changedHashes: Set<UInt64>

  init(paths: [String], changed: Set<String>?) {
    named = paths.map { $0.split(separator: "/").filter { $0 != "." }.joined(separator: "/") }
    self.changed = changed
    changedHashes = Set((changed ?? []).map { StableHash.of($0) })
  }

  func contains(_ path: String) -> Bool {
    let isNamed = named.isEmpty || named.contains { $0.isEmpty || path == $0 || path.hasPrefix($0 + "/") }
    return isNamed && changed?.contains(path) ?? true
  }

  /// Whether a post names a file that changed or went, by its hash: who is brought in too many is checked in vain.
  func namesChangedFile(_ post: PostTrace) -> Bool { post.files.contains(where: changedHashes.contains) }

  /// Adds posts as if they had changed themselves.
  mutating func include(_ paths: [String]) { changed?.formUnion(paths) }
}
