/// A range of a file's bytes with bounds-checked reads.
///
/// Offsets count from its start. Reads outside the range return `nil`, and so do numbers too large for `Int`: a header
/// with false lengths is harmless, and no arithmetic overflows.
struct ByteView: Sendable {
  private let bytes: [UInt8]
  private let range: Range<Int>

  /// The order in which the bytes of a number stand.
  enum Order { case big, little }

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    range = 0..<bytes.count
  }

  private init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    self.range = range
  }

  var count: Int { range.count }

  /// The byte at `offset`.
  func byte(_ offset: Int) -> UInt8? {
    guard offset >= 0, offset < count else { return nil }
    return bytes[range.lowerBound + offset]
  }

  /// The unsigned number of `length` bytes at `offset`; no more than eight.
  func number(_ offset: Int, _ length: Int, _ order: Order = .big) -> Int? {
    guard has(length, at: offset) else { return nil }
    var value: UInt64 = 0
    for index in 0..<length {
      let place = order == .big ? index : length - 1 - index
      value = value << 8 | UInt64(bytes[range.lowerBound + offset + place])
    }
    return Int(exactly: value)
  }

  /// Whether the bytes of `text` stand at `offset`.
  func says(_ text: StaticString, at offset: Int) -> Bool {
    guard has(text.utf8CodeUnitCount, at: offset) else { return false }
    let start = range.lowerBound + offset
    return text.withUTF8Buffer { bytes[start..<start + $0.count].elementsEqual($0) }
  }

  /// The text of `length` bytes at `offset`.
  func text(_ offset: Int, _ length: Int) -> String? {
    view(offset, length).map { String(decoding: $0.bytes[$0.range], as: UTF8.self) }
  }

  /// `length` bytes from `offset` on; `nil` where there are not so many.
  func view(_ offset: Int, _ length: Int) -> ByteView? {
    guard has(length, at: offset) else { return nil }
    let start = range.lowerBound + offset
    return ByteView(bytes, start..<start + length)
  }

  /// Everything from `offset` on; empty beyond the end.
  func from(_ offset: Int) -> ByteView {
    let start = range.lowerBound + min(max(0, offset), count)
    return ByteView(bytes, start..<range.upperBound)
  }

  /// At most `length` bytes of the start.
  func start(_ length: Int) -> ByteView {
    ByteView(bytes, range.lowerBound..<range.lowerBound + min(max(0, length), count))
  }

  /// Whether the two bytes stand side by side anywhere; looked for from the end.
  func contains(_ first: UInt8, _ second: UInt8) -> Bool {
    bytes.withUnsafeBufferPointer { all in
      let part = all[range]
      guard part.count >= 2 else { return false }
      return (part.startIndex..<part.endIndex - 1).reversed().contains { part[$0] == first && part[$0 + 1] == second }
    }
  }

  private func has(_ length: Int, at offset: Int) -> Bool {
    offset >= 0 && length >= 0 && offset <= count && length <= count - offset
  }
}
