package import Core
internal import SocialText

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
    let identity: FileIdentity?
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
  package func firstPlace(of path: [UInt8]) -> Int { indices.partitioningIndex { order(of: $0, to: path) >= 0 } }

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

/// A file of the tree under check.
///
/// It is an index into the list of all files: its path is converted to text only on access, which most files never
/// need.
package struct ContentFile: Sendable {
  private let files: ContentFiles
  /// Where it stands among them.
  package let place: Int

  init(_ files: ContentFiles, at place: Int) {
    self.files = files
    self.place = place
  }

  /// What git, or the file system, holds under the path.
  package enum Kind: Sendable, Hashable {
    case regular
    case executable
    case symbolicLink
    case submodule
    /// Neither file nor link, in a work tree: a pipe, a device, a folder in place of a file.
    case special
  }

  /// From the content repository's root, with `/`.
  package var path: String { withPath { String(decoding: $0, as: UTF8.self) } }

  package var kind: Kind { files.entries[place].kind }

  /// What tells its content from any other; `nil` where git does not know the content.
  package var identity: FileIdentity? { files.entries[place].identity }

  /// The id of its git blob, where git knows its content.
  package var blob: ObjectID? { identity?.blob }

  /// A hash of the path, stable between runs.
  package var pathHash: UInt64 { withPath(StableHash.of) }

  /// Calls `body` with the bytes of the path.
  package func withPath<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    files.withPath(of: place, body)
  }

  /// Whether the file is a post, by its path.
  package var isPost: Bool { withPath { Self.isPost($0) } }

  /// Whether a path is a post's: `posts/**/*.md`.
  package static func isPost(_ path: String) -> Bool {
    var path = path
    return path.withUTF8 { isPost(UnsafeRawBufferPointer($0)) }
  }

  package static func isPost(_ path: UnsafeRawBufferPointer) -> Bool {
    path.begins(with: "posts/") && path.ends(with: ".md")
  }

  /// Whether the file lies under `posts/`, or is named like that folder itself.
  package var isUnderPosts: Bool {
    withPath { $0.begins(with: "posts/") || $0.elementsEqual("posts".utf8) }
  }
}

/// What tells the content of a file from any other, without reading it.
package struct FileIdentity: Hashable, Sendable {
  /// Its git blob.
  package let blob: ObjectID
  /// The size of a file of a work tree, in bytes, as far as git keeps it; `nil` where the content is that of the blob. On
  /// disk it may be another one, since git-LFS and other filters change it, or did not run yet.
  package let sizeOnDisk: UInt32?

  package init(_ blob: ObjectID, sizeOnDisk: UInt32? = nil) {
    self.blob = blob
    self.sizeOnDisk = sizeOnDisk
  }
}

extension ContentFiles {
  /// Paths of files and folders that are one path to some computers, group by group.
  func twins() -> [[ExactText]] {
    let fileHashes = map { $0.withPath(FoldedPath.hash) }
    let folders = folders().map { (path: $0, hash: $0.withUnsafeBytes(FoldedPath.hash)) }
    let repeated = RepeatedHashes(fileHashes + folders.map(\.hash))
    let candidates =
      indices.filter { repeated.contains(fileHashes[$0]) }.map { self[$0].path }
      + folders.filter { repeated.contains($0.hash) }.map { String(decoding: $0.path, as: UTF8.self) }
    return Dictionary(grouping: candidates.map(ExactText.init)) { FoldedPath($0.text) }.values
      .filter { $0.count > 1 }
      .map { $0.sorted() }
  }

  /// The folders that files lie in, and those above them.
  private func folders() -> Set<[UInt8]> {
    var known: Set<[UInt8]> = []
    var last: [UInt8] = []
    for file in self {
      file.withPath { path in
        let folder = UnsafeRawBufferPointer(rebasing: path[..<(path.lastIndex(of: UInt8(ascii: "/")) ?? 0)])
        guard folder.count != last.count || !last.withUnsafeBytes(folder.begins) else { return }
        let folders = path.indices.filter { path[$0] == UInt8(ascii: "/") }.map { Array(path[..<$0]) }
        known.formUnion(folders)
        last = folders.last ?? []
      }
    }
    return known
  }
}

/// Builds a list of files.
package struct FileCollector {
  private var entries: [ContentFiles.Entry] = []
  private var paths: [UInt8]
  private let sharesPaths: Bool
  private var isSorted = true
  /// The files that are not appended; `nil` where there are none.
  package var unlisted: (any UnlistedFiles)?

  /// - Parameter paths: bytes that already contain the paths of the files.
  package init(expecting count: Int = 0, paths: [UInt8] = []) {
    entries.reserveCapacity(count)
    // Paths that are not UTF-8 have to be changed, so only ASCII can be shared.
    sharesPaths = paths.reduce(0, |) < 0x80
    self.paths = sharesPaths ? paths : []
  }

  /// - Parameters:
  ///   - path: bytes that are not UTF-8 become U+FFFD.
  ///   - place: its range in the paths that this was made with.
  package mutating func append(
    _ path: UnsafeRawBufferPointer, at place: Range<Int>? = nil, _ kind: ContentFile.Kind,
    _ identity: FileIdentity? = nil
  ) {
    if sharesPaths, let place { return append(place, kind, identity) }
    let start = paths.count
    if path.contains(where: { $0 >= 0x80 }) {
      paths.append(contentsOf: String(decoding: path, as: UTF8.self).utf8)
    } else {
      paths.append(contentsOf: path)
    }
    append(start..<paths.count, kind, identity)
  }

  package mutating func append(_ path: String, _ kind: ContentFile.Kind, _ identity: FileIdentity? = nil) {
    var path = path
    path.withUTF8 { append(UnsafeRawBufferPointer($0), kind, identity) }
  }

  private mutating func append(_ path: Range<Int>, _ kind: ContentFile.Kind, _ identity: FileIdentity?) {
    let entry = ContentFiles.Entry(identity: identity, kind: kind, path: path)
    isSorted = isSorted && entries.last.map { order($0, entry) < 0 } ?? true
    entries.append(entry)
  }

  private func order(_ left: ContentFiles.Entry, _ right: ContentFiles.Entry) -> Int {
    paths.withUnsafeBytes { paths in
      ExactText.order(
        UnsafeRawBufferPointer(rebasing: paths[left.path]), UnsafeRawBufferPointer(rebasing: paths[right.path]))
    }
  }

  /// The appended files, in order. Paths that are not UTF-8 may be in another order than they were appended in.
  package var files: ContentFiles {
    ContentFiles(
      entries: isSorted ? entries : entries.sorted { order($0, $1) < 0 }, paths: paths, unlisted: unlisted)
  }
}
