internal import ArgumentParser
internal import ContentRepository
internal import Core
internal import Git
internal import Reporting

/// `stet move`: gives a post of the work tree another time.
struct MoveCommand: ExecutableCommand {
  static let configuration = CommandConfiguration(
    commandName: "move",
    abstract: "Give a post another time, and see what that does to its approvals and to other posts.",
    discussion: """
      Only `publishDate` changes in the post's file: for one channel, that of its override; for one occurrence, its entry \
      under `moved` of `repeat`. The queue changes once the commit is on the publishing branch.
      """)

  static let examples: KeyValuePairs = [
    "stet move 2026-12-markt --to 2026-12-02T09:00":
      "Writes the new time, and shows whether the approvals stand.",
    "stet move 2026-12-markt --to slot --channel x --commit":
      "On X, the post takes the next free slot; the change is committed.",
    "stet move 2026-12-markt --to -1d":
      "A day earlier.",
    "stet move 2026-12-markt --to 2026-12-04":
      "On Friday, at the same time of the day.",
    "stet move 2026-12-laufrad --occurrence 2026-12-29 --to 2026-12-30T10:00":
      "Of a post that repeats, this one alone.",
  ]

  @Argument(help: "The post, by id or path.")
  var post: String

  @Option(
    // `-1d` is a value.
    parsing: .unconditional,
    help: ArgumentHelp(
      """
      2026-12-01T09:00, with an offset or Z if it is not local time; 2026-12-01, at the same time of that day; slot, the \
      next free one from now on; +2h or -1d: two hours later, a day earlier.
      """, valueName: "time"))
  var to: String

  @Option(help: "This channel alone, by an override of the post.")
  var channel: String?

  @OptionGroup var occurrence: OccurrenceOptions

  @Flag(help: "Commit the post's file, and no other change.")
  var commit = false

  @Option(help: "How to print the result: text or json.")
  var format: PlainFormat = .text

  @OptionGroup var time: TimeOptions
  @OptionGroup var global: GlobalOptions

  var printsJSON: Bool { format == .json }

  func validate() throws {
    guard occurrence.day != nil, channel != nil else { return }
    throw ValidationError(
      "An occurrence goes out on all channels of its post: leave out `--channel`. Another time on one channel needs a post "
        + "of its own.")
  }

  func execute(in context: CommandContext) throws -> ExitStatus {
    guard let target = MoveTarget(to) else {
      throw CommandFailure(.usage, "\"\(to)\" is no time to move to", hints: ["write \(MoveTarget.rule)"])
    }
    let reader = try QueueReader(repository: global.repository(in: context), preparesHistory: true)
    let now = try time.moment(in: context, zone: reader.policy.configuration.timezone)
    let mover = try PostMover(reader, now: now)
    let judged = try reader.judgedCommit(nil)
    if let fetched = judged.fetched { context.errors.line(fetched.note) }
    let place = occurrence.day.map(TimeEdit.Place.occurrence) ?? channel.map(TimeEdit.Place.channel) ?? .post
    let move = try mover.move(post, place, to: target, at: judged)
    if commit {
      // Before the file is written: git would refuse the commit.
      _ = try global.git(in: context).author()
      try mover.refuseUncommitted(move)
    }
    try mover.write(move)
    let made = try commit ? mover.commit(move, isAttended: context.isAttended) : nil
    let report = MoveReport(move, anomalies: reader.anomalies)
    switch format {
    case .text: context.output.write(report.text(style: global.style(for: context.output, in: context)))
    case .json: context.output.write(report.json(commit: made?.hex))
    }
    reader.tellAnomalies(in: context)
    let reach = try CommitReach(of: made, on: move.channels.map(\.to.channelName), reader)
    let lines = CommittedMessages.lines(
      made?.hex, command: mover.commitCommand(move), reach.missing, from: reach.current, remote: reach.remote)
    for line in lines { context.errors.line(line) }
    return .success
  }
}
