import Canonical
import Content
import Ledger
import Workflow

extension QueueReport {
  /// A table for spreadsheets, by RFC 4180.
  package var csv: String {
    let texts = withRenditions ? ["text", "media"] : []
    return CSVTable(columns: QueueReport.csvColumns + texts, rows: entries.map(csvRow)).text
  }

  private static let csvColumns = [
    "at", "local", "zone", "queue", "channel", "network", "account", "post", "title", "path", "state", "reason",
    "approved by", "missing", "url", "rendition",
  ]

  private func csvRow(_ entry: QueueEntry) -> [String] {
    let (schedule, channel) = (entry.channel.schedule, entry.channel.channel)
    let row = [
      entry.at?.rfc3339 ?? "", entry.at?.rfc3339(in: schedule.zone) ?? "", schedule.zone.identifier, entry.queue,
      channel.name, channel.network.rawValue, channel.account, entry.post.id, entry.post.label, entry.post.path,
      entry.state.rawValue, EntryReason(entry: entry, dates: dates).text,
      entry.verdict.approvals.compactMap(\.record.actor).joined(separator: " "),
      entry.verdict.missing.map(\.rule).joined(separator: " "), entry.delivery.url ?? "",
      entry.rendition?.description ?? "",
    ]
    return withRenditions ? row + csvContent(entry.channel.rendition) : row
  }

  /// The parts of a thread, and the media's places, one below the other.
  private func csvContent(_ rendition: Rendition?) -> [String] {
    let parts = rendition?.parts ?? []
    return [
      parts.map(\.text).joined(separator: "\n\n"), parts.flatMap(\.media).map(\.source.place).joined(separator: "\n"),
    ]
  }
}

extension MediaSource {
  /// The path in the repository, or the address.
  var place: String {
    switch self {
    case .file(let path): path
    case .remote(let url, _): url
    }
  }
}
