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
    _ path: UnsafeRawBufferPointer, at place: Range<Int>? = nil, _ kind: ContentFile.Kind, blob: BlobID? = nil
  ) {
    if sharesPaths, let place { return append(place, kind, blob) }
    let start = paths.count
    if path.contains(where: { $0 >= 0x80 }) {
      paths.append(contentsOf: String(decoding: path, as: UTF8.self).utf8)
    } else {
      paths.append(contentsOf: path)
    }
    append(start..<paths.count, kind, blob)
  }

  package mutating func append(_ path: String, _ kind: ContentFile.Kind, blob: BlobID? = nil) {
    var path = path
    path.withUTF8 { append(UnsafeRawBufferPointer($0), kind, blob: blob) }
  }

  private mutating func append(_ path: Range<Int>, _ kind: ContentFile.Kind, _ blob: BlobID?) {
    let entry = ContentFiles.Entry(blob: blob, kind: kind, path: path)
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
