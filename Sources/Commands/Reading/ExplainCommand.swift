package import ArgumentParser
internal import Content
internal import ContentRepository
internal import Diagnostics
internal import Git
internal import Reporting
internal import Workflow

/// `stet explain`: why a post will or will not go out.
package struct ExplainCommand: ExecutableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say why a post will or will not go out: rules, approvals, times, and what is missing.",
    discussion: "The exit code is 1 where something keeps the post from going out.")

  package static let examples: KeyValuePairs = [
    "stet explain 2026-12-markt":
      "Why it will or will not go out, on each channel.",
    "stet explain 2026-12-markt --channel x":
      "The same for one channel.",
  ]

  @Argument(help: "The post, by id or path.")
  var post: String

  @Option(help: "This channel alone.")
  var channel: String?

  @Option(name: .customLong("at-commit"), help: "Explain it for this commit instead of the publishing branches.")
  var commit: String?

  @Option(help: "How to print it: text or json.")
  var format: PlainFormat = .text

  @OptionGroup var time: TimeOptions
  @OptionGroup var global: GlobalOptions

  package init() {}

  package var printsJSON: Bool { format == .json }

  package func execute(in context: CommandContext) throws -> ExitStatus {
    let reader = try QueueReader(repository: global.repository(in: context))
    let now = try time.moment(in: context, zone: reader.policy.configuration.timezone)
    let revision = try commit.map { try reader.repository.git.commitID(revision: $0) } ?? ownBranch(reader, context)
    let queue = try reader.queue(at: revision, now: now)
    let entries = try entries(of: queue)
    let report = ExplainReport(
      queue: queue, entries: entries, heads: reader.heads, zone: reader.policy.configuration.timezone,
      verbose: global.verbose)
    context.output.write(
      format == .json ? report.json : report.text(style: global.style(for: context.output, in: context)))
    reader.tellAnomalies(in: context)
    return entries.allSatisfy(\.state.isOnItsWay) ? .success : .findings
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

  private func entries(of queue: PublishQueue) throws -> [QueueEntry] {
    let ofPost = queue.entries.filter { $0.post.id == post || $0.post.path == post }
    guard !ofPost.isEmpty else {
      throw CommandFailure(
        .cannotRun,
        "\"\(post)\" is in no queue\(Suggestions.didYouMean(post, among: Set(queue.entries.map(\.post.id)).sorted()))",
        causes: ["a post is queued once it is on its publishing branch"], hints: ["stet review", "stet queue --all"])
    }
    let entries = ofPost.filter { channel == nil || $0.channelName == channel }
    guard !entries.isEmpty else {
      let channels = ofPost.map(\.channelName).joined(separator: ", ")
      throw CommandFailure(.cannotRun, "\(post) is not meant for \(channel ?? ""), but for \(channels)")
    }
    return entries
  }
}
