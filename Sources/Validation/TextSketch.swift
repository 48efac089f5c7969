internal import Content

/// A text in seventeen numbers: one of all its words, and sixteen smallest hashes of its runs of three words (MinHash).
///
/// The share of equal minima estimates how many runs two texts have in common (A. Broder, On the resemblance and
/// containment of documents, 1997).
struct TextSketch {
  /// Shorter texts have too few runs to be compared.
  private static let leastRuns = 6

  /// Of all words, in their order; case and punctuation do not count.
  let exact: UInt64
  let wordCount: Int
  /// `nil` for a text of few words.
  let minima: SIMD16<UInt32>?

  /// `nil` for a text without a word.
  init?(_ parts: [String]) {
    let words = parts.count == 1 ? Self.wordHashes(parts[0]) : parts.flatMap { Self.wordHashes($0) }
    guard !words.isEmpty else { return nil }
    exact = Self.mix(words)
    wordCount = words.count
    let runs = words.count < 3 ? [] : (0...words.count - 3).map { Self.mix(words[$0..<$0 + 3]) }
    minima = runs.count < Self.leastRuns ? nil : Self.minima(of: runs)
  }

  private static func mix(_ hashes: some Sequence<UInt64>) -> UInt64 {
    hashes.reduce(StableHash.start) { ($0 ^ $1) &* 0x9E37_79B9_7F4A_7C15 ^ ($0 >> 29) }
  }

  /// One hash function per member, derived from one by different factors.
  private static func minima(of runs: [UInt64]) -> SIMD16<UInt32> {
    var minima = SIMD16<UInt32>(repeating: .max)
    for index in 0..<SIMD16<UInt32>.scalarCount {
      let factor = 0x9E37_79B9_7F4A_7C15 &* UInt64(2 * index + 1)
      var least = UInt32.max
      for run in runs { least = min(least, UInt32(truncatingIfNeeded: (run &* factor) >> 32)) }
      minima[index] = least
    }
    return minima
  }

  /// The hash of each word, in small letters: ASCII ones by a shift of one bit, others as they are.
  private static func wordHashes(_ text: String) -> [UInt64] {
    var text = text
    return text.withUTF8 { bytes in
      var hashes: [UInt64] = []
      hashes.reserveCapacity(bytes.count / 6)
      var hash = StableHash.start
      for byte in bytes {
        if byte.isASCIILetterOrDigit {
          hash = (hash ^ UInt64(byte | 0x20)) &* StableHash.prime
        } else if byte >= 0x80 {
          hash = (hash ^ UInt64(byte)) &* StableHash.prime
        } else if hash != StableHash.start {
          hashes.append(hash)
          hash = StableHash.start
        }
      }
      if hash != StableHash.start { hashes.append(hash) }
      return hashes
    }
  }
}
