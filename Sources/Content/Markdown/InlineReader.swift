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
