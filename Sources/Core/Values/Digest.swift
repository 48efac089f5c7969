#if canImport(CryptoKit)
  internal import CryptoKit
#else
  internal import CCrypto
#endif

/// A SHA-256 digest, written `sha256:<64 hexadecimal digits>`.
///
/// Ordered as its digits are. Its 32 bytes lie in the value itself: large ledgers hold hundreds of thousands.
package struct Digest: Hashable, Sendable, BitwiseCopyable, Comparable, CustomStringConvertible {
  /// The 32 bytes, most significant first, in four words.
  private let words: (UInt64, UInt64, UInt64, UInt64)

  /// The digest of `bytes`.
  package init(of bytes: some Sequence<UInt8>) {
    self =
      bytes.withContiguousStorageIfAvailable { Digest(sha256: sha256(UnsafeRawBufferPointer($0))) }
      ?? Array(bytes).withUnsafeBytes { Digest(sha256: sha256($0)) }
  }

  /// Reads `sha256:<hex>`; `nil` for any other text.
  package init?(_ text: String) {
    let prefix = "sha256:".utf8
    guard text.utf8.starts(with: prefix) else { return nil }
    // On bytes, not characters: dropping the colon as a character would drop a combining mark after it as well.
    self.init(hex: String(decoding: text.utf8.dropFirst(prefix.count), as: UTF8.self))
  }

  /// Reads 64 lower-case hexadecimal digits; `nil` for any other text.
  package init?(hex: String) {
    guard isLowercaseHex(hex, count: 64) else { return nil }
    self.init(sha256: Core.bytes(ofHex: hex.utf8))
  }

  /// How many bytes a digest has.
  package static let byteCount = 32

  /// The digest that 32 raw bytes stand for; `nil` where there are more or fewer.
  package init?(bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    self.init(sha256: bytes)
  }

  /// - Parameter bytes: 32 of them.
  private init(sha256 bytes: [UInt8]) {
    func word(_ index: Int) -> UInt64 { bytes[index * 8..<index * 8 + 8].reduce(0) { $0 << 8 | UInt64($1) } }
    words = (word(0), word(1), word(2), word(3))
  }

  /// The first eight bytes.
  package var prefix: UInt64 { words.0 }

  /// The 64 lower-case hexadecimal digits alone.
  package var hex: String { Core.hex(bytes) }

  /// The 32 bytes.
  package var bytes: [UInt8] {
    let words = (words.0.bigEndian, words.1.bigEndian, words.2.bigEndian, words.3.bigEndian)
    return withUnsafeBytes(of: words, Array.init)
  }

  package var description: String { "sha256:" + hex }

  package static func == (left: Digest, right: Digest) -> Bool { left.words == right.words }

  package static func < (left: Digest, right: Digest) -> Bool { left.words < right.words }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
    hasher.combine(words.1)
    hasher.combine(words.2)
    hasher.combine(words.3)
  }
}

#if canImport(CryptoKit)
  private func sha256(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    var hasher = SHA256()
    hasher.update(bufferPointer: bytes)
    return Array(hasher.finalize())
  }
#else
  /// The algorithm, looked up once: OpenSSL 3 looks for a provider each time that `EVP_sha256()` is used.
  ///
  /// Immutable after its making, and documented as safe to share between threads.
  nonisolated(unsafe) private let algorithm = EVP_MD_fetch(nil, "SHA256", nil)

  private func sha256(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 32) { digest, count in
      let done = EVP_Digest(bytes.baseAddress, bytes.count, digest.baseAddress, nil, algorithm ?? EVP_sha256(), nil)
      // It fails only without memory, or in an OpenSSL that was built without SHA-256: no digest may be made up then.
      precondition(done == 1, "libcrypto could not compute SHA-256")
      count = 32
    }
  }
#endif

/// The sixteen digits.
private let digits = Array("0123456789abcdef".utf8)

/// Bytes as lower-case hexadecimal digits, two each.
func hex(_ bytes: some Sequence<UInt8>) -> String {
  var text: [UInt8] = []
  text.reserveCapacity(2 * bytes.underestimatedCount)
  for byte in bytes {
    text.append(digits[Int(byte >> 4)])
    text.append(digits[Int(byte & 0x0F)])
  }
  return String(decoding: text, as: UTF8.self)
}

/// The bytes that pairs of lower-case hexadecimal digits stand for.
///
/// - Parameter digits: an even number of digits, as ``isLowercaseHex(_:count:)`` has them.
func bytes(ofHex digits: some Collection<UInt8>) -> [UInt8] {
  func value(_ digit: UInt8) -> UInt8 { digit < 0x3A ? digit - 0x30 : digit - 0x57 }
  var bytes: [UInt8] = []
  var high: UInt8?
  for digit in digits {
    if let first = high { bytes.append(first << 4 | value(digit)) }
    high = high == nil ? value(digit) : nil
  }
  return bytes
}

/// Whether `text` is `count` lower-case hexadecimal digits.
package func isLowercaseHex(_ text: some StringProtocol, count: Int) -> Bool {
  text.utf8.count == count
    && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
}
