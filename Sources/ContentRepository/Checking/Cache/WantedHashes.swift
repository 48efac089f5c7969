/// Hashes to be found among very many others, most of which a bitmap rejects. Only 32 bits of each are compared: false
/// matches are compared in full later.
struct WantedHashes {
  private let all: Set<UInt32>
  private var bits: [UInt64] = Array(repeating: 0, count: 64)

  init(_ hashes: some Sequence<UInt64>) {
    all = Set(hashes.map { UInt32(truncatingIfNeeded: $0) })
    for hash in all { bits[Int(hash >> 6 & 63)] |= 1 << UInt64(hash & 63) }
  }

  var isEmpty: Bool { all.isEmpty }

  func contains(_ hash: UInt32) -> Bool {
    bits[Int(hash >> 6 & 63)] >> UInt64(hash & 63) & 1 == 1 && all.contains(hash)
  }
}
