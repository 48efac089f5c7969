/// List items.
extension MarkdownReader {
  mutating func openItem(_ event: SyntaxEvent, isEmpty: Bool) {
    reach(event.firstLine)
    let content = source.content(ofLine: event.firstLine)
    let typed = source.bytes[start(of: event)..<content.upperBound]
    let bullet = Self.bullet(of: typed)
    if bullet == nil { report(.unclear, at: content) }
    writer.addBullet(bullet ?? [], indent: indent())
    depth += 1
    if isEmpty { passEmptyItem(typed, line: event.firstLine) }
  }

  /// The line of an item without text belongs to no other block. Link definitions are no text.
  private mutating func passEmptyItem(_ typed: ArraySlice<UInt8>, line: Int) {
    if typed.drop(while: { !$0.isSpace }).allSatisfy(\.isSpace) {
      nextLine = max(nextLine, line + 1)
    } else {
      writer.closeGap()
    }
  }

  /// `•` for `-`, `*` and `+`; a number as it was typed, with the space after it.
  private static func bullet(of typed: ArraySlice<UInt8>) -> [UInt8]? {
    guard let sign = typed.first else { return nil }
    if "-*+".utf8.contains(sign) { return Array("• ".utf8) }
    let digits = typed.prefix { $0.isDigit }
    let rest = typed.dropFirst(digits.count)
    guard !digits.isEmpty, let delimiter = rest.first, ".)".utf8.contains(delimiter) else { return nil }
    let space = rest.dropFirst().prefix { $0.isBlank }
    // More than four are no space after the number: what follows is indented text.
    let isSpace = (1...4).contains(space.count)
    return digits + [delimiter] + (isSpace ? Array(space) : [.space])
  }
}
