internal import ArgumentParser
internal import ContentRepository
internal import Core
internal import Git
internal import Reporting

/// `stet explain`: why a post will or will not go out.
struct ExplainCommand: ExecutableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say why a post will or will not go out: rules, approvals, times, and what is missing.",
    discussion: "The exit code is 1 where something keeps the post from going out.")

  static let examples: KeyValuePairs = [
    "stet explain 2026-12-markt":
      "Why it will or will not go out, on each channel.",
    "stet explain 2026-12-markt --channel x":
      "The same for one channel.",
  ]

  @Argument(help: "The post, by id or path.")
  var post: String

  @Option(help: "This channel alone.")
  var channel: String?

  @OptionGroup var occurrence: OccurrenceOptions

  @Option(
    name: [.customLong("rev"), .customLong("at-commit")],
    help: "Explain it as this branch or commit has it, instead of the publishing branches.")
  var rev: String?

  @OptionGroup var past: PastOptions

  @Option(help: "How to print it: text or json.")
  var format: PlainFormat = .text

  @OptionGroup var fetching: FetchOptions
  @OptionGroup var time: TimeOptions
  @OptionGroup var global: GlobalOptions

  var printsJSON: Bool { format == .json }

  func execute(in context: CommandContext) throws -> ExitStatus {
    guard post != PolicySnapshot.path else { throw RepositoryError.configurationIsNoPost }
    let (reader, fetched) = try fetching.reader(global, past, in: context)
    let now = try time.moment(in: context, zone: reader.policy.configuration.timezone)
    let revision = try rev.map { try reader.repository.git.commitID(revision: $0) } ?? ownBranch(reader, context)
    let queue = try reader.queue(of: post, at: revision, now: now)
    let explained = try explained(in: queue, at: revision, reader)
    let report = ExplainReport(
      queue: queue, post: explained.post, entries: explained.entries, places: explained.places,
      differences: explained.differences, publications: explained.publications,
      heads: reader.heads(fetched: fetched), zone: reader.policy.configuration.timezone,
      age: try format == .text && !past.isGiven ? reader.age(of: queue, at: revision) : FetchAge(),
      verbose: global.verbose)
    context.output.write(
      format == .json ? report.json : report.text(style: global.style(for: context.output, in: context)))
    reader.tellAnomalies(in: context)
    return report.isOnItsWay ? .success : .findings
  }

  /// The commit of a branch that does not publish, where that is checked out and has the post; nil where the publishing
  /// branches are meant.
  private func ownBranch(_ reader: QueueReader, _ context: CommandContext) throws -> ObjectID? {
    guard try reader.repository.git.reference("HEAD") != nil else { return nil }
    let judged = try reader.judgedCommit(nil)
    if let fetched = judged.fetched { context.errors.line(fetched.note) }
    guard !judged.isPublishing, try reader.has(post, at: judged.commit) else { return nil }
    context.errors.line("Note: this is about what is checked out here, which is no publishing branch.")
    return judged.commit
  }

  /// What is wanted of the post: its entries, and which branch publishes each of its channels.
  private struct Explained {
    var post: PostSnapshot
    var entries: [QueueEntry]
    var places: [PublishingPlace]
    /// What changed since the last approval of a channel, where that is void.
    var differences: [String: ReaderDifference]
    /// How its publications are judged by the rules of their time.
    var publications: [AuditedPublication]
  }

  private func explained(
    in queue: PublishQueue, at revision: ObjectID?, _ reader: QueueReader
  ) throws -> Explained {
    let name = post
    let branches = queue.branches.filter { branch in branch.posts.contains(where: isMeant) }
    guard let post = branches.lazy.compactMap({ $0.posts.first(where: isMeant) }).first else {
      try reader.refuseUnreadable(name, in: queue)
      let hint = "stet explain \(ShellWord.quoted(name)) --rev BRANCH"
      let known = Set(try reader.queuedPosts(at: revision).map(\.id)).sorted()
      let meant = Suggestions.didYouMean(name, among: known)
      if let rev {
        throw CommandFailure(
          .cannotRun, "there is no post \"\(name)\" at \(rev)\(meant)",
          causes: ["a post is named by its `id` or by its path"], hints: [hint, "stet queue --all"])
      }
      throw CommandFailure(
        .cannotRun, "\"\(name)\" is in no queue\(meant)",
        causes: ["a post is queued once it is on its publishing branch"],
        hints: [hint, "stet review", "stet queue --all"])
    }
    let names = Set(branches.flatMap { $0.posts.filter { $0.id == post.id } }.flatMap(\.channels).map(\.channel.name))
    if names.isEmpty { try reader.refuseUnreadable(name, in: queue) }
    guard channel.map(names.contains) ?? true else {
      let channels = reader.policy.configuration.channels.map(\.name).filter(names.contains).joined(separator: ", ")
      throw CommandFailure(.cannotRun, "\(name) is not meant for \(channel ?? ""), but for \(channels)")
    }
    let wanted = names.filter { channel == nil || $0 == channel }
    let all = queue.entries.filter { $0.post.id == post.id && wanted.contains($0.channelName) }
    let entries = try explained(all, now: queue.now)
    let wasSent = entries.contains { $0.delivery.sent != nil }
    return Explained(
      post: post, entries: entries, places: try reader.places(of: post.id, on: wanted, in: queue, at: revision),
      differences: try differences(of: entries, in: queue, reader),
      publications: wasSent ? try Auditor(reader).publications(of: post.id) : [])
  }

  /// The entries that are wanted: of a post that repeats the occurrence that is named, else the next one on each channel,
  /// and those whose sending failed or is unknown.
  private func explained(_ entries: [QueueEntry], now: Timestamp) throws -> [QueueEntry] {
    guard let day = occurrence.day else {
      let next = Set(Dictionary(grouping: entries, by: \.channelName).compactMap { $0.value.nextOccurrence(now: now) })
      return entries.filter { entry in
        entry.occurrence == nil || next.contains(EntryKey(entry)) || entry.state == .failed || entry.state == .unknown
      }
    }
    return try entries.on(day, of: post)
  }

  private func differences(
    of entries: [QueueEntry], in queue: PublishQueue, _ reader: QueueReader
  ) throws -> [String: ReaderDifference] {
    var differences: [String: ReaderDifference] = [:]
    for entry in entries
    where entry.verdict.notCounted.contains(where: { [.rendition, .schedule].contains($0.reason) }) {
      let branch = queue.branches.first { $0.queue.name == entry.queue }
      guard let commit = branch.flatMap({ ObjectID(hex: $0.commit) }) else { continue }
      differences[entry.channelName] = try reader.difference(
        of: entry.post, entry.channel, in: reader.content(at: commit))
    }
    return differences
  }

  private func isMeant(_ candidate: PostSnapshot) -> Bool { candidate.id == post || candidate.path == post }
}
