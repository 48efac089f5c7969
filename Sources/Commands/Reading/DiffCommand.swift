package import ArgumentParser
internal import Content
internal import ContentRepository
internal import Git
internal import Reporting
internal import Workflow

/// `stet diff`: the words that changed since somebody approved them.
package struct DiffCommand: ExecutableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Show the words that changed since a post was last approved or published.")

  package static let examples: KeyValuePairs = [
    "stet diff 2026-12-markt":
      "What changed since it was last approved or published.",
    "stet diff 2026-12-markt --rev origin/advent":
      "The same, as a pull request has it.",
  ]

  @Argument(help: "The post, by id or path.")
  var post: String

  @Option(help: "The post as this commit has it.")
  var rev = "HEAD"

  @Option(help: "This channel alone.")
  var channel: String?

  @OptionGroup var global: GlobalOptions

  package init() {}

  package func execute(in context: CommandContext) throws -> ExitStatus {
    let reader = try QueueReader(repository: global.repository(in: context))
    let commit = try reader.repository.git.commitID(revision: rev)
    let snapshot = try reader.posts(at: commit).post(named: post)
    let style = global.style(for: context.output, in: context)
    let differences = try reader.differences(of: snapshot).filter { channel == nil || $0.channel == channel }
    let report = DiffReport(
      differences.map {
        ChannelDifference(channel: $0.channel, basis: $0.basis, before: $0.before, after: $0.after)
      }, zone: reader.policy.configuration.timezone)
    context.output.write(report.text(style: style))
    reader.tellAnomalies(in: context)
    return .success
  }
}
