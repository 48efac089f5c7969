/// A checksum against accidental damage. It does not protect against an attacker.
enum Checksum {
  private static let factor: UInt64 = 0x9E37_79B9_7F4A_7C15

  static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    let whole = bytes.count & ~7
    var sum = UInt64(bytes.count)
    for offset in stride(from: 0, to: whole, by: 8) {
      add(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)), to: &sum)
    }
    for byte in bytes[whole...] { add(UInt64(byte), to: &sum) }
    return sum
  }

  static func of(_ bytes: [UInt8]) -> UInt64 { bytes.withUnsafeBytes { of($0) } }

  private static func add(_ word: UInt64, to sum: inout UInt64) {
    sum = (sum ^ word) &* factor
    sum ^= sum >> 32
  }
}
