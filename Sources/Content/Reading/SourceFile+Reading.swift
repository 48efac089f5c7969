package import Diagnostics

extension SourceFile {
  /// Checks and normalises the bytes of a file.
  ///
  /// Returns no file if the bytes are not text: invalid UTF-8, or far too many of them. After any other finding the
  /// file can still be read, so that all problems are reported at once.
  package static func read(path: String, bytes: [UInt8]) -> (file: SourceFile?, findings: [Finding]) {
    guard bytes.count <= maximumBytes else { return (nil, [tooLarge(path: path, count: bytes.count)]) }
    let content = bytes.starts(with: byteOrderMark) ? Array(bytes.dropFirst(3)) : bytes
    if let finding = invalidEncoding(path: path, bytes: content) { return (nil, [finding]) }
    if let lineStarts = lineStartsOfCleanText(content) {
      return (SourceFile(path: path, cleanBytes: content, lineStarts: lineStarts), [])
    }
    var cleaner = SourceCleaner(path: path)
    cleaner.clean(content)
    return (cleaner.file, cleaner.findings)
  }

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private static func tooLarge(path: String, count: Int) -> Finding {
    Finding(
      rule: .tooLarge, path: path, summary: "\(count) bytes are more than the \(maximumBytes) that a file may have",
      explanation: "Pictures and films belong in files of their own.")
  }

  private static func invalidEncoding(path: String, bytes: [UInt8]) -> Finding? {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      let start = error.byteOffsets.lowerBound
      let before = bytes[..<start]
      let line = before.count { $0 == 0x0A } + 1
      let column = before.reversed().prefix { $0 != 0x0A }.count { !isContinuation($0) } + 1
      let place = SourcePosition(line: line, column: column)
      return Finding(
        rule: .encoding, path: path, range: SourceRange(place, SourcePosition(line: line, column: column + 1)),
        summary: "line \(line) is not UTF-8", explanation: "Save the file with the encoding UTF-8.")
    }
  }

  /// Where each line of a text begins; `nil` where the text has characters that need a closer look.
  private static func lineStartsOfCleanText(_ bytes: [UInt8]) -> [Int]? {
    bytes.withUnsafeBufferPointer { bytes in
      var starts = [0]
      starts.reserveCapacity(32)
      for offset in 0..<bytes.count {
        let byte = bytes[offset]
        // The most frequent case first.
        if (0x20..<0x7F).contains(byte) || byte == 0x09 { continue }
        if byte == 0x0A {
          starts.append(offset + 1)
        } else if byte < 0x80 || HiddenCharacter.mayBegin(bytes, at: offset) {
          return nil
        }
      }
      return starts
    }
  }
}

/// Copies a text, LF for every line end and U+FFFD for every hidden character, and reports the latter.
private struct SourceCleaner {
  let path: String
  private var clean: [UInt8] = []
  private var lineStarts = [0]
  private var column = 1
  private var found: [Finding] = []
  /// Whether the direction of some text is overridden. Other marks of direction may then be part of that.
  private var overrides = false

  init(path: String) { self.path = path }

  var findings: [Finding] {
    guard overrides else { return found }
    return found.map { finding in
      var own = finding
      own.fixes = []
      return own
    }
  }

  var file: SourceFile { SourceFile(path: path, cleanBytes: clean, lineStarts: lineStarts) }

  mutating func clean(_ bytes: [UInt8]) {
    clean.reserveCapacity(bytes.count)
    var scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\r" where scalars.first == "\n": continue
      case "\r":
        report(.controlCharacter, "a carriage return without a line feed (U+000D)")
        breakLine()
      case "\n": breakLine()
      default: append(scalar)
      }
    }
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    if let hidden = HiddenCharacter(scalar) {
      overrides = overrides || hidden.rule == .bidiOverride && !hidden.isLeftover
      report(hidden.rule, hidden.summary, isLeftover: hidden.isLeftover)
      clean.append(contentsOf: [0xEF, 0xBF, 0xBD])
    } else {
      clean.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
    column += 1
  }

  private mutating func breakLine() {
    clean.append(0x0A)
    lineStarts.append(clean.count)
    column = 1
  }

  private mutating func report(_ rule: ReadingRule, _ summary: String, isLeftover: Bool = false) {
    guard found.count < ReadingLog.maximumFindings else { return }
    let place = SourcePosition(line: lineStarts.count, column: column)
    let range = SourceRange(place, SourcePosition(line: place.line, column: column + 1))
    found.append(
      Finding(
        rule: rule, path: path, range: range, summary: summary + " is not allowed",
        explanation: HiddenCharacter.explanation,
        fixes: isLeftover ? [Fix("delete it", replacing: range, with: "")] : []))
  }
}
