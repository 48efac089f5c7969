/// How deep and how far a walk through trees goes.
///
/// A few hundred bytes of nested trees that name each other's children can stand for billions of files. So a walk that
/// has seen many entries does not enter a folder a second time, at any path: its cost is bounded by what was pushed.
package struct TreeBudget<Folder: Hashable> {
  /// The most nested folders: no system has deeper files.
  static var depthLimit: Int { 256 }
  /// The longest path of a folder in bytes: Linux's `PATH_MAX`.
  static var pathLimit: Int { 4_096 }
  /// How many entries a walk visits before it skips folders that it was in.
  private static var entryLimit: Int { 50_000 }

  private var entries = 0
  private var entered: Set<Folder> = []

  package init() {}

  /// Counts one entry.
  package mutating func spend() { entries += 1 }

  /// Whether to enter a folder, which then counts as entered.
  package mutating func mayEnter(_ folder: Folder) -> Bool {
    entered.insert(folder).inserted || entries < Self.entryLimit
  }

  /// Whether a folder at `path`, `depth` folders below the root, is one that systems can have.
  static func isWithinLimits(_ path: [UInt8], depth: Int) -> Bool { depth <= depthLimit && path.count <= pathLimit }
}
