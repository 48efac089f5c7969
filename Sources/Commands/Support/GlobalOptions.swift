internal import ArgumentParser
internal import ContentRepository
internal import Core
internal import Git
internal import Reporting

/// The options that every command takes.
struct GlobalOptions: ParsableArguments {
  @Option(name: .customShort("C"), help: ArgumentHelp("Run as if started in this folder.", valueName: "dir"))
  var directory: String?

  @Option(help: "Use colour: auto, always or never.")
  var color: ColorChoice = .auto

  @Flag(help: "Also show digests, commits and records.")
  var verbose = false

  @Flag(help: "Find everything out anew, without what earlier runs kept.")
  var noStore = false

  /// The folder to work in.
  func folder(in context: CommandContext) -> String {
    guard let directory else { return context.directory }
    return directory.hasPrefix("/") ? directory : context.directory + "/" + directory
  }

  /// A path of the command line, from that folder.
  func absolute(_ path: String, in context: CommandContext) -> String {
    path.hasPrefix("/") ? path : folder(in: context) + "/" + path
  }

  /// Git as it would be run in the folder.
  func git(in context: CommandContext) -> GitCommand { context.git(in: folder(in: context)) }

  /// The content repository that git would work in, with the store of earlier runs where it is in use, and a progress bar
  /// for what is read for the first time.
  func repository(in context: CommandContext) throws -> ContentRepository {
    let repository = try ContentRepository.open(git(in: context))
    repository.progress = ProgressBar(on: context.errors, clock: context.stopwatch).show
    guard !noStore, let program = context.program, context.environment["STET_STORE"] != "off" else { return repository }
    repository.useStore(in: storeFolder(in: context), program: program)
    return repository
  }

  /// The folder that `STET_STORE` names; `nil` for the repository's own.
  func storeFolder(in context: CommandContext) -> String? {
    guard let named = context.environment["STET_STORE"], !named.isEmpty, named != "off" else { return nil }
    return named.hasPrefix("/") ? named : context.directory + "/" + named
  }

  /// The style for what goes to `output`.
  ///
  /// `--color`, then `NO_COLOR`, then `TERM=dumb`, then whether it is a terminal.
  func style(for output: Output, in context: CommandContext) -> TextStyle {
    TextStyle(isColored: isColored(output, context.environment))
  }

  private func isColored(_ output: Output, _ environment: [String: String]) -> Bool {
    switch color {
    case .always: return true
    case .never: return false
    case .auto:
      if let plain = environment["NO_COLOR"], !plain.isEmpty { return false }
      return environment["TERM"] != "dumb" && output.isTerminal
    }
  }
}

/// When to use colour.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable, Sendable {
  case auto, always, never
}

/// Which commit is judged.
struct RevisionOptions: ParsableArguments {
  @Option(
    help: """
      The posts as this commit has them. Without it: the publishing branch as last fetched, where that is checked out; \
      else what is checked out.
      """)
  var rev: String?

  /// The commit to judge. Says so where it is not the one that is checked out.
  func judged(by reader: QueueReader, in context: CommandContext) throws -> JudgedCommit {
    let judged = try reader.judgedCommit(rev)
    if let fetched = judged.fetched { context.errors.line(fetched.note) }
    return judged
  }
}

extension JudgedCommit.Fetched {
  /// The note for a checkout that differs from the judged commit.
  var note: String {
    let commits = "\(behind) \(behind == 1 ? "commit" : "commits")"
    let own = ahead == 0 ? "" : ", and has \(ahead) of its own (judged with --rev HEAD)"
    return "Note: your checkout is \(commits) behind \(name)\(own). This is about \(name); `git pull` catches up."
  }
}

/// The option that replaces the clock.
struct TimeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Take this for the present moment: 2026-12-01T09:00, with an offset or Z if it is not local time.",
      valueName: "time"))
  var now: String?

  /// The present moment: the one given, else the clock's.
  func moment(in context: CommandContext, zone: Zone) throws -> Timestamp {
    guard let now else { return context.clock() }
    return try TimeOptions.moment(now, zone: zone)
  }

  /// The start of a time as it is written on the command line: a day starts at midnight.
  static func start(_ text: String, zone: Zone) throws -> Timestamp {
    try WrittenTime(text + "T00:00") != nil ? moment(text + "T00:00", zone: zone) : moment(text, zone: zone)
  }

  /// The end of a time as it is written on the command line: a day ends with its last second.
  static func end(_ text: String, zone: Zone) throws -> Timestamp {
    try WrittenTime(text + "T23:59:59") != nil ? moment(text + "T23:59:59", zone: zone) : moment(text, zone: zone)
  }

  /// A moment as it is written on the command line.
  static func moment(_ text: String, zone: Zone) throws -> Timestamp {
    guard let moment = WrittenTime(text)?.moment(in: zone) else {
      throw CommandFailure(
        .usage, "\"\(text)\" is not a time of \(zone.identifier)",
        hints: ["write 2026-12-01T09:00, or 2026-12-01T08:00Z"])
    }
    return moment
  }
}

/// The options that replace what the policy branch and the ledger have today.
struct PastOptions: ParsableArguments {
  @Option(
    name: .customLong("at-policy"),
    help: ArgumentHelp("Go by stet.yml as this commit has it.", valueName: "commit"))
  var policy: String?

  @Option(
    name: .customLong("at-ledger"),
    help: ArgumentHelp("Go by the decisions up to this commit of the ledger alone.", valueName: "commit"))
  var ledger: String?

  /// Whether any of them is given.
  var isGiven: Bool { policy != nil || ledger != nil }

  /// Has a repository read these commits.
  func apply(to repository: ContentRepository) throws {
    repository.past.policy = try policy.map { try repository.git.commitID(revision: $0) }
    repository.past.ledger = try ledger.map { try repository.git.commitID(revision: $0) }
  }
}

/// Which entries of a queue are wanted. Each option can be repeated; of several values, any is enough.
struct EntryFilterOptions: ParsableArguments {
  @Option(help: "Only entries in this state. Can be repeated.")
  var state: [EntryState] = []

  @Option(help: "Only entries on this channel. Can be repeated.")
  var channel: [String] = []

  @Option(help: "Only posts of this campaign. Can be repeated.")
  var campaign: [String] = []

  @Option(help: "Only posts of this department. Can be repeated.")
  var department: [String] = []

  @Option(help: "Only posts of this pillar. Can be repeated.")
  var pillar: [String] = []

  @Option(help: "Only what this person of stet.yml contributed to. Can be repeated.")
  var person: [String] = []

  @Option(name: .customLong("waiting-for"), help: "Only what this person could approve. Can be repeated.")
  var waitingFor: [String] = []

  /// The filter.
  ///
  /// - Throws: `CommandFailure` for a name that `stet.yml` does not have. Campaigns need not be in it.
  func filter(by configuration: Configuration) throws -> EntryFilter {
    try configuration.refuseUnknown(channel, "channel", configuration.channels.map(\.name))
    try configuration.refuseUnknown(department, "department", configuration.departments)
    try configuration.refuseUnknown(pillar, "pillar", configuration.pillars)
    try configuration.refuseUnknown(person + waitingFor, "person", configuration.people.map(\.name))
    var filter = EntryFilter()
    (filter.states, filter.channels, filter.campaigns) = (state, channel, campaign)
    (filter.departments, filter.pillars) = (department, pillar)
    (filter.people, filter.awaited) = (person, waitingFor)
    return filter
  }
}

extension Configuration {
  /// Throws for a name that `stet.yml` does not have.
  func refuseUnknown(_ names: [String], _ kind: String, _ known: [String]) throws {
    guard let name = names.first(where: { !known.contains($0) }) else { return }
    throw CommandFailure(
      .cannotRun, "there is no \(kind) \"\(name)\" in stet.yml" + Suggestions.didYouMean(name, among: known),
      causes: known.isEmpty ? [] : ["there are \(known.joined(separator: ", "))"])
  }
}

extension QueueReader {
  /// What the answer was computed from, so that it can be reproduced.
  ///
  /// - Parameter fetched: when that was fetched for this answer; `nil` where it was not.
  func heads(fetched: Timestamp?) -> QueueHeads {
    QueueHeads(
      version: Version.current, zoneData: Zone.dataVersion, ledger: ledger.commit, policy: policy.commit.hex,
      repository: policy.configuration.repository, anomalies: anomalies, fetched: fetched)
  }

  /// When what a queue rests on was last fetched.
  ///
  /// - Parameter revision: the commit that was read instead of the publishing branches.
  func age(of queue: PublishQueue, at revision: ObjectID? = nil) throws -> FetchAge {
    let branches = try revision == nil ? repository.lastFetch(of: queue.branches.map(\.queue.branch)) : nil
    let ledger = try repository.lastFetch(of: [Ledger.shortName])
    return FetchAge(branches: branches?.branches ?? [], time: branches?.time, ledger: ledger?.time)
  }

  /// Tells what speaks against what was read, and what was passed over, in a line each.
  func tellWarnings(in context: CommandContext) throws {
    for warning in try warnings { context.errors.line("Warning: \(warning)") }
    tellAnomalies(in: context)
  }

  /// Tells what was passed over in the ledger, the content and the policy, in a line each.
  func tellAnomalies(in context: CommandContext) {
    let rewound = ledger.rewoundRemote.map(SharingMessages.rewound)
    for warning in AnomalyMessages.warnings(anomalies) + [rewound].compactMap({ $0 }) + policy.warnings {
      context.errors.line("Warning: \(warning)")
    }
  }
}
