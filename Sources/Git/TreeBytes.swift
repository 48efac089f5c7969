internal import Foundation

/// Reads the bytes of a tree that is well formed: `<octal mode> <name>\0<20 bytes of id>` for each entry.
///
/// Strict: comparing trees and looking names up rely on the order, and a name with a slash would let a file appear
/// where it is not. A tree is checked as a whole before its first entry is returned: a malformed one has none.
struct TreeBytes {
  let bytes: [UInt8]
  private(set) var position = 0

  /// No entries.
  init() { bytes = [] }

  /// - Parameters:
  ///   - name: The tree's id, for errors.
  ///   - isChecked: Whether the same tree was found to be well formed before.
  /// - Throws: `.invalid` where the bytes are malformed.
  init(_ bytes: [UInt8], name: ObjectID, isChecked: Bool) throws(GitError) {
    self.bytes = bytes
    if !isChecked, let problem = bytes.withUnsafeBytes(TreeCheck.problem) {
      throw GitError(.invalid, operation: "read tree \(name)", message: problem)
    }
  }

  /// How many bytes are left to read.
  var remaining: Int { bytes.count - position }

  /// The next entry; `nil` at the end.
  mutating func next() -> TreeEntry? {
    guard position < bytes.count else { return nil }
    let entry = bytes.withUnsafeBytes { buffer -> TreeEntry? in
      guard let place = TreeCheck.Place(buffer, at: position), let mode = FileMode(number: place.mode),
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

  /// The entry of that name; `nil` where there is none. No other entry becomes a value.
  func entry(named name: [UInt8]) -> TreeEntry? {
    bytes.withUnsafeBytes { buffer in
      var position = 0
      while let place = TreeCheck.Place(buffer, at: position) {
        if place.name.count == name.count, buffer[place.name].elementsEqual(name) {
          guard let mode = FileMode(number: place.mode), let id = ObjectID(buffer, at: place.id) else { return nil }
          return TreeEntry(name: name, mode: mode, id: id)
        }
        position = place.end
      }
      return nil
    }
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
///
/// By pointers and numbers alone: every tree of every commit of a history passes through here.
private enum TreeCheck {
  /// Where the parts of an entry stand.
  struct Place {
    let mode: UInt32
    let name: Range<Int>

    /// `nil` where the bytes end within the entry, or it has no mode in octal digits.
    init?(_ bytes: UnsafeRawBufferPointer, at start: Int) {
      guard let base = bytes.baseAddress else { return nil }
      var (position, mode) = (start, UInt32(0))
      while position < bytes.count, position - start < 7 {
        let digit = base.load(fromByteOffset: position, as: UInt8.self)
        if digit == 0x20 { break }
        guard digit >= 0x30, digit <= 0x37 else { return nil }
        mode = mode << 3 | UInt32(digit - 0x30)
        position += 1
      }
      guard position > start, position - start < 7, position + 1 < bytes.count,
        let zero = memchr(base + position + 1, 0, bytes.count - position - 1)
      else { return nil }
      let end = UnsafeRawPointer(zero) - base
      guard bytes.count - end > ObjectID.byteCount else { return nil }
      self.mode = mode
      name = position + 1..<end
    }

    var id: Int { name.upperBound + 1 }
    var end: Int { id + ObjectID.byteCount }
  }

  /// Why `bytes` are no tree; `nil` where they are one.
  static func problem(_ bytes: UnsafeRawBufferPointer) -> String? {
    guard let base = bytes.baseAddress, !bytes.isEmpty else { return nil }
    var position = 0
    var (previous, isFolder) = (0..<0, false)
    // The files so far whose names are prefixes of the names after them. A folder of the same name would still be in
    // order: `a`, `a.b`, `a/`.
    var prefixes: [Range<Int>] = []
    while position < bytes.count {
      guard let place = Place(bytes, at: position) else { return "it ends within an entry, or one has no mode" }
      let (name, count) = (place.name, place.name.upperBound - place.name.lowerBound)
      guard count > 0, let mode = FileMode(number: place.mode) else { return "an entry has no name or an unknown mode" }
      if leadsElsewhere(base + name.lowerBound, count) {
        return "the name \(text(bytes[name])) leads out of the folder"
      }
      while let prefix = prefixes.last, !isPrefix(prefix, of: name, base) { prefixes.removeLast() }
      let isTwice = prefixes.last.map { $0.upperBound - $0.lowerBound == count } ?? false
      if position > 0, isTwice || !isBefore(previous, isFolder, name, mode == .tree, base) {
        return "the entry \(text(bytes[name])) is there twice or out of order"
      }
      (previous, isFolder) = (name, mode == .tree)
      if !isFolder { prefixes.append(name) }
      position = place.end
    }
    return nil
  }

  private static func leadsElsewhere(_ name: UnsafeRawPointer, _ count: Int) -> Bool {
    if memchr(name, 0x2F, count) != nil { return true }
    return count <= 2 && memcmp(name, "..", count) == 0
  }

  private static func isPrefix(_ prefix: Range<Int>, of name: Range<Int>, _ base: UnsafeRawPointer) -> Bool {
    let count = prefix.upperBound - prefix.lowerBound
    return count <= name.upperBound - name.lowerBound
      && memcmp(base + prefix.lowerBound, base + name.lowerBound, count) == 0
  }

  /// Whether the name `left` stands before `right` in a tree: by its bytes, a folder's as if it ended in `/`.
  private static func isBefore(
    _ left: Range<Int>, _ isFolder: Bool, _ right: Range<Int>, _ isOtherFolder: Bool, _ base: UnsafeRawPointer
  ) -> Bool {
    let (count, other) = (left.upperBound - left.lowerBound, right.upperBound - right.lowerBound)
    let common = count < other ? count : other
    let order = memcmp(base + left.lowerBound, base + right.lowerBound, common)
    if order != 0 { return order < 0 }
    // The byte after the shorter name: of a file, its end.
    let next =
      common < count ? base.load(fromByteOffset: left.lowerBound + common, as: UInt8.self) : isFolder ? 0x2F : 0
    let after =
      common < other ? base.load(fromByteOffset: right.lowerBound + common, as: UInt8.self) : isOtherFolder ? 0x2F : 0
    return next < after
  }
}

/// Whether `left` stands before `right` in a tree: by the bytes of the names, a folder as if its name ended in `/`.
func treeOrder(_ left: TreeEntry, _ right: TreeEntry) -> Bool {
  let slash = UInt8(ascii: "/")
  let leftName = left.mode == .tree ? left.name + [slash] : left.name
  let rightName = right.mode == .tree ? right.name + [slash] : right.name
  return leftName.lexicographicallyPrecedes(rightName)
}
