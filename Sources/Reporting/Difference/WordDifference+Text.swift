extension WordDifference {
  /// For people at a terminal: `[-old-]{+new+}`, or red and green where there are colours.
  package func text(style: TextStyle) -> String {
    guard !isEmpty else { return DifferenceMessages.nothing + "\n" }
    return sections.map { section in
      let pieces = section.pieces.map { shown($0, style) }.joined()
      return heading(section, style) + pieces + "\n"
    }.joined(separator: "\n")
  }

  /// The text needs no name where nothing else differs.
  private func heading(_ section: Section, _ style: TextStyle) -> String {
    guard sections.count > 1 || section.label != "text" else { return "" }
    return style.paint(TerminalText.oneLine(section.label), .dim) + "\n"
  }

  private func shown(_ piece: Piece, _ style: TextStyle) -> String {
    let text = TerminalText.escaped(piece.text, keepingLines: true)
    switch piece.change {
    case .same: return text
    case .removed: return style.isColored ? style.paint(text, .removed) : "[-\(text)-]"
    case .added: return style.isColored ? style.paint(text, .added) : "{+\(text)+}"
    }
  }
}

/// What a difference says beside the words.
enum DifferenceMessages {
  static let nothing = "nothing that readers see has changed"
  static let noBasis = "not approved before, so everything is new"

  /// `since ana approved it on Tue 1 Dec 2026`.
  static func since(_ happened: String, by actor: String?, _ time: String) -> String {
    "since \(actor ?? LogMessages.unknownPerson) \(happened) on \(time)"
  }
}
