/// The words that a post has in code, which are not checked for spelling.
///
/// `MarkdownText` keeps no record of code, so a word counts as code in the whole text where its source has it between
/// backticks or fences.
struct CodeWords {
  private(set) var words: Set<String> = []

  private static let tick = UInt8(ascii: "`")

  init(_ markdown: String) {
    guard markdown.utf8.contains(where: { $0 == Self.tick || $0 == UInt8(ascii: "~") }) else { return }
    var fence: Substring?
    var open = Span()
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      let start = line.drop { $0 == " " }
      if let sign = fence {
        if start.hasPrefix(sign) { fence = nil } else { take(line) }
      } else if start.hasPrefix("```") || start.hasPrefix("~~~") {
        fence = start.prefix(3)
      } else {
        if start.isEmpty { open = Span() }
        readSpans(line, &open)
      }
    }
  }

  /// The run of ticks that a span began with, and what came after it.
  private struct Span {
    var ticks = 0
    var text = ""
  }

  private mutating func readSpans(_ line: Substring, _ open: inout Span) {
    var rest = line[...]
    while let place = rest.utf8.firstIndex(of: Self.tick) {
      if open.ticks > 0 { open.text += rest[..<place] }
      let ticks = rest[place...].prefix { $0 == "`" }.utf8.count
      if open.ticks == 0 {
        open = Span(ticks: ticks)
      } else if ticks == open.ticks {
        take(open.text[...])
        open = Span()
      }
      rest = rest[place...].drop { $0 == "`" }
    }
    if open.ticks > 0 { open.text += rest + " " }
  }

  private mutating func take(_ code: Substring) {
    for word in code.unicodeScalars.split(whereSeparator: { !$0.isLatin }) { words.insert(String(word)) }
  }
}
