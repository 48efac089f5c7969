internal import SocialText

/// A place in the source that moves through one paragraph or heading as cmark read it: what opens a line (space, the
/// signs of block quotes) is passed over.
struct SourceCursor {
  let bytes: [UInt8]
  private(set) var offset: Int
  /// Where the paragraph or heading ends at the latest.
  let end: Int
  /// How many block quotes are open around it.
  let quotes: Int

  init(bytes: [UInt8], offset: Int, end: Int, quotes: Int) {
    self.bytes = bytes
    self.offset = offset
    self.end = min(end, bytes.count)
    self.quotes = quotes
  }

  /// `nil` at the end.
  var current: UInt8? { offset < end ? bytes[offset] : nil }

  /// The byte after the current one.
  var following: UInt8? { offset + 1 < end ? bytes[offset + 1] : nil }

  /// Moves on by one byte; after a line end, to the start of the next line's text.
  mutating func advance() {
    guard let byte = current else { return }
    offset += 1
    if byte == .lineEnd { skipOpening() }
  }

  private mutating func skipOpening() {
    for _ in 0..<quotes {
      let start = offset
      skip { $0.isBlank }
      // After four spaces it is text.
      let isIndented = offset - start > 3 || bytes[start..<offset].contains(UInt8(ascii: "\t"))
      guard current == UInt8(ascii: ">"), !isIndented else { return }
      offset += 1
      if current == .space { offset += 1 }
    }
    skip { $0.isBlank }
  }

  /// Skips all bytes that fit, within the line.
  mutating func skip(while fits: (UInt8) -> Bool) {
    while let byte = current, byte != .lineEnd, fits(byte) { offset += 1 }
  }

  /// Skips space and line ends.
  mutating func skipSpace() {
    while let byte = current, byte.isASCIISpace { advance() }
  }

  /// Skips `text`; false if the source differs. White space after a line end in `text` is ignored.
  mutating func take(_ text: some Sequence<UInt8>) -> Bool {
    var isAtLineStart = false
    for byte in text {
      if isAtLineStart, byte.isBlank { continue }
      isAtLineStart = byte == .lineEnd
      guard current == byte else { return false }
      advance()
    }
    return true
  }

  /// Skips a run of `byte`, and returns its length.
  mutating func takeRun(of byte: UInt8) -> Int {
    let start = offset
    while current == byte { offset += 1 }
    return offset - start
  }

  /// Whether the rest of the line is white space.
  var isAtLineEnd: Bool {
    var rest = self
    rest.skip { $0.isASCIISpace }
    return rest.current == nil || rest.current == .lineEnd
  }
}

/// What follows the `]` of a link or picture.
extension SourceCursor {
  /// Skips `(destination "title")` or `[label]`; does not move if the text in the brackets is the label itself.
  mutating func takeLinkTarget() -> LinkTarget {
    if takeInlineTarget() { return .here }
    guard let label = takeLabel() else { return .definitionOfText }
    return label.isEmpty ? .definitionOfText : .definition(label)
  }

  private mutating func takeInlineTarget() -> Bool {
    var ahead = self
    guard ahead.take("(".utf8) else { return false }
    ahead.skipSpace()
    guard ahead.takeDestination() else { return false }
    let afterDestination = ahead.offset
    ahead.skipSpace()
    if ahead.offset > afterDestination, ahead.takeTitle() { ahead.skipSpace() }
    guard ahead.take(")".utf8) else { return false }
    self = ahead
    return true
  }

  private mutating func takeDestination() -> Bool {
    if current == UInt8(ascii: "<") { return takeAngledDestination() }
    var depth = 0
    while let byte = current, byte > .space, byte != 0x7F {
      if byte == UInt8(ascii: ")") {
        if depth == 0 { return true }
        depth -= 1
      }
      if byte == UInt8(ascii: "(") { depth += 1 }
      takeCharacter()
    }
    return depth == 0
  }

  private mutating func takeAngledDestination() -> Bool {
    advance()
    while let byte = current, byte != .lineEnd, byte != UInt8(ascii: "<") {
      if byte == UInt8(ascii: ">") {
        advance()
        return true
      }
      takeCharacter()
    }
    return false
  }

  private mutating func takeTitle() -> Bool {
    let closing: [UInt8: UInt8] = [0x22: 0x22, 0x27: 0x27, 0x28: 0x29]  // "…", '…', (…)
    guard let opening = current, let close = closing[opening] else { return false }
    var ahead = self
    ahead.advance()
    while let byte = ahead.current, byte != close {
      if byte == opening { return false }
      ahead.takeCharacter()
    }
    guard ahead.take([close]) else { return false }
    self = ahead
    return true
  }

  /// Skips `[label]`, and returns its bytes, with line ends as spaces.
  mutating func takeLabel() -> [UInt8]? {
    var ahead = self
    guard ahead.take("[".utf8) else { return nil }
    var label: [UInt8] = []
    while let byte = ahead.current, byte != UInt8(ascii: "]") {
      if byte == UInt8(ascii: "[") || label.count > 1000 { return nil }
      let start = ahead.offset
      ahead.takeCharacter()
      label += byte == .lineEnd ? [.space] : bytes[start..<ahead.offset]
    }
    guard ahead.take("]".utf8) else { return nil }
    self = ahead
    return label
  }

  /// Skips one byte, and the byte that it escapes.
  private mutating func takeCharacter() {
    let escapes = current == .backslash && following?.isPunctuation == true
    advance()
    if escapes { advance() }
  }
}

/// Where a link's destination is.
enum LinkTarget {
  /// In parentheses after the text.
  case here
  /// In the definition whose label is the text.
  case definitionOfText
  /// In the definition with this label.
  case definition([UInt8])
}

/// How the source of a text node is to be read.
enum TextStyle {
  /// Backslashes escape, entities stand for characters.
  case prose
  /// Inside `<https://…>`: entities stand for characters.
  case angledAddress
  /// A bare address: each byte stands for itself.
  case bareAddress
}

extension SourceCursor {
  /// Skips the source of `literal`, the text that cmark read here; false if the source differs.
  mutating func take(literal: [UInt8], as style: TextStyle) -> Bool {
    var taken = 0
    while taken < literal.count {
      if let byte = current, byte == literal[taken], Self.standsForItself(byte) {
        offset += 1
        taken += 1
      } else {
        guard let count = takeCharacter(of: literal[taken...], as: style) else { return false }
        taken += count
      }
    }
    return true
  }

  /// Whether the byte is no line end and begins neither an escape nor an entity: as nearly all do.
  private static func standsForItself(_ byte: UInt8) -> Bool {
    byte != .lineEnd && byte != .backslash && byte != UInt8(ascii: "&")
  }

  /// Skips the source of the first character of `literal`; returns how many of its bytes that was.
  private mutating func takeCharacter(of literal: ArraySlice<UInt8>, as style: TextStyle) -> Int? {
    if style == .prose, current == .backslash, let escaped = following, escaped.isPunctuation {
      advance()
    } else if style != .bareAddress, let taken = takeEntity(of: literal) {
      return taken
    }
    guard let byte = current, byte != .lineEnd, byte == literal.first else { return nil }
    advance()
    return 1
  }

  /// Skips an entity, if one stands here and `literal` starts with its text; returns the length of that text.
  private mutating func takeEntity(of literal: ArraySlice<UInt8>) -> Int? {
    guard current == UInt8(ascii: "&"), let name = Entities.name(in: bytes[offset..<end]) else { return nil }
    guard let text = Entities.text(of: name), literal.starts(with: text) else { return nil }
    for _ in name { advance() }
    return text.count
  }
}

/// HTML comments, the one kind of HTML in a body.
enum Comment {
  static let opening = Array("<!--".utf8)
  private static let closing = Array("-->".utf8)

  /// What stands in `html` between `<!--` and `-->`; `nil` where it is not one comment and no more.
  static func text(of html: [UInt8]) -> [UInt8]? {
    guard let (text, rest) = first(in: html[...]), rest.isEmpty else { return nil }
    return text
  }

  /// The comments that `html` consists of; `nil` where it has anything else but space.
  static func all(in html: [UInt8]) -> [Found]? {
    var found: [Found] = []
    var rest = html.drop { $0.isASCIISpace }
    while !rest.isEmpty {
      guard let (text, after) = first(in: rest) else { return nil }
      found.append(Found(text: text, isAlone: isAlone(rest.startIndex..<after.startIndex, in: html)))
      rest = after.drop { $0.isASCIISpace }
    }
    return found
  }

  /// A comment, and whether it has its lines to itself.
  struct Found {
    var text: [UInt8]
    var isAlone: Bool
  }

  private static func isAlone(_ comment: Range<Int>, in html: [UInt8]) -> Bool {
    let before = html[..<comment.lowerBound].reversed().first { !$0.isBlank }
    let after = html[comment.upperBound...].first { !$0.isBlank }
    return (before ?? .lineEnd) == .lineEnd && (after ?? .lineEnd) == .lineEnd
  }

  /// Whether `html` has a comment that never ends.
  static func isOpen(_ html: [UInt8]) -> Bool {
    var rest = html.drop { $0.isASCIISpace }
    while rest.starts(with: opening) {
      guard let (_, after) = first(in: rest) else { return true }
      rest = after.drop { $0.isASCIISpace }
    }
    return false
  }

  private static func first(in html: ArraySlice<UInt8>) -> (text: [UInt8], rest: ArraySlice<UInt8>)? {
    guard html.starts(with: opening) else { return nil }
    let inner = html.dropFirst(opening.count)
    var end = inner.startIndex
    while end < inner.endIndex {
      if inner[end...].starts(with: closing) { return (Array(inner[..<end]), inner[(end + closing.count)...]) }
      end += 1
    }
    return nil
  }
}
