internal import Core

/// Reads what `ByteWriter` wrote. Each function returns `nil` if the bytes are not of its form.
struct ByteReader {
  private let bytes: [UInt8]
  private var offset: Int
  private let end: Int

  init(_ bytes: [UInt8]) { self.init(bytes, 0, bytes.count) }

  private init(_ bytes: [UInt8], _ start: Int, _ end: Int) {
    self.bytes = bytes
    offset = start
    self.end = end
  }

  var isAtEnd: Bool { offset == end }

  /// What is not read yet.
  var rest: [UInt8] { Array(bytes[offset..<end]) }

  /// A reader of bytes that were written as a part.
  mutating func part() -> ByteReader? {
    guard let count = number(UInt32.self).map(Int.init), count <= end - offset else { return nil }
    defer { offset += count }
    return ByteReader(bytes, offset, offset + count)
  }

  mutating func number<Number: FixedWidthInteger>(_ type: Number.Type) -> Number? {
    let size = MemoryLayout<Number>.size
    guard size <= end - offset else { return nil }
    defer { offset += size }
    return bytes.withUnsafeBytes { Number(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: Number.self)) }
  }

  mutating func digest() -> Digest? { array(of: Digest.self, count: 1)?.first }

  /// Values that stand in the file as they stand in memory: the store never leaves the machine.
  mutating func array<Element: BitwiseCopyable>(_ type: Element.Type) -> [Element]? {
    number(UInt32.self).flatMap { array(of: type, count: Int($0)) }
  }

  private mutating func array<Element: BitwiseCopyable>(of type: Element.Type, count: Int) -> [Element]? {
    let size = count * MemoryLayout<Element>.stride
    guard size <= end - offset else { return nil }
    defer { offset += size }
    return [Element](unsafeUninitializedCapacity: count) { elements, initialized in
      bytes.withUnsafeBytes { bytes in
        UnsafeMutableRawBufferPointer(elements).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + size]))
      }
      initialized = count
    }
  }

  /// Ids, 20 bytes each.
  mutating func ids() -> [ObjectID]? {
    guard let count = number(UInt32.self).map(Int.init), count * ObjectID.byteCount <= end - offset else { return nil }
    defer { offset += count * ObjectID.byteCount }
    return bytes.withUnsafeBytes { bytes in
      var ids: [ObjectID] = []
      ids.reserveCapacity(count)
      for place in 0..<count {
        if let id = ObjectID(bytes, at: offset + place * ObjectID.byteCount) { ids.append(id) }
      }
      return ids
    }
  }

  /// The next `count` bytes.
  mutating func bytes(_ count: Int) -> [UInt8]? {
    guard count <= end - offset else { return nil }
    defer { offset += count }
    return Array(bytes[offset..<offset + count])
  }

  mutating func text() -> String? {
    guard let count = number(UInt32.self).map(Int.init), count <= end - offset else { return nil }
    defer { offset += count }
    return bytes.withUnsafeBytes { String(decoding: $0[offset..<offset + count], as: UTF8.self) }
  }

  mutating func objectID() -> ObjectID? {
    guard let high = number(UInt64.self), let middle = number(UInt64.self), let low = number(UInt32.self) else {
      return nil
    }
    return ObjectID(high: high.byteSwapped, middle: middle.byteSwapped, low: low.byteSwapped)
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

  /// Starts anew.
  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  /// Values as they stand in memory. They must have no gaps.
  mutating func array<Element: BitwiseCopyable>(_ elements: [Element]) {
    number(UInt32(elements.count))
    elements.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }

  mutating func digest(_ digest: Digest) { withUnsafeBytes(of: digest) { bytes.append(contentsOf: $0) } }

  /// Ids, 20 bytes each.
  mutating func ids(_ ids: [ObjectID]) {
    number(UInt32(ids.count))
    for id in ids { bytes += id.bytes }
  }

  /// Writes bytes that are read as a whole, or passed over.
  mutating func part(_ part: [UInt8]) {
    number(UInt32(part.count))
    bytes += part
  }

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
    // Four sums at a time: a processor need not wait for one to go on with the next.
    var sums = (UInt64(bytes.count), UInt64(1), UInt64(2), UInt64(3))
    let whole = bytes.count & ~31
    for offset in stride(from: 0, to: whole, by: 32) {
      add(word(bytes, offset), to: &sums.0)
      add(word(bytes, offset + 8), to: &sums.1)
      add(word(bytes, offset + 16), to: &sums.2)
      add(word(bytes, offset + 24), to: &sums.3)
    }
    var sum = sums.0
    for other in [sums.1, sums.2, sums.3] { add(other, to: &sum) }
    for byte in bytes[whole...] { add(UInt64(byte), to: &sum) }
    return sum
  }

  private static func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  static func of(_ bytes: [UInt8]) -> UInt64 { bytes.withUnsafeBytes { of($0) } }

  private static func add(_ word: UInt64, to sum: inout UInt64) {
    sum = (sum ^ word) &* factor
    sum ^= sum >> 32
  }
}
