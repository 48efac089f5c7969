internal import SocialText
import Synchronization

/// Reads one paragraph or heading: walks its syntax nodes and its source together.
///
/// The nodes say what comes next, a marker or text; the source says how it was typed. Every byte of the source is
/// accounted for: where the two disagree, the reading fails rather than guess.
struct InlineReader {
  var cursor: SourceCursor
  var pieces: [InlinePiece] = []
  /// The labels of the definitions that were used.
  var labels: [[UInt8]] = []
  var open: [OpenNode] = []
  /// How many pictures are open: text inside one is its alternative text.
  var openImages = 0

  init(cursor: SourceCursor) { self.cursor = cursor }

  /// Walks `events`, all those inside the paragraph; afterwards the cursor is after the last one's source.
  mutating func read(_ events: ArraySlice<SyntaxEvent>) throws(MarkerMismatch) {
    pieces.reserveCapacity(events.count)
    for event in events {
      if event.enters { try enter(event.kind) } else { try leave(event.kind) }
    }
  }

  private mutating func enter(_ kind: SyntaxKind) throws(MarkerMismatch) {
    switch kind {
    case .text(let literal): try readText(literal)
    case .codeSpan(let literal): try readCode(literal)
    case .htmlSpan(let literal): try readHTML(literal)
    case .softBreak: try readLineBreak(isHard: false)
    case .hardBreak: try readLineBreak(isHard: true)
    case .emphasis: try openRun(count: 1, of: "*_")
    case .strong: try openRun(count: 2, of: "*_")
    case .strikethrough: try openRun(count: 2, of: "~")
    case .link(let destination): openLink(to: destination)
    case .image: try openImage()
    default: throw MarkerMismatch()
    }
  }

  private mutating func leave(_ kind: SyntaxKind) throws(MarkerMismatch) {
    guard let node = open.popLast() else { throw MarkerMismatch() }
    switch kind {
    case .emphasis, .strong: try take(node.closing)
    case .strikethrough:
      try take(node.closing)
      pieces.append(.issue(.strikethrough, at: node.start..<cursor.offset))
    case .link(let destination): try closeLink(node, to: destination)
    case .image(let destination): try closeImage(node, of: destination)
    default: throw MarkerMismatch()
    }
  }

  private mutating func openRun(count: Int, of markers: String) throws(MarkerMismatch) {
    guard let marker = cursor.current, markers.utf8.contains(marker) else { throw MarkerMismatch() }
    let start = cursor.offset
    let run = Array(repeating: marker, count: count)
    try take(run)
    open.append(OpenNode(closing: run, start: start, firstPiece: pieces.count))
  }

  /// Skips markers, which do not become text.
  mutating func take(_ markers: [UInt8]) throws(MarkerMismatch) {
    let start = cursor.offset
    guard cursor.take(markers) else { throw MarkerMismatch() }
    pieces.append(.marker(start..<cursor.offset))
  }
}

/// The nodes and the source disagree.
struct MarkerMismatch: Error {}

/// A node that was entered and not yet left.
struct OpenNode {
  /// What its end looks like in the source.
  var closing: [UInt8]
  /// Where its opening marker starts.
  var start: Int
  /// How many pieces there were before it.
  var firstPiece: Int
  /// How text in it reads.
  var style = TextStyle.prose
}

/// Text, line ends and HTML.
extension InlineReader {
  private var style: TextStyle { open.last?.style ?? .prose }

  mutating func readText(_ literal: [UInt8]) throws(MarkerMismatch) {
    let start = cursor.offset
    // After a hard break, cmark keeps the space before a line that it took into a list item without its indentation.
    let startsLine = pieces.last?.isLineBreak == true && cursor.current != UInt8(ascii: "&")
    let literal = startsLine && literal.first?.isBlank == true ? Array(literal.drop { $0.isBlank }) : literal
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
    cursor.skip { $0.isASCIISpace }
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
    guard contains(Comment.opening[0]) else { return nil }
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

/// Code spans.
extension InlineReader {
  mutating func readCode(_ literal: [UInt8]) throws(MarkerMismatch) {
    let start = cursor.offset
    let ticks = cursor.takeRun(of: CodeSpan.tick)
    pieces.append(.marker(start..<cursor.offset))
    guard ticks > 0 else { throw MarkerMismatch() }
    var code = CodeSpan()
    while let byte = cursor.current {
      if byte == CodeSpan.tick {
        let first = cursor.offset
        let count = cursor.takeRun(of: byte)
        if count == ticks { return try close(code, literal: literal, at: first..<cursor.offset) }
        code.line.append(contentsOf: repeatElement(byte, count: count))
      } else if byte == .lineEnd {
        code.breakLine(indent: takeLineEnd())
      } else {
        cursor.advance()
        code.line.append(byte)
      }
    }
    throw MarkerMismatch()
  }

  private mutating func close(_ code: CodeSpan, literal: [UInt8], at ticks: Range<Int>) throws(MarkerMismatch) {
    // Compared without space: cmark keeps the space before a line that lacks its list item's indentation.
    guard code.text.filter({ !$0.isBlank }) == literal.filter({ !$0.isBlank }) else { throw MarkerMismatch() }
    pieces += code.pieces
    pieces.append(.marker(ticks))
  }
}

/// What stands between a code span's ticks, line by line.
struct CodeSpan {
  static let tick = UInt8(ascii: "`")

  /// The current line.
  var line: [UInt8] = []
  private var finished: [(text: [UInt8], nextIndent: Int)] = []

  mutating func breakLine(indent: Int) {
    finished.append((line, indent))
    line = []
  }

  /// On one line.
  var text: [UInt8] { finished.flatMap { $0.text + [.space] } + line }

  /// Whether one space on either side is part of the marker.
  private var isPadded: Bool {
    let text = text
    return text.count > 1 && text.first == .space && text.last == .space && text.contains { $0 != .space }
  }

  /// As typed: with its line ends, without the spaces that are part of the marker.
  var pieces: [InlinePiece] {
    var lines = finished.map(\.text) + [line]
    if isPadded {
      if lines[0].first == .space { lines[0].removeFirst() }
      if lines[lines.count - 1].last == .space { lines[lines.count - 1].removeLast() }
    }
    return zip(lines, finished).flatMap { line, end in
      [.text(line), .lineBreak(isHard: false, indent: end.nextIndent)]
    } + [InlinePiece.text(lines[lines.count - 1])]
  }
}

/// Links and pictures.
extension InlineReader {
  mutating func openLink(to destination: [UInt8]) {
    var node = OpenNode(closing: [], start: cursor.offset, firstPiece: pieces.count)
    if cursor.take("[".utf8) {
      node.closing = Array("]".utf8)
    } else if cursor.take("<".utf8) {
      node.closing = Array(">".utf8)
      node.style = .angledAddress
    } else {
      node.style = Self.isMail(destination) ? .prose : .bareAddress
    }
    if !node.closing.isEmpty { pieces.append(.marker(node.start..<cursor.offset)) }
    open.append(node)
  }

  /// Bare mail addresses are found in text whose escapes and entities are resolved already.
  private static func isMail(_ destination: [UInt8]) -> Bool {
    destination.starts(with: "mailto:".utf8) || destination.starts(with: "xmpp:".utf8)
  }

  mutating func openImage() throws(MarkerMismatch) {
    let start = cursor.offset
    guard cursor.take("![".utf8) else { throw MarkerMismatch() }
    open.append(OpenNode(closing: Array("]".utf8), start: start, firstPiece: pieces.count))
    pieces.append(.marker(start..<cursor.offset))
    openImages += 1
  }

  /// `[text](url)` is "text url", or "url" where the two are the same; `<url>` is "url".
  mutating func closeLink(_ node: OpenNode, to destination: [UInt8]) throws(MarkerMismatch) {
    if node.closing.isEmpty { return }
    let textEnd = cursor.offset
    guard cursor.take(node.closing) else { throw MarkerMismatch() }
    if node.style == .prose { takeTarget(after: node.start + 1..<textEnd) }
    let marker = textEnd..<cursor.offset
    guard openImages == 0 else { return pieces.append(.marker(marker)) }
    let text = pieces[node.firstPiece...].plainText
    if node.style == .angledAddress { return setOff(text, since: node, marker: marker) }
    checkDestination(destination, of: node)
    if isMention(node, of: destination) { return writeMention(text, of: destination, since: node) }
    if destination.isEmpty { return pieces.append(.marker(marker)) }
    if text == destination { return setOff(text, since: node, marker: marker) }
    if let last = text.last, !last.isASCIISpace { pieces.append(.text([.space])) }
    pieces.append(.address(destination))
  }

  /// Puts an address in the place of the text, which says the same.
  private mutating func setOff(_ address: [UInt8], since node: OpenNode, marker: Range<Int>) {
    let others = pieces[node.firstPiece...].filter { !$0.isText }
    pieces.replaceSubrange(node.firstPiece..., with: others)
    pieces += [.address(address), .marker(marker)]
  }

  /// Whether `@` stands before a link to a member or an organization on LinkedIn: `@[Acme](urn:li:organization:1)`.
  private func isMention(_ node: OpenNode, of destination: [UInt8]) -> Bool {
    guard node.style == .prose, LittleText.isURN(destination), node.firstPiece > 0,
      case .text(let before) = pieces[node.firstPiece - 1]
    else { return false }
    return before.last == UInt8(ascii: "@")
  }

  /// Leaves a mention as LinkedIn reads it, its name without markers.
  private mutating func writeMention(_ name: [UInt8], of urn: [UInt8], since node: OpenNode) {
    let others = pieces[node.firstPiece...].filter { !$0.isText && !$0.isMarker }
    pieces.replaceSubrange(node.firstPiece..., with: others)
    pieces.append(.text(Array("[".utf8) + name + Array("](".utf8) + urn + Array(")".utf8)))
  }

  mutating func closeImage(_ node: OpenNode, of destination: [UInt8]) throws(MarkerMismatch) {
    let textEnd = cursor.offset
    guard cursor.take(node.closing) else { throw MarkerMismatch() }
    takeTarget(after: node.start + 2..<textEnd)
    openImages -= 1
    guard openImages == 0 else { return pieces.append(.marker(textEnd..<cursor.offset)) }
    let alt = pieces[node.firstPiece...].plainText
    pieces.removeSubrange(node.firstPiece...)
    checkDestination(destination, alt: alt, of: node)
    pieces.append(.image(destination: destination, alt: alt, at: node.start..<cursor.offset))
  }

  /// An address has no line ends either; only a character reference can bring one in.
  private mutating func checkDestination(_ destination: [UInt8], alt: [UInt8] = [], of node: OpenNode) {
    let hides = destination.hidesCharacters || alt.hidesCharacters || destination.contains { $0 < 0x20 }
    guard hides else { return }
    pieces.append(.issue(.hiddenReference, at: node.start..<cursor.offset))
  }

  private mutating func takeTarget(after text: Range<Int>) {
    switch cursor.takeLinkTarget() {
    case .here: break
    case .definitionOfText: labels.append(Array(cursor.bytes[text]))
    case .definition(let label): labels.append(label)
    }
  }
}

/// What a paragraph or heading consists of once its markers are known.
enum InlinePiece {
  /// Text for readers.
  case text([UInt8])
  /// The address of a link, set off from what is around it.
  case address([UInt8])
  /// A line end; `indent` is how far the next line was typed from the margin.
  case lineBreak(isHard: Bool, indent: Int)
  /// Markers that were taken out, where they stood.
  case marker(Range<Int>)
  case image(destination: [UInt8], alt: [UInt8], at: Range<Int>)
  /// A comment: its text, and where it stood.
  case comment([UInt8], at: Range<Int>)
  case issue(InlineIssue, at: Range<Int>)
}

extension InlinePiece {
  var isLineBreak: Bool { if case .lineBreak = self { true } else { false } }

  var isMarker: Bool { if case .marker = self { true } else { false } }

  /// Whether it is part of what readers read.
  var isText: Bool {
    switch self {
    case .text, .lineBreak: true
    case .address, .marker, .image, .comment, .issue: false
    }
  }
}

/// What can be wrong inside a paragraph or heading.
enum InlineIssue {
  case html, openComment, hiddenReference, strikethrough
}

extension Sequence<InlinePiece> {
  /// The text alone, on one line: what becomes of a picture's alternative text.
  var plainText: [UInt8] {
    var result: [UInt8] = []
    for piece in self {
      switch piece {
      case .text(let text): result += text
      case .lineBreak: result.append(.space)
      case .address, .marker, .image, .comment, .issue: continue
      }
    }
    return result
  }
}

/// Character references: `&amp;`, `&#228;`, `&#x1F600;`.
enum Entities {
  /// The reference at the start of `bytes`, from `&` to `;`; it may be none that Markdown knows.
  static func name(in bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let head = bytes.prefix(40)
    guard head.first == UInt8(ascii: "&"), let end = head.firstIndex(of: UInt8(ascii: ";")) else { return nil }
    let isName = head[head.startIndex + 1..<end].allSatisfy { $0 == UInt8(ascii: "#") || $0.isASCIILetterOrDigit }
    return isName ? head[...end] : nil
  }

  /// What cmark makes of a reference; `nil` where it is plain text.
  static func text(of name: ArraySlice<UInt8>) -> [UInt8]? {
    let key = Array(name)
    if let known = known.withLock({ $0[key] }) { return known }
    let text = parsed(key)
    // Only what exists is kept, so that hostile text does not fill the memory.
    if let text, text.count <= 8 { known.withLock { $0[key] = text } }
    return text
  }

  private static let known = Mutex<[[UInt8]: [UInt8]]>([:])

  /// Asks cmark, whose table it does not show: the reference alone, between two letters that keep it inside a line.
  private static func parsed(_ name: [UInt8]) -> [UInt8]? {
    let texts = SyntaxTree.events(of: Array("x".utf8) + name + Array("x".utf8)).compactMap { event in
      if case .text(let text) = event.kind { text } else { nil }
    }
    guard texts.count == 1, let text = texts.first, text.count >= 2 else { return nil }
    let inner = Array(text.dropFirst().dropLast())
    return inner == name ? nil : inner
  }
}
