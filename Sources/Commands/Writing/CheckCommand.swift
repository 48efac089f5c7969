package import ArgumentParser
internal import ContentRepository
internal import Diagnostics
internal import Foundation
internal import Git
internal import Reporting

/// `stet check`: validates what lies in the work tree.
package struct CheckCommand: ExecutableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Validate posts and stet.yml. The exit code is 1 where something is wrong.")

  /// How to print findings.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, github
  }

  @Argument(help: "Files and folders to report on; everything where none is named.")
  var paths: [String] = []

  @Option(help: "Report only what differs from this revision.")
  var base: String?

  @Option(help: "How to print findings: text, json or github.")
  var format: Format = .text

  @OptionGroup var global: GlobalOptions

  package init() {}

  package var printsJSON: Bool { format == .json }

  package func execute(in context: CommandContext) throws -> ExitStatus {
    let repository = try global.repository(in: context)
    let progress = ProgressBar(on: context.errors, clock: context.stopwatch)
    let request = CheckRequest(
      paths: try paths.map { try relative($0, repository, context) }, base: base, workers: context.processors,
      ffprobe: context.executable(named: "ffprobe"), progress: progress.show)
    let result = try Checker(repository: repository).check(request)
    progress.clear()
    let report = CheckReport(
      findings: result.findings, posts: result.posts, commit: result.commit, sources: result.sources)
    switch format {
    case .text: context.output.write(report.text(style: global.style(for: context.output, in: context)))
    case .json: context.output.write(report.json)
    case .github: context.output.write(report.github)
    }
    return result.findings.contains { $0.severity == .error } ? .findings : .success
  }

  /// A path as typed, from the repository's root.
  private func relative(_ path: String, _ repository: ContentRepository, _ context: CommandContext) throws -> String {
    guard let root = repository.git.worktreeRoot else { return path }
    let base = URL(fileURLWithPath: global.folder(in: context), isDirectory: true)
    let absolute = URL(fileURLWithPath: path, relativeTo: base).standardizedFileURL.resolvingSymlinksInPath().path
    let top = URL(fileURLWithPath: root).standardizedFileURL.resolvingSymlinksInPath().path
    if absolute == top { return "" }
    guard absolute.hasPrefix(top + "/") else {
      throw CommandFailure(.usage, "\(path) is not in the repository at \(top)")
    }
    return String(absolute.dropFirst(top.count + 1))
  }
}
