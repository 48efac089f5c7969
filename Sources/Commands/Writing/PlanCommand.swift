internal import ArgumentParser
internal import ContentRepository
internal import Core
internal import Git
internal import Reporting

/// `stet plan`: proposes places for posts without a time.
struct PlanCommand: ExecutableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Propose places for posts without a time, and show what is still free.",
    discussion: """
      Posts get the next free slots of their channels, by the pacing, so that departments and pillars alternate; on \
      channels without slots, times of their own, spread over the weeks. Drafts get no place. Slots are taken in the order \
      of approval: the plan tells what comes of it if posts are approved one by one in the order that it prints.
      """)

  static let examples: KeyValuePairs = [
    "stet plan": "What the next four weeks would look like, and which slots are still free.",
    "stet plan --weeks 2 --department sales": "Two weeks, with places for the posts of one department.",
    "stet plan --from 2026-11-30 --weeks 1 --channel x": "That week on X, with everything that is free.",
    "stet plan --write": "Writes `publishDate` into the posts: `slot` where the channel has slots, else a time.",
    "stet plan --write --times --commit": "Writes a time everywhere, and commits the files.",
  ]

  /// How to print the plan.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, markdown
  }

  @Option(help: "How many calendar weeks to plan, this one or that of --from included: from 1 to 26.")
  var weeks = 4

  @Option(
    help: ArgumentHelp(
      "From this day on, such as next Monday: 2026-11-30. Posts then get times of their own, as with --times.",
      valueName: "day"))
  var from: CivilDate?

  @Flag(help: "Write the places into the posts of the work tree: into all of them, or into none.")
  var write = false

  @Flag(help: "Times of their own instead of slots: then the places stay, whoever is approved first.")
  var times = false

  @Flag(help: "With --write: commit these files, and no other change.")
  var commit = false

  @Option(help: "How to print it: text, json or markdown.")
  var format: Format = .text

  @OptionGroup var filtering: EntryFilterOptions
  @OptionGroup var fetching: FetchOptions
  @OptionGroup var time: TimeOptions
  @OptionGroup var global: GlobalOptions

  var printsJSON: Bool { format == .json }

  func validate() throws {
    guard (1...26).contains(weeks) else { throw ValidationError("--weeks is a number from 1 to 26.") }
    guard !commit || write else { throw ValidationError("--commit commits what --write writes: add --write.") }
  }

  func execute(in context: CommandContext) throws -> ExitStatus {
    let (reader, fetched) = try fetching.reader(global, in: context)
    let configuration = reader.policy.configuration
    let now = try time.moment(in: context, zone: configuration.timezone)
    if let from, from < configuration.timezone.local(now).date {
      throw CommandFailure(
        .usage, "--from \(from.text) is over", causes: ["it is \(now.written(in: configuration.timezone))"],
        hints: ["stet plan"])
    }
    let filter = try filtering.filter(by: configuration)
    let queue = try reader.queue(for: .recent, sent: .outcome, now: now)
    let options = PostPlan.Options(
      weeks: weeks, from: from, usesTimes: times || from != nil, filter: filter)
    let written = try write ? writing(options, queue, reader, context) : nil
    let plan = try written?.plan.plan ?? proposal(options, queue, reader)
    let report = PlanReport(
      plan, written?.plan, queue: queue, heads: reader.heads(fetched: fetched),
      zone: configuration.timezone)
    switch format {
    case .text: context.output.write(report.text(style: global.style(for: context.output, in: context)))
    case .json: context.output.write(report.json(commit: written?.commit))
    case .markdown: context.output.write(report.markdown)
    }
    try reader.tellWarnings(in: context)
    for line in written?.next ?? hint(plan) { context.errors.line(line) }
    return .success
  }

  /// A plan that is not written: the one that would be. Without a work tree, of all posts.
  private func proposal(
    _ options: PostPlan.Options, _ queue: PublishQueue, _ reader: QueueReader
  ) throws -> PostPlan {
    guard reader.repository.git.worktreeRoot != nil else { return PostPlan(queue, reader.decisions, options) }
    return try PlanWriter(reader, now: queue.now).proposal(of: queue, options)
  }

  /// What is said after a plan that is not written.
  private func hint(_ plan: PostPlan) -> [String] {
    write || plan.posts.isEmpty ? [] : ["No file was changed: `--write` writes the places into the posts."]
  }

  /// Writes the plan into the work tree, and commits it if asked to.
  private func writing(
    _ options: PostPlan.Options, _ queue: PublishQueue, _ reader: QueueReader, _ context: CommandContext
  ) throws -> (plan: WrittenPlan, commit: String?, next: [String]) {
    let writer = try PlanWriter(reader, now: queue.now)
    let judged = try reader.judgedCommit(nil)
    if let fetched = judged.fetched { context.errors.line(fetched.note) }
    let written = try writer.edits(of: queue, options, at: judged)
    // What an earlier plan wrote is never committed along: its files may have other changes.
    let rest = written.uncommitted.isEmpty ? [] : ["Next: \(writer.commitCommand(written.uncommitted))"]
    guard !written.files.isEmpty else { return (written, nil, ["No file was changed: no post got a place."] + rest) }
    if commit {
      // Before a file is written: git would refuse the commit.
      _ = try global.git(in: context).author()
      try writer.refuseUncommitted(written)
    }
    try writer.write(written)
    let made = try commit ? writer.commit(written, isAttended: context.isAttended) : nil
    let reach = try CommitReach(of: made, on: written.channels.map(\.to.channelName), reader)
    let lines = CommittedMessages.lines(
      made?.hex, command: writer.commitCommand(written), reach.missing, from: reach.current, remote: reach.remote)
    return (written, made?.hex, lines + rest)
  }
}
