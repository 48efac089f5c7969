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
