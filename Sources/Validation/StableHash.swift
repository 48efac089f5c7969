/// FNV-1a, 64 bits: the same on every machine and in every run, unlike `Hasher`.
///
/// It only finds candidates, to be compared as a whole: texts with the same hash are easy to construct.
package enum StableHash {
  static let start: UInt64 = 0xCBF2_9CE4_8422_2325
  static let prime: UInt64 = 0x0000_0100_0000_01B3

  package static func of(_ text: String) -> UInt64 {
    var text = text
    return text.withUTF8 { of(UnsafeRawBufferPointer($0)) }
  }

  package static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash = start
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* prime }
    return hash
  }
  /// Whether something holds for a path or a folder above it, given by its hash and its length.
  package static func isAny(
    ofFoldersAnd path: UnsafeRawBufferPointer, _ fits: (_ hash: UInt64, _ length: Int) -> Bool
  ) -> Bool {
    var hash = start
    for (length, byte) in path.enumerated() {
      if byte == UInt8(ascii: "/"), fits(hash, length) { return true }
      hash = (hash ^ UInt64(byte)) &* prime
    }
    return fits(hash, path.count)
  }
}
