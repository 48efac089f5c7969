internal import SocialText

/// Paragraphs and headings.
extension MarkdownReader {
  mutating func readInlines(of block: SyntaxEvent, _ events: ArraySlice<SyntaxEvent>) {
    let start = start(of: block)
    if let header = tableHeader(in: block) { return refuseTable(block, header: header, from: start) }
    if case .heading = block.kind {
      if let text = atxHeadingText(at: start) { return readHeading(block, text: text, events) }
      reach(block.firstLine)
      report(.setextHeading, at: stretch(ofLines: block.lines), fix: headingFix(of: block, from: start))
    }
    guard let reader = readParagraph(block, from: start, events) else { return giveUp(block) }
    write(reader)
    if case .heading = block.kind { nextLine += 1 }
  }

  /// The text of a heading with `#`: where it starts.
  private func atxHeadingText(at start: Int) -> Int? {
    let signs = source.bytes[min(start, source.bytes.count)...].prefix { $0 == UInt8(ascii: "#") }
    let space = source.bytes[signs.endIndex...].prefix { $0.isBlank }
    let isHeading = !space.isEmpty || signs.endIndex == source.bytes.count || source.bytes[signs.endIndex] == .lineEnd
    return (1...6).contains(signs.count) && isHeading ? space.endIndex : nil
  }

  /// Writes `# ` before the text of an underlined heading, and removes the line below it. `nil` if the text is longer
  /// than a line or ends like a sentence: it may be text above a separating line.
  private func headingFix(of block: SyntaxEvent, from start: Int) -> Fix? {
    let (line, underline) = (source.content(ofLine: block.firstLine), source.content(ofLine: block.firstLine + 1))
    let text = source.bytes[line].withoutSpaceAtEnd
    let signs = source.bytes[underline].drop { $0.isASCIISpace }.withoutSpaceAtEnd
    guard depth + quotes == 0, let sign = signs.first, "-=".utf8.contains(sign), signs.allSatisfy({ $0 == sign }),
      let last = text.last, !".:,;".utf8.contains(last), !source.bytes[line].contains(0x23)
    else { return nil }
    let edits = [
      TextEdit(range: source.range(start..<start), text: "# "),
      TextEdit(range: source.range(line.upperBound..<underline.upperBound), text: ""),
    ]
    return Fix(title: "write `# ` before the text, and remove the signs below it", edits: edits)
  }

  private mutating func readHeading(_ block: SyntaxEvent, text: Int, _ events: ArraySlice<SyntaxEvent>) {
    let end = source.content(ofLine: block.firstLine).upperBound
    var reader = InlineReader(cursor: SourceCursor(bytes: source.bytes, offset: text, end: end, quotes: quotes))
    guard (try? reader.read(events)) != nil else { return giveUp(block) }
    // The signs that close a heading.
    reader.cursor.skip { $0.isASCIISpace }
    _ = reader.cursor.takeRun(of: UInt8(ascii: "#"))
    guard reader.cursor.isAtLineEnd else { return giveUp(block) }
    reach(block.firstLine)
    write(reader)
  }

  /// Reads a paragraph from where its text starts: cmark counts the link definitions before it as its first lines.
  private mutating func readParagraph(
    _ block: SyntaxEvent, from start: Int, _ events: ArraySlice<SyntaxEvent>
  )
    -> InlineReader?
  {
    let end = block.lines.isEmpty ? source.bytes.count : stretch(ofLines: block.lines).upperBound
    var cursor = SourceCursor(bytes: source.bytes, offset: start, end: end, quotes: quotes)
    let mayBeDefined = cursor.current == UInt8(ascii: "[")
    while cursor.current != nil {
      var reader = InlineReader(cursor: cursor)
      if (try? reader.read(events)) != nil, reader.cursor.isAtLineEnd {
        reach(source.lineNumber(at: cursor.offset))
        return reader
      }
      guard mayBeDefined else { return nil }
      cursor.skip { _ in true }
      cursor.advance()
    }
    return nil
  }

  /// Nodes and source disagree, so which characters are markers is unknown, and none is removed.
  private mutating func giveUp(_ block: SyntaxEvent) { refuse(block, .unclear, lines: max(1, block.lines.count)) }

  private mutating func write(_ reader: InlineReader) {
    writer.setIndent(indent())
    for piece in reader.pieces { write(piece) }
    writer.endLine()
    for label in reader.labels { definitions.use(label) }
    nextLine = max(nextLine, source.lineNumber(at: reader.cursor.offset) + 1)
  }

  private mutating func write(_ piece: InlinePiece) {
    switch piece {
    case .text(let text): writer.write(lines: source.unmasked(text))
    case .address(let address): writer.write(address: source.unmasked(address))
    case .lineBreak(let isHard, let typed): writer.breakLine(isHard: isHard, indent: indent(typed: typed))
    case .marker(let place): writer.vanish(place)
    case .image(let destination, let alt, let place):
      writer.vanish(place)
      writer.closeGap()
      images.append(image(destination: destination, alt: alt, at: place))
    case .comment(let text, let place):
      writer.vanish(place)
      follow(comment: text, at: place, mayEndPart: false)
      writer.closeGap()
    case .issue(let issue, let place): report(MarkdownRule(issue), at: place)
    }
  }

  private func image(destination: [UInt8], alt: [UInt8], at place: Range<Int>) -> MarkdownImage {
    let alt = source.unmasked(alt).drop { $0.isASCIISpace }
    return MarkdownImage(
      destination: String(decoding: source.unmasked(destination), as: UTF8.self),
      alt: String(decoding: alt.withoutSpaceAtEnd, as: UTF8.self),
      range: source.range(place))
  }
}

extension SyntaxEvent {
  /// The lines of a block, from 0.
  var lines: Range<Int> { firstLine..<max(firstLine, lastLine) }
}
