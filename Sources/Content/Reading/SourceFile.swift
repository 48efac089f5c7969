package import Diagnostics

/// A text file of the content repository as its readers see it: UTF-8, LF line ends, no byte order mark.
///
/// Hidden characters that `read` reports are replaced by U+FFFD here, so that they cannot falsify what displays the
/// text, such as a code frame on a terminal.
package struct SourceFile: Sendable {
  /// Where it lies, from the content repository's root.
  package let path: String
  /// The text as valid UTF-8.
  package let bytes: [UInt8]
  /// The offset of the first byte of each line.
  private let lineStarts: [Int]

  /// The most bytes that a post or a `stet.yml` may have.
  package static let maximumBytes = 1 << 20

  /// A file of text that is already clean; `read(path:bytes:)` is for bytes of unknown origin.
  init(path: String, cleanBytes: [UInt8], lineStarts: [Int]) {
    self.path = path
    self.bytes = cleanBytes
    self.lineStarts = lineStarts
  }

  /// What the file contains, in words for people who do not know YAML.
  var contentName: String { path.hasSuffix(".md") ? "the front matter" : "the file" }

  /// The whole text.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// How many lines there are; text after the last line end is a line, too.
  package var lineCount: Int { lineStarts.count }

  /// The offsets of the bytes of line `number`, counted from 1, without its line end; empty where there is none.
  package func lineOffsets(_ number: Int) -> Range<Int> {
    guard number >= 1, number <= lineStarts.count else { return bytes.endIndex..<bytes.endIndex }
    let start = lineStarts[number - 1]
    let end = number < lineStarts.count ? lineStarts[number] - 1 : bytes.count
    return start..<end
  }

  /// The text of line `number`, counted from 1, without its line end: for code frames.
  package func line(_ number: Int) -> String { text(at: lineOffsets(number)) }

  /// The text of a stretch of bytes.
  package func text(at offsets: Range<Int>) -> String { String(decoding: bytes[offsets], as: UTF8.self) }

  /// The text of a stretch.
  package func text(in range: SourceRange) -> String {
    let start = offset(of: range.start)
    return text(at: start..<max(start, offset(of: range.end)))
  }

  /// The line and column of the byte at `utf8Offset`; the end of the text where the offset lies beyond it.
  package func position(utf8Offset: Int) -> SourcePosition {
    let offset = min(max(utf8Offset, 0), bytes.count)
    let line = lineNumber(at: offset)
    let column = bytes[lineStarts[line - 1]..<offset].reduce(1) { $0 + (isContinuation($1) ? 0 : 1) }
    return SourcePosition(line: line, column: column)
  }

  /// The stretch of a range of bytes.
  package func range(_ offsets: Range<Int>) -> SourceRange {
    SourceRange(position(utf8Offset: offsets.lowerBound), position(utf8Offset: offsets.upperBound))
  }

  /// The offset of the byte at `position`; the end of its line where the line is shorter.
  package func offset(of position: SourcePosition) -> Int {
    let line = lineOffsets(position.line)
    var left = position.column
    for offset in line where !isContinuation(bytes[offset]) {
      left -= 1
      if left == 0 { return offset }
    }
    return line.upperBound
  }

  /// The number of the line that holds the byte at `offset`.
  private func lineNumber(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }
}

/// Whether a byte of UTF-8 continues a code point that began before it.
func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
