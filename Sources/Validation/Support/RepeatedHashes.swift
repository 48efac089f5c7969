/// Finds the hashes that occur more than once.
///
/// A filter with two bits per slot comes before a set: of fifty thousand posts hardly any have a hash in common.
struct RepeatedHashes {
  private let filter: Filter
  private let repeated: Set<UInt64>

  init(_ hashes: [UInt64]) {
    var filter = Filter(expecting: hashes.count)
    for hash in hashes { filter.add(hash) }
    self.filter = filter
    let candidates = hashes.filter(filter.mayRepeat).sorted()
    repeated = Set(zip(candidates, candidates.dropFirst()).filter { $0 == $1 }.map(\.0))
  }

  func contains(_ hash: UInt64) -> Bool { filter.mayRepeat(hash) && repeated.contains(hash) }

  /// Whether a hash may occur more than once: true as well if another hash has the same slot.
  private struct Filter {
    private var once: [UInt64]
    private var twice: [UInt64]
    private let shift: UInt64

    init(expecting count: Int) {
      // At least sixteen slots for each hash, so that few collide.
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

    func mayRepeat(_ hash: UInt64) -> Bool {
      let (word, bit) = slot(hash)
      return twice[word] & bit != 0
    }

    /// The highest bits of a product depend on all bits of the hash.
    private func slot(_ hash: UInt64) -> (word: Int, bit: UInt64) {
      let slot = (hash &* 0x9E37_79B9_7F4A_7C15) >> shift
      return (Int(slot >> 6), 1 << (slot & 63))
    }
  }
}
