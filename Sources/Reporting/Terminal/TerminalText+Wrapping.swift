extension TerminalText {
  /// The lines of `text`, which is escaped already, none wider than `columns`: broken between words where it can be.
  package static func wrapped(_ text: String, columns: Int) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
      wrappedLine(String(line), columns: max(2, columns))
    }
  }

  private static func wrappedLine(_ line: String, columns: Int) -> [String] {
    var lines: [String] = []
    var current = ""
    for word in line.split(separator: " ", omittingEmptySubsequences: false).map(String.init) {
      let longer = current.isEmpty ? word : current + " " + word
      if width(longer) <= columns {
        current = longer
        continue
      }
      if !current.isEmpty { lines.append(current) }
      let pieces = pieces(of: word, columns: columns)
      lines += pieces.dropLast()
      current = pieces.last ?? ""
    }
    return lines + [current]
  }

  /// A word that is wider than a line, in pieces that fit.
  private static func pieces(of word: String, columns: Int) -> [String] {
    var pieces: [String] = []
    var rest = word[...]
    while width(String(rest)) > columns {
      // At least one character, of any width, so that the loop ends.
      let piece = rest.prefix(max(1, prefix(of: String(rest), columns: columns).count))
      pieces.append(String(piece))
      rest = rest[piece.endIndex...]
    }
    return pieces + [String(rest)]
  }
}
