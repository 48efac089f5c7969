import Content
import Workflow

extension QueueReport {
  /// A table for a wiki page or a comment.
  package var markdown: String {
    let leftOut = QueueMessages.leftOut(listing.leftOut).map { "\n\($0)\n" } ?? ""
    guard !entries.isEmpty else { return QueueMessages.empty(listing, of: queue) + "\n" + leftOut }
    let table = MarkdownTable(columns: QueueMessages.columns, rows: entries.map(markdownRow)).text
    return table + "\n" + QueueMessages.total(entries) + "\n" + leftOut
  }

  private func markdownRow(_ entry: QueueEntry) -> [String] {
    [
      entry.state.sign, entry.at.map { "\(dates.day($0)) \(dates.clock($0))" } ?? "",
      MarkdownEscaping.inline(entry.channelName), MarkdownEscaping.inline(entry.shownTitle),
      MarkdownEscaping.inline(reason(entry)),
    ]
  }
}
