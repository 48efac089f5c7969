internal import Foundation

/// Reads the bytes of a tree that is well formed: `<octal mode> <name>\0<20 bytes of id>` for each entry.
///
/// Strict: whoever compares two trees or looks a name up relies on the order, and a name with a slash would let a file
/// appear where it is not. A tree is checked as a whole before its first entry is given: a malformed one has none.
struct TreeBytes {
  let bytes: [UInt8]
  private(set) var position = 0

  /// No entries.
  init() { bytes = [] }

  /// - Parameter name: The tree's id, for errors.
  /// - Throws: `.invalid` where the bytes are malformed.
  init(_ bytes: [UInt8], name: ObjectID) throws(GitError) {
    self.bytes = bytes
    if let problem = bytes.withUnsafeBytes(TreeCheck.problem) {
      throw GitError(.invalid, operation: "read tree \(name)", message: problem)
    }
  }

  /// How many bytes are left to read.
  var remaining: Int { bytes.count - position }

  /// The next entry; nothing at the end.
  mutating func next() -> TreeEntry? {
    guard position < bytes.count else { return nil }
    let entry = bytes.withUnsafeBytes { buffer -> TreeEntry? in
      guard let place = TreeCheck.Place(buffer, at: position), let mode = place.mode(in: buffer),
        let id = ObjectID(buffer, at: place.id)
      else { return nil }
      return TreeEntry(name: Array(buffer[place.name]), mode: mode, id: id)
    }
    position = entry.map { _ in endOfEntry } ?? bytes.count
    return entry
  }

  /// The rest of the entries.
  mutating func rest() -> [TreeEntry] {
    var entries: [TreeEntry] = []
    while let entry = next() { entries.append(entry) }
    return entries
  }

  /// Where the entry at `position` ends.
  private var endOfEntry: Int {
    bytes.withUnsafeBytes { TreeCheck.Place($0, at: position)?.end } ?? bytes.count
  }
}

extension TreeBytes {
  /// Skips the entries with which both trees start, without making values of them.
  static func skipCommonPrefix(_ left: inout TreeBytes, _ right: inout TreeBytes) {
    let common = left.bytes.withUnsafeBytes { left in right.bytes.withUnsafeBytes { commonPrefix(left, $0) } }
    while left.position < common {
      let end = left.endOfEntry
      guard end <= common else { return }
      left.position = end
      right.position = end
    }
  }

  /// How many bytes both trees have in common at their ends, among those not yet read.
  static func commonSuffix(_ left: TreeBytes, _ right: TreeBytes) -> Int {
    left.bytes.withUnsafeBytes { one in
      right.bytes.withUnsafeBytes { other in
        let (one, other) = (one[left.position...], other[right.position...])
        return Git.commonSuffix(UnsafeRawBufferPointer(rebasing: one), UnsafeRawBufferPointer(rebasing: other))
      }
    }
  }
}

/// Finds out what is wrong with the bytes of a tree.
private enum TreeCheck {
  /// Where the parts of an entry stand.
  struct Place {
    let start: Int
    let name: Range<Int>

    /// Nothing where the bytes end within the entry, or it has no mode.
    init?(_ bytes: UnsafeRawBufferPointer, at start: Int) {
      let modeLimit = min(bytes.count, start + 7)
      guard let space = bytes[start..<modeLimit].firstIndex(of: UInt8(ascii: " ")), let base = bytes.baseAddress,
        let zero = memchr(base + space + 1, 0, bytes.count - space - 1)
      else { return nil }
      let nameEnd = UnsafeRawPointer(zero) - base
      guard bytes.count - nameEnd > ObjectID.byteCount else { return nil }
      self.start = start
      name = space + 1..<nameEnd
    }

    var id: Int { name.upperBound + 1 }
    var end: Int { id + ObjectID.byteCount }

    /// Nothing where the digits are no mode of git's.
    func mode(in bytes: UnsafeRawBufferPointer) -> FileMode? {
      let digits = bytes[start..<name.lowerBound - 1]
      guard digits.allSatisfy({ (0x30...0x37).contains($0) }) else { return nil }
      return FileMode(number: digits.reduce(0) { $0 << 3 | UInt32($1 - 0x30) })
    }
  }

  /// Why `bytes` are no tree; nothing where they are one.
  static func problem(_ bytes: UnsafeRawBufferPointer) -> String? {
    var position = 0
    var previous: (name: UnsafeRawBufferPointer, isFolder: Bool)?
    // The files read whose names the names after them have started with. A folder of the same name would still fit the
    // order: `a`, `a.b`, `a/`.
    var prefixes: [UnsafeRawBufferPointer] = []
    while position < bytes.count {
      guard let place = Place(bytes, at: position) else { return "it ends within an entry" }
      let name = UnsafeRawBufferPointer(rebasing: bytes[place.name])
      guard !name.isEmpty, let mode = place.mode(in: bytes) else { return "an entry has no name or an unknown mode" }
      if let base = name.baseAddress, leadsElsewhere(name, base) {
        return "the name \(text(name)) leads out of the folder"
      }
      while let prefix = prefixes.last, commonPrefix(prefix, name) < prefix.count { prefixes.removeLast() }
      if let previous, !isBefore(previous, (name, mode == .tree)) || prefixes.last?.count == name.count {
        return "the entry \(text(name)) is there twice or out of order"
      }
      previous = (name, mode == .tree)
      if mode != .tree { prefixes.append(name) }
      position = place.end
    }
    return nil
  }

  private static func leadsElsewhere(_ name: UnsafeRawBufferPointer, _ base: UnsafeRawPointer) -> Bool {
    if memchr(base, Int32(UInt8(ascii: "/")), name.count) != nil { return true }
    let dot = UInt8(ascii: ".")
    return name.count <= 2 && name[0] == dot && name[name.count - 1] == dot
  }

  /// Whether `left` stands before `right` in a tree: by the bytes of the names, a folder as if its name ended in `/`.
  private static func isBefore(
    _ left: (name: UnsafeRawBufferPointer, isFolder: Bool), _ right: (name: UnsafeRawBufferPointer, isFolder: Bool)
  ) -> Bool {
    let common = commonPrefix(left.name, right.name)
    func byte(_ entry: (name: UnsafeRawBufferPointer, isFolder: Bool)) -> UInt8 {
      common < entry.name.count ? entry.name[common] : entry.isFolder ? UInt8(ascii: "/") : 0
    }
    return byte(left) < byte(right)
  }
}

/// Whether `left` stands before `right` in a tree: by the bytes of the names, a folder as if its name ended in `/`.
func treeOrder(_ left: TreeEntry, _ right: TreeEntry) -> Bool {
  let slash = UInt8(ascii: "/")
  let leftName = left.mode == .tree ? left.name + [slash] : left.name
  let rightName = right.mode == .tree ? right.name + [slash] : right.name
  return leftName.lexicographicallyPrecedes(rightName)
}
