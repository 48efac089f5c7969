internal import ArgumentParser
internal import ContentRepository
internal import Core
internal import Reporting

/// `stet hold`: the crisis stop. Open to all people in `stet.yml`.
struct HoldCommand: ExecutableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hold",
    abstract: "Stop a channel, a post, a campaign, a department, or everything.",
    discussion: """
      All people in stet.yml may do this; ending it with `stet resume` needs a role. What was handed to another tool \
      already is listed: it has to be stopped there.
      """)

  static let examples: KeyValuePairs = [
    "stet hold --all -m \"Unfall im Werk\"":
      "Stops everything, at once.",
    "stet hold --campaign advent -m \"Markt abgesagt\"":
      "Stops the posts of one campaign.",
  ]

  @OptionGroup var covered: ScopeOptions

  @Option(name: [.customShort("m"), .customLong("message")], help: "Why.")
  var message: String

  @OptionGroup var options: DecisionOptions

  func validate() throws {
    if covered.isEmpty {
      throw ValidationError("Name what to stop: --channel, --post, --campaign, --department or --all.")
    }
  }

  var printsJSON: Bool { options.format == .json }

  func execute(in context: CommandContext) throws -> ExitStatus {
    let desk = try options.desk(in: context)
    let scope = try covered.scope(at: desk)
    try desk.refuseUnknown(scope)
    let hold = try desk.hold(scope, note: message)
    let status = try options.report([hold], desk: desk, in: context) { try desk.comparison() }
    // After the record: a stop should not wait for it.
    for (campaign, nearest) in try desk.unbornCampaigns(of: scope) {
      let end = nearest.map { ", and none of \"\($0)\": did you mean that?" } ?? ""
      context.errors.line(
        TerminalText.oneLine("Warning: no post has the campaign \"\(campaign)\" yet: this stops those that will\(end)"))
    }
    return status
  }
}

/// `stet resume`: ends holds, which needs authority.
struct ResumeCommand: DecisionCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume",
    abstract: "End holds, where your role allows it.",
    discussion: """
      Name records as `stet log --verbose` shows them, or the same scope that was held; --all ends every hold. --post \
      releases that post alone: from every hold that covers it, or from those that are named beside it, by their records \
      or scopes. Before anything goes out at once, or a post is released from several holds, that is listed, and you are \
      asked.
      """)

  static let examples: KeyValuePairs = [
    "stet resume --all":
      "Ends every hold.",
    "stet resume --post 2026-12-markt -m \"Ist harmlos\"":
      "Lets one post out of every hold that covers it.",
    "stet resume --post 2026-12-markt --campaign advent-2026":
      "Lets it out of the holds of the campaign, and leaves others.",
  ]

  @Argument(help: "Records of holds.")
  var records: [String] = []

  @OptionGroup var covered: ScopeOptions

  @Option(name: [.customShort("m"), .customLong("message")], help: "Why.")
  var message: String?

  @Flag(
    name: [.customShort("y"), .customLong("yes")],
    help: "Do not ask: required where there is no terminal and a post would go out at once.")
  var yes = false

  @OptionGroup var options: DecisionOptions

  func validate() throws {
    if covered.isEmpty, records.isEmpty {
      throw ValidationError("Name holds to end: records, --channel, --post, --campaign, --department or --all.")
    }
  }

  func execute(in context: CommandContext) throws -> ExitStatus {
    let desk = try options.desk(in: context)
    let status = try options.report(decisions(at: desk, in: context), desk: desk, in: context)
    let comparison = Result { try desk.comparison() }
    if !printsJSON, case .success(let comparison) = comparison {
      let zone = desk.reader.policy.configuration.timezone
      context.output.write(
        ResumeMessages.text(
          of: comparison.released + comparison.stillHeld(of: covered.posts), zone: zone, now: desk.now))
    }
    options.tellMoves(comparison.map(\.moves), in: context)
    return status
  }

  func decisions(at desk: DecisionDesk, in context: CommandContext) throws -> [RecordedDecision] {
    let named = try records.map { try desk.reader.ledger.contents.record(named: $0) }
    let holds = try desk.openHolds(named, within: covered.scope(at: desk, choosingHolds: true))
    try desk.require(.resume)
    let several = covered.posts.isEmpty || holds.records.count < 2 ? [] : holds.records
    try confirm(desk.dueWithout(holds), several, desk, context)
    return try desk.resume(holds, note: message)
  }

  /// Tells from which holds posts are released, where these are several, and what would go out at once, and asks. Throws
  /// unless the person wants it.
  private func confirm(
    _ due: [QueueEntry], _ several: [LedgerRecord], _ desk: DecisionDesk, _ context: CommandContext
  ) throws {
    guard !due.isEmpty || !several.isEmpty else { return }
    for line in ResumeMessages.lines(releasing: covered.posts, on: covered.occurrence.day, from: several) {
      context.errors.line(line)
    }
    if due.isEmpty, yes || !context.errors.isTerminal { return }
    if !due.isEmpty { try tell(due, desk, context) }
    guard !yes else { return }
    // Before the person answers: what cannot be signed is not recorded.
    _ = try desk.signer.key(for: .resume)
    guard context.confirms("End the \(several.isEmpty ? "hold" : "holds")?") else { throw Refusal("no hold was ended") }
  }

  /// Tells what would go out at once. Throws where no person can be asked whether it should.
  private func tell(_ due: [QueueEntry], _ desk: DecisionDesk, _ context: CommandContext) throws {
    let lines = ResumeMessages.lines(due, zone: desk.reader.policy.configuration.timezone, now: desk.now)
    guard yes || context.errors.isTerminal else {
      throw CommandFailure(
        .usage,
        "\(due.count == 1 ? "1 entry goes" : "\(due.count) entries go") out at once, and there is no terminal to ask on",
        causes: lines, hints: ["--yes"])
    }
    context.errors.line("Goes out at once:")
    for line in lines { context.errors.line("  \(line)") }
  }
}
