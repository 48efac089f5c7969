package import Canonical

/// A file that a post names, as far as a rendition needs to know it.
package struct MediaFile: Sendable {
  /// Of the bytes that readers get: for a git-LFS pointer those it points to.
  package var sha256: Digest
  /// In bytes, likewise.
  package var size: Int64
  /// Whether the repository holds only a git-LFS pointer.
  package var isPointer: Bool

  package init(sha256: Digest, size: Int64, isPointer: Bool = false) {
    self.sha256 = sha256
    self.size = size
    self.isPointer = isPointer
  }
}

/// Where renditions find the files that posts name.
package protocol MediaLibrary {
  /// The regular file at `path` from the repository's root; nothing where there is none.
  func file(at path: String) -> MediaFile?
}
