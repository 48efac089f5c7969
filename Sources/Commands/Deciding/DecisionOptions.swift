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

  @OptionGroup var time: TimeOptions
  @OptionGroup var global: GlobalOptions

  /// Opens the repository for the person that git names.
  func desk(in context: CommandContext) throws -> DecisionDesk {
    let repository = try global.repository(in: context)
    let identity = try global.git(in: context).author()
    let zone = try repository.policy().configuration.timezone
    let desk = try DecisionDesk(
      repository: repository, identity: identity, now: time.moment(in: context, zone: zone), version: Version.current)
    desk.reader.tellAnomalies(in: context)
    return desk
  }

  /// Prints what was recorded, and how to share it.
  func report(_ decisions: [RecordedDecision], desk: DecisionDesk, in context: CommandContext) throws -> ExitStatus {
    var said: Set<String> = []
    for decision in decisions {
      let report = DecisionReport(
        record: decision.record, id: decision.id, commit: decision.commit, targets: targets(of: decision, desk),
        order: ChannelOrder(desk.reader.policy.configuration), anomalies: desk.reader.anomalies)
      switch format {
      case .json: context.output.write(report.json)
      case .text:
        // A post that is released from several holds is reported in one sentence.
        let text = report.text(style: global.style(for: context.output, in: context))
        if said.insert(text).inserted { context.output.write(text) }
      }
    }
    // Without a remote, the record cannot be shared.
    if format == .text, let remote = try desk.reader.repository.git.remotes().first {
      context.errors.line("Hint: share it with `git push \(remote) stet/ledger`")
    }
    return .success
  }

  private func targets(of decision: RecordedDecision, _ desk: DecisionDesk) -> [Record] {
    desk.reader.ledger.contents.records(decision.record.targets).map(\.record)
  }
}

/// Text for people, or JSON for programs.
enum PlainFormat: String, ExpressibleByArgument, CaseIterable, Sendable {
  case text, json
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

  /// The scope given by the options; empty if none was given.
  ///
  /// - Parameter desk: knows the posts that are named by their paths.
  func scope(at desk: DecisionDesk) throws -> Scope {
    let ids = try posts.map { try desk.postID(named: $0) }
    return Scope(
      all: all, channels: unique(channels), posts: unique(ids), campaigns: unique(campaigns),
      departments: unique(departments))
  }

  var isEmpty: Bool { !all && [channels, posts, campaigns, departments].allSatisfy(\.isEmpty) }

  /// The names without repetitions, in their order.
  private func unique(_ names: [String]) -> [String] {
    names.enumerated().filter { !names[..<$0.offset].contains($0.element) }.map(\.element)
  }
}
