/// The beginnings of patterns, letter by letter.
struct WordTrie: Sendable {
  /// What continues a beginning by one byte. Children are a linked list: beyond the first letter they are few.
  private struct Node {
    var byte: UInt8
    var child: Int32 = -1
    var sibling: Int32 = -1
    /// The patterns whose first word ends here.
    var patterns: [Int32] = []
  }

  private var nodes: [Node] = []
  private var roots = [Int32](repeating: -1, count: 256)

  var isEmpty: Bool { nodes.isEmpty }

  /// Adds a pattern whose first word is `bytes`, which is not empty.
  mutating func insert(_ bytes: [UInt8], pattern: Int) {
    var node: Int32 = -1
    for byte in bytes { node = node < 0 ? root(byte) : child(of: node, byte) }
    if node >= 0 { nodes[Int(node)].patterns.append(Int32(pattern)) }
  }

  /// Calls `found` with each pattern whose first word begins at `start`, and the offset after it.
  func walk(_ bytes: [UInt8], from start: Int, to end: Int, found: (Int, Int) -> Void) {
    var node = roots[Int(bytes[start])]
    var place = start + 1
    while node >= 0 {
      for pattern in nodes[Int(node)].patterns { found(Int(pattern), place) }
      guard place < end else { return }
      node = existingChild(of: node, bytes[place])
      place += 1
    }
  }

  private mutating func root(_ byte: UInt8) -> Int32 {
    if roots[Int(byte)] < 0 {
      roots[Int(byte)] = Int32(nodes.count)
      nodes.append(Node(byte: byte))
    }
    return roots[Int(byte)]
  }

  private mutating func child(of node: Int32, _ byte: UInt8) -> Int32 {
    let known = existingChild(of: node, byte)
    guard known < 0 else { return known }
    nodes.append(Node(byte: byte, sibling: nodes[Int(node)].child))
    nodes[Int(node)].child = Int32(nodes.count - 1)
    return nodes[Int(node)].child
  }

  private func existingChild(of node: Int32, _ byte: UInt8) -> Int32 {
    var child = nodes[Int(node)].child
    while child >= 0, nodes[Int(child)].byte != byte { child = nodes[Int(child)].sibling }
    return child
  }
}
