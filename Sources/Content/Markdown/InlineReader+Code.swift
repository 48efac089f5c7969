/// Code spans.
extension InlineReader {
  mutating func readCode(_ literal: [UInt8]) throws(MarkerMismatch) {
    let start = cursor.offset
    let ticks = cursor.takeRun(of: CodeSpan.tick)
    pieces.append(.marker(start..<cursor.offset))
    guard ticks > 0 else { throw MarkerMismatch() }
    var code = CodeSpan()
    while let byte = cursor.current {
      if byte == CodeSpan.tick {
        let first = cursor.offset
        let count = cursor.takeRun(of: byte)
        if count == ticks { return try close(code, literal: literal, at: first..<cursor.offset) }
        code.line.append(contentsOf: repeatElement(byte, count: count))
      } else if byte == .lineEnd {
        code.breakLine(indent: takeLineEnd())
      } else {
        cursor.advance()
        code.line.append(byte)
      }
    }
    throw MarkerMismatch()
  }

  private mutating func close(_ code: CodeSpan, literal: [UInt8], at ticks: Range<Int>) throws(MarkerMismatch) {
    // Compared without space: cmark keeps the space before a line that lacks its list item's indentation.
    guard code.text.filter({ !$0.isBlank }) == literal.filter({ !$0.isBlank }) else { throw MarkerMismatch() }
    pieces += code.pieces
    pieces.append(.marker(ticks))
  }
}

/// What stands between a code span's ticks, line by line.
struct CodeSpan {
  static let tick = UInt8(ascii: "`")

  /// The current line.
  var line: [UInt8] = []
  private var finished: [(text: [UInt8], nextIndent: Int)] = []

  mutating func breakLine(indent: Int) {
    finished.append((line, indent))
    line = []
  }

  /// On one line.
  var text: [UInt8] { finished.flatMap { $0.text + [.space] } + line }

  /// Whether one space on either side is part of the marker.
  private var isPadded: Bool {
    let text = text
    return text.count > 1 && text.first == .space && text.last == .space && text.contains { $0 != .space }
  }

  /// As typed: with its line ends, without the spaces that are part of the marker.
  var pieces: [InlinePiece] {
    var lines = finished.map(\.text) + [line]
    if isPadded {
      if lines[0].first == .space { lines[0].removeFirst() }
      if lines[lines.count - 1].last == .space { lines[lines.count - 1].removeLast() }
    }
    return zip(lines, finished).flatMap { line, end in
      [.text(line), .lineBreak(isHard: false, indent: end.nextIndent)]
    } + [InlinePiece.text(lines[lines.count - 1])]
  }
}
