/// How deep and how far a walk through trees may go.
///
/// A few hundred bytes of nested trees that name each other's children can stand for billions of files.
struct TreeBudget {
  static let depthLimit = 256
  private static let entryLimit = 5_000_000
  private var entries = 0

  /// Counts one entry, `depth` folders below the root.
  mutating func spend(depth: Int) throws(GitError) {
    entries += 1
    guard depth <= Self.depthLimit, entries <= Self.entryLimit else {
      throw GitError(
        .tooLarge, operation: "walk through a tree",
        message: "it is deeper than \(Self.depthLimit) folders or has more than \(Self.entryLimit) entries")
    }
  }
}
