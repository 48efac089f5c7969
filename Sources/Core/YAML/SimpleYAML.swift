internal import SocialText

/// Reads YAML of the plainest kind: keys at the margin, each with one text or a list in brackets on its line, as nearly
/// every front matter is.
///
/// Its result is what `YAMLTree` gives for the same bytes, without libyaml, which takes ten times as long. Returns
/// `nil` for anything it does not recognise.
struct SimpleYAML {
  private var cursor: LineCursor
  private var entries: [YAMLEntry] = []

  /// In bytes, and in keys: far from any limit of `YAMLTree`.
  private static let longest = 1 << 13
  private static let mostKeys = 64

  /// The tree of the bytes at `offsets`, which begin line `firstLine`; `nil` where they need a closer look.
  static func root(_ bytes: UnsafeBufferPointer<UInt8>, at offsets: Range<Int>, firstLine: Int) -> YAMLNode? {
    guard offsets.count <= longest else { return nil }
    var reader = SimpleYAML(cursor: LineCursor(bytes, offsets, firstLine: firstLine))
    return reader.read()
  }

  private init(cursor: LineCursor) {
    self.cursor = cursor
    entries.reserveCapacity(12)
  }

  private mutating func read() -> YAMLNode? {
    while let byte = cursor.current {
      if byte == UInt8(ascii: "#") {
        cursor.skip { _ in true }
      } else if byte != .lineEnd {
        guard readEntry() else { return nil }
      }
      guard cursor.breakLine() else { return nil }
    }
    guard let first = entries.first, let last = entries.last else { return nil }
    return YAMLNode(value: .mapping(entries), range: SourceRange(first.keyRange.start, last.value.range.end))
  }

  private mutating func readEntry() -> Bool {
    let start = cursor.mark
    cursor.skip(while: isAlphanumeric)
    let end = cursor.mark
    guard cursor.take(":"), cursor.current == .space, let first = cursor.bytes(from: start, to: end).first,
      !isDigit(first)
    else { return false }
    let key = cursor.text(from: start, to: end)
    cursor.skip { $0 == .space }
    guard entries.count < Self.mostKeys, !entries.contains(where: { $0.key == key }), let value = readValue() else {
      return false
    }
    entries.append(YAMLEntry(key: key, keyRange: start.range(to: end), value: value))
    return true
  }

  private mutating func readValue() -> YAMLNode? {
    switch cursor.current {
    case UInt8(ascii: "\""): readQuoted(.double)
    case UInt8(ascii: "'"): readQuoted(.single)
    case UInt8(ascii: "["): readList()
    default: readPlain()
    }
  }

  /// Text to the end of the line, without what has a meaning of its own in YAML.
  private mutating func readPlain() -> YAMLNode? {
    guard let first = cursor.current, Self.mayStartText(first) else { return nil }
    let start = cursor.mark
    var last = first
    while let byte = cursor.current, byte != .lineEnd {
      let startsComment = byte == UInt8(ascii: "#") && last == .space
      let endsKey = last == UInt8(ascii: ":") && byte == .space
      guard byte >= 0x20, !startsComment, !endsKey else { return nil }
      last = byte
      cursor.advance()
    }
    guard last != .space, last != UInt8(ascii: ":") else { return nil }
    return scalar(from: start, to: cursor.mark, .plain)
  }

  /// Text in quotes that has none of them, and no escapes.
  private mutating func readQuoted(_ style: YAMLScalar.Style) -> YAMLNode? {
    let quote = style == .double ? UInt8(ascii: "\"") : UInt8(ascii: "'")
    let start = cursor.mark
    cursor.advance()
    let textStart = cursor.mark
    cursor.skip { $0 != quote && $0 >= 0x20 && $0 != .backslash }
    let textEnd = cursor.mark
    guard cursor.current == quote else { return nil }
    cursor.advance()
    let text = cursor.text(from: textStart, to: textEnd)
    return YAMLNode(value: .scalar(YAMLScalar(text: text, style: style)), range: start.range(to: cursor.mark))
  }

  /// `[Advent, Hamburg]`.
  private mutating func readList() -> YAMLNode? {
    let start = cursor.mark
    var elements: [YAMLNode] = []
    repeat {
      cursor.advance()
      cursor.skip { $0 == .space }
      guard let element = readItem() else { return nil }
      elements.append(element)
      cursor.skip { $0 == .space }
    } while cursor.current == UInt8(ascii: ",")
    guard cursor.take("]") else { return nil }
    return YAMLNode(value: .sequence(elements), range: start.range(to: cursor.mark))
  }

  private mutating func readItem() -> YAMLNode? {
    switch cursor.current {
    case UInt8(ascii: "\""): return readQuoted(.double)
    case UInt8(ascii: "'"): return readQuoted(.single)
    default:
      let start = cursor.mark
      guard let first = cursor.current, isAlphanumeric(first) || first >= 0x80 else { return nil }
      cursor.skip { isAlphanumeric($0) || $0 >= 0x80 || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
      return scalar(from: start, to: cursor.mark, .plain)
    }
  }

  private func scalar(from start: LineCursor.Mark, to end: LineCursor.Mark, _ style: YAMLScalar.Style) -> YAMLNode {
    let scalar = YAMLScalar(text: cursor.text(from: start, to: end), style: style)
    return YAMLNode(value: .scalar(scalar), range: start.range(to: end))
  }

  private static func mayStartText(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || byte >= 0x80 || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "+")
  }
}

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
