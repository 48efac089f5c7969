internal import ContentRepository
internal import Diagnostics
internal import Foundation
internal import Reporting

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
