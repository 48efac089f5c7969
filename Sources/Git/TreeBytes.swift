package import Core
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
      if position > 0, isTwice || !isBefore(bytes, previous, isFolder, bytes, name, mode == .tree) {
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
}

/// Whether the name at `left` stands before the one at `right` in a tree: by its bytes, a folder's as if it ended in `/`.
private func isBefore(
  _ bytes: UnsafeRawBufferPointer, _ left: Range<Int>, _ isFolder: Bool, _ others: UnsafeRawBufferPointer,
  _ right: Range<Int>, _ isOtherFolder: Bool
) -> Bool {
  guard let one = bytes.baseAddress, let other = others.baseAddress else { return false }
  let (count, otherCount) = (left.upperBound - left.lowerBound, right.upperBound - right.lowerBound)
  let common = count < otherCount ? count : otherCount
  let order = memcmp(one + left.lowerBound, other + right.lowerBound, common)
  if order != 0 { return order < 0 }
  // The byte after the shorter name: of a file, its end.
  let next = common < count ? one.load(fromByteOffset: left.lowerBound + common, as: UInt8.self) : isFolder ? 0x2F : 0
  let after =
    common < otherCount
    ? other.load(fromByteOffset: right.lowerBound + common, as: UInt8.self) : isOtherFolder ? 0x2F : 0
  return next < after
}

/// Whether `left` stands before `right` in a tree: by the bytes of the names, a folder as if its name ended in `/`.
func treeOrder(_ left: TreeEntry, _ right: TreeEntry) -> Bool {
  left.name.withUnsafeBytes { one in
    right.name.withUnsafeBytes { other in
      isBefore(one, one.indices, left.mode == .tree, other, other.indices, right.mode == .tree)
    }
  }
}

/// The trees that were read last, a few megabytes of them, so that a walk through the history inflates each about once:
/// the new tree of one commit is the old one of the next.
struct RecentTrees {
  typealias Tree = Result<TreeBytes, GitError>

  /// From how many bytes on the latest trees become the earlier ones, which are then let go in favour of them.
  private static let limit = 8 << 20
  /// What an entry takes beside the bytes of the tree, roughly.
  private static let entrySize = 128

  private var latest: [ObjectID: Tree] = [:]
  private var earlier: [ObjectID: Tree] = [:]
  /// How many bytes the latest have.
  private var size = 0

  /// A tree, or why it is none; `nil` where it was not read lately.
  subscript(id: ObjectID) -> Tree? {
    mutating get {
      if let known = latest[id] { return known }
      guard let known = earlier[id] else { return nil }
      self[id] = known
      return known
    }
    set {
      guard let newValue else { return }
      if size >= Self.limit { (latest, earlier, size) = ([:], latest, 0) }
      latest[id] = newValue
      size += Self.entrySize + ((try? newValue.get().bytes.count) ?? 0)
    }
  }
}

/// One entry of a tree: a name and what it stands for.
package struct TreeEntry: Hashable, Sendable {
  /// The bytes of the name, which need not be UTF-8.
  package let name: [UInt8]
  package let mode: FileMode
  package let id: ObjectID

  package init(name: [UInt8], mode: FileMode, id: ObjectID) {
    self.name = name
    self.mode = mode
    self.id = id
  }
}

/// What an entry of a tree is.
package enum FileMode: Hashable, Sendable {
  case blob
  case executable
  case symlink
  case tree
  case submodule
  /// A file with other permissions, which old versions of git wrote: the number as it stands in the tree.
  case other(UInt32)

  /// `nil` if `number` is no mode of git's: programs could disagree on whether it is a file or a folder.
  init?(number: UInt32) {
    switch number {
    case 0o100644: self = .blob
    case 0o100755: self = .executable
    case 0o120000: self = .symlink
    case 0o040000: self = .tree
    case 0o160000: self = .submodule
    case 0o100000...0o100777: self = .other(number)
    default: return nil
    }
  }

  /// The number as it stands in a tree.
  package var number: UInt32 {
    switch self {
    case .blob: 0o100644
    case .executable: 0o100755
    case .symlink: 0o120000
    case .tree: 0o040000
    case .submodule: 0o160000
    case .other(let number): number
    }
  }

  /// Whether the content is that of a file: neither a link, nor a folder, nor another repository.
  package var isFile: Bool {
    switch self {
    case .blob, .executable, .other: true
    case .symlink, .tree, .submodule: false
    }
  }
}

/// The names of one folder of a tree that is being written.
///
/// Git on Linux can hold names that other systems refuse, or take for one another, or take for git's own folder.
/// What stet writes must be the same everywhere.
struct TreeNames {
  /// Swift compares strings by canonical equivalence, so names that differ in case or composition alone are equal.
  private var folded: Set<String> = []

  /// Notes an existing name, without validating it.
  mutating func note(_ name: [UInt8]) {
    folded.insert(text(name).lowercased())
  }

  /// Adds a name that is to be written.
  mutating func add(_ name: [UInt8]) throws(GitError) {
    let operation = "write the tree entry \(text(name))"
    if let problem = Self.problem(name) { throw GitError(.invalid, operation: operation, message: problem) }
    guard folded.insert(text(name).lowercased()).inserted else {
      throw GitError(
        .invalid, operation: operation, message: "another entry has this name, or one that some systems take for it")
    }
  }

  /// Why `name` must not be written; `nil` where it may.
  private static func problem(_ name: [UInt8]) -> String? {
    guard let text = String(validating: name, as: UTF8.self) else { return "the name is not UTF-8" }
    let forbidden: [UInt8] = [0, UInt8(ascii: "/"), UInt8(ascii: "\\")]
    if name.isEmpty || text == "." || text == ".." { return "the name is empty or leads elsewhere" }
    if name.contains(where: forbidden.contains) { return "the name contains a slash, a backslash or a NUL" }
    return isGitFolder(text) ? "the name stands for git's own folder" : nil
  }

  /// Whether some system takes `name` for `.git`: HFS+ ignores some invisible characters, NTFS what follows a colon,
  /// trailing dots and spaces, and has the short name `git~1`; both ignore the case.
  static func isGitFolder(_ name: String) -> Bool {
    let visible = String(String.UnicodeScalarView(name.unicodeScalars.filter { !isIgnoredByHFS($0) })).lowercased()
    let stem = visible.unicodeScalars.prefix { $0 != ":" }
    let end = stem.lastIndex { $0 != "." && $0 != " " }.map { stem.index(after: $0) } ?? stem.startIndex
    return [".git", "git~1"].contains(String(stem[..<end]))
  }

  private static func isIgnoredByHFS(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x200C...0x200F, 0x202A...0x202E, 0x206A...0x206F, 0xFEFF: true
    default: false
    }
  }
}

/// How deep and how far a walk through trees goes.
///
/// A few hundred bytes of nested trees that name each other's children can stand for billions of files. So a walk that
/// has seen many entries does not enter a folder a second time, at any path: its cost is bounded by what was pushed.
package struct TreeBudget<Folder: Hashable> {
  /// The most nested folders: no system has deeper files.
  static var depthLimit: Int { 256 }
  /// The longest path of a folder in bytes: Linux's `PATH_MAX`.
  static var pathLimit: Int { 4_096 }
  /// How many entries a walk visits before it skips folders that it was in.
  private static var entryLimit: Int { 50_000 }

  private var entries = 0
  private var entered: Set<Folder> = []

  package init() {}

  /// Counts one entry.
  package mutating func spend() { entries += 1 }

  /// Whether to enter a folder, which then counts as entered.
  package mutating func mayEnter(_ folder: Folder) -> Bool {
    entered.insert(folder).inserted || entries < Self.entryLimit
  }

  /// Whether a folder at `path`, `depth` folders below the root, is one that systems can have.
  static func isWithinLimits(_ path: [UInt8], depth: Int) -> Bool { depth <= depthLimit && path.count <= pathLimit }
}
