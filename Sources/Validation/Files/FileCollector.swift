/// Puts files together into a list.
package struct FileCollector {
  private var entries: [ContentFiles.Entry] = []
  private var paths: [UInt8]
  private let sharesPaths: Bool
  private var isSorted = true
  /// What else there is, by name.
  package var isUnlisted: @Sendable (_ path: String) -> Bool = { _ in false }

  /// - Parameter paths: bytes in which the paths of files lie already.
  package init(expecting count: Int = 0, paths: [UInt8] = []) {
    entries.reserveCapacity(count)
    // Bytes that are not UTF-8 would have to become others.
    sharesPaths = paths.reduce(0, |) < 0x80
    self.paths = sharesPaths ? paths : []
  }

  /// - Parameters:
  ///   - path: bytes that are not UTF-8 become U+FFFD.
  ///   - place: where it lies in the paths that this was made with.
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

  /// What was appended, in order. Paths that are no UTF-8 may come in another order than the files did.
  package var files: ContentFiles {
    ContentFiles(
      entries: isSorted ? entries : entries.sorted { order($0, $1) < 0 }, paths: paths, isUnlisted: isUnlisted)
  }
}
