/// The Merkle tree of RFC 6962 with SHA-256, to which leaves are added.
///
/// It holds the roots of its complete parts alone, the largest first: as many as its size has ones in binary.
package struct MerkleTree: Sendable {
  /// How many leaves it has.
  package private(set) var count = 0
  private var parts: [Digest] = []

  package init() {}

  /// Adds a leaf at the end.
  package mutating func append(_ leaf: [UInt8]) {
    var node = Digest(of: [0] + leaf)
    var rest = count
    while !rest.isMultiple(of: 2), let left = parts.popLast() {
      node = Self.node(left, node)
      rest /= 2
    }
    parts.append(node)
    count += 1
  }

  /// What stands for all of its leaves in their order.
  package var root: Digest {
    guard let last = parts.last else { return Digest(of: []) }
    return parts.dropLast().reversed().reduce(last) { Self.node($1, $0) }
  }

  private static func node(_ left: Digest, _ right: Digest) -> Digest { Digest(of: [1] + left.bytes + right.bytes) }
}
