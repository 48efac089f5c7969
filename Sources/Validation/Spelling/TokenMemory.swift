/// A cache of recent tokens with their weights, for one language: texts repeat the same words, and looking up each of
/// them would be most of the work of a check.
///
/// The key is the token's bytes as four numbers. If two tokens have the same place, the older one is replaced.
struct TokenMemory {
  private struct Entry {
    /// The token's bytes, and zeros; all zeros where there is none.
    var key: SIMD4<UInt64> = .zero
    var weight: TokenWeight?
  }

  /// Pairs of entries, so that two tokens of the same place do not evict each other.
  private var entries: [Entry] = []

  private static let bits = 13
  /// In bytes.
  private static let longestToken = 32

  /// The weight of a token, where it is remembered.
  func weight(of token: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> TokenWeight? {
    guard !entries.isEmpty, let key = Self.key(token, bytes) else { return nil }
    let place = Self.place(of: key)
    if entries[place].key == key { return entries[place].weight }
    return entries[place + 1].key == key ? entries[place + 1].weight : nil
  }

  /// Remembers a token, unless it is too long; `weight` is called if it is new.
  mutating func note(_ token: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>, _ weight: () -> TokenWeight) {
    if entries.isEmpty { entries = Array(repeating: Entry(), count: 2 << Self.bits) }
    guard let key = Self.key(token, bytes) else { return }
    let place = Self.place(of: key)
    guard entries[place].key != key, entries[place + 1].key != key else { return }
    entries[place + 1] = entries[place]
    entries[place] = Entry(key: key, weight: weight())
  }

  /// No token has a zero byte, so two that differ have different keys.
  private static func key(_ token: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> SIMD4<UInt64>? {
    guard token.count <= longestToken else { return nil }
    var key = SIMD4<UInt64>.zero
    withUnsafeMutableBytes(of: &key) { key in
      key.copyMemory(from: UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes[token])))
    }
    return key
  }

  private static func place(of key: SIMD4<UInt64>) -> Int {
    let joined = key[0] ^ key[1] &* 0x9E37_79B9_7F4A_7C15 ^ key[2] &* 0xC2B2_AE3D_27D4_EB4F ^ key[3]
    let mixed = joined &* 0xFF51_AFD7_ED55_8CCD
    return Int(mixed >> UInt64(64 - bits)) * 2
  }
}
