import Testing

@testable import Core

/// The Merkle tree of RFC 6962, by the vectors that implementations of Certificate Transparency share.
@Suite struct MerkleTreeTests {
  private static let leaves: [[UInt8]] = [
    [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43],
    Array(0x50...0x57), Array(0x60...0x6F),
  ]

  /// By size.
  private static let roots = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  ]

  @Test(arguments: 0...8) func rootOfSize(size: Int) {
    var tree = MerkleTree()
    for leaf in Self.leaves.prefix(size) { tree.append(leaf) }
    #expect(tree.count == size)
    #expect(tree.root.hex == Self.roots[size])
  }

  /// The definition of the RFC, which splits at the largest power of two below the size.
  @Test func rootIsThatOfTheDefinition() {
    func root(_ leaves: ArraySlice<[UInt8]>) -> Digest {
      guard leaves.count > 1 else { return leaves.first.map { Digest(of: [0] + $0) } ?? Digest(of: []) }
      var half = 1
      while half * 2 < leaves.count { half *= 2 }
      let (left, right) = (root(leaves.prefix(half)), root(leaves.dropFirst(half)))
      return Digest(of: [1] + left.bytes + right.bytes)
    }
    let leaves = (0..<70).map { [UInt8(truncatingIfNeeded: $0 * 7)] }
    var tree = MerkleTree()
    for (place, leaf) in leaves.enumerated() {
      tree.append(leaf)
      #expect(tree.root == root(leaves.prefix(place + 1)))
    }
  }

  @Test func orderMatters() {
    var (one, other) = (MerkleTree(), MerkleTree())
    for leaf in Self.leaves { one.append(leaf) }
    for leaf in Self.leaves.reversed() { other.append(leaf) }
    #expect(one.root != other.root)
  }
}
