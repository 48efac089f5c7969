import Diagnostics

/// A place in a text that moves on byte by byte and knows its line and column.
struct LineCursor {
  /// A place that was passed.
  struct Mark {
    fileprivate var offset: Int
    fileprivate var position: SourcePosition

    func range(to end: Mark) -> SourceRange { SourceRange(position, end.position) }
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let end: Int
  private var offset: Int
  private var line: Int
  /// The offset at which the line would begin if each of its code points were one byte.
  private var margin: Int

  /// `firstLine` is the number of the line that begins with `offsets`.
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ offsets: Range<Int>, firstLine: Int) {
    self.bytes = bytes
    offset = offsets.lowerBound
    end = offsets.upperBound
    line = firstLine
    margin = offset
  }

  /// `nil` at the end.
  var current: UInt8? { offset < end ? bytes[offset] : nil }

  var mark: Mark { Mark(offset: offset, position: SourcePosition(line: line, column: offset - margin + 1)) }

  /// Skips one byte, which must not be a line end.
  mutating func advance() {
    if bytes[offset].isContinuation { margin += 1 }
    offset += 1
  }

  /// Skips all bytes that fit, within the line.
  mutating func skip(while fits: (UInt8) -> Bool) {
    while let byte = current, byte != .lineEnd, fits(byte) { advance() }
  }

  /// Skips `sign`; false if it does not stand here.
  mutating func take(_ sign: Unicode.Scalar) -> Bool {
    guard current == UInt8(ascii: sign) else { return false }
    advance()
    return true
  }

  /// Skips a line end. Returns true at the end of the text as well, and false if the line goes on.
  mutating func breakLine() -> Bool {
    guard let byte = current else { return true }
    guard byte == .lineEnd else { return false }
    offset += 1
    line += 1
    margin = offset
    return true
  }

  func bytes(from start: Mark, to end: Mark) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[start.offset..<end.offset])
  }

  func text(from start: Mark, to end: Mark) -> String { String(decoding: bytes(from: start, to: end), as: UTF8.self) }
}
