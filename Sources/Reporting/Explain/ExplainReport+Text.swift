import Canonical
import Content
import Workflow

extension ExplainReport {
  /// For people at a terminal: the answer for each channel first, then the reasons.
  package func text(style: TextStyle) -> String {
    guard !entries.isEmpty else { return ExplainMessages.noEntries + "\n" }
    let blocks = entries.map { block($0, style).joined(separator: "\n") + "\n" }
    return title(style) + blocks.joined(separator: "\n") + headLines(style)
  }

  private func title(_ style: TextStyle) -> String {
    guard let first = entries.first else { return "" }
    let id = TerminalText.oneLine(post)
    let title = first.shownTitle
    return style.paint(title == id ? id : "\(title) (\(id))", .bold) + "\n\n"
  }

  private func block(_ entry: QueueEntry, _ style: TextStyle) -> [String] {
    let answer = EntryAnswer(entry: entry, dates: dates).text
    let sign = style.paint(entry.state.sign, entry.state.tone)
    let head = "\(sign) \(style.paint(TerminalText.oneLine(entry.channelName), .bold)): \(answer)"
    var columns = TextColumns(style: style)
    for step in EntrySteps(entry: entry, dates: dates, verbose: verbose).all {
      columns.append([
        (step.bearing.sign, step.bearing.tone), (step.step, nil), (step.result, nil), (step.detail ?? "", .dim),
      ])
    }
    return [head] + columns.lines().map { "  " + $0 } + details(entry, style)
  }

  private func details(_ entry: QueueEntry, _ style: TextStyle) -> [String] {
    guard verbose else { return [] }
    let facts = [
      "file \(TerminalText.oneLine(entry.post.path)), blob \(entry.post.blob)",
      entry.rendition.map { "rendition \($0)" },
      entry.post.history.entered.map { "entered \($0.commit) \($0.at.rfc3339)" },
      entry.post.history.lastChange.map { "last change \($0.commit) \($0.at.rfc3339)" },
    ]
    return facts.compactMap { $0 }.map { style.paint("    \($0)", .dim) }
  }

  private func headLines(_ style: TextStyle) -> String {
    guard verbose else { return "" }
    let lines = HeadText(heads: heads, branches: queue.branches, now: queue.now).lines
    return "\n" + lines.map { style.paint($0, .dim) + "\n" }.joined()
  }
}
