/// A word, the white space between two, or a line. Equal if the bytes are equal.
struct Token: Equatable {
  let text: String

  /// Whether it only stands between words.
  var isSpace: Bool { text.allSatisfy(\.isWhitespace) }

  static func == (left: Token, right: Token) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

  static func words(of text: String) -> [Token] {
    var tokens: [Token] = []
    var rest = text[...]
    while let first = rest.first {
      let word = first.isWhitespace ? rest.prefix(while: \.isWhitespace) : rest.prefix { !$0.isWhitespace }
      tokens.append(Token(text: String(word)))
      rest = rest[word.endIndex...]
    }
    return tokens
  }

  static func lines(of text: String) -> [Token] {
    var lines: [Token] = []
    var rest = text[...]
    while !rest.isEmpty {
      let line = rest.firstIndex(where: \.isNewline).map { rest[...$0] } ?? rest
      lines.append(Token(text: String(line)))
      rest = rest[line.endIndex...]
    }
    return lines
  }
}
