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
