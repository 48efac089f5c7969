/// The files of git's index, in the order of their paths' bytes.
///
/// Held in two allocations for any number of files; each `StagedFile` is made on access.
package struct StagedFiles: RandomAccessCollection, Sendable {
  private var entries: [Entry] = []
  /// Of all files, one after the other.
  package private(set) var paths: [UInt8] = []
  /// The ids of the trees that folders of the index are, where git remembers them; the root has no name.
  package internal(set) var trees: [[UInt8]: ObjectID] = [:]
  /// Whether a merge is not resolved: its files have several contents, and are left out here.
  var isUnmerged = false
  /// Whether there are folders among the files, which a sparse index does not expand.
  private(set) var hasFolders = false

  private struct Entry {
    let id: ObjectID
    let pathEnd: UInt32
    let stamp: FileStamp
    let mode: FileMode
    let isLeftOut: Bool
  }

  init(expecting count: Int) {
    entries.reserveCapacity(count)
    paths.reserveCapacity(32 * count)
  }

  /// Appends a file. Returns false if it does not come after the last one, or if all paths together become too long.
  mutating func append(
    _ path: UnsafeRawBufferPointer, _ mode: FileMode, _ id: ObjectID, _ stamp: FileStamp, isLeftOut: Bool
  ) -> Bool {
    guard entries.isEmpty || order(of: count - 1, to: path) < 0 else { return false }
    paths.append(contentsOf: path)
    guard let end = UInt32(exactly: paths.count) else { return false }
    entries.append(Entry(id: id, pathEnd: end, stamp: stamp, mode: mode, isLeftOut: isLeftOut))
    hasFolders = hasFolders || mode == .tree
    return true
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { entries.count }

  package subscript(place: Int) -> StagedFile {
    let entry = entries[place]
    return StagedFile(path: Array(paths[stretch(place)]), mode: entry.mode, id: entry.id, stamp: entry.stamp)
  }

  /// What the file looked like when it had the content that git knows.
  package func stamp(of place: Int) -> FileStamp { entries[place].stamp }

  /// Whether git takes the file for unchanged where it is not on disk: it is left out of a sparse checkout
  /// (skip-worktree), or said to be unchanged (assume-unchanged).
  package func isLeftOut(_ place: Int) -> Bool { entries[place].isLeftOut }

  /// What the file is, without its path.
  package func kind(of place: Int) -> (mode: FileMode, id: ObjectID) { (entries[place].mode, entries[place].id) }

  /// The bytes of a file's path.
  package func path(of place: Int) -> ArraySlice<UInt8> { paths[stretch(place)] }

  /// The place of the first file whose path is `path` or comes after it; the end where none does.
  package func firstPlace(of path: [UInt8]) -> Int { firstPlace(of: path, among: indices) }

  /// The place of the file at `path`; `nil` where none of those at `places` is.
  package func place(of path: [UInt8], among places: Range<Int>) -> Int? {
    let place = firstPlace(of: path, among: places)
    return place < places.upperBound && order(of: place, to: path) == 0 ? place : nil
  }

  private func firstPlace(of path: [UInt8], among places: Range<Int>) -> Int {
    var (low, high) = (places.lowerBound, places.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if order(of: middle, to: path) < 0 { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Compares the path of a file with `path`. Negative, zero or positive, like `memcmp`.
  package func order(of place: Int, to path: [UInt8]) -> Int {
    path.withUnsafeBytes { order(of: place, to: $0) }
  }

  private func order(of place: Int, to path: UnsafeRawBufferPointer) -> Int {
    paths.withUnsafeBytes { byteOrder(UnsafeRawBufferPointer(rebasing: $0[stretch(place)]), path) }
  }

  /// Where the path of a file lies in `paths`.
  package func stretch(_ place: Int) -> Range<Int> {
    (place == 0 ? 0 : Int(entries[place - 1].pathEnd))..<Int(entries[place].pathEnd)
  }
}
