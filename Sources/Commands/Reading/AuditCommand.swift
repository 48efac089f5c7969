internal import ArgumentParser
internal import Checks
internal import ContentRepository
internal import Core
internal import Git
internal import Reporting

/// `stet audit`: whether everything that went out was approved, by the rules of its time.
struct AuditCommand: ExecutableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Judge everything that was published by the rules, people and decisions of its time.",
    discussion: """
      Works offline, also in a bare clone. Each publication is judged by what its record was added to: the policy branch \
      of that moment, and the ledger below it. The exit code is 1 where there is an error or a warning.
      """)

  static let examples: KeyValuePairs = [
    "stet audit":
      "Everything that was published.",
    "stet audit --since 2026-10-01 --format html":
      "A quarter as a page to print, people by role.",
    "stet audit --post 2026-12-markt --names":
      "One post, people by name.",
  ]

  /// How to print the report.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, csv, html
  }

  @Option(help: "This post alone, by id or path.")
  var post: String?

  @Option(help: "Only what was recorded at this time or later: 2026-10-01, or with a time of day.")
  var since: String?

  @Option(help: "Only what this person of stet.yml published or approved.")
  var person: String?

  @Flag(help: "Show people by name, instead of by role.")
  var names = false

  @Flag(help: "Use what earlier runs found out. An audit leaves it aside otherwise.")
  var useStore = false

  @Option(help: "How to print it: text, json, csv or html.")
  var format: Format = .text

  @OptionGroup var time: TimeOptions
  @OptionGroup var global: GlobalOptions

  var printsJSON: Bool { format == .json }

  func execute(in context: CommandContext) throws -> ExitStatus {
    var global = global
    global.noStore = global.noStore || !useStore
    let reader = try QueueReader(repository: global.repository(in: context), preparesHistory: true)
    let configuration = reader.policy.configuration
    let now = try time.moment(in: context, zone: configuration.timezone)
    let auditor = try Auditor(reader)
    let audit = try auditor.audit(scope(reader))
    let report = AuditReport(
      audit, configuration: configuration, policy: (reader.policy.commit.hex, reader.policy.branch),
      people: PeopleNames(configuration, isNamed: names), now: now, verbose: global.verbose)
    switch format {
    case .text: context.output.write(report.text(style: global.style(for: context.output, in: context)))
    case .json: context.output.write(report.json)
    case .csv: context.output.write(report.csv)
    case .html: context.output.write(report.html(try auditor.trails(of: audit)))
    }
    for warning in try reader.warnings { context.errors.line("Warning: \(warning)") }
    return audit.hasFindings ? .findings : .success
  }

  private func scope(_ reader: QueueReader) throws -> Auditor.Scope {
    let configuration = reader.policy.configuration
    let since = try since.map { try TimeOptions.start($0, zone: configuration.timezone) }
    let tips = try configuration.queues.compactMap { try reader.repository.commit(of: $0) }
    let post = try post.map { try TrailReader(reader).postID(named: $0, tips: tips) }
    if let post, reader.ledger.contents.records(naming: post).isEmpty {
      throw CommandFailure(
        .cannotRun, "no record is about \"\(post)\"",
        causes: ["a post is named by its `id` or by its path"], hints: ["stet log \(ShellWord.quoted(post))"])
    }
    if let person, !reader.ledger.contents.kindsOfActors.contains(where: { $0.record.actor == person }) {
      throw CommandFailure(
        .cannotRun,
        "no record is by \"\(person)\"\(Suggestions.didYouMean(person, among: configuration.people.map(\.name)))")
    }
    return Auditor.Scope(post: post, since: since, person: person)
  }
}
