internal import SocialText

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
    let column = bytes[lineStarts[line - 1]..<offset].reduce(1) { $0 + ($1.isContinuation ? 0 : 1) }
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
    for offset in line where !bytes[offset].isContinuation {
      left -= 1
      if left == 0 { return offset }
    }
    return line.upperBound
  }

  /// The number of the line that holds the byte at `offset`.
  private func lineNumber(at offset: Int) -> Int { lineStarts.partitioningIndex { $0 > offset } }
}

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
      let column = before.reversed().prefix { $0 != 0x0A }.count { !$0.isContinuation } + 1
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

/// An invisible character, which can make a text look like another one.
struct HiddenCharacter {
  let rule: ReadingRule
  /// What it is, such as `the control character U+001B`.
  let summary: String

  /// Whether it can be removed without loss: a leftover of copying that does not change text read from left to right.
  /// Overrides of the direction (U+202D, U+202E) are none, since the intended order is unknown.
  let isLeftover: Bool

  static let explanation = "It cannot be seen, so an approval could not cover it. Delete it."

  /// The character, where `scalar` is one; line feed and tab are not.
  init?(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x09, 0x0A: return nil
    case 0x00...0x1F, 0x7F...0x9F, 0xFFFE...0xFFFF: self.init(.controlCharacter, "the control character", scalar)
    case 0x2028, 0x2029: self.init(.controlCharacter, "the invisible line separator", scalar)
    case 0xFEFF: self.init(.controlCharacter, "a byte order mark inside the text", scalar)
    case 0x202A...0x202E, 0x2066...0x2069: self.init(.bidiOverride, "the text direction override", scalar)
    default: return nil
    }
  }

  private init(_ rule: ReadingRule, _ name: String, _ scalar: Unicode.Scalar) {
    self.rule = rule
    isLeftover = scalar == "\u{FEFF}" || rule == .bidiOverride && ![0x202D, 0x202E].contains(scalar.value)
    summary = "\(name) \(scalar.codePoint)"
  }

  /// Whether a hidden character of more than one byte may begin at `offset`; a quick test that may return true too
  /// often.
  static func mayBegin(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    let byte = bytes[offset]
    guard byte >= 0xC2, offset + 1 < bytes.count else { return false }
    let next = bytes[offset + 1]
    return (byte == 0xC2 && next < 0xA0) || (byte == 0xE2 && isDirectional(next, bytes, offset))
      || (byte == 0xEF && next >= 0xBB && isSpecial(next, bytes, offset))
  }

  private static func isDirectional(_ next: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
    guard offset + 2 < bytes.count else { return false }
    let last = bytes[offset + 2]
    return (next == 0x80 && (0xA8...0xAE).contains(last)) || (next == 0x81 && (0xA6...0xA9).contains(last))
  }

  private static func isSpecial(_ next: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
    guard offset + 2 < bytes.count else { return false }
    return (next == 0xBB && bytes[offset + 2] == 0xBF) || (next == 0xBF && bytes[offset + 2] >= 0xBE)
  }
}
