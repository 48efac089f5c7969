/// Text, line ends and HTML.
extension InlineReader {
  private var style: TextStyle { open.last?.style ?? .prose }

  mutating func readText(_ literal: [UInt8]) throws(MarkerMismatch) {
    let start = cursor.offset
    // After a hard break, cmark keeps the space before a line that it took into a list item without its indentation.
    let startsLine = pieces.last?.isLineBreak == true && cursor.current != UInt8(ascii: "&")
    let literal = startsLine ? Array(literal.drop { $0.isBlank }) : literal
    guard cursor.take(literal: literal, as: style) else { throw MarkerMismatch() }
    pieces.append(.text(literal))
    let source = cursor.bytes[start..<cursor.offset]
    if source.contains(UInt8(ascii: "&")), literal.hidesCharacters {
      pieces.append(.issue(.hiddenReference, at: start..<cursor.offset))
    }
    if style == .prose, let comment = source.commentOpening {
      pieces.append(.issue(.openComment, at: comment..<cursor.offset))
    }
  }

  mutating func readLineBreak(isHard: Bool) throws(MarkerMismatch) {
    if isHard, cursor.current == .backslash { cursor.advance() }
    cursor.skip { $0.isSpace }
    guard cursor.current == .lineEnd else { throw MarkerMismatch() }
    pieces.append(.lineBreak(isHard: isHard, indent: takeLineEnd()))
  }

  /// Skips a line end, and returns how far the next line is from the margin.
  mutating func takeLineEnd() -> Int {
    let start = cursor.offset + 1
    cursor.advance()
    return cursor.bytes[start..<cursor.offset].reduce(0) { $0 + ($1 == .space ? 1 : 4) }
  }

  mutating func readHTML(_ literal: [UInt8]) throws(MarkerMismatch) {
    let start = cursor.offset
    guard cursor.take(literal) else { throw MarkerMismatch() }
    let stretch = start..<cursor.offset
    if let comment = Comment.text(of: literal) {
      pieces.append(.comment(comment, at: stretch))
    } else {
      pieces += [.issue(.html, at: stretch), .text(literal)]
    }
  }
}

extension [UInt8] {
  /// Whether the text has a character that people do not see. Where the source has none, a reference stands for it.
  var hidesCharacters: Bool {
    String(decoding: self, as: UTF8.self).unicodeScalars.contains { HiddenCharacter($0) != nil }
  }
}

extension ArraySlice<UInt8> {
  /// The position of a `<!--` that no backslash escapes: cmark read it as text, so it has no end.
  var commentOpening: Int? {
    var index = startIndex
    while index < endIndex {
      if self[index] == .backslash {
        index += 2
      } else if self[index...].starts(with: Comment.opening) {
        return index
      } else {
        index += 1
      }
    }
    return nil
  }
}
