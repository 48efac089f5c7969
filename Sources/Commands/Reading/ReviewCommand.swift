internal import ArgumentParser
internal import ContentRepository
internal import Core
internal import Git
internal import Reporting

/// `stet review`: what a branch changes, and what it needs.
struct ReviewCommand: ExecutableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Show what a branch changes in the queue, what it needs, and from whom.",
    discussion: "The exit code is 1 as long as something is missing.")

  static let examples: KeyValuePairs = [
    "stet review origin/advent":
      "What a pull request changes, and whose approval it needs.",
    "stet review origin/advent --format markdown":
      "The same, as a comment for the pull request.",
  ]

  /// How to print the review.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, markdown
  }

  @Argument(help: "The branch or commit.")
  var rev = "HEAD"

  @Option(help: "What it is to be merged into; the policy branch where nothing is named.")
  var base: String?

  @Option(help: "How to print it: text, json or markdown.")
  var format: Format = .text

  @OptionGroup var time: TimeOptions
  @OptionGroup var global: GlobalOptions

  var printsJSON: Bool { format == .json }

  func execute(in context: CommandContext) throws -> ExitStatus {
    let reader = try QueueReader(repository: global.repository(in: context), preparesHistory: true)
    let git = reader.repository.git
    let now = try time.moment(in: context, zone: reader.policy.configuration.timezone)
    let target = try reader.mergeTarget(base)
    let review = try ReviewReader(reader).review(git.commitID(revision: rev), into: target, now: now)
    let report = ReviewReport(review: review, anomalies: reader.anomalies, verbose: global.verbose)
    context.output.write(text(of: report, in: context))
    reader.tellAnomalies(in: context)
    return review.isReady ? .success : .findings
  }

  private func text(of report: ReviewReport, in context: CommandContext) -> String {
    switch format {
    case .text: report.text(style: global.style(for: context.output, in: context))
    case .json: report.json
    case .markdown: report.markdown
    }
  }
}
