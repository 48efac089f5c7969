/// Finds the places of a list at which a key stands. The list only grows, and has no object for any entry.
///
/// Keys are parts of digests or hashes of names (`StableHash`). Different things may have the same key: what stands at a
/// place must be compared.
package struct PlaceIndex: Sendable {
  private var keys: [UInt64] = []
  /// The last place of each bucket, and for each place the one before it in its bucket; `end` where there is none.
  private var lasts: [UInt32] = []
  private var earlier: [UInt32] = []

  private static let end = UInt32.max

  package init() {}

  /// How many places there are.
  package var count: Int { keys.count }

  /// Adds a place.
  package mutating func append(_ key: UInt64) {
    keys.append(key)
    if keys.count > lasts.count { rebuild(room: 2 * keys.count) } else { link(keys.count - 1) }
  }

  /// Adds many places at once.
  package mutating func append(contentsOf more: some Collection<UInt64>) {
    let first = keys.count
    keys.take(Array(more))
    if keys.count > lasts.count { rebuild(room: keys.count) } else { for place in first..<keys.count { link(place) } }
  }

  /// The last place of a key for which `isWanted` is true.
  package func last(_ key: UInt64, where isWanted: (Int) -> Bool) -> Int? {
    guard !lasts.isEmpty else { return nil }
    var place = lasts[bucket(key)]
    while place != Self.end {
      if keys[Int(place)] == key, isWanted(Int(place)) { return Int(place) }
      place = earlier[Int(place)]
    }
    return nil
  }

  /// All places of a key, the first one first.
  package func places(_ key: UInt64) -> [Int] {
    var found: [Int] = []
    _ = last(key) {
      found.append($0)
      return false
    }
    found.reverse()
    return found
  }

  /// The keys from a place on.
  package func keys(from start: Int) -> ArraySlice<UInt64> { keys[start...] }

  /// The lower bits of a hash depend on the last bytes alone.
  private func bucket(_ key: UInt64) -> Int { Int(truncatingIfNeeded: key ^ key >> 32) & (lasts.count - 1) }

  private mutating func link(_ place: Int) {
    let bucket = bucket(keys[place])
    earlier.append(lasts[bucket])
    lasts[bucket] = UInt32(place)
  }

  /// Makes room for at least so many places.
  private mutating func rebuild(room: Int) {
    var size = max(16, lasts.count)
    while size < room { size *= 2 }
    lasts = Array(repeating: Self.end, count: size)
    earlier = []
    earlier.reserveCapacity(keys.count)
    for place in keys.indices { link(place) }
  }
}

extension Array {
  /// Adds many elements. An empty list does not copy them: in lists that only grow, the first part is nearly all.
  package mutating func take(_ more: [Element]) { if isEmpty { self = more } else { self += more } }
}

/// FNV-1a, 64 bits: the same on every machine and in every run, unlike `Hasher`.
///
/// It only finds candidates, to be compared as a whole: texts with the same hash are easy to construct.
package enum StableHash {
  package static let start: UInt64 = 0xCBF2_9CE4_8422_2325
  package static let prime: UInt64 = 0x0000_0100_0000_01B3

  package static func of(_ text: String) -> UInt64 {
    var text = text
    return text.withUTF8 { of(UnsafeRawBufferPointer($0)) }
  }

  package static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash = start
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* prime }
    return hash
  }
}
