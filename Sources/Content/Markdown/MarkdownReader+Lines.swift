/// Keeps track of the lines that blocks account for, so that no line is lost silently.
extension MarkdownReader {
  /// Accounts for the lines before `line` that no block claims: blank ones and link definitions.
  mutating func reach(_ line: Int) {
    var isInDefinition = false
    while nextLine < min(line, source.lineCount) {
      let content = source.content(ofLine: nextLine)
      if isBlank(content) {
        writer.blankLine()
        isInDefinition = false
      } else {
        isInDefinition = passUnclaimed(content, isInDefinition: isInDefinition)
      }
      nextLine += 1
    }
  }

  private func isBlank(_ content: Range<Int>) -> Bool {
    source.bytes[content].allSatisfy { $0.isSpace || $0 == UInt8(ascii: ">") }
  }

  /// A line that has text and belongs to no block; whether it is part of a definition.
  private mutating func passUnclaimed(_ content: Range<Int>, isInDefinition: Bool) -> Bool {
    let rest = content.lowerBound + source.bytes[content].prefix { $0.isContainerSign }.count..<content.upperBound
    if rest.isEmpty { return isInDefinition }
    var cursor = SourceCursor(bytes: source.bytes, offset: rest.lowerBound, end: source.bytes.count, quotes: quotes)
    if let label = cursor.takeLabel(), cursor.take(":".utf8) {
      definitions.declare(label, at: rest)
      return true
    }
    if !isInDefinition { report(.unclear, at: rest) }
    return isInDefinition
  }

  /// The contents of lines, from the first one's to the last one's end.
  func stretch(ofLines lines: Range<Int>) -> Range<Int> {
    guard let last = lines.last else {
      return source.line(lines.lowerBound).lowerBound..<source.line(lines.lowerBound).lowerBound
    }
    return source.line(lines.lowerBound).lowerBound..<source.content(ofLine: last).upperBound
  }

  /// The spaces before a line of a list item: two a level, and never more than were typed.
  func indent(typed: Int = .max) -> [UInt8] { Array(repeating: .space, count: min(2 * depth, typed)) }

  /// Writes lines as they were typed from `start` on: what Markdown makes of them has no place in a post.
  mutating func writeRaw(lines: Range<Int>, from start: Int) {
    writer.setIndent(indent())
    for line in lines where line >= nextLine {
      let content = source.content(ofLine: line).clamped(to: start..<max(start, source.bytes.count))
      if isBlank(content) { writer.blankLine() } else { writer.write(source.unmasked(source.bytes[content])) }
      writer.endLine()
    }
    nextLine = max(nextLine, lines.upperBound)
  }

  /// Where a block's first sign is.
  func start(of block: SyntaxEvent) -> Int {
    let line = source.content(ofLine: block.firstLine)
    return min(line.lowerBound + max(0, block.column - 1), line.upperBound)
  }

  /// Reports a block and writes its lines as they were typed.
  mutating func refuse(_ event: SyntaxEvent, _ rule: MarkdownRule, lines count: Int) {
    reach(event.firstLine)
    let lines = event.firstLine..<min(event.firstLine + count, source.lineCount)
    report(rule, at: stretch(ofLines: lines))
    writeRaw(lines: lines, from: start(of: event))
  }
}
