import Diagnostics

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
