/// Code blocks and HTML blocks: what Markdown leaves as it is.
extension MarkdownReader {
  /// Code stays, without fences and without the indentation that makes it code.
  mutating func readCode(_ block: SyntaxEvent, text: [UInt8], isFenced: Bool) {
    reach(block.firstLine)
    writer.setIndent(indent())
    var lines = text.split(separator: .lineEnd, omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    for line in lines {
      if line.allSatisfy(\.isSpace) { writer.blankLine() } else { writer.write(source.unmasked(line)) }
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
    let line = source.bytes[source.content(ofLine: closing)].drop { $0.isSpace || $0 == UInt8(ascii: ">") }
    let fence = line.prefix { $0 == sign }
    let isClosed = closing < source.lineCount && fence.count >= 3 && line.dropFirst(fence.count).allSatisfy(\.isSpace)
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
