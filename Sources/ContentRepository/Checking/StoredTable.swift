internal import Checks
internal import Foundation
internal import SocialText

/// The posts of a cache, in the order of their paths, and the hashes of all: what is searched for a post in scope.
///
/// In the file: the numbers of posts and hashes (4 bytes each), the length of the whole file (8), the checksum of the
/// table (8), the posts, the hashes (4 each, the lower half). The bodies follow.
struct StoredTable: Sendable {
  private static let headSize = 24
  private static let hashSize = 4
  /// How far ahead a post is searched before all are: few files come and go between two runs.
  private static let reach = 8

  /// Mapped into memory, which is safe because other processes only ever replace the file.
  private let file: Data
  /// Where the posts begin, the hashes, and the bodies.
  private let posts: Int
  private let hashes: Int
  private let bodies: Int
  private var count: Int { (hashes - posts) / StoredPost.size }

  /// `nil` where the file has no whole table at `start`.
  init?(in file: Data, from start: Int) {
    guard let head = file.bytes(start..<start + Self.headSize) else { return nil }
    var reader = ByteReader(head, head.indices)
    guard let count = reader.number(UInt32.self), let hashCount = reader.number(UInt32.self),
      let size = reader.number(UInt64.self), let sum = reader.number(UInt64.self), size == UInt64(file.count)
    else { return nil }
    self.file = file
    posts = start + Self.headSize
    hashes = posts + Int(count) * StoredPost.size
    bodies = hashes + Int(hashCount) * Self.hashSize
    let table = posts..<bodies
    guard bodies <= file.count,
      file.withUnsafeBytes({ Checksum.of(UnsafeRawBufferPointer(rebasing: $0[table])) }) == sum
    else { return nil }
  }

  /// The bytes of a table and its bodies, in a file where they come after `start` others.
  static func bytes(_ posts: [StoredContent], from start: Int) -> [UInt8] {
    var (table, hashes, bodies) = (ByteWriter(), ByteWriter(), ByteWriter())
    for post in posts {
      StoredPost(post, firstHash: hashes.bytes.count / hashSize, body: bodies.bytes.count).write(to: &table)
      for hash in post.hashes { hashes.number(hash) }
      bodies.append(post.body)
    }
    table.append(hashes.bytes)
    var file = ByteWriter()
    file.number(UInt32(clamping: posts.count))
    file.number(UInt32(clamping: hashes.bytes.count / hashSize))
    file.number(UInt64(start + headSize + table.bytes.count + bodies.bytes.count))
    file.number(Checksum.of(table.bytes))
    file.append(table.bytes)
    file.append(bodies.bytes)
    return file.bytes
  }

  subscript(place: Int) -> StoredPost { file.withUnsafeBytes { post(place, $0) } }

  /// Whether there is a trace of the post at a place.
  func hasTrace(_ place: Int) -> Bool {
    file.withUnsafeBytes { StoredPost.hasTrace(in: $0, at: posts + place * StoredPost.size) }
  }

  private func post(_ place: Int, _ file: UnsafeRawBufferPointer) -> StoredPost {
    StoredPost(in: file, at: posts + place * StoredPost.size)
  }

  /// The hashes that the post at a place can be found by; empty if the table is corrupt.
  func hashes(of place: Int) -> [UInt32] {
    file.withUnsafeBytes { file in
      let post = post(place, file)
      let end = post.firstHash + post.hashCount
      return end <= hashCount ? (post.firstHash..<end).map { hash($0, file) } : []
    }
  }

  private var hashCount: Int { (bodies - hashes) / Self.hashSize }

  private func hash(_ number: Int, _ file: UnsafeRawBufferPointer) -> UInt32 {
    UInt32(littleEndian: file.loadUnaligned(fromByteOffset: hashes + number * Self.hashSize, as: UInt32.self))
  }

  /// The places of posts that can be found by one of the hashes. The hashes of all lie in the posts' order.
  func places(sharing wanted: WantedHashes) -> Set<Int> {
    file.withUnsafeBytes { file in
      Set((0..<hashCount).filter { wanted.contains(hash($0, file)) }.map { place(ofHash: $0, file) })
    }
  }

  /// The place of the post that a hash is of: the last whose hashes begin there or before.
  private func place(ofHash number: Int, _ file: UnsafeRawBufferPointer) -> Int {
    (0..<count).firstPlace { post($0, file).firstHash > number } - 1
  }

  /// The trace of a post and what was found in it; `nil` if they are damaged.
  func body(of post: StoredPost) -> [UInt8]? {
    let start = bodies + post.body
    guard let body = file.bytes(start..<start + post.traceLength + post.findingsLength),
      UInt32(truncatingIfNeeded: Checksum.of(body)) == post.sum
    else { return nil }
    return body
  }

  /// The place of each of `posts`, which are in the order of their paths; `nil` for one that is missing, or whose
  /// content has changed.
  func places(of posts: [ContentFile]) -> [Int?] {
    var next = 0
    var all: [UInt64: Int]?
    return file.withUnsafeBytes { bytes in
      posts.map { file in
        guard let key = StoredPost.Key(file) else { return nil }
        let near = (next..<min(count, next + Self.reach)).first { self.key($0, bytes).path == key.path }
        guard let place = near ?? everywhere(&all)[key.path] else { return nil }
        next = place + 1
        return self.key(place, bytes) == key ? place : nil
      }
    }
  }

  private func key(_ place: Int, _ file: UnsafeRawBufferPointer) -> StoredPost.Key {
    StoredPost.Key(in: file, at: posts + place * StoredPost.size)
  }

  private func everywhere(_ index: inout [UInt64: Int]?) -> [UInt64: Int] {
    if let index { return index }
    let made = Dictionary((0..<count).map { (self[$0].key.path, $0) }, uniquingKeysWith: { first, _ in first })
    index = made
    return made
  }
}

extension Data {
  /// The bytes of a stretch; `nil` where there are not as many.
  func bytes(_ stretch: Range<Int>) -> [UInt8]? {
    guard stretch.lowerBound >= 0, stretch.upperBound <= count else { return nil }
    return withUnsafeBytes { Array($0[stretch]) }
  }
}

/// Reads what `ByteWriter` wrote. Each function returns `nil` if the bytes are not of its form.
struct ByteReader {
  private let bytes: [UInt8]
  private(set) var offset: Int
  private let end: Int

  init(_ bytes: [UInt8], _ stretch: Range<Int>) {
    self.bytes = bytes
    offset = stretch.lowerBound
    end = min(stretch.upperBound, bytes.count)
  }

  var isAtEnd: Bool { offset == end }

  mutating func number<Number: FixedWidthInteger>(_ type: Number.Type) -> Number? {
    let size = MemoryLayout<Number>.size
    guard size <= end - offset else { return nil }
    defer { offset += size }
    return bytes.withUnsafeBytes { Number(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: Number.self)) }
  }

  mutating func text() -> String? {
    guard let count = number(UInt32.self).map(Int.init), count <= end - offset else { return nil }
    defer { offset += count }
    return bytes.withUnsafeBytes { String(decoding: $0[offset..<offset + count], as: UTF8.self) }
  }

  /// The inner `nil` is a text that was `nil` when it was written.
  mutating func optional() -> String?? {
    guard let flag = number(UInt8.self) else { return nil }
    if flag == 0 { return .some(nil) }
    return text().map { .some($0) }
  }

  mutating func list<Element>(_ read: (inout ByteReader) -> Element?) -> [Element]? {
    // Every element has at least one byte, so a corrupt count cannot make this allocate more memory than the file has
    // bytes.
    guard let count = number(UInt32.self).map(Int.init), count <= end - offset else { return nil }
    var elements: [Element] = []
    for _ in 0..<count {
      guard let element = read(&self) else { return nil }
      elements.append(element)
    }
    return elements
  }
}

/// Writes numbers and texts one after the other, numbers with their lowest byte first.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func number<Number: FixedWidthInteger>(_ number: Number) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func append(_ more: [UInt8]) { bytes += more }

  mutating func text(_ text: String) {
    number(UInt32(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  mutating func optional(_ text: String?) {
    number(UInt8(text == nil ? 0 : 1))
    if let text { self.text(text) }
  }

  mutating func list<Element>(_ elements: [Element], _ write: (inout ByteWriter, Element) -> Void) {
    number(UInt32(elements.count))
    for element in elements { write(&self, element) }
  }
}

/// A checksum against accidental damage. It does not protect against an attacker.
enum Checksum {
  private static let factor: UInt64 = 0x9E37_79B9_7F4A_7C15

  static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    let whole = bytes.count & ~7
    var sum = UInt64(bytes.count)
    for offset in stride(from: 0, to: whole, by: 8) {
      add(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)), to: &sum)
    }
    for byte in bytes[whole...] { add(UInt64(byte), to: &sum) }
    return sum
  }

  static func of(_ bytes: [UInt8]) -> UInt64 { bytes.withUnsafeBytes { of($0) } }

  private static func add(_ word: UInt64, to sum: inout UInt64) {
    sum = (sum ^ word) &* factor
    sum ^= sum >> 32
  }
}
