internal import ArgumentParser
internal import ContentRepository
internal import Core
internal import Reporting

/// `stet diff`: the words that changed since the post was last approved or published.
struct DiffCommand: ExecutableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Show the words that changed since a post was last approved or published.")

  static let examples: KeyValuePairs = [
    "stet diff 2026-12-markt":
      "What changed since it was last approved or published.",
    "stet diff 2026-12-markt --rev origin/advent":
      "The same, as a pull request has it.",
  ]

  @Argument(help: "The post, by id or path; or stet.yml, for what its change does.")
  var post: String

  @Option(help: "This channel alone.")
  var channel: String?

  @OptionGroup var revision: RevisionOptions
  @OptionGroup var global: GlobalOptions

  func execute(in context: CommandContext) throws -> ExitStatus {
    let reader = try QueueReader(repository: global.repository(in: context), preparesHistory: true)
    if post == PolicySnapshot.path { return try showPolicy(reader, in: context) }
    let judged = try revision.judged(by: reader, in: context)
    let tree = try reader.judged(at: judged.commit)
    let snapshot = try tree.snapshot(reader.post(named: post, in: tree, of: judged))
    let style = global.style(for: context.output, in: context)
    let report = try DiffReport(of: snapshot, in: tree, by: reader) { channel == nil || $0 == channel }
    reader.keep()
    context.output.write(report.text(style: style))
    reader.tellAnomalies(in: context)
    return .success
  }

  /// What `stet.yml` changes against the version in effect.
  private func showPolicy(_ reader: QueueReader, in context: CommandContext) throws -> ExitStatus {
    let (commit, sentences) = try reader.policyDifference(at: revision.rev)
    let name = "stet.yml as commit \(commit.hex.prefix(7)) has it"
    if sentences.isEmpty {
      context.output.line("\(name) changes nothing about who decides what.")
    } else {
      context.output.line("\(name), against the version in effect:")
      for sentence in sentences { context.output.line("  " + TerminalText.oneLine(sentence)) }
    }
    reader.tellAnomalies(in: context)
    return .success
  }
}
