internal import ArgumentParser
internal import ContentRepository
internal import Core
internal import Git
internal import Reporting

/// `stet queue`: what goes out where and when, and for everything else why not.
struct QueueCommand: ExecutableCommand {
  static let configuration = CommandConfiguration(
    commandName: "queue",
    abstract: "Show what goes out where and when, and for everything else why not.",
    discussion: """
      The queue is computed from the publishing branches, the policy, the decisions and the time: everybody who has the \
      same commits sees the same queue.
      """)

  static let examples: KeyValuePairs = [
    "stet queue":
      "What goes out, and what is missing for the rest.",
    "stet queue --state needs-approval --days 7":
      "What must be approved for the next week.",
    "stet queue --waiting-for cem --days 14":
      "What waits for Cem.",
    "stet queue --slots --days 7":
      "The gaps of the next week among what goes out.",
    "stet queue --month 2026-12 --channel x":
      "December on one channel.",
    "stet queue --fetch":
      "The same with what others decided and wrote until now.",
  ]

  /// How to print the queue.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, csv, ics, markdown, hootsuite
  }

  @Option(help: "This queue alone.")
  var queue: String?

  @OptionGroup var filtering: EntryFilterOptions

  @Option(help: "Only what is planned within this many days, or was planned within as many before.")
  var days: Int?

  @Option(
    name: .customLong("at-commit"),
    help: """
      Compute it for this commit instead of the publishing branches; as QUEUE=COMMIT for one queue alone. Can be \
      repeated.
      """)
  var commits: [String] = []

  @OptionGroup var past: PastOptions

  @Flag(help: "Add the full text, media and options of each entry: what a sender needs.")
  var renditions = false

  @Flag(help: "Also show the free slots of the next 14 days, or of as many as --days says.")
  var slots = false

  @Option(help: "A month, as a calendar for the terminal: 2026-12; with another --format what goes out in it.")
  var month: String?

  @Flag(help: "Also list what was sent, missed, invalid or expired more than seven days ago.")
  var all = false

  @Option(help: "How to print it: text, json, csv, ics, markdown; or hootsuite, for its bulk composer.")
  var format: Format = .text

  @OptionGroup var fetching: FetchOptions
  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var time: TimeOptions
  @OptionGroup var global: GlobalOptions

  var printsJSON: Bool { format == .json }

  func validate() throws {
    guard days.map({ (1...3650).contains($0) }) ?? true else {
      throw ValidationError("--days is a number from 1 to 3650.")
    }
    guard month == nil || days == nil else { throw ValidationError("Name a month or days: --month or --days.") }
    guard month == nil || format != .text || !renditions else {
      throw ValidationError("--month is a calendar for the terminal: leave out --renditions, or name a --format.")
    }
    guard !renditions || format != .hootsuite else {
      throw ValidationError("--format hootsuite has texts and links, and cannot have more: leave out --renditions.")
    }
    guard !slots || format == .text || format == .json else {
      throw ValidationError("--slots is for --format text and json.")
    }
  }

  func execute(in context: CommandContext) throws -> ExitStatus {
    let (reader, fetched) = try fetching.reader(global, past, in: context)
    try ledger.check(reader.ledger)
    let configuration = reader.policy.configuration
    try configuration.refuseUnknown([queue].compactMap { $0 }, "queue", configuration.queues.map(\.name))
    let (filter, zone) = (try filtering.filter(by: configuration), configuration.timezone)
    let now = try time.moment(in: context, zone: zone)
    let month = try month.map(Self.month)
    reader.repository.past.commits = try pastCommits(of: configuration.queues, in: reader.repository)
    let period = period(month, in: zone, now: now)
    let extent = period.map(QueueListing.Extent.within) ?? extent
    let queue = try reader.queue(
      named: queue, for: extent, sent: filter.people.isEmpty ? sent : .whole, now: now)
    let end = period?.upperBound ?? now + Int64(Self.slotDays) * 86_400
    let free = slots ? queue.freeSlots(on: filter.channels, until: end, reader.decisions) : nil
    // A calendar also tells what it has no time for.
    let isCalendar = month != nil && format == .text
    let listing = queue.listing(isCalendar ? .all : extent, filter)
    if isCalendar, let month {
      let report = MonthReport(month, listing.entries, slots: free ?? [], zone: zone, now: now)
      context.output.write(report.text(style: global.style(for: context.output, in: context), columns: context.columns))
    } else {
      let report = QueueReport(
        queue: queue, listing: listing, heads: reader.heads(fetched: fetched), zone: zone,
        age: try format == .text && commits.isEmpty && !past.isGiven ? reader.age(of: queue) : FetchAge(),
        withRenditions: renditions, verbose: global.verbose, slots: free,
        unreadable: format == .text ? try reader.unreadableFiles(of: queue) : 0)
      if format == .hootsuite { try refuseSeveralAccounts(report.hootsuite) }
      context.output.write(text(of: report, in: context))
      switch format {
      case .hootsuite: report.hootsuite.notes.forEach { context.errors.line($0) }
      case .csv, .ics: if let note = report.laterOccurrences, period == nil { context.errors.line("Note: \(note)") }
      case .text, .json, .markdown: break
      }
    }
    try warnOfUnknownCampaigns(reader, context)
    try reader.tellWarnings(in: context)
    return .success
  }

  /// The commits that are named instead of the publishing branches, by queue.
  private func pastCommits(of queues: [Queue], in repository: ContentRepository) throws -> [String: ObjectID] {
    var (own, others) = ([String: ObjectID](), [ObjectID]())
    for text in commits {
      let queue = queues.first { text.hasPrefix($0.name + "=") }?.name
      if queue == nil, let end = text.firstIndex(of: "="), (try? repository.git.commitID(revision: text)) == nil {
        let (name, names) = (String(text[..<end]), queues.map(\.name))
        throw CommandFailure(
          .cannotRun, "there is no queue \"\(name)\" in stet.yml" + Suggestions.didYouMean(name, among: names),
          causes: ["there are \(names.joined(separator: ", "))"])
      }
      let commit = try repository.git.commitID(revision: String(text.dropFirst(queue.map { $0.count + 1 } ?? 0)))
      if let queue { own[queue] = commit } else { others.append(commit) }
    }
    guard others.count < 2, own.count + others.count == commits.count else {
      throw CommandFailure(
        .usage, "a queue has one commit, and --at-commit names several",
        hints: queues.map { "stet queue --at-commit \(ShellWord.quoted($0.name))=COMMIT" })
    }
    let rest = others.first.map { commit in queues.map { ($0.name, commit) } } ?? []
    return own.merging(rest) { own, _ in own }
  }

  private func refuseSeveralAccounts(_ file: HootsuiteFile) throws {
    guard file.channels.count > 1 else { return }
    throw CommandFailure(
      .usage, "a file for Hootsuite is for one account, and these entries are of \(file.channels.count)",
      hints: file.channels.map { "stet queue --format hootsuite --channel \(ShellWord.quoted($0))" })
  }

  /// Campaigns need not be in `stet.yml`, so one that no post bears may be a typing error.
  private func warnOfUnknownCampaigns(_ reader: QueueReader, _ context: CommandContext) throws {
    guard !filtering.campaign.isEmpty else { return }
    let known = Set(try reader.queuedCampaigns()).sorted()
    for name in filtering.campaign where !known.contains(name) {
      let meant = Suggestions.didYouMean(name, among: known)
      context.errors.line(TerminalText.oneLine("Warning: no post of the queue has the campaign \"\(name)\"\(meant)"))
    }
  }

  /// How many days ahead free slots are shown.
  private static let slotDays = 14

  private static func month(_ text: String) throws -> CalendarMonth {
    guard let month = CalendarMonth(text) else {
      throw CommandFailure(.usage, "\"\(text)\" is no month", hints: ["stet queue --month 2026-12"])
    }
    return month
  }

  /// The time that is asked about; `nil` where none is.
  private func period(_ month: CalendarMonth?, in zone: Zone, now: Timestamp) -> ClosedRange<Timestamp>? {
    month?.period(in: zone) ?? days.map { now - Int64($0) * 86_400...now + Int64($0) * 86_400 }
  }

  /// Text and Markdown are for people, who look for what is to come and what is wrong. Documents for programs leave out
  /// only what was sent long ago, as they always did.
  private var extent: QueueListing.Extent {
    if all { return .all }
    switch format {
    case .text, .markdown, .hootsuite: return .recent
    case .json, .csv, .ics: return .recentlySent
    }
  }

  /// What is shown of what was sent: for people no more than that, unless they ask for details; for programs its
  /// rendition and the verdict on it.
  private var sent: SentDetail {
    switch format {
    case .text where !global.verbose, .markdown, .ics, .hootsuite: .outcome
    case .text, .json, .csv: .whole
    }
  }

  private func text(of report: QueueReport, in context: CommandContext) -> String {
    switch format {
    case .text: report.text(style: global.style(for: context.output, in: context))
    case .json: report.json
    case .csv: report.csv
    case .ics: report.ics
    case .markdown: report.markdown
    case .hootsuite: report.hootsuite.text
    }
  }
}

extension EntryState: ExpressibleByArgument {}
