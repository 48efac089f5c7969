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
  /// How many code points start before each byte; empty where each byte is one.
  private let scalarCounts: [Int32]
  private let firstLine: Int
  /// Whether a line of hyphens with `|` or `:` is possible.
  let mayHaveTables: Bool
  /// How many bytes the body has as it was typed.
  let size: Int

  init(body: String, firstLine: Int) {
    (bytes, mask) = StarMask.masked(Self.withPlainLineEnds(Array(body.utf8)))
    self.firstLine = firstLine
    size = body.utf8.count
    mayHaveTables = bytes.contains(UInt8(ascii: "|")) || bytes.contains(UInt8(ascii: ":"))
    lineStarts = Self.lineStarts(bytes)
    scalarCounts = bytes.contains { $0 >= 0x80 } ? Self.scalarCounts(bytes) : []
  }

  private static func lineStarts(_ bytes: [UInt8]) -> [Int] {
    var starts = [0]
    for place in bytes.indices where bytes[place] == .lineEnd { starts.append(place + 1) }
    return starts + [bytes.count]
  }

  private static func scalarCounts(_ bytes: [UInt8]) -> [Int32] {
    [Int32](unsafeUninitializedCapacity: bytes.count + 1) { counts, initialized in
      var count: Int32 = 0
      for place in bytes.indices {
        counts[place] = count
        count += bytes[place].isContinuation ? 0 : 1
      }
      counts[bytes.count] = count
      initialized = bytes.count + 1
    }
  }

  /// CRLF and CR as LF; NUL as the replacement character, as CommonMark has it.
  private static func withPlainLineEnds(_ body: [UInt8]) -> [UInt8] {
    guard body.contains(where: { $0 == carriageReturn || $0 == 0 }) else { return body }
    var result: [UInt8] = []
    for place in body.indices {
      switch body[place] {
      case carriageReturn: result.append(.lineEnd)
      case .lineEnd where place > 0 && body[place - 1] == carriageReturn: continue
      case 0: result += [0xEF, 0xBF, 0xBD]
      default: result.append(body[place])
      }
    }
    return result
  }

  private static let carriageReturn = UInt8(ascii: "\r")

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
    let start = lineStarts[line]
    let column = scalarCounts.isEmpty ? offset - start : Int(scalarCounts[offset] - scalarCounts[start])
    return SourcePosition(line: firstLine + line, column: column + 1)
  }

  /// `stretch` as it was typed: with its stars.
  func unmasked(_ stretch: some Collection<UInt8>) -> [UInt8] { StarMask.unmasked(Array(stretch), mask: mask) }
}
