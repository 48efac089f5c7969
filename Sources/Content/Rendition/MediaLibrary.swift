package import Canonical

/// A file that a post names, as far as a rendition and the rules about media need to know it.
package struct MediaFile: Sendable {
  /// Of the bytes that readers get: for a git-LFS pointer those it points to.
  package var sha256: Digest
  /// In bytes, likewise.
  package var size: Int64
  /// Whether the repository holds only a git-LFS pointer.
  package var isPointer: Bool
  /// The facts in the header of the bytes; `nil` for a pointer, or if they begin like no known type of file.
  package var facts: MediaFacts?

  package init(sha256: Digest, size: Int64, isPointer: Bool = false, facts: MediaFacts? = nil) {
    self.sha256 = sha256
    self.size = size
    self.isPointer = isPointer
    self.facts = facts
  }
}

extension MediaFile {
  /// The file with these bytes: hashed and inspected while they are in memory.
  package init(bytes: [UInt8]) {
    self.init(sha256: Digest(of: bytes), size: Int64(bytes.count), facts: MediaFacts.read(bytes))
  }
}

/// Where renditions find the files that posts name.
package protocol MediaLibrary {
  /// The regular file at `path` from the repository's root; `nil` where there is none.
  func file(at path: String) -> MediaFile?
}
