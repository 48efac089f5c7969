internal import Diagnostics

/// The original bytes of a file, for places that were found in its normalised text.
///
/// A reader strips a byte order mark, makes a line feed of every line end, and puts one character in the place of each
/// hidden one. So lines and code points are the same in both, while offsets are not.
struct OriginalText {
  let bytes: [UInt8]
  /// Where each line lies, its end left out.
  private let lines: [Range<Int>]

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var lines: [Range<Int>] = []
    var start = bytes.starts(with: OriginalText.byteOrderMark) ? OriginalText.byteOrderMark.count : 0
    var offset = start
    while offset < bytes.count {
      let end = OriginalText.lineEnd(bytes, at: offset)
      if end > 0 {
        lines.append(start..<offset)
        start = offset + end
      }
      offset += max(1, end)
    }
    self.lines = lines + [start..<bytes.count]
  }

  /// The stretch of bytes at `range`.
  func offsets(_ range: SourceRange) -> Range<Int> {
    let start = offset(of: range.start)
    return start..<max(start, offset(of: range.end))
  }

  /// The bytes of `text`, with the line ends that the file has at `offset`.
  func written(_ text: String, at offset: Int) -> [UInt8] {
    guard text.utf8.contains(0x0A), endsLinesWithCRLF(around: offset) else { return Array(text.utf8) }
    return text.utf8.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
  }

  /// The offset of the byte at `position`; the end of its line where the line is shorter.
  private func offset(of position: SourcePosition) -> Int {
    guard position.line >= 1, position.line <= lines.count else { return bytes.count }
    let line = lines[position.line - 1]
    var left = position.column
    for offset in line where bytes[offset] & 0xC0 != 0x80 {
      left -= 1
      if left == 0 { return offset }
    }
    return line.upperBound
  }

  /// How long the line end at `offset` is; 0 where there is none.
  private static func lineEnd(_ bytes: [UInt8], at offset: Int) -> Int {
    switch bytes[offset] {
    case 0x0A: 1
    case 0x0D: offset + 1 < bytes.count && bytes[offset + 1] == 0x0A ? 2 : 1
    default: 0
    }
  }

  /// Whether the line at `offset`, or the one before where it is the last, ends with CR and LF.
  private func endsLinesWithCRLF(around offset: Int) -> Bool {
    let number = lines.firstIndex { offset <= $0.upperBound } ?? lines.count - 1
    let line = lines[number].upperBound < bytes.count ? lines[number] : lines[max(0, number - 1)]
    return line.upperBound < bytes.count && OriginalText.lineEnd(bytes, at: line.upperBound) == 2
  }
}
