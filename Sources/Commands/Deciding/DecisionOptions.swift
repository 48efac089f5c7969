internal import ArgumentParser
internal import ContentRepository
internal import Core
internal import Git
internal import Reporting

/// A command that records decisions, and reports them.
protocol DecisionCommand: ExecutableCommand {
  var options: DecisionOptions { get }

  /// Records the decisions.
  func decisions(at desk: DecisionDesk, in context: CommandContext) throws -> [RecordedDecision]
}

extension DecisionCommand {
  var printsJSON: Bool { options.format == .json }

  func execute(in context: CommandContext) throws -> ExitStatus {
    let desk = try options.desk(in: context)
    return try options.report(decisions(at: desk, in: context), desk: desk, in: context)
  }
}

/// What all commands take that record a decision.
struct DecisionOptions: ParsableArguments {
  @Option(help: "How to print the result: text or json.")
  var format: PlainFormat = .text

  @Flag(help: "Keep it in this clone for now; `stet sync` shares it later.")
  var noPush = false

  @OptionGroup var time: TimeOptions
  @OptionGroup var global: GlobalOptions

  /// Opens the repository for the person that git names.
  func desk(in context: CommandContext) throws -> DecisionDesk {
    let repository = try global.repository(in: context)
    // A setting that cannot be read is reported before something is recorded.
    _ = try isSharing(repository)
    let identity = try global.git(in: context).author()
    let zone = try repository.policy().configuration.timezone
    let desk = try DecisionDesk(
      repository: repository, identity: identity, now: time.moment(in: context, zone: zone), version: Version.current,
      dialogue: SigningDialogue(isAttended: context.errors.isTerminal) { [errors = context.errors] in
        errors.line(TerminalText.oneLine($0))
      })
    desk.reader.tellAnomalies(in: context)
    return desk
  }

  /// Whether decisions are to be shared: not with `--no-push`, nor where git's configuration says so.
  func isSharing(_ repository: ContentRepository) throws -> Bool {
    try !noPush && repository.git.configurationFlag("stet.push") != false
  }

  /// The way to the remote, for what only counts once the remote has it; `nil` where the repository has none.
  ///
  /// - Parameters:
  ///   - what: what is to be recorded.
  ///   - matter: what the remote decides.
  ///   - risk: what could happen otherwise.
  func requiredSharing(
    of repository: ContentRepository, for what: String, deciding matter: String, _ risk: String,
    in context: CommandContext
  ) throws -> LedgerSharing? {
    guard let sharing = try context.sharing(of: repository) else { return nil }
    if try isSharing(repository) { return sharing }
    let remote = sharing.remoteName
    guard !noPush else {
      throw CommandFailure(
        .usage, "--no-push is not for \(what): \(remote) decides \(matter)", causes: [risk])
    }
    throw CommandFailure(
      .cannotRun, "stet.push is false in git's configuration, and \(remote) decides \(matter)",
      hints: ["git config stet.push true"])
  }

  /// Shares what was recorded, if that is wanted and not done yet, prints it, and says who knows it now.
  ///
  /// - Parameter comparison: finds out, once others know of a hold, what it stops and moves.
  func report(
    _ decisions: [RecordedDecision], desk: DecisionDesk, isShared: Bool = false, in context: CommandContext,
    comparing comparison: (() throws -> HoldComparison)? = nil
  ) throws -> ExitStatus {
    let reports = decisions.map { decision in
      DecisionReport(
        record: decision.record, id: decision.id, commit: decision.commit, targets: targets(of: decision, desk),
        order: ChannelOrder(desk.reader.policy.configuration), anomalies: desk.reader.anomalies,
        isSigned: decision.isSigned)
    }
    if format == .text {
      // A post that is released from several holds is reported in one sentence.
      var said: Set<String> = []
      for text in reports.map({ $0.text(style: global.style(for: context.output, in: context)) })
      where said.insert(text).inserted { context.output.write(text) }
    }
    let stops = decisions.contains { [.hold, .requestChanges].contains($0.record.kind) }
    let shared = try share(desk, isShared: isShared, stops: stops, in: context)
    let found = comparison.map { compare in Result { try compare() } }
    let hold = found.map { found in
      HoldReport(
        found.map { $0.effects(of: decisions[0]) }, zone: desk.reader.policy.configuration.timezone, now: desk.now)
    }
    for warning in hold?.warnings ?? [] { context.errors.line("Warning: \(TerminalText.oneLine(warning))") }
    switch format {
    case .text: context.output.write(hold?.text(style: global.style(for: context.output, in: context)) ?? "")
    case .json:
      for report in reports { context.output.write(report.json(isShared: shared, hold: hold)) }
    }
    if let found { tellMoves(found.map(\.moves), in: context) }
    return .success
  }

  /// Tells what moved because of a decision, which stands whatever becomes of this.
  func tellMoves(_ moves: Result<[QueueChange], any Error>, in context: CommandContext) {
    switch moves {
    case .success(let changes):
      for change in changes {
        let name = "\(change.post) (\(change.channel))"
        context.errors.line(TerminalText.oneLine("Note: \(name) is \(ReviewMessages.text(change))"))
      }
    case .failure(let error):
      context.errors.line(TerminalText.oneLine("Warning: what becomes of the queue could not be found out: \(error)"))
    }
  }

  /// Brings what was recorded to the remote. It is kept here if that fails, which is no error.
  ///
  /// - Returns: whether the remote has it; `nil` where there is no remote.
  private func share(
    _ desk: DecisionDesk, isShared: Bool, stops: Bool, in context: CommandContext
  ) throws -> Bool? {
    let repository = desk.reader.repository
    guard let sharing = try context.sharing(of: repository) else { return nil }
    var reason: String?
    if try !isSharing(repository) {
      reason = noPush ? "--no-push was given" : "stet.push is false in git's configuration"
    } else if !isShared {
      do throws(LedgerError) {
        let refusal = try sharing.share().refusal
        reason = refusal.map { "\(LedgerError.refused(remote: sharing.remoteName, $0))" }
      } catch {
        reason = error.description
      }
    }
    guard let reason else {
      context.errors.line(SharingMessages.shared(sharing.remoteName))
      return true
    }
    context.errors.line("Warning: \(SharingMessages.unshared(because: reason, stops: stops))")
    context.errors.line("Hint: stet sync")
    return false
  }

  private func targets(of decision: RecordedDecision, _ desk: DecisionDesk) -> [Record] {
    desk.reader.ledger.contents.records(decision.record.targets).map(\.record)
  }
}

/// Text for people, or JSON for programs.
enum PlainFormat: String, ExpressibleByArgument, CaseIterable, Sendable {
  case text, json
}

/// Which occurrence of a post that repeats is meant.
struct OccurrenceOptions: ParsableArguments {
  /// A list, so that a second one is refused, and does not replace the first in silence.
  @Option(
    name: .customLong("occurrence"),
    help: ArgumentHelp("Of a post that repeats, this occurrence alone, by its date: 2026-12-29.", valueName: "day"))
  var days: [CivilDate] = []

  var day: CivilDate? { days.first }

  func validate() throws {
    guard days.count > 1 else { return }
    throw ValidationError("--occurrence names one occurrence: run the command once for each.")
  }
}

extension CivilDate: ExpressibleByArgument {
  package init?(argument: String) { self.init(written: argument) }
}

/// What a hold covers.
struct ScopeOptions: ParsableArguments {
  @Option(name: .customLong("channel"), help: "This channel. Can be repeated, as all of these.")
  var channels: [String] = []

  @Option(name: .customLong("post"), help: "This post, by id or path.")
  var posts: [String] = []

  @Option(name: .customLong("campaign"), help: "The posts of this campaign.")
  var campaigns: [String] = []

  @Option(name: .customLong("department"), help: "The posts of this department.")
  var departments: [String] = []

  @Flag(help: "Everything.")
  var all = false

  @OptionGroup var occurrence: OccurrenceOptions

  func validate() throws {
    // A variable of a shell that is empty.
    let names = channels + posts + campaigns + departments
    if names.contains(where: { $0.allSatisfy(\.isWhitespace) }) {
      throw ValidationError("A channel, post, campaign or department has no name.")
    }
  }

  /// The scope given by the options; empty if none was given.
  ///
  /// - Parameters:
  ///   - desk: knows the posts that are named by their paths.
  ///   - isChoosing: whether channels, campaigns and departments choose holds of the post.
  func scope(at desk: DecisionDesk, choosingHolds isChoosing: Bool = false) throws -> Scope {
    if occurrence.day != nil, isChoosing ? posts.count != 1 : isNotOnePost {
      throw CommandFailure(.usage, "--occurrence is for one post alone", hints: ["--post POST --occurrence 2026-12-29"])
    }
    let ids = try posts.map { try desk.postID(named: $0) }
    return Scope(
      all: all, channels: unique(channels), posts: unique(ids), campaigns: unique(campaigns),
      departments: unique(departments), occurrence: occurrence.day)
  }

  private var isNotOnePost: Bool {
    posts.count != 1 || all || ![channels, campaigns, departments].allSatisfy(\.isEmpty)
  }

  var isEmpty: Bool { !all && [channels, posts, campaigns, departments].allSatisfy(\.isEmpty) }

  /// The names without repetitions, in their order.
  private func unique(_ names: [String]) -> [String] {
    names.enumerated().filter { !names[..<$0.offset].contains($0.element) }.map(\.element)
  }
}
