internal import ArgumentParser
internal import ContentRepository
internal import Core
internal import Reporting

/// `stet record`: notes what happened outside of Stet.
struct RecordCommand: DecisionCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Note that a post was published, handed to another tool, edited, failed or taken down.",
    discussion: """
      `handed-off` is for senders, and gives an entry to one of them alone: it must be due, or with --ahead be scheduled \
      at a time of its own. It ends with 1 where it is not, or not any more. What people did by their own decision is \
      noted with --by-hand and a reason, whatever the queue says.
      """)

  static let examples: KeyValuePairs = [
    "stet record handed-off 2026-12-markt --channel x --to my-sender":
      "A sender takes what is due; it ends with 1 where it is not.",
    "stet record published 2026-12-markt --channel x --url https://x.com/acme/status/1":
      "Notes that it is out, and where.",
  ]

  /// What happened.
  enum Event: String, ExpressibleByArgument, CaseIterable {
    case published
    case handedOff = "handed-off"
    case updated, failed, retracted

    var kind: RecordKind {
      switch self {
      case .published: .published
      case .handedOff: .handedOff
      case .updated: .updated
      case .failed: .failed
      case .retracted: .retracted
      }
    }
  }

  @Argument(help: "published, handed-off, updated, failed or retracted.")
  var event: Event

  @Argument(help: "The post, by id or path.")
  var post: String

  @Option(help: "The channel.")
  var channel: String

  @OptionGroup var occurrence: OccurrenceOptions

  @Option(help: "The tool that it was handed to.")
  var to: String?

  @Option(help: "Where readers find it.")
  var url: String?

  @Option(help: "When it happened, if not now.")
  var time: String?

  @Option(name: [.customShort("m"), .customLong("message")], help: "A note that the record keeps.")
  var message: String?

  @Flag(help: "With handed-off: take what is scheduled at a time of its own, before that has come.")
  var ahead = false

  @Flag(help: "People did it outside of the queue; -m says why.")
  var byHand = false

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var options: DecisionOptions

  func validate() throws {
    if byHand, message?.allSatisfy(\.isWhitespace) ?? true {
      throw ValidationError("What was done by hand needs a reason: add -m WHY.")
    }
    if ahead, event != .handedOff || byHand {
      throw ValidationError("--ahead is for handed-off by a sender: leave it out.")
    }
  }

  func execute(in context: CommandContext) throws -> ExitStatus {
    if let url, !Delivery.isAddress(url) {
      throw CommandFailure(
        .usage, "\"\(TerminalText.oneLine(url))\" is no address of a page",
        causes: ["it is written whole, as https://x.com/acme/status/1"])
    }
    let desk = try options.desk(in: context)
    let sharing =
      try isGiven
      ? options.requiredSharing(
        of: desk.reader.repository, for: "handed-off", deciding: "which sender gets the post",
        "another sender could get it, too", in: context) : nil
    if sharing == nil { try ledger.check(desk.reader.ledger) }
    let decisions = try sharing.map { [try give(desk, through: $0)] } ?? self.decisions(at: desk, in: context)
    return try options.report(decisions, desk: desk, isShared: sharing != nil, in: context)
  }

  func decisions(at desk: DecisionDesk, in context: CommandContext) throws -> [RecordedDecision] {
    guard !isGiven else { return [try give(desk, through: nil)] }
    let zone = desk.reader.policy.configuration.timezone
    let note = try note(zone)
    if let at = note.at, at > desk.now + Self.clockTolerance {
      throw Refusal(
        "--time is when it happened, and \(at.rfc3339(in: zone)) is still to come",
        causes: ["it is \(desk.now.rfc3339(in: zone))"])
    }
    let entry = try desk.entry(
      post: post, channel: channel, occurrence: occurrence.day, at: note.at ?? desk.now)
    let decision = try desk.deliver(entry, note)
    if event == .published, entry.delivery.sent.map(\.delivery.byHand) ?? true {
      for obstacle in EntryObstacles(entry, zone: zone, now: note.at ?? desk.now).all {
        context.errors.line("Warning: \(entry.post.id) on \(channel) went out against this: \(obstacle)")
      }
    }
    return [decision]
  }

  /// How far the clock of a network may be ahead of ours, in seconds.
  private static let clockTolerance: Int64 = 300

  /// Whether a sender takes the entry, which only one can get.
  private var isGiven: Bool { event == .handedOff && !byHand }

  private func note(_ zone: Zone) throws -> DeliveryNote {
    DeliveryNote(
      kind: event.kind, tool: to, url: url, at: try time.map { try TimeOptions.moment($0, zone: zone) }, note: message,
      byHand: byHand)
  }

  /// Hands the entry to the sender, if it is due.
  private func give(_ desk: DecisionDesk, through sharing: LedgerSharing?) throws -> RecordedDecision {
    let zone = desk.reader.policy.configuration.timezone
    do {
      return try desk.give(
        post: post, channel: channel, occurrence: occurrence.day, ahead: ahead, try note(zone), through: sharing,
        checking: ledger.check)
    } catch let refusal as NotDue {
      let entry = refusal.entry
      let tool = to.map { " --to \(ShellWord.quoted($0))" } ?? ""
      let answer = EntryObstacles(entry, zone: zone, now: desk.now).answer
      let early =
        refusal.isAhead
        ? ["stet record handed-off \(entry.post.id) --channel \(channel)\(entry.occurrenceOption)\(tool) --ahead"] : []
      throw Refusal(
        "\(entry.post.id) is not due on \(channel), so it is not handed off: it \(answer)",
        hints: early + ["stet explain \(entry.post.id)"])
    }
  }
}
