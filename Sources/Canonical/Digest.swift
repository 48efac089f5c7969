internal import Crypto

/// A SHA-256 digest, written `sha256:<64 hexadecimal digits>`.
package struct Digest: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The 64 lower-case hexadecimal digits alone.
  package let hex: String

  /// The digest of `bytes`.
  package init(of bytes: some Sequence<UInt8>) {
    var hasher = SHA256()
    if bytes.withContiguousStorageIfAvailable({ hasher.update(bufferPointer: UnsafeRawBufferPointer($0)) }) == nil {
      hasher.update(data: Array(bytes))
    }
    hex = Canonical.hex(hasher.finalize())
  }

  /// Reads `sha256:<hex>`; nothing where the text is anything else.
  package init?(_ text: String) {
    let prefix = "sha256:".utf8
    guard text.utf8.starts(with: prefix) else { return nil }
    // Bytes, not characters: a combining mark after the colon would vanish with it.
    self.init(hex: String(decoding: text.utf8.dropFirst(prefix.count), as: UTF8.self))
  }

  /// Reads 64 hexadecimal digits; nothing where the text is anything else.
  package init?(hex: String) {
    guard isLowercaseHex(hex, count: 64) else { return nil }
    self.hex = hex
  }

  package var description: String { "sha256:" + hex }

  package static func < (left: Digest, right: Digest) -> Bool { left.hex < right.hex }
}
