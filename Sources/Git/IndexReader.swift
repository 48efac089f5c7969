internal import Foundation

/// Reads git's index as it is on disk: versions 2 to 4 of gitformat-index(5).
///
/// libgit2 makes an object of each entry and hashes the whole file, which takes longer than to check a post. Nothing is
/// given for what only libgit2 can judge: a merge that is not resolved, extensions that must be understood, whatever is
/// damaged or out of order. Like git itself, this does not compare the file's hash.
struct IndexReader {
  private static let headSize = 12
  /// What comes before the path: ten numbers, the id, the flags.
  private static let entrySize = 62

  private let bytes: UnsafeRawBufferPointer
  private let version: UInt32
  private let count: Int
  /// Where the hash of the file begins.
  private let end: Int
  private var offset = headSize
  /// The path of the last entry: version 4 writes only where the next one differs.
  private var path: [UInt8] = []

  /// The files of the index in the file at `path`.
  static func files(at path: String) -> StagedFiles? {
    // Git replaces the file, and never writes into it: what is mapped stays what it was.
    guard let bytes = try? Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped) else { return nil }
    return bytes.withUnsafeBytes { bytes in
      guard var reader = IndexReader(bytes) else { return nil }
      return reader.files()
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

  private func number<Number: FixedWidthInteger>(_ place: Int, _ type: Number.Type = UInt32.self) -> Number {
    Number(bigEndian: bytes.loadUnaligned(fromByteOffset: place, as: type))
  }

  private mutating func files() -> StagedFiles? {
    var files = StagedFiles(expecting: count)
    for _ in 0..<count {
      guard readEntry(into: &files) else { return nil }
    }
    while offset < end {
      guard readExtension(into: &files) else { return nil }
    }
    return offset == end ? files : nil
  }

  private mutating func readEntry(into files: inout StagedFiles) -> Bool {
    guard end - offset > Self.entrySize + 2 else { return false }
    let start = offset
    let flags = number(start + 60, UInt16.self)
    let isExtended = flags & 0x4000 != 0
    guard flags & 0x3000 == 0, !isExtended || version > 2 else { return false }
    let isAnnounced = isExtended && number(start + 62, UInt16.self) & 0x2000 != 0
    offset += Self.entrySize + (isExtended ? 2 : 0)
    guard version < 4 ? readPath(from: start) : readShortenedPath() else { return false }
    // What `git add --intent-to-add` has left is announced, but has no content.
    guard !isAnnounced, let mode = FileMode(number: number(start + 24)), let id = ObjectID(bytes, at: start + 40) else {
      return true
    }
    return path.withUnsafeBytes { files.append($0, mode, id, stamp(start)) }
  }

  /// Up to version 3 a path ends in a NUL, and up to seven more fill the entry.
  private mutating func readPath(from start: Int) -> Bool {
    guard let length = lengthOfText() else { return false }
    path.removeAll(keepingCapacity: true)
    path.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + length]))
    offset = start + (offset - start + length + 8) & ~7
    return offset <= end
  }

  /// In version 4 a path says how many bytes of the last one are left out at its end, and what comes after the rest.
  private mutating func readShortenedPath() -> Bool {
    guard let left = readVariableNumber(), left <= path.count, let length = lengthOfText() else { return false }
    path.removeLast(left)
    path.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + length]))
    offset += length + 1
    return true
  }

  /// How long a text at this place is that ends in a NUL.
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

  /// An extension whose name begins with a small letter must be understood: the files may be elsewhere.
  private mutating func readExtension(into files: inout StagedFiles) -> Bool {
    guard end - offset >= 8, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(bytes[offset]) else { return false }
    let content = offset + 8
    let isTrees = bytes[offset..<offset + 4].elementsEqual("TREE".utf8)
    offset = content + Int(number(offset + 4, UInt32.self))
    guard offset <= end else { return false }
    if isTrees { files.trees = CacheTreeReader.trees(UnsafeRawBufferPointer(rebasing: bytes[content..<offset])) }
    return true
  }
}
