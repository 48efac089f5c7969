import Core
internal import SocialText

extension QueueReport {
  /// A table for spreadsheets, by RFC 4180.
  package var csv: String {
    let texts = withRenditions ? ["text", "media"] : []
    let occurrence = hasOccurrences ? ["occurrence"] : []
    return CSVTable(columns: QueueReport.csvColumns + texts + occurrence, rows: entries.map(csvRow)).text
  }

  private static let csvColumns = [
    "at", "local", "zone", "queue", "channel", "network", "account", "post", "title", "path", "state", "reason",
    "approved by", "missing", "url", "rendition",
    "contributors", "waiting for", "campaign", "department", "pillar",
  ]

  private func csvRow(_ entry: QueueEntry) -> [String] {
    let (schedule, channel) = (entry.channel.schedule, entry.channel.channel)
    let row = [
      entry.at?.rfc3339 ?? "", entry.at?.rfc3339(in: schedule.zone) ?? "", schedule.zone.identifier, entry.queue,
      channel.name, channel.network.rawValue, channel.account, entry.post.id, entry.post.label, entry.post.path,
      entry.state.rawValue, EntryReason(entry: entry, dates: dates).text,
      entry.verdict.approvals.compactMap(\.record.actor).joined(separator: " "),
      entry.verdict.missing.map(\.rule).joined(separator: " "), entry.delivery.url ?? "",
      entry.rendition?.description ?? "", entry.verdict.contributors.people.map(\.person).joined(separator: " "),
      entry.awaited.joined(separator: " "), entry.post.labels.campaign ?? "", entry.post.labels.department ?? "",
      entry.post.labels.pillar ?? "",
    ]
    return row + (withRenditions ? csvContent(entry.channel.rendition?.whole) : [])
      + (hasOccurrences ? [entry.occurrence?.text ?? ""] : [])
  }

  /// Whether a post among the entries repeats.
  private var hasOccurrences: Bool { entries.contains { $0.occurrence != nil } }

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

extension QueueReport {
  /// The entries that have a time, as an iCalendar file.
  package var ics: String {
    var writer = ICalendarText()
    writer.line("BEGIN", "VCALENDAR")
    writer.line("VERSION", "2.0")
    writer.line("PRODID", text: "-//stet//stet \(heads.version)//EN")
    writer.line("X-WR-CALNAME", text: "Stet: \(queue.branches.map(\.queue.name).joined(separator: ", "))")
    writer.line("REFRESH-INTERVAL;VALUE=DURATION", "PT1H")
    for entry in entries { entry.at.map { write(entry, at: $0, to: &writer) } }
    writer.line("END", "VCALENDAR")
    return writer.text
  }

  private func write(_ entry: QueueEntry, at: Timestamp, to writer: inout ICalendarText) {
    writer.line("BEGIN", "VEVENT")
    // Neither a post's id nor a channel's name has a slash, so no two entries share one.
    let occurrence = entry.occurrence.map { "/\($0.text)" } ?? ""
    writer.line("UID", text: "\(entry.post.id)/\(entry.channelName)\(occurrence)@\(heads.repository)")
    writer.line("DTSTAMP", queue.now.iCalendar)
    writer.line("DTSTART", at.iCalendar)
    // Calendars show what has no length as a point that is hard to see, or as a whole hour.
    writer.line("DURATION", "PT15M")
    entry.post.history.lastChange.map { writer.line("LAST-MODIFIED", $0.at.iCalendar) }
    writer.line("SEQUENCE", "\(entry.sequence)")
    writer.line("STATUS", entry.calendarStatus)
    writer.line("SUMMARY", text: "\(entry.channelName): \(entry.shownTitle)")
    writer.line("DESCRIPTION", text: description(entry))
    if let url = entry.delivery.url, url.isPlainAddress { writer.line("URL", url) }
    writer.line("TRANSP", "TRANSPARENT")
    writer.line("END", "VEVENT")
  }

  private func description(_ entry: QueueEntry) -> String {
    let reason = EntryReason(entry: entry, dates: dates).text
    let lines = [QueueMessages.name(of: entry.state), reason, entry.post.path]
    return lines.filter { !$0.isEmpty }.joined(separator: "\n")
  }
}

extension QueueEntry {
  /// Grows with every commit that changes the post, which is where its time comes from.
  fileprivate var sequence: Int { post.history.lastChange?.position ?? 0 }

  fileprivate var calendarStatus: String {
    if delivery.isRetracted { return "CANCELLED" }
    switch state {
    case .published, .handedOff, .sending, .due, .scheduled: return "CONFIRMED"
    case .unknown, .invalid, .draft, .changesRequested, .needsApproval, .unplanned: return "TENTATIVE"
    case .held, .expired, .missed, .failed: return "CANCELLED"
    }
  }
}

extension Timestamp {
  /// `20261201T080000Z`.
  fileprivate var iCalendar: String { String(rfc3339.filter { $0 != "-" && $0 != ":" }) }
}

extension String {
  /// Whether the text may be used as an address in iCalendar: only visible ASCII.
  fileprivate var isPlainAddress: Bool { !isEmpty && utf8.allSatisfy { (0x21...0x7E).contains($0) } }
}
