/// Which of many hashes are there more than once: all that are, and a few that are not.
///
/// Two bits a slot in place of a dictionary: of fifty thousand posts hardly any have a hash in common, and those alone are
/// worth a closer look.
struct RepeatedHashes {
  private var once: [UInt64]
  private var twice: [UInt64]
  private let shift: UInt64

  /// - Parameter count: about how many hashes will be added.
  init(expecting count: Int) {
    // Sixteen slots for each hash, so that few share one by chance.
    let bits = max(6, Int.bitWidth - (16 * count).leadingZeroBitCount)
    once = Array(repeating: 0, count: 1 << (bits - 6))
    twice = once
    shift = UInt64(64 - bits)
  }

  mutating func add(_ hash: UInt64) {
    let (word, bit) = slot(hash)
    twice[word] |= once[word] & bit
    once[word] |= bit
  }

  func contains(_ hash: UInt64) -> Bool {
    let (word, bit) = slot(hash)
    return twice[word] & bit != 0
  }

  /// The highest bits of a product depend on all bits of the hash.
  private func slot(_ hash: UInt64) -> (word: Int, bit: UInt64) {
    let slot = (hash &* 0x9E37_79B9_7F4A_7C15) >> shift
    return (Int(slot >> 6), 1 << (slot & 63))
  }
}

extension RepeatedHashes {
  init(_ hashes: [UInt64]) {
    self.init(expecting: hashes.count)
    for hash in hashes { add(hash) }
  }
}
