import Diagnostics

/// A body as cmark gets it: LF line ends, no NUL, and every star that is a letter masked.
///
/// Each code point of the body is one code point here, so that lines and columns are the file's.
struct MarkdownBody {
  let bytes: [UInt8]
  /// The code point that stands for a star inside a word; one that the body does not have.
  let mask: [UInt8]
  /// Where each line starts; the last entry is the source's end.
  private let lineStarts: [Int]
  /// How many code points start before each byte.
  private let scalarCounts: [Int32]
  private let firstLine: Int

  init(body: String, firstLine: Int) {
    let scalars = Self.withPlainLineEnds(body)
    let mask = StarMask.unusedScalar(in: scalars)
    var bytes: [UInt8] = []
    for scalar in StarMask.masked(scalars, with: mask) {
      bytes.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
    }
    self.bytes = bytes
    self.mask = Array(String(mask).utf8)
    self.firstLine = firstLine
    lineStarts = [0] + bytes.indices.filter { bytes[$0] == .lineEnd }.map { $0 + 1 } + [bytes.count]
    var count: Int32 = 0
    scalarCounts =
      bytes.map { byte in
        defer { count += byte.isContinuation ? 0 : 1 }
        return count
      } + [count]
  }

  /// CRLF and CR as LF; NUL as the replacement character, as CommonMark has it.
  private static func withPlainLineEnds(_ body: String) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    var previous: Unicode.Scalar = " "
    for scalar in body.unicodeScalars {
      defer { previous = scalar }
      switch scalar {
      case "\r": result.append("\n")
      case "\n" where previous == "\r": continue
      case "\0": result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return result
  }

  /// Lines are counted from 0 here, and the text after the last line end is a line, too.
  var lineCount: Int { lineStarts.count - 1 }

  /// The line's bytes, with its line end.
  func line(_ number: Int) -> Range<Int> {
    guard (0..<lineCount).contains(number) else { return bytes.count..<bytes.count }
    return lineStarts[number]..<lineStarts[number + 1]
  }

  /// The line's bytes without its line end.
  func content(ofLine number: Int) -> Range<Int> {
    let line = line(number)
    return line.last.map { bytes[$0] == .lineEnd } == true ? line.dropLast() : line
  }

  /// The line that has the byte at `offset`.
  func lineNumber(at offset: Int) -> Int {
    var low = 0
    var high = lineCount - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// The place in the file of a stretch of bytes.
  func range(_ stretch: Range<Int>) -> SourceRange {
    SourceRange(position(stretch.lowerBound), position(stretch.upperBound))
  }

  private func position(_ offset: Int) -> SourcePosition {
    let line = lineNumber(at: offset)
    let column = scalarCounts[offset] - scalarCounts[lineStarts[line]]
    return SourcePosition(line: firstLine + line, column: Int(column) + 1)
  }

  /// `stretch` as it was typed: with its stars.
  func unmasked(_ stretch: some Collection<UInt8>) -> [UInt8] { StarMask.unmasked(Array(stretch), mask: mask) }
}
