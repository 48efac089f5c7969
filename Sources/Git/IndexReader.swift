internal import Core
internal import Foundation

/// Reads git's index as it is on disk: versions 2 to 4 of gitformat-index(5), whole, split or sparse.
///
/// libgit2 makes an object of each entry and hashes the whole file, which takes longer than to check a post, and
/// supports neither split nor sparse ones. Returns `nil` for required extensions that it does not know, and for
/// anything damaged or out of order. Like git itself, this does not compare the file's hash.
struct IndexReader {
  private static let headSize = 12
  /// What comes before the path: ten numbers, the id, the flags.
  private static let entrySize = 62

  /// What an entry stands for.
  private enum Content {
    case file(mode: FileMode, ObjectID, FileStamp, isLeftOut: Bool)
    /// Added by `git add --intent-to-add`, so without content.
    case announced
    /// One side of a merge that is not resolved.
    case unmerged
  }

  /// An entry of an index that is shared or split.
  private typealias Entry = (path: [UInt8], content: Content)

  /// Which entries of the shared index were deleted, and which were replaced, by their numbers.
  private struct Link {
    var shared: ObjectID
    var deleted: [Int] = []
    var replaced: [Int] = []
  }

  private let bytes: UnsafeRawBufferPointer
  private let version: UInt32
  private let count: Int
  /// Where the hash of the file begins.
  private let end: Int
  private var offset = headSize
  /// The path of the last entry: version 4 writes only where the next one differs.
  private var path: [UInt8] = []
  private var trees: [[UInt8]: ObjectID] = [:]
  private var link: Link?

  /// The files of the index in the file at `path`. They include folders that a sparse index does not expand.
  ///
  /// - Parameter folder: the folder with the rest of a split index: the repository's own, ending in `/`.
  static func files(at path: String, sharedIn folder: String) -> StagedFiles? {
    reading(path) { reader in
      guard let files = reader.files() else { return nil }
      guard let link = reader.link else { return files }
      let shared = reading(folder + "sharedindex." + link.shared.hex) { shared in
        shared.isNamed(link.shared) ? shared.entries() : nil
      }
      guard let own = reader.entries(), let shared, let joined = joined(own, shared, link)
      else { return nil }
      return Self.files(of: joined, trees: reader.trees)
    }
  }

  private static func reading<Result>(_ path: String, _ body: (inout IndexReader) -> Result?) -> Result? {
    // Git replaces the file and never writes into it, so the mapped bytes do not change.
    guard let bytes = try? Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped) else { return nil }
    return bytes.withUnsafeBytes { bytes in
      guard var reader = IndexReader(bytes) else { return nil }
      return body(&reader)
    }
  }

  private init?(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count >= Self.headSize + ObjectID.byteCount, bytes.starts(with: "DIRC".utf8) else { return nil }
    self.bytes = bytes
    end = bytes.count - ObjectID.byteCount
    version = UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: 4, as: UInt32.self))
    count = Int(UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self)))
    guard (2...4).contains(version), count <= bytes.count / Self.entrySize else { return nil }
  }

  /// Whether the file ends in this id, by which a split index names it.
  private func isNamed(_ id: ObjectID) -> Bool { ObjectID(bytes, at: end) == id }

  private func number<Number: FixedWidthInteger>(_ place: Int, _ type: Number.Type = UInt32.self) -> Number {
    Number(bigEndian: bytes.loadUnaligned(fromByteOffset: place, as: type))
  }

  /// The files of an index that is not split. For a split one, `link` is set and the result is not used.
  private mutating func files() -> StagedFiles? {
    var files = StagedFiles(expecting: count)
    for _ in 0..<count {
      guard let content = readEntry() else { return nil }
      // In a split index, an entry that replaces a shared one has no path.
      guard path.isEmpty || path.withUnsafeBytes({ Self.append($0, content, to: &files) }) else { return nil }
    }
    guard readExtensions() else { return nil }
    files.trees = trees
    return files
  }

  /// All entries, in the order of the file.
  private mutating func entries() -> [Entry]? {
    offset = Self.headSize
    path = []
    var entries: [Entry] = []
    for _ in 0..<count {
      guard let content = readEntry() else { return nil }
      entries.append((path, content))
    }
    return entries
  }

  /// The entries of a split index, with those of the shared one that are left.
  private static func joined(_ own: [Entry], _ shared: [Entry], _ link: Link) -> [Entry]? {
    let replacements = own.prefix { $0.path.isEmpty }
    guard replacements.count == link.replaced.count, (link.deleted + link.replaced).allSatisfy({ $0 < shared.count })
    else { return nil }
    var joined = shared
    for (number, replacement) in zip(link.replaced, replacements) { joined[number].content = replacement.content }
    let deleted = Set(link.deleted)
    let left = joined.indices.filter { !deleted.contains($0) }.map { joined[$0] }
    return (left + own.dropFirst(replacements.count)).sorted { $0.path.lexicographicallyPrecedes($1.path) }
  }

  private static func files(of entries: [Entry], trees: [[UInt8]: ObjectID]) -> StagedFiles? {
    var files = StagedFiles(expecting: entries.count)
    for (path, content) in entries {
      guard !path.isEmpty, path.withUnsafeBytes({ append($0, content, to: &files) }) else { return nil }
    }
    files.trees = trees
    return files
  }

  /// Appends an entry if it has content. Only the name of a folder ends in a slash. Returns whether the entry is valid.
  private static func append(_ path: UnsafeRawBufferPointer, _ content: Content, to files: inout StagedFiles) -> Bool {
    switch content {
    case .announced: return true
    case .unmerged:
      files.isUnmerged = true
      return true
    case .file(let mode, let id, let stamp, let isLeftOut):
      guard (mode == .tree) == (path.last == UInt8(ascii: "/")) else { return false }
      return files.append(path, mode, id, stamp, isLeftOut: isLeftOut)
    }
  }

  private mutating func readEntry() -> Content? {
    guard end - offset > Self.entrySize + 2 else { return nil }
    let start = offset
    let flags = number(start + 60, UInt16.self)
    let isExtended = flags & 0x4000 != 0
    guard !isExtended || version > 2 else { return nil }
    let more = isExtended ? number(start + 62, UInt16.self) : 0
    offset += Self.entrySize + (isExtended ? 2 : 0)
    guard version < 4 ? readPath(from: start) : readShortenedPath() else { return nil }
    guard flags & 0x3000 == 0 else { return .unmerged }
    guard more & 0x2000 == 0, let mode = FileMode(number: number(start + 24)), let id = ObjectID(bytes, at: start + 40)
    else { return .announced }
    // Git takes the file for unchanged if it is missing: skip-worktree, assume-unchanged.
    return .file(mode: mode, id, stamp(start), isLeftOut: more & 0x4000 != 0 || flags & 0x8000 != 0)
  }

  /// Up to version 3 a path ends in a NUL, and up to seven more pad the entry.
  private mutating func readPath(from start: Int) -> Bool {
    guard let length = lengthOfText() else { return false }
    path.removeAll(keepingCapacity: true)
    path.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + length]))
    offset = start + (offset - start + length + 8) & ~7
    return offset <= end
  }

  /// In version 4 a path is the number of bytes to drop from the end of the last path, and the text to append.
  private mutating func readShortenedPath() -> Bool {
    guard let left = readVariableNumber(), left <= path.count, let length = lengthOfText() else { return false }
    path.removeLast(left)
    path.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + length]))
    offset += length + 1
    return true
  }

  /// The length of the NUL-terminated text at this place.
  private func lengthOfText() -> Int? {
    guard offset < end, let start = bytes.baseAddress, let zero = memchr(start + offset, 0, end - offset) else {
      return nil
    }
    return UnsafeRawPointer(zero) - (start + offset)
  }

  /// Seven bits a byte, the highest first; one is added for each byte that follows.
  private mutating func readVariableNumber() -> Int? {
    var number = 0
    while offset < end, number < 1 << 24 {
      let byte = bytes[offset]
      offset += 1
      number = number << 7 | Int(byte & 0x7F)
      if byte & 0x80 == 0 { return number }
      number += 1
    }
    return nil
  }

  private func stamp(_ start: Int) -> FileStamp {
    FileStamp(
      size: number(start + 36), inode: number(start + 20), modified: moment(start + 8), changed: moment(start))
  }

  private func moment(_ place: Int) -> FileStamp.Moment {
    FileStamp.Moment(seconds: number(place, Int32.self), nanoseconds: number(place + 4))
  }

  private mutating func readExtensions() -> Bool {
    while offset < end {
      guard readExtension() else { return false }
    }
    return offset == end
  }

  /// An extension whose name begins with a small letter is required: without it the list of files may be incomplete.
  private mutating func readExtension() -> Bool {
    guard end - offset >= 8 else { return false }
    let name = bytes[offset..<offset + 4]
    let content = offset + 8
    offset = content + Int(number(offset + 4, UInt32.self))
    guard offset <= end else { return false }
    if name.elementsEqual("TREE".utf8) {
      trees = CacheTreeReader.trees(UnsafeRawBufferPointer(rebasing: bytes[content..<offset]))
    } else if name.elementsEqual("link".utf8) {
      return readLink(content..<offset)
    } else if !name.elementsEqual("sdir".utf8) {
      return name.first.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) } ?? false
    }
    return true
  }

  /// The id of the shared index, and two bitmaps of its entries: which are deleted, which replaced.
  private mutating func readLink(_ content: Range<Int>) -> Bool {
    guard content.count >= ObjectID.byteCount, let shared = ObjectID(bytes, at: content.lowerBound)
    else { return false }
    guard shared != .zero else { return content.count == ObjectID.byteCount }
    var link = Link(shared: shared)
    var place = content.lowerBound + ObjectID.byteCount
    if place < content.upperBound {
      guard let deleted = readBits(&place, content.upperBound), let replaced = readBits(&place, content.upperBound),
        place == content.upperBound
      else { return false }
      (link.deleted, link.replaced) = (deleted, replaced)
    }
    self.link = link
    return true
  }

  /// The numbers of the bits that are set in a bitmap of the format EWAH: words of 64 bits. The first one holds the
  /// number of omitted words that are all 0 or all 1, and the number of literal words that follow.
  private func readBits(_ place: inout Int, _ end: Int) -> [Int]? {
    guard end - place >= 12 else { return nil }
    let (size, words) = (Int(number(place, UInt32.self)), Int(number(place + 4, UInt32.self)))
    place += 8
    // One bit per entry, and each entry takes at least this many bytes in a file of at most 4 GiB.
    guard size <= Int(UInt32.max) / Self.entrySize, words <= (end - place - 4) / 8 else { return nil }
    let wordsEnd = place + 8 * words
    var bits: [Int] = []
    var bit = 0
    while place < wordsEnd {
      let marker = number(place, UInt64.self)
      let (run, literals) = (Int(marker >> 1 & 0xFFFF_FFFF), Int(marker >> 33))
      place += 8
      guard run <= size / 64 + 1, literals <= (wordsEnd - place) / 8 else { return nil }
      if marker & 1 == 1 { bits += bit..<min(size, bit + 64 * run) }
      bit += 64 * run
      for _ in 0..<literals {
        let word = number(place, UInt64.self)
        bits += (0..<64).filter { word >> UInt64($0) & 1 == 1 }.map { bit + $0 }
        place += 8
        bit += 64
      }
      guard bit <= size + 63 else { return nil }
    }
    place += 4
    return bits.allSatisfy { $0 < size } ? bits : nil
  }
}

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
