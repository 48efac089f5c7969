/// Reads the extension `TREE` of git's index: the ids of folders without staged changes since they were written as
/// trees. `git commit` relies on them, too.
struct CacheTreeReader {
  private let bytes: UnsafeRawBufferPointer
  private var offset = 0
  private var trees: [[UInt8]: ObjectID] = [:]

  private init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// The ids by the paths of the folders, the root's being empty; empty if the bytes are malformed.
  static func trees(_ bytes: UnsafeRawBufferPointer) -> [[UInt8]: ObjectID] {
    var reader = CacheTreeReader(bytes)
    guard reader.readFolder(in: nil, depth: 0), reader.offset == bytes.count else { return [:] }
    return reader.trees
  }

  /// A name, how many files the folder has in the index (-1 where its tree is not known), how many folders, the id.
  private mutating func readFolder(in parent: [UInt8]?, depth: Int) -> Bool {
    guard depth <= TreeBudget<ObjectID>.depthLimit, let name = readBytes(until: 0),
      let files = readNumber(until: UInt8(ascii: " ")), let folders = readNumber(until: UInt8(ascii: "\n")),
      folders >= 0
    else { return false }
    let path = parent.map { joined($0, name) } ?? []
    if files >= 0 {
      guard let id = ObjectID(bytes, at: offset) else { return false }
      trees[path] = id
      offset += ObjectID.byteCount
    }
    for _ in 0..<folders {
      guard readFolder(in: path, depth: depth + 1) else { return false }
    }
    return true
  }

  private mutating func readNumber(until end: UInt8) -> Int? {
    readBytes(until: end).flatMap { Int(text($0)) }
  }

  private mutating func readBytes(until end: UInt8) -> [UInt8]? {
    guard let place = bytes[offset...].firstIndex(of: end) else { return nil }
    defer { offset = place + 1 }
    return Array(bytes[offset..<place])
  }
}
