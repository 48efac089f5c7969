internal import SocialText

/// Walks a body's blocks and writes its text.
struct MarkdownReader {
  let source: MarkdownBody
  var writer: TextWriter
  var images: [MarkdownImage] = []
  var parts: [FinishedPart] = []
  var issues: [MarkdownIssue] = []
  /// The first line of the source, counted from 0, that no block has accounted for.
  var nextLine = 0
  /// How many list items and block quotes are open.
  var depth = 0
  var quotes = 0
  var definitions = Definitions()
  var hasHashtagPlace = false
  /// How many issues there are of each rule.
  private var reported: [String: Int] = [:]

  private let events: [SyntaxEvent]
  private let lineBeyondLimits: Int?

  init(body: String, breaks: LineBreaks, firstLine: Int) {
    source = MarkdownBody(body: body, firstLine: firstLine)
    lineBeyondLimits = source.lineBeyondLimits
    events = lineBeyondLimits == nil ? SyntaxTree.events(of: source.bytes) : []
    writer = TextWriter(breaks: breaks)
  }

  mutating func read() -> MarkdownText {
    if let lineBeyondLimits {
      // Without any text, so that no later step reads it either.
      report(.tooLarge, at: source.content(ofLine: lineBeyondLimits))
      return MarkdownText(parts: [MarkdownPart(text: "", images: [], hashtagPlace: nil)], findings: issues)
    }
    var index = 0
    while index < events.count {
      let event = events[index]
      index += 1
      if !event.enters {
        leave(event.kind)
      } else if event.hasInlines {
        let end = events[index...].firstIndex { $0.hasInlines } ?? events.count
        readInlines(of: event, events[index..<end])
        index = end + 1
      } else {
        enter(event)
      }
    }
    return finish()
  }

  private mutating func enter(_ event: SyntaxEvent) {
    switch event.kind {
    case .item(let isEmpty): openItem(event, isEmpty: isEmpty)
    case .quote: openQuote(event)
    case .codeBlock(let text, let isFenced): readCode(event, text: text, isFenced: isFenced)
    case .htmlBlock(let html): readHTML(event, html: html)
    case .thematicBreak: refuse(event, .thematicBreak, lines: 1)
    default: break
    }
  }

  private mutating func leave(_ kind: SyntaxKind) {
    switch kind {
    case .item:
      depth -= 1
      writer.closeItem()
    case .quote: quotes -= 1
    default: break
    }
  }

  private mutating func openQuote(_ event: SyntaxEvent) {
    reach(event.firstLine)
    if quotes == 0 { report(.blockQuote, at: source.content(ofLine: event.firstLine)) }
    quotes += 1
  }

  /// Reports something, if not too much of its kind was reported already.
  mutating func report(_ rule: MarkdownRule, at stretch: Range<Int>, fix: Fix? = nil) {
    reported[rule.id, default: 0] += 1
    guard reported[rule.id, default: 0] <= MarkdownRule.mostIssues else { return }
    issues.append(rule.issue(source.range(stretch), fix: fix))
  }
}

extension SyntaxEvent {
  /// A paragraph or heading: the blocks that have inline nodes.
  fileprivate var hasInlines: Bool {
    switch kind {
    case .paragraph, .heading: true
    default: false
    }
  }

  /// The line where the block starts, from 0.
  var firstLine: Int { max(0, line - 1) }
}

/// Code blocks and HTML blocks: what Markdown leaves as it is.
extension MarkdownReader {
  /// Code stays, without fences and without the indentation that makes it code.
  mutating func readCode(_ block: SyntaxEvent, text: [UInt8], isFenced: Bool) {
    reach(block.firstLine)
    writer.setIndent(indent())
    var lines = text.split(separator: .lineEnd, omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    for line in lines {
      if line.allSatisfy(\.isASCIISpace) { writer.blankLine() } else { writer.write(source.unmasked(line)) }
      writer.endLine()
      writer.setIndent(indent())
    }
    let first = block.firstLine
    if isFenced {
      passFence(block, closing: first + 1 + lines.count)
    } else {
      report(.indentedText, at: stretch(ofLines: first..<first + lines.count))
      nextLine = max(nextLine, first + lines.count)
    }
  }

  private mutating func passFence(_ block: SyntaxEvent, closing: Int) {
    let opening = source.content(ofLine: block.firstLine)
    let sign = source.bytes[opening].dropFirst(max(0, block.column - 1)).first ?? UInt8(ascii: "`")
    let line = source.bytes[source.content(ofLine: closing)].drop { $0.isASCIISpace || $0 == UInt8(ascii: ">") }
    let fence = line.prefix { $0 == sign }
    let isClosed =
      closing < source.lineCount && fence.count >= 3 && line.dropFirst(fence.count).allSatisfy(\.isASCIISpace)
    if !isClosed { report(.openFence, at: opening) }
    nextLine = max(nextLine, min(closing + (isClosed ? 1 : 0), source.lineCount))
  }

  /// Comments are dropped or carry an instruction; all other HTML is refused.
  mutating func readHTML(_ block: SyntaxEvent, html: [UInt8]) {
    let count = html.count { $0 == .lineEnd } + (html.last == .lineEnd ? 0 : 1)
    guard let comments = Comment.all(in: html) else {
      return refuse(block, Comment.isOpen(html) ? .openComment : .html, lines: count)
    }
    reach(block.firstLine)
    let lines = block.firstLine..<min(block.firstLine + count, source.lineCount)
    writer.closeGap()
    for comment in comments {
      follow(comment: comment.text, at: stretch(ofLines: lines), mayEndPart: comment.isAlone && depth + quotes == 0)
    }
    nextLine = max(nextLine, lines.upperBound)
  }
}

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
    source.bytes[content].allSatisfy { $0.isASCIISpace || $0 == UInt8(ascii: ">") }
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
    if typed.drop(while: { !$0.isASCIISpace }).allSatisfy(\.isASCIISpace) {
      nextLine = max(nextLine, line + 1)
    } else {
      writer.closeGap()
    }
  }

  /// `•` for `-`, `*` and `+`; a number as it was typed, with the space after it.
  private static func bullet(of typed: ArraySlice<UInt8>) -> [UInt8]? {
    guard let sign = typed.first else { return nil }
    if "-*+".utf8.contains(sign) { return Array("• ".utf8) }
    let digits = typed.prefix { $0.isASCIIDigit }
    let rest = typed.dropFirst(digits.count)
    guard !digits.isEmpty, let delimiter = rest.first, ".)".utf8.contains(delimiter) else { return nil }
    let space = rest.dropFirst().prefix { $0.isBlank }
    // More than four are no space after the number: what follows is indented text.
    let isSpace = (1...4).contains(space.count)
    return digits + [delimiter] + (isSpace ? Array(space) : [.space])
  }
}

/// Comments with instructions, and the parts of a thread.
extension MarkdownReader {
  /// Carries out the instruction in a comment; any other comment is a remark between authors.
  mutating func follow(comment: [UInt8], at place: Range<Int>, mayEndPart: Bool) {
    let word = comment.drop { $0.isASCIISpace }
    switch String(decoding: word.withoutSpaceAtEnd, as: UTF8.self).lowercased() {
    case "next" where mayEndPart: endPart(at: place)
    case "next": report(.nextPlace, at: place)
    case "hashtags": markHashtags(at: place)
    case let text:
      let meant = Suggestions.nearest(to: text, among: ["next", "hashtags"])
      if let meant { report(.unknownComment(meant: meant), at: place) }
    }
  }

  private mutating func markHashtags(at place: Range<Int>) {
    if hasHashtagPlace { return report(.repeatedHashtags, at: place) }
    hasHashtagPlace = true
    writer.markHashtagPlace()
  }

  /// `place` is what ends the part: a comment, or the body's end.
  private mutating func endPart(at place: Range<Int>) {
    writer.endLine()
    for joint in writer.joints { report(.markerInWord, at: joint) }
    let part = MarkdownPart(
      text: String(decoding: writer.bytes, as: UTF8.self), images: images, hashtagPlace: writer.hashtagPlace)
    parts.append(FinishedPart(part: part, end: place))
    writer = TextWriter(breaks: writer.breaks)
    images = []
  }

  mutating func finish() -> MarkdownText {
    reach(source.lineCount)
    endPart(at: source.bytes.count..<source.bytes.count)
    if parts.count > 1 {
      for part in parts where part.isEmpty { report(.emptyPart, at: part.end) }
    }
    for place in definitions.unused { report(.unusedDefinition, at: place) }
    return MarkdownText(parts: parts.map(\.part), findings: issues.inOrder)
  }
}

/// A part, and what ended it.
struct FinishedPart {
  var part: MarkdownPart
  var end: Range<Int>

  /// Whether there is neither text nor a picture to publish.
  var isEmpty: Bool { part.text.isEmpty && part.images.isEmpty }
}

extension [MarkdownIssue] {
  /// In the order of the body.
  fileprivate var inOrder: [MarkdownIssue] {
    enumerated()
      .sorted { ($0.element.range.start, $0.offset) < ($1.element.range.start, $1.offset) }
      .map(\.element)
  }
}

/// Tables: paragraphs in which a line of cells is followed by a line of as many cells of hyphens (GFM, 4.10).
extension MarkdownReader {
  /// The line of a paragraph, or of an underlined heading, with the head of a table.
  func tableHeader(in block: SyntaxEvent) -> Int? {
    guard source.mayHaveTables else { return nil }
    return block.lines.dropLast().first { line in
      guard let columns = columns(ofDelimiters: text(ofLine: line + 1, of: block)) else { return false }
      return columns == cells(of: text(ofLine: line, of: block))
    }
  }

  /// What is before a table is one of its cells as cmark has it; the table goes to the end of the paragraph.
  mutating func refuseTable(_ block: SyntaxEvent, header: Int, from start: Int) {
    reach(block.firstLine)
    let lines = block.firstLine..<min(block.lastLine, source.lineCount)
    report(.table, at: stretch(ofLines: header..<lines.upperBound))
    writeRaw(lines: lines, from: start)
  }

  /// A line without the signs that open it.
  private func text(ofLine number: Int, of block: SyntaxEvent) -> ArraySlice<UInt8> {
    var line = source.bytes[source.content(ofLine: number)]
    if number == block.firstLine { line = line[min(start(of: block), line.endIndex)...] }
    let text = line.drop { $0.isASCIISpace || $0 == UInt8(ascii: ">") && quotes > 0 }
    return text.withoutSpaceAtEnd
  }

  /// The number of columns in a line of only `|`, `-`, `:` and space, with at least one `|` or `:`: otherwise it is a
  /// heading.
  private func columns(ofDelimiters line: ArraySlice<UInt8>) -> Int? {
    guard line.contains(where: { $0 == .pipe || $0 == UInt8(ascii: ":") }) else { return nil }
    var cells = line.split(separator: .pipe, omittingEmptySubsequences: false)
    if cells.first?.allSatisfy(\.isASCIISpace) == true { cells.removeFirst() }
    if cells.last?.allSatisfy(\.isASCIISpace) == true { cells.removeLast() }
    let areHyphens = cells.allSatisfy { cell in
      let cell = cell.drop { $0.isASCIISpace || $0 == UInt8(ascii: ":") }
      let hyphens = cell.prefix { $0 == UInt8(ascii: "-") }
      return !hyphens.isEmpty && cell[hyphens.endIndex...].allSatisfy { $0.isASCIISpace || $0 == UInt8(ascii: ":") }
    }
    return areHyphens && !cells.isEmpty ? cells.count : nil
  }

  /// The number of cells of a line, separated by `|` without a backslash.
  private func cells(of line: ArraySlice<UInt8>) -> Int {
    let line = line.first == .pipe ? line.dropFirst() : line
    var cells = line.last == .pipe ? 0 : 1
    var isEscaped = false
    for byte in line {
      if byte == .pipe, !isEscaped { cells += 1 }
      isEscaped = byte == .backslash && !isEscaped
    }
    return cells
  }
}

extension UInt8 {
  fileprivate static let pipe = UInt8(ascii: "|")
}
