import Canonical
import Content
import Ledger
import Workflow

extension QueueReport {
  /// For people at a terminal: a day after the other, with local times and what stands in the way.
  package func text(style: TextStyle) -> String {
    guard !entries.isEmpty else {
      return ([QueueMessages.empty(listing, of: queue)] + notes).joined(separator: "\n") + "\n" + headLines(style)
    }
    var lines: [String] = []
    var day: String?
    for (entry, line) in zip(entries, rows(style)) {
      let heading = entry.at.map(dates.day) ?? QueueMessages.noDate
      if heading != day { lines += (day == nil ? [] : [""]) + [style.paint(heading, .bold)] }
      day = heading
      lines += ["  " + line] + (verbose ? details(entry, style) : [])
    }
    return (lines + ["", QueueMessages.total(entries)] + notes).joined(separator: "\n") + "\n" + headLines(style)
  }

  /// What is not in the listing, and how old it is.
  private var notes: [String] {
    [QueueMessages.leftOut(listing.leftOut), fetch.map { QueueMessages.fetched($0, dates) }].compactMap { $0 }
  }

  /// The entries as aligned lines.
  private func rows(_ style: TextStyle) -> [String] {
    var columns = TextColumns(style: style)
    for entry in entries {
      columns.append([
        (entry.state.sign, entry.state.tone), (entry.at.map(dates.clock) ?? "", nil),
        (TerminalText.oneLine(entry.channelName), nil),
        (TerminalText.truncated(entry.shownTitle, to: QueueReport.titleColumns), nil), (reason(entry), .dim),
      ])
    }
    return columns.lines()
  }

  /// A wider title is cut: the reasons should stand below each other.
  private static let titleColumns = 48

  func reason(_ entry: QueueEntry) -> String {
    let reason = EntryReason(entry: entry, dates: dates).text
    guard let at = entry.at else { return reason }
    let zone = entry.channel.schedule.zone
    guard zone.offset(at: at) != self.zone.offset(at: at) else { return reason }
    return [QueueMessages.elsewhere(at, zone), reason].filter { !$0.isEmpty }.joined(separator: "; ")
  }

  private func details(_ entry: QueueEntry, _ style: TextStyle) -> [String] {
    let facts = [
      TerminalText.oneLine(entry.post.path),
      entry.rendition.map { "rendition \($0)" },
      entry.post.history.entered.map { "entered \($0.commit) \($0.at.rfc3339)" },
    ]
    let records = entry.verdict.approvals.map { "approval \($0.id)" } + entry.holds.map { "hold \($0.entry.id)" }
    return (facts.compactMap { $0 } + records + entry.notes.map(TerminalText.oneLine))
      .map { style.paint("      " + $0, .dim) }
  }

  private func headLines(_ style: TextStyle) -> String {
    guard verbose else { return "" }
    return HeadText(heads: heads, branches: queue.branches, now: queue.now).lines
      .map { style.paint($0, .dim) + "\n" }.joined()
  }
}

/// What a result rests on, for those who want to compute it again.
struct HeadText {
  let heads: QueueHeads
  let branches: [PublishQueue.Branch]
  let now: Timestamp

  var lines: [String] {
    branches.map { "\($0.queue.name): \(TerminalText.oneLine($0.queue.branch)) at \($0.commit)" } + [
      "ledger \(heads.ledger)", "policy \(heads.policy)",
      "now \(now.rfc3339), zone data \(heads.zoneData), stet \(heads.version)",
    ]
  }
}
