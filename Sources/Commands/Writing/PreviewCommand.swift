internal import ArgumentParser
internal import ContentRepository
internal import Core
internal import Reporting

/// `stet preview`: what readers will see.
struct PreviewCommand: ExecutableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview", abstract: "Show what readers of each channel will see.")

  static let examples: KeyValuePairs = [
    "stet preview 2026-12-markt":
      "What readers of each channel will see.",
    "stet preview 2026-12-markt --format html":
      "The same as a page for the browser, to be written to a file with `> page.html`.",
  ]

  /// How to print the preview.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, html
  }

  @Argument(help: "The post, by id or path.")
  var post: String

  @Option(name: .customLong("channel"), help: "This channel alone. Can be repeated.")
  var channels: [String] = []

  @Option(help: "The post as this commit has it, instead of what lies here.")
  var rev: String?

  @Option(help: "How to print it: text, json or html.")
  var format: Format = .text

  @OptionGroup var global: GlobalOptions

  var printsJSON: Bool { format == .json }

  func execute(in context: CommandContext) throws -> ExitStatus {
    let result = try Previewer(repository: global.repository(in: context), revision: rev)
      .result(for: post, channels: channels)
    if let fetched = result.fetched { context.errors.line(fetched.note) }
    let report = PreviewReport(result.previews, commit: result.commit) { MeasuredLength(of: $1, on: $0) }
    switch format {
    case .text: context.output.write(report.text(style: global.style(for: context.output, in: context)))
    case .json: context.output.write(report.json)
    case .html: context.output.write(report.html)
    }
    return result.previews.contains { $0.rendition == nil } ? .findings : .success
  }
}
