internal import ArgumentParser
internal import ContentRepository
internal import Core
internal import Git
internal import Reporting

/// `stet log`: the trail.
struct LogCommand: ExecutableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "Show what happened to posts, oldest first: written, edited, approved, published.")

  static let examples: KeyValuePairs = [
    "stet log":
      "Everything that happened, oldest first.",
    "stet log 2026-12-markt":
      "What happened to one post.",
  ]

  @Argument(help: "A post, by id or path; all of them where none is named.")
  var post: String?

  @Option(help: "Also show what happened on this branch, or up to this commit. Can be repeated.")
  var rev: [String] = []

  @Option(help: "How to print it: text or json.")
  var format: PlainFormat = .text

  @OptionGroup var global: GlobalOptions

  var printsJSON: Bool { format == .json }

  func execute(in context: CommandContext) throws -> ExitStatus {
    if post == PolicySnapshot.path {
      throw CommandFailure(
        .cannotRun, "stet.yml is no post, and the trail of one is what is shown",
        causes: ["its commits are git's; its approvals are in the whole trail, under \"stet.yml\""],
        hints: ["git log -p -- stet.yml", "stet log"])
    }
    let reader = try QueueReader(repository: global.repository(in: context), preparesHistory: true)
    let tips = try tips(reader)
    let trail = TrailReader(reader)
    let post = try post.map { try trail.postID(named: $0, tips: tips) }
    let events = try trail.events(of: post, tips: tips)
    if let post, events.isEmpty {
      let known = try trail.knownPosts(tips: tips).sorted()
      throw CommandFailure(
        .cannotRun, "there is no post \"\(post)\"\(Suggestions.didYouMean(post, among: known))",
        causes: ["a post is named by its `id` or by its path; one on another branch also needs that branch's name"],
        hints: ["stet log \(ShellWord.quoted(post)) --rev BRANCH"])
    }
    try reader.ledger.contents.check()
    reader.keep()
    let report = LogReport(
      events: events, post: post, configuration: reader.policy.configuration, anomalies: reader.anomalies,
      verbose: global.verbose)
    context.output.write(
      format == .json ? report.json : report.text(style: global.style(for: context.output, in: context)))
    reader.tellAnomalies(in: context)
    return .success
  }

  /// The publishing branches, what is checked out, and what was named.
  private func tips(_ reader: QueueReader) throws -> [ObjectID] {
    let git = reader.repository.git
    let published = try reader.publishedCommits
    let named = try rev.map { try git.commitID(revision: $0) }
    return Array(Set(published + named + [try git.reference("HEAD")].compactMap { $0 })).sorted()
  }
}
