internal import ArgumentParser
internal import ContentRepository
internal import Core
internal import Foundation
internal import Git
internal import Reporting

/// `stet check`: validates the work tree, or the index.
struct CheckCommand: ExecutableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check posts and stet.yml, and say what to change. The exit code is 1 if there are errors.")

  static let examples: KeyValuePairs = [
    "stet check":
      "Checks everything that lies here.",
    "stet check posts/2026-12-markt.md --fix":
      "Checks one post, and mends what can be mended with certainty.",
    "stet check --base origin/main":
      "Reports only on what a branch changed.",
  ]

  @Argument(help: "Files and folders to report on; everything where none is named.")
  var paths: [String] = []

  @Option(help: "Report only what differs from this revision.")
  var base: String?

  @Flag(help: "Check what is staged, as it is staged; report what differs from the last commit, or from --base.")
  var staged = false

  @Flag(help: "Report errors alone, neither warnings nor notes.")
  var errorsOnly = false

  @Flag(help: "Make the fixes that are certain, and show what was changed.")
  var fix = false

  @Flag(help: "With --fix: show the changes, and write nothing.")
  var dryRun = false

  @Flag(help: "With --fix: also change files that are not committed as they are.")
  var allowDirty = false

  @Option(help: ArgumentHelp("How to print findings: \(CheckFormat.names).", valueName: "format"))
  var format: CheckFormat = .text

  @OptionGroup var global: GlobalOptions

  var printsJSON: Bool { format == .json }

  func validate() throws {
    guard fix || !dryRun, fix || !allowDirty else {
      throw ValidationError("--dry-run and --allow-dirty belong to --fix.")
    }
    guard !fix || !staged else {
      throw ValidationError(
        "--fix changes files of the work tree, while --staged looks at the index. "
          + "Run stet check --fix, then git add what it changed.")
    }
  }

  func execute(in context: CommandContext) throws -> ExitStatus {
    let repository = try global.repository(in: context)
    let progress = ProgressBar(on: context.errors, clock: context.stopwatch)
    defer { progress.clear() }
    let request = CheckRequest(
      paths: try paths.map { try relative($0, repository, context) }, base: base,
      tools: CheckTools(
        dictionaryFolders: DictionaryFolders.folders(in: context.environment),
        ffprobe: context.executable(named: "ffprobe")),
      usesStore: true, workers: context.processors, progress: { progress.show($0, of: $1, "posts") })
    let printer = CheckPrinter(format: format, errorsOnly: errorsOnly, context: context, global: global)
    guard fix else {
      let result = try Checker(repository: repository, tree: staged ? .staged : .current).check(request)
      progress.clear()
      printer.print(result)
      return result.status
    }
    let result = try Fixer(repository: repository)
      .fix(FixRequest(check: request, allowsDirty: allowDirty, isDryRun: dryRun))
    progress.clear()
    printer.print(result, isDryRun: dryRun)
    return result.refused.isEmpty ? result.check.status : .findings
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

extension CheckResult {
  /// Only errors make the check fail.
  fileprivate var status: ExitStatus { findings.contains { $0.severity == .error } ? .findings : .success }
}

/// How `stet check` prints findings.
enum CheckFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, github, gitlab, sarif, rdjson, rdjsonl, junit

  /// All of them, for the help.
  static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
}

/// Prints what `stet check` found and fixed.
struct CheckPrinter {
  let format: CheckFormat
  /// Whether only errors are shown.
  let errorsOnly: Bool
  let context: CommandContext
  let global: GlobalOptions

  /// Prints findings to the output and, where the forge has a page for it, a summary there.
  func print(_ result: CheckResult) {
    for hint in errorsOnly ? [] : result.hints { context.errors.line("Hint: \(hint)") }
    let report = CheckReport(
      findings: result.findings.filter { !errorsOnly || $0.severity == .error }, posts: result.posts,
      paths: result.paths, commit: result.commit,
      sources: result.sources, version: Version.current,
      isOfErrors: errorsOnly)
    let hasSummary = format == .github && appendSummary(report.summary)
    context.output.write(text(report, hasSummary: hasSummary))
  }

  /// Prints what was fixed, then what is left. What a machine reads from the output is not mixed with the changes.
  func print(_ result: FixResult, isDryRun: Bool) {
    let report = FixReport(
      differences: result.fixed.map {
        UnifiedDifference(path: $0.path, before: $0.before, after: $0.after, isMadeRegular: $0.isMadeRegular)
      },
      refused: result.refused.map { ($0.path, $0.reason) },
      left: result.left.map { ("\($0.path):\($0.line)", $0.title, $0.reason) },
      kept: result.fixed.compactMap { file in file.kept.map { (file.path, ".git/\($0)") } }, isDryRun: isDryRun)
    let stream = format == .text ? context.output : context.errors
    stream.write(report.text(style: global.style(for: stream, in: context), escaped: stream.isTerminal))
    for message in report.messages { context.errors.line(message) }
    print(result.check)
  }

  private func text(_ report: CheckReport, hasSummary: Bool) -> String {
    switch format {
    case .text: report.text(style: global.style(for: context.output, in: context))
    case .json: report.json
    case .github: report.github(withSummary: hasSummary)
    case .gitlab: report.gitlab
    case .sarif: report.sarif
    case .rdjson: report.rdjson
    case .rdjsonl: report.rdjsonl
    case .junit: report.junit
    }
  }

  /// Appends to the file that GitHub shows as the summary of a run; other steps write there, too.
  private func appendSummary(_ text: String) -> Bool {
    guard let path = context.environment["GITHUB_STEP_SUMMARY"], !path.isEmpty else { return false }
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      context.errors.line("Warning: the summary cannot be written to \(TerminalText.escaped(path))")
      return false
    }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    return (try? file.write(contentsOf: Data((text + "\n").utf8))) != nil
  }
}
