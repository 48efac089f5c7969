import Core

/// A file for the bulk composer of Hootsuite, and what of the entries it cannot hold.
///
/// A row has a time, a text and a link. An entry whose readers get more than that has no row, except for media, which
/// people add in Hootsuite before they schedule. `docs/queue.md` describes the format, and from where it is known.
package struct HootsuiteFile: Sendable {
  /// The most rows that Hootsuite takes at once.
  static let maximumRows = 350
  /// The least time from the upload to a row's time, in seconds.
  static let leastNotice: Int64 = 600
  /// What a row's minutes are a multiple of, in seconds.
  static let step = 300

  private struct Row {
    let entry: QueueEntry
    let local: LocalTime
    let text: String
    let link: String
    let media: [Rendition.Media]
  }

  private var rows: [Row] = []
  /// Scheduled entries without a row, each with the reason.
  private var leftOut: [(entry: QueueEntry, reason: String)] = []
  /// How many entries are not scheduled, by state.
  private let others: [EntryState: Int]
  /// How many occurrences of posts that repeat come too late to be listed.
  private let later: Int
  private let zone: Zone
  /// The names of the channels that scheduled entries are of, in the queue's order.
  package let channels: [String]

  /// - Parameter zone: that of `stet.yml`, in which the times of the file are.
  init(_ listing: QueueListing, zone: Zone, now: Timestamp) {
    self.zone = zone
    later = listing.later
    let scheduled = listing.entries.filter { $0.state == .scheduled }
    others = listing.entries.reduce(into: listing.leftOut) { counts, entry in
      if entry.state != .scheduled { counts[entry.state, default: 0] += 1 }
    }
    channels = scheduled.reduce(into: []) { names, entry in
      if !names.contains(entry.channelName) { names.append(entry.channelName) }
    }
    for entry in scheduled { add(entry, now: now) }
  }

  private mutating func add(_ entry: QueueEntry, now: Timestamp) {
    guard let at = entry.at, let rendition = entry.channel.rendition?.whole else {
      return leftOut.append((entry, HootsuiteMessages.unreadable))
    }
    let reasons = obstacles(of: entry, at: at, now: now) + HootsuiteMessages.losses(of: rendition)
    guard reasons.isEmpty, let part = rendition.parts.first else {
      return leftOut.append((entry, reasons.joined(separator: "; ")))
    }
    guard rows.count < Self.maximumRows else { return leftOut.append((entry, HootsuiteMessages.full)) }
    rows.append(
      Row(entry: entry, local: zone.local(at), text: part.text, link: rendition.link ?? "", media: part.media))
  }

  /// What of an entry's time the file cannot hold.
  private func obstacles(of entry: QueueEntry, at: Timestamp, now: Timestamp) -> [String] {
    let local = zone.local(at)
    return [
      entry.channel.schedule.slot ? HootsuiteMessages.slot : nil,
      at < now + Self.leastNotice ? HootsuiteMessages.tooSoon : nil,
      local.secondOfDay % Self.step == 0 ? nil : HootsuiteMessages.betweenSteps(local),
      zone.moments(of: local).count == 1 ? nil : HootsuiteMessages.shownTwice(local, zone),
    ].compactMap { $0 }
  }
}

extension QueueReport {
  /// What is listed, for the bulk composer of Hootsuite.
  package var hootsuite: HootsuiteFile { HootsuiteFile(listing, zone: zone, now: queue.now) }
}

extension HootsuiteFile {
  /// The file: no header, a row for each post, in the queue's order; every row ends with CR and LF.
  ///
  /// Texts stand as they are: an apostrophe before what a spreadsheet takes for a formula would be published.
  package var text: String {
    rows.map { row in
      [HootsuiteMessages.time(row.local), CSVTable.quoted(row.text), row.link.isEmpty ? "" : CSVTable.quoted(row.link)]
        .joined(separator: ",") + "\r\n"
    }.joined()
  }

  /// What people must know of the file, in lines for standard error.
  package var notes: [String] { reading + missingMedia + missingEntries + recording }

  private var reading: [String] {
    guard let first = rows.first else { return [HootsuiteMessages.empty] }
    let formulas = rows.filter { CSVTable.startsFormula($0.text) || CSVTable.startsFormula($0.link) }.count
    return [
      HootsuiteMessages.reading(rows.count, first.entry.channel.channel, zone),
      formulas == 0 ? nil : HootsuiteMessages.formulas(formulas),
    ].compactMap { $0 }
  }

  private var missingMedia: [String] {
    let incomplete = rows.filter { !$0.media.isEmpty }
    guard !incomplete.isEmpty else { return [] }
    let lines = incomplete.map { row in
      "  \(HootsuiteMessages.name(row.entry)): \(row.media.map(HootsuiteMessages.medium).joined(separator: "; "))"
    }
    return [HootsuiteMessages.missingMedia(incomplete.count)] + lines
  }

  private var missingEntries: [String] {
    let unscheduled =
      (others.isEmpty ? [] : [HootsuiteMessages.notScheduled(others)])
      + [QueueMessages.later(later)].compactMap { $0 }.map { "Note: \($0)" }
    guard !leftOut.isEmpty else { return unscheduled }
    let lines = leftOut.map { "  \(HootsuiteMessages.name($0.entry)): \($0.reason)" }
    return [HootsuiteMessages.leftOut(leftOut.count)] + lines
      + unscheduled
  }

  private var recording: [String] {
    rows.isEmpty ? [] : [HootsuiteMessages.recording] + rows.map { "  \(HootsuiteMessages.command($0.entry))" }
  }
}

/// What is said of a file for Hootsuite.
private enum HootsuiteMessages {
  static let empty = "Note: the file is empty."
  static let unreadable = "what readers would see cannot be read any more"
  static let slot = "it is in a slot, which may move: `stet move` gives it a time of its own"
  static let tooSoon = "its time comes in less than ten minutes"
  static let full =
    "Hootsuite takes \(HootsuiteFile.maximumRows) rows at once: upload these, record them, and run this again"

  static func betweenSteps(_ local: LocalTime) -> String {
    "Hootsuite takes minutes that end in 0 or 5, and it is planned for \(local.text.split(separator: "T").last ?? "")"
  }

  static func shownTwice(_ local: LocalTime, _ zone: Zone) -> String {
    "clocks in \(zone.identifier) show \(local.clockText) twice on that day"
  }

  /// `12/01/2026 09:00`.
  static func time(_ local: LocalTime) -> String {
    let parts = local.date.text.split(separator: "-")
    return "\(parts[1])/\(parts[2])/\(parts[0]) \(local.clockText)"
  }

  /// The post's id, and the day of an occurrence: `2026-12-markt`, `kaffee (2026-12-07)`.
  static func name(_ entry: QueueEntry) -> String {
    entry.post.id + (entry.occurrence.map { " (\($0.text))" } ?? "")
  }

  /// What readers get of a rendition that a row cannot hold.
  static func losses(of rendition: Rendition) -> [String] {
    let (parts, members) = (rendition.parts, rendition.json)
    return [
      parts.count > 1 ? "it is a thread of \(parts.count) parts" : nil,
      parts.count == 1 && parts[0].text.isEmpty ? "it has no text" : nil,
      members["format"].map { _ in "its format is \(rendition.format.rawValue)" },
      members["title"].map { _ in "it has a title" },
      members["preview"].map { _ in "its link card is written by hand" },
      members["firstComment"].map { _ in "it has a first comment" },
      rendition.options.isEmpty ? nil : "it sets \(Phrase.list(rendition.options.keys.sorted(), "and"))",
    ].compactMap { $0 }
  }

  static func reading(_ count: Int, _ channel: Channel, _ zone: Zone) -> String {
    let name = TerminalText.oneLine("\(channel.account) (\(channel.name))")
    return "Note: \(Phrase.count(count, "post")) for \(name). In Hootsuite choose that account and the date format "
      + "mm/dd/yyyy; the times are those of \(zone.identifier)."
  }

  static func formulas(_ count: Int) -> String {
    "Note: \(Phrase.count(count, "text")) \(count == 1 ? "begins" : "begin") with a character that a spreadsheet takes "
      + "for a formula: do not open the file in one."
  }

  static func missingMedia(_ count: Int) -> String {
    "Warning: \(Phrase.count(count, "post")) in the file \(count == 1 ? "lacks its" : "lack their") media, which a file "
      + "cannot hold. Add them in Hootsuite before you schedule:"
  }

  static func medium(_ medium: Rendition.Media) -> String {
    let alt = medium.alt.map { " (alt text: \($0))" } ?? ""
    return TerminalText.oneLine(medium.source.place + alt)
  }

  static func leftOut(_ count: Int) -> String {
    "Warning: \(Phrase.count(count, "scheduled post")) \(count == 1 ? "is" : "are") not in the file:"
  }

  static func notScheduled(_ counts: [EntryState: Int]) -> String {
    let total = counts.values.reduce(0, +)
    let entries = Phrase.count(total, "entry", plural: "entries")
    return "Note: not in the file, since not scheduled: \(entries): \(QueueMessages.counts(counts))"
  }

  static let recording = "Hint: once Hootsuite has them, record that, so that no other sender takes them:"

  /// The command that records that Hootsuite has an entry.
  static func command(_ entry: QueueEntry) -> String {
    let (post, channel) = (ShellWord.quoted(entry.post.id), ShellWord.quoted(entry.channelName))
    let occurrence = entry.occurrence.map { " --occurrence \($0.text)" } ?? ""
    return "stet record handed-off \(post) --channel \(channel)\(occurrence) --to hootsuite --ahead"
  }
}
