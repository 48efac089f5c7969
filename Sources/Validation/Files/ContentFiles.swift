/// The files of a tree, in the order of their paths' bytes.
///
/// Held in two allocations for any number of files: one allocation per file would take longer than checking a post.
package final class ContentFiles: RandomAccessCollection, Sendable {
  let entries: [Entry]
  /// Of all files.
  private let paths: [UInt8]
  /// The files beside those that are listed; `nil` where all are listed.
  package let unlisted: (any UnlistedFiles)?

  struct Entry: Sendable {
    let blob: BlobID?
    let kind: ContentFile.Kind
    /// Where the path lies among all.
    let path: Range<Int>
  }

  init(entries: [Entry], paths: [UInt8], unlisted: (any UnlistedFiles)?) {
    self.unlisted = unlisted
    self.entries = entries
    self.paths = paths
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { entries.count }

  package subscript(place: Int) -> ContentFile { ContentFile(self, at: place) }

  func withPath<Result>(of place: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    paths.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[entries[place].path])) }
  }

  /// Compares the path of a file with `path`. Negative, zero or positive, like `memcmp`.
  package func order(of place: Int, to path: [UInt8]) -> Int {
    path.withUnsafeBytes { path in withPath(of: place) { ExactText.order($0, path) } }
  }

  /// The place of the first file whose path is `path` or comes after it; the end where none does.
  package func firstPlace(of path: [UInt8]) -> Int { indices.firstPlace { order(of: $0, to: path) >= 0 } }

  /// The place of the file at `path`, byte for byte.
  package func place(of path: String) -> Int? {
    let path = Array(path.utf8)
    let place = firstPlace(of: path)
    return place < count && order(of: place, to: path) == 0 ? place : nil
  }
}

/// Regular files that are untracked and not ignored. They are not listed, as there may be very many.
package protocol UnlistedFiles: Sendable {
  /// Whether there is such a file at `path`, which is not listed.
  func contains(_ path: String) -> Bool

  /// The paths of the folder of `path`, also where its name is written in another case or composition; empty where there
  /// are too many. Some may be listed, or be no such files.
  func paths(beside path: String) -> [String]

  /// The paths of the files that the post at `post` names as git has it; empty where git does not.
  func files(ofTracked post: String) -> Set<ExactText>
}
