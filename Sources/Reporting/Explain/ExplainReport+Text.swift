import Canonical
import Content
import Workflow

extension ExplainReport {
  /// For people at a terminal: the answer for each channel first, then the reasons.
  package func text(style: TextStyle) -> String {
    let blocks = (entries.map { block($0, style) } + stranded.map { [line($0, style)] })
      .map { $0.joined(separator: "\n") + "\n" }
    return title(style) + blocks.joined(separator: "\n") + headLines(style)
  }

  private func title(_ style: TextStyle) -> String {
    let id = TerminalText.oneLine(post)
    let title = entries.first?.shownTitle ?? TerminalText.oneLine(snapshot.label)
    return style.paint(title == id ? id : "\(title) (\(id))", .bold) + "\n\n"
  }

  private func line(_ place: PublishingPlace, _ style: TextStyle) -> String {
    let channel = style.paint(TerminalText.oneLine(place.channel), .bold)
    return "\(style.paint("✗", .error)) \(channel): \(ExplainMessages.stranded(place))"
  }

  private func block(_ entry: QueueEntry, _ style: TextStyle) -> [String] {
    let answer = EntryAnswer(entry: entry, dates: dates).text
    let sign = style.paint(entry.state.sign, entry.state.tone)
    let head = "\(sign) \(style.paint(TerminalText.oneLine(entry.channelName), .bold)): \(answer)"
    var columns = TextColumns(style: style)
    for step in steps(entry, verbose: verbose) {
      columns.append([
        (step.bearing.sign, step.bearing.tone), (step.step, nil), (step.result, nil), (step.detail ?? "", .dim),
      ])
    }
    return [head] + columns.lines().map { "  " + $0 } + details(entry, style)
  }

  func steps(_ entry: QueueEntry, verbose: Bool) -> [ExplainStep] {
    let branch = place(of: entry).map { place in
      ExplainStep(step: "branch", result: place.branch, detail: ExplainMessages.publishes(place), bearing: .tells)
    }
    return [branch].compactMap { $0 }
      + EntrySteps(
        entry: entry, difference: differences[entry.channelName].map { ChannelDifference($0, zone: zone) },
        dates: dates, verbose: verbose
      ).all
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
