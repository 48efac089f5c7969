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
    var rest = literal[...]
    while !rest.isEmpty {
      guard let taken = takeCharacter(of: rest, as: style) else { return false }
      rest = rest.dropFirst(taken)
    }
    return true
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
