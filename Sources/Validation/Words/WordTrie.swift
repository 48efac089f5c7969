/// A trie of the first words of patterns.
struct WordTrie: Sendable {
  /// A node, which continues a prefix by one byte. Children are a linked list, since beyond the first letter they are
  /// few.
  private struct Node {
    var byte: UInt8
    /// The pattern whose first word ends here, of several the one that was added last.
    var end: Int32 = -1
    var child: Int32 = -1
    var sibling: Int32 = -1
  }

  private var nodes: [Node] = []
  /// The patterns, each with the one before it whose first word is the same.
  private var ends: [(pattern: Int, before: Int32)] = []
  private var roots = [Int32](repeating: -1, count: 256)
  /// How many bytes the shortest first word has.
  private(set) var shortest = Int.max

  /// Adds a pattern whose first word is `bytes`, which is not empty.
  mutating func insert(_ bytes: [UInt8], pattern: Int) {
    var node: Int32 = -1
    for byte in bytes { node = node < 0 ? root(byte) : child(of: node, byte) }
    guard node >= 0 else { return }
    shortest = min(shortest, bytes.count)
    ends.append((pattern, nodes[Int(node)].end))
    nodes[Int(node)].end = Int32(ends.count - 1)
  }

  /// Adds each pattern whose first word begins at `start`, and the offset after it; of several with the same first word
  /// the one that was inserted last comes first.
  func walk(_ bytes: [UInt8], from start: Int, to limit: Int, into found: inout [(pattern: Int, end: Int)]) {
    var node = roots[Int(bytes[start])]
    var place = start + 1
    while node >= 0 {
      var end = nodes[Int(node)].end
      while end >= 0 {
        found.append((ends[Int(end)].pattern, place))
        end = ends[Int(end)].before
      }
      guard place < limit else { return }
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
