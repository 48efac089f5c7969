internal import ArgumentParser
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
    "stet audit --checkpoint checkpoint.txt":
      "Also compares the ledger with your own copy of a checkpoint.",
  ]

  /// How to print the report.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, csv, html, bundle
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

  @Option(help: "How to print it: text, json, csv or html; or bundle, a file with all that the report rests on.")
  var format: Format = .text

  @Option(help: "With --format bundle: the file to write.")
  var output: String?

  @Option(help: "Check the report in such a file, without the repository.")
  var bundle: String?

  @Option(
    help: ArgumentHelp(
      "Compare the ledger with this copy of a checkpoint, which you kept elsewhere.", valueName: "file"))
  var checkpoint: String?

  @OptionGroup var time: TimeOptions
  @OptionGroup var global: GlobalOptions

  var printsJSON: Bool { format == .json }

  func validate() throws {
    guard (format == .bundle) == (output != nil) else {
      throw ValidationError("--format bundle and --output belong together.")
    }
    if bundle != nil, post != nil || since != nil || person != nil || format == .bundle {
      throw ValidationError(
        "--bundle checks what is in the file: leave out --post, --since, --person and --format bundle.")
    }
  }

  func execute(in context: CommandContext) throws -> ExitStatus {
    let copy = try checkpoint.map { try NoteFile.checkpoint(at: self.global.absolute($0, in: context)) }
    if let bundle { return try check(bundle, comparing: copy, in: context) }
    var global = global
    global.noStore = global.noStore || !useStore
    let repository = try global.repository(in: context)
    // All of them are judged.
    if post == nil { repository.keptRecords = .max }
    let reader = try QueueReader(repository: repository, preparesHistory: true)
    let configuration = reader.policy.configuration
    let now = try time.moment(in: context, zone: configuration.timezone)
    let auditor = try Auditor(reader)
    let audit = try auditor.audit(scope(reader), comparing: copy)
    let report = try report(audit, reader, at: now, isNamed: names)
    if let output {
      try tar(in: context).write(
        to: global.absolute(output, in: context), reader, audit, json: report.json,
        html: report.html(auditor.trails(of: audit)))
      context.errors.line("Written to \(TerminalText.oneLine(output)): `stet audit --bundle FILE` checks it.")
    } else {
      context.output.write(try text(of: report, auditor, in: context))
    }
    for warning in try reader.warnings { context.errors.line("Warning: \(warning)") }
    return audit.hasFindings ? .findings : .success
  }

  private func report(_ audit: Audit, _ reader: QueueReader, at now: Timestamp, isNamed: Bool) throws -> AuditReport {
    try AuditReport(
      audit, configuration: reader.policy.configuration,
      policy: (reader.policy.commit.hex, reader.repository.policyBranch()),
      people: PeopleNames(reader.policy.configuration, isNamed: isNamed), now: now,
      version: Version.current, verbose: global.verbose)
  }

  private func text(of report: AuditReport, _ auditor: Auditor, in context: CommandContext) throws -> String {
    switch format {
    case .text, .bundle: report.text(style: global.style(for: context.output, in: context))
    case .json: report.json
    case .csv: report.csv
    case .html: report.html(try auditor.trails(of: report.audit))
    }
  }

  // MARK: - Bundles

  /// Audits the repository in a bundle, and compares what that says with the report beside it.
  private func check(
    _ bundle: String, comparing copy: SignedCheckpoint?, in context: CommandContext
  ) throws -> ExitStatus {
    // Printed once the unpacked files are gone: a closed pipe ends the process.
    let checked = try tar(in: context).withContents(of: global.absolute(bundle, in: context)) { contents in
      try check(contents, comparing: copy, in: context)
    }
    context.output.write(checked.text)
    let name = TerminalText.oneLine(bundle)
    for fault in checked.faults { context.errors.line("Error: \(name): \(fault)") }
    if !checked.comparesPage {
      context.errors.line("Note: report.html is by another version of Stet, and is not compared.")
    }
    guard checked.faults.isEmpty else { return .findings }
    if let copy = checked.copy { context.errors.line(copy) }
    context.errors.line("\(name) says what the repository in it shows.")
    return .success
  }

  private func check(
    _ contents: AuditBundle.Contents, comparing copy: SignedCheckpoint?, in context: CommandContext
  ) throws -> (text: String, faults: [String], comparesPage: Bool, copy: String?) {
    let claim = contents.report
    let reader = try QueueReader(repository: contents.repository, preparesHistory: true)
    let auditor = try Auditor(reader)
    let scope = AuditScope(
      post: claim["scope"]?["post"]?.stringValue, since: Self.moment(claim["scope"]?["since"]),
      person: claim["scope"]?["person"]?.stringValue)
    let claimed = claim["checkpoints"]?["copy"]?["note"]?.stringValue
    let audit = try auditor.audit(
      scope, comparing: claimed.flatMap { try? SignedCheckpoint(bytes: Array($0.utf8)) })
    let (made, isNamed) = (Self.moment(claim["made"]) ?? context.clock(), claim["names"] == true)
    let report = try report(audit, reader, at: made, isNamed: isNamed)
    var faults: [String] = []
    if !report.agrees(with: claim) { faults.append("report.json says something else than the repository in it shows") }
    if try !contents.hasProofs(of: audit, reader) {
      faults.append("proofs/ does not have the records that the report rests on, or has others")
    }
    let comparesPage = claim["stet"]?.stringValue == Version.current
    if try comparesPage && report.html(auditor.trails(of: audit)) != contents.page {
      faults.append("report.html says something else than the repository in it shows")
    }
    guard let copy else { return (try text(of: report, auditor, in: context), faults, comparesPage, nil) }
    // The auditor's own copy is in no report that came with the bundle.
    let own = try auditor.audit(scope, comparing: copy)
    if let fault = own.copy?.fault { faults.append(CheckpointReport.sentence(.copy(fault))) }
    let shown = try self.report(own, reader, at: made, isNamed: isNamed)
    return (
      try text(of: shown, auditor, in: context), faults, comparesPage, own.copy.flatMap(CheckpointReport.summary)
    )
  }

  private static func moment(_ value: JSONValue?) -> Timestamp? {
    value?.stringValue.flatMap { Timestamp(rfc3339: $0) }
  }

  private func tar(in context: CommandContext) throws -> AuditBundle {
    try AuditBundle(git: global.git(in: context), tar: context.executable(named: "tar"))
  }

  private func scope(_ reader: QueueReader) throws -> AuditScope {
    let configuration = reader.policy.configuration
    let since = try since.map { try TimeOptions.start($0, zone: configuration.timezone) }
    let post = try post.map { try TrailReader(reader).postID(named: $0, tips: reader.publishedCommits) }
    if let post, reader.ledger.contents.records(naming: post).isEmpty {
      throw CommandFailure(
        .cannotRun, "no record is about \"\(post)\"",
        causes: ["a post is named by its `id` or by its path"], hints: ["stet log \(ShellWord.quoted(post))"])
    }
    if let person, !reader.ledger.contents.kindsOfActors.contains(where: { $0.record.actor == person }) {
      let isKnown = configuration.person(person) != nil
      let meant = isKnown ? "" : Suggestions.didYouMean(person, among: configuration.people.map(\.name))
      throw CommandFailure(.cannotRun, "no record is by \"\(person)\"\(meant)", hints: ["stet log"])
    }
    return AuditScope(post: post, since: since, person: person)
  }
}
