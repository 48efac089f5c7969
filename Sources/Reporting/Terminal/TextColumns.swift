/// Rows of cells, written so that every column starts at the same place. The last column is not padded.
struct TextColumns {
  /// The text of a cell and its colour, which is applied after padding, since escape sequences have no width.
  typealias Cell = (text: String, tone: TextStyle.Tone?)

  let style: TextStyle
  private var rows: [[Cell]] = []

  init(style: TextStyle) { self.style = style }

  mutating func append(_ row: [Cell]) { rows.append(row) }

  /// The lines, without white space at their ends.
  func lines(separator: String = "  ") -> [String] {
    let widths = columnWidths
    return rows.map { row in
      let last = row.lastIndex { !$0.text.isEmpty } ?? 0
      return row[...last].enumerated().map { index, cell in
        filled(cell, to: index == last ? 0 : widths[index])
      }.joined(separator: separator)
    }
  }

  private var columnWidths: [Int] {
    let count = rows.map(\.count).max() ?? 0
    return (0..<count).map { column in
      rows.map { $0.indices.contains(column) ? TerminalText.width($0[column].text) : 0 }.max() ?? 0
    }
  }

  private func filled(_ cell: Cell, to columns: Int) -> String {
    let painted = cell.tone.map { style.paint(cell.text, $0) } ?? cell.text
    return painted + String(repeating: " ", count: max(0, columns - TerminalText.width(cell.text)))
  }
}
