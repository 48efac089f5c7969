package import Core

/// The queue, to be shown.
package struct QueueReport: Sendable {
  package let queue: PublishQueue
  /// What of it is wanted.
  package let listing: QueueListing
  /// When what it was read from was last fetched.
  package let age: FetchAge
  package let heads: QueueHeads
  /// The zone in which days are told: that of `stet.yml`.
  package let zone: Zone
  /// Whether each entry carries what an external sender needs: text, media and options.
  package let withRenditions: Bool
  /// Whether commits, digests and notes are wanted in `text`.
  package let verbose: Bool
  /// The free slots to be shown among the entries; `nil` where they are not wanted.
  package let slots: [FreeSlot]?
  /// How many files under `posts/` cannot be read, and so have no entry.
  package let unreadable: Int

  package init(
    queue: PublishQueue, listing: QueueListing, heads: QueueHeads, zone: Zone, age: FetchAge = FetchAge(),
    withRenditions: Bool = false, verbose: Bool = false, slots: [FreeSlot]? = nil, unreadable: Int = 0
  ) {
    self.unreadable = unreadable
    self.queue = queue
    self.slots = slots
    self.listing = listing
    self.age = age
    self.heads = heads
    self.zone = zone
    self.withRenditions = withRenditions
    self.verbose = verbose
  }

  /// The entries that are listed, in the queue's order.
  var entries: [QueueEntry] { listing.entries }

  var dates: LocalDates { LocalDates(zone: zone, now: queue.now) }
}

/// When the things that an answer rests on were last fetched.
package struct FetchAge: Sendable, Hashable {
  /// The branches, as git shows them: `origin/main`.
  package var branches: [String]
  /// When they were; `nil` where they are not from a remote, or that is not known.
  package var time: Timestamp?
  /// When the ledger was; `nil` where it is not from a remote, or that is not known.
  package var ledger: Timestamp?

  package init(branches: [String] = [], time: Timestamp? = nil, ledger: Timestamp? = nil) {
    self.branches = branches
    self.time = time
    self.ledger = ledger
  }

  /// `origin/main and the decisions as fetched 3 hours ago`; `nil` where there is no age to tell.
  func text(_ dates: LocalDates) -> String? {
    let decisions = "the decisions"
    guard let time else { return ledger.map { "\(decisions) as fetched \(dates.ago($0))" } }
    let names = branches.map(TerminalText.oneLine) + (ledger.map(dates.ago) == dates.ago(time) ? [decisions] : [])
    let rest = names.count > branches.count ? nil : ledger.map { ", \(decisions) \(dates.ago($0))" }
    return "\(Phrase.list(names, "and")) as fetched \(dates.ago(time))\(rest ?? "")"
  }
}

extension QueueEntry {
  /// What people know the post by, on one line and escaped for a terminal.
  var shownTitle: String {
    let title = TerminalText.oneLine(post.label)
    return title.isEmpty ? TerminalText.oneLine(post.id) : title
  }
}

extension QueueReport {
  /// For people at a terminal: a day after the other, with local times and what stands in the way.
  package func text(style: TextStyle) -> String {
    guard !entries.isEmpty || slots?.isEmpty == false else {
      return ([QueueMessages.empty(listing, of: queue)] + notes).joined(separator: "\n") + "\n" + headLines(style)
    }
    let rows = rows
    var lines: [String] = []
    var day: String?
    for (row, line) in zip(rows, texts(of: rows, style)) {
      let heading = row.at.map(dates.day) ?? QueueMessages.noDate
      if heading != day { lines += (day == nil ? [] : [""]) + [style.paint(heading, .bold)] }
      day = heading
      lines.append("  " + line)
      if verbose, case .entry(let entry) = row { lines += details(entry, style) }
    }
    return (lines + ["", total] + notes).joined(separator: "\n") + "\n" + headLines(style)
  }

  private var total: String {
    let free = slots.map { ", \(Phrase.count($0.count, "free slot"))" } ?? ""
    return QueueMessages.total(entries) + free
  }

  /// A row of the listing.
  private enum Row {
    case entry(QueueEntry)
    case free(FreeSlot)

    var at: Timestamp? {
      switch self {
      case .entry(let entry): entry.at
      case .free(let slot): slot.at
      }
    }
  }

  /// The entries, with the free slots among them: of one time, the entries first.
  private var rows: [Row] {
    var (rows, free) = ([Row](), (slots ?? [])[...])
    for entry in entries {
      let earlier = free.prefix { slot in entry.at.map { slot.at < $0 } ?? true }
      rows += earlier.map(Row.free) + [.entry(entry)]
      free = free.dropFirst(earlier.count)
    }
    return rows + free.map(Row.free)
  }

  /// How many occurrences come too late to be listed, for formats that have no room for it; `nil` where there are none.
  package var laterOccurrences: String? { QueueMessages.later(listing.later) }

  /// What is not in the listing, and how old it is.
  private var notes: [String] {
    [
      QueueMessages.leftOut(listing.leftOut), QueueMessages.later(listing.later), QueueMessages.unreadable(unreadable),
      age.text(dates),
    ].compactMap { $0 }
  }

  /// Rows as aligned lines.
  private func texts(of rows: [Row], _ style: TextStyle) -> [String] {
    var columns = TextColumns(style: style)
    // A forecast is the slot that an entry would get: it takes it only with its approval.
    var waiting: [FreeSlot: QueueEntry] = [:]
    for case .entry(let entry) in rows where entry.state.awaitsDecision {
      if let at = entry.at { waiting[FreeSlot(channel: entry.channelName, at: at)] = entry }
    }
    for row in rows {
      switch row {
      case .entry(let entry):
        columns.append([
          (entry.state.sign, entry.state.tone), (entry.at.map(dates.clock) ?? "", nil),
          (TerminalText.oneLine(entry.channelName), nil),
          (TerminalText.truncated(entry.shownTitle, to: QueueReport.titleColumns), nil), (reason(entry), .dim),
        ])
      case .free(let slot):
        let channel = TerminalText.oneLine(slot.channel)
        let reason = waiting[slot].map { "until \($0.shownTitle) is approved" } ?? ""
        columns.append([("·", .dim), (dates.clock(slot.at), .dim), (channel, .dim), ("free", .dim), (reason, .dim)])
      }
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
    let told = reason(entry)
    let notes = entry.notes.map(TerminalText.oneLine).filter { !told.contains($0) }
    return (facts.compactMap { $0 } + records + notes)
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

extension QueueReport {
  /// A table for a wiki page or a comment.
  package var markdown: String {
    let uncounted = [QueueMessages.leftOut(listing.leftOut), QueueMessages.later(listing.later)].compactMap { $0 }
    let leftOut = uncounted.map { "\n\($0)\n" }.joined()
    guard !entries.isEmpty else { return QueueMessages.empty(listing, of: queue) + "\n" + leftOut }
    let table = MarkdownTable(columns: QueueMessages.columns, rows: entries.map(markdownRow)).text
    return table + "\n" + QueueMessages.total(entries) + "\n" + leftOut
  }

  private func markdownRow(_ entry: QueueEntry) -> [String] {
    [
      entry.state.sign, entry.at.map { "\(dates.day($0)) \(dates.clock($0))" } ?? "",
      MarkdownEscaping.inline(entry.channelName), MarkdownEscaping.inline(entry.shownTitle),
      MarkdownEscaping.message(reason(entry)),
    ]
  }
}

extension QueueReport {
  /// The document `stet/queue/v1`.
  package var json: String {
    let members = heads.members(branches: queue.branches, now: queue.now)
    var own: [String: JSONValue] = ["entries": .list(entries, json), "leftOut": leftOut]
    if listing.later > 0 { own["later"] = .integer(listing.later) }
    own["slots"] = slots.map { slots in
      .list(slots) { slot in
        ["channel": .string(slot.channel), "at": .moment(slot.at), "local": .string(slot.at.rfc3339(in: zone))]
      }
    }
    return JSONDocument.text("stet/queue/v1", members.merging(own) { _, own in own })
  }

  /// How many entries ended too long ago to be listed, by state.
  private var leftOut: JSONValue {
    .object(
      Dictionary(
        listing.leftOut.map { ($0.key.rawValue, .integer($0.value)) }, uniquingKeysWith: { first, _ in first }))
  }

  private func json(_ entry: QueueEntry) -> JSONValue {
    .object(withRenditions ? entry.members.merging(entry.renditionMembers) { own, _ in own } : entry.members)
  }
}

extension QueueHeads {
  /// What every document that rests on the whole repository says of what it rests on.
  func members(branches: [PublishQueue.Branch], now: Timestamp) -> [String: JSONValue] {
    let members: [String: JSONValue] = [
      "stet": .string(version), "now": .moment(now), "zoneData": .string(zoneData), "ledger": .string(ledger),
      "policy": .string(policy), "fetched": .moment(fetched),
      "queues": .list(branches) { branch in
        [
          "name": .string(branch.queue.name), "branch": .string(branch.queue.branch), "commit": .string(branch.commit),
        ]
      },
    ]
    return members.merging(AnomalyMessages.members(anomalies)) { own, _ in own }
  }
}

/// What the queue says.
enum QueueMessages {
  static let noDate = "No date"
  static let empty = "no entries"
  /// What to do about a sending of unknown outcome.
  static let settling = "if readers see it, `stet record published`, if not, `stet resolve`"

  /// What a listing without entries says: that the queue is empty, or how many entries it has that were not asked for.
  static func empty(_ listing: QueueListing, of queue: PublishQueue) -> String {
    let total = queue.count
    guard total > 0 else { return empty }
    // Where entries from long ago are counted, the next line says how they are listed.
    let hint = listing.leftOut.isEmpty ? " (`stet queue --all` lists \(total == 1 ? "it" : "them"))" : ""
    return "no entry fits; the queue has \(total)\(hint)"
  }
  static let columns = ["", "When", "Channel", "Post", "What stands in the way"]

  /// `12 entries: 5 scheduled, 3 need approval`.
  static func total(_ entries: [QueueEntry]) -> String {
    var numbers: [EntryState: Int] = [:]
    for index in entries.indices { numbers[entries[index].state, default: 0] += 1 }
    let count = Phrase.count(entries.count, "entry", plural: "entries")
    return entries.isEmpty ? count : "\(count): \(counts(numbers))"
  }

  /// `5 scheduled, 3 need approval`.
  static func counts(_ numbers: [EntryState: Int]) -> String {
    let counts = EntryState.allCases.reversed().compactMap { state in
      numbers[state].map { "\($0) \(name(of: state, $0))" }
    }
    return counts.joined(separator: ", ")
  }

  /// What ended too long ago to be listed, by state; `nil` where there is none.
  static func leftOut(_ numbers: [EntryState: Int]) -> String? {
    guard !numbers.isEmpty else { return nil }
    let count = numbers.values.reduce(0, +)
    let isOne = count == 1
    return "\(Phrase.count(count, "entry", plural: "entries")) from more than seven days ago "
      + "\(isOne ? "is" : "are") not listed: \(counts(numbers)) (`stet queue --all` lists \(isOne ? "it" : "them"))"
  }

  /// How many occurrences come too late to be listed; `nil` where there are none.
  static func later(_ number: Int) -> String? {
    guard number > 0 else { return nil }
    let verb = number == 1 ? "is" : "are"
    return "\(Phrase.count(number, "later occurrence")) of posts that repeat \(verb) not listed "
      + "(`stet queue --all` lists \(number == 1 ? "it" : "them"))"
  }

  /// How many files are in no queue since they cannot be read; `nil` where there are none.
  static func unreadable(_ files: Int) -> String? {
    files == 0 ? nil : "\(Phrase.count(files, "file")) under posts/ cannot be read: `stet check`"
  }

  /// A state's name in a count.
  static func name(of state: EntryState, _ number: Int = 1) -> String {
    switch state {
    case .handedOff: "handed off"
    case .changesRequested: number == 1 ? "has changes requested" : "have changes requested"
    case .needsApproval: number == 1 ? "needs approval" : "need approval"
    case .unplanned: "without a date"
    case .unknown: "of unknown outcome"
    case .sending: "being sent"
    case .draft: number == 1 ? "draft" : "drafts"
    default: state.rawValue
    }
  }

  /// Where the post was planned in another zone: `15:00 in Asia/Tokyo`.
  static func elsewhere(_ at: Timestamp, _ zone: Zone) -> String {
    "\(zone.local(at).clockText) in \(zone.identifier)"
  }
}
