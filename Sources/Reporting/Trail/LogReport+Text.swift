import Content
import Workflow

extension LogReport {
  /// For people at a terminal: a line for each event.
  package func text(style: TextStyle) -> String {
    guard !events.isEmpty else { return LogMessages.empty + "\n" }
    var columns = TextColumns(style: style)
    for event in events { columns.append(row(event)) }
    return zip(columns.lines(), events).map { $0 + "\n" + details($1, style) }.joined()
  }

  private func details(_ event: TrailEvent, _ style: TextStyle) -> String {
    guard verbose else { return "" }
    let facts = ["commit \(event.commit)"] + (event.record.map { ["record \($0)"] } ?? [])
    return style.paint("    " + facts.joined(separator: ", "), .dim) + "\n"
  }

  private func row(_ event: TrailEvent) -> [TextColumns.Cell] {
    let happened = LogMessages.happened(event, trailOf: post, order)
    let how = event.isByHand ? "\(happened) by hand" : happened
    let words = Phrase.with(note: event.note, TerminalText.oneLine(how))
    return [
      (LocalDates(zone: zone, now: event.time).sortable(event.time), .dim), (LogMessages.actor(event), .bold),
      (event.isCounted ? words : "\(words) \(LogMessages.notCounted(event))", event.isCounted ? nil : .dim),
    ]
  }
}
