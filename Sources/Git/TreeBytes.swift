/// Reads the bytes of a tree: `<octal mode> <name>\0<20 bytes of id>` for each entry.
///
/// Strict: whoever compares two trees or looks a name up relies on the order, and a name with a slash would let a file
/// appear where it is not.
struct TreeBytes {
  let bytes: [UInt8]
  private(set) var position = 0
  private let name: ObjectID?
  private var previous: TreeEntry?
  /// The files read whose names the names after them have started with. A folder of the same name would still fit the
  /// order: `a`, `a.b`, `a/`.
  private var prefixes: [[UInt8]] = []

  /// - Parameter name: The tree's id, for errors; nothing for the empty tree.
  init(_ bytes: [UInt8], name: ObjectID?) {
    self.bytes = bytes
    self.name = name
  }

  /// How many bytes are left to read.
  var remaining: Int { bytes.count - position }

  /// The next entry; nothing at the end.
  mutating func next() throws(GitError) -> TreeEntry? {
    guard position < bytes.count else { return nil }
    guard let space = bytes[position...].firstIndex(of: UInt8(ascii: " ")), let end = endOfEntry() else {
      throw malformed("it ends within an entry")
    }
    let nameEnd = end - ObjectID.byteCount - 1
    guard space + 1 < nameEnd, let mode = Self.mode(bytes[position..<space]) else {
      throw malformed("an entry has no name or an unknown mode")
    }
    guard let id = ObjectID(bytes: bytes[(nameEnd + 1)..<end]) else { throw malformed("an entry has no id") }
    let entry = TreeEntry(name: Array(bytes[(space + 1)..<nameEnd]), mode: mode, id: id)
    try checkName(entry)
    position = end
    previous = entry
    if entry.mode != .tree { prefixes.append(entry.name) }
    return entry
  }

  /// The rest of the entries.
  mutating func rest() throws(GitError) -> [TreeEntry] {
    var entries: [TreeEntry] = []
    while let entry = try next() { entries.append(entry) }
    return entries
  }

  /// Where the entry at `position` ends; nothing where the bytes end before.
  private func endOfEntry() -> Int? {
    guard let zero = bytes[position...].firstIndex(of: 0), bytes.count - zero > ObjectID.byteCount else { return nil }
    return zero + 1 + ObjectID.byteCount
  }

  private mutating func checkName(_ entry: TreeEntry) throws(GitError) {
    if entry.name.contains(UInt8(ascii: "/")) || [[0x2E], [0x2E, 0x2E]].contains(entry.name) {
      throw malformed("the name \(text(entry.name)) leads out of the folder")
    }
    while let prefix = prefixes.last, !entry.name.starts(with: prefix) { prefixes.removeLast() }
    if let previous, !treeOrder(previous, entry) || prefixes.contains(entry.name) {
      throw malformed("the entry \(text(entry.name)) is there twice or out of order")
    }
  }

  private static func mode(_ digits: ArraySlice<UInt8>) -> FileMode? {
    guard digits.count <= 6, digits.allSatisfy({ (0x30...0x37).contains($0) }) else { return nil }
    return FileMode(number: digits.reduce(0) { $0 << 3 | UInt32($1 - 0x30) })
  }

  private func malformed(_ message: String) -> GitError {
    GitError(.invalid, operation: "read tree \(name?.hex ?? "")", message: message)
  }
}

extension TreeBytes {
  /// Skips the entries with which both trees start, without making values of them.
  static func skipCommonPrefix(_ left: inout TreeBytes, _ right: inout TreeBytes) {
    while let end = left.endOfEntry(), end <= right.bytes.count,
      left.bytes[left.position..<end] == right.bytes[left.position..<end]
    {
      left.position = end
      right.position = end
    }
  }

  /// How many bytes both trees have in common at their ends, among those not yet read.
  static func commonSuffix(_ left: TreeBytes, _ right: TreeBytes) -> Int {
    let count = min(left.remaining, right.remaining)
    var equal = 0
    while equal < count, left.bytes[left.bytes.count - 1 - equal] == right.bytes[right.bytes.count - 1 - equal] {
      equal += 1
    }
    return equal
  }
}

/// Whether `left` stands before `right` in a tree: by the bytes of the names, a folder as if its name ended in `/`.
func treeOrder(_ left: TreeEntry, _ right: TreeEntry) -> Bool {
  let slash = UInt8(ascii: "/")
  let leftName = left.mode == .tree ? left.name + [slash] : left.name
  let rightName = right.mode == .tree ? right.name + [slash] : right.name
  return leftName.lexicographicallyPrecedes(rightName)
}
