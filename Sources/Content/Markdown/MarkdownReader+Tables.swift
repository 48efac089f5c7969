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
    let text = line.drop { $0.isSpace || $0 == UInt8(ascii: ">") && quotes > 0 }
    return text.prefix(text.trimmedEnd - text.startIndex)
  }

  /// The number of columns in a line of only `|`, `-`, `:` and space, with at least one `|` or `:`: otherwise it is a
  /// heading.
  private func columns(ofDelimiters line: ArraySlice<UInt8>) -> Int? {
    guard line.contains(where: { $0 == .pipe || $0 == UInt8(ascii: ":") }) else { return nil }
    var cells = line.split(separator: .pipe, omittingEmptySubsequences: false)
    if cells.first?.allSatisfy(\.isSpace) == true { cells.removeFirst() }
    if cells.last?.allSatisfy(\.isSpace) == true { cells.removeLast() }
    let areHyphens = cells.allSatisfy { cell in
      let cell = cell.drop { $0.isSpace || $0 == UInt8(ascii: ":") }
      let hyphens = cell.prefix { $0 == UInt8(ascii: "-") }
      return !hyphens.isEmpty && cell[hyphens.endIndex...].allSatisfy { $0.isSpace || $0 == UInt8(ascii: ":") }
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

extension ArraySlice<UInt8> {
  /// Where the space at the end begins.
  fileprivate var trimmedEnd: Int { (lastIndex { !$0.isSpace } ?? startIndex - 1) + 1 }
}
