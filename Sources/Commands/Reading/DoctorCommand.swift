internal import ArgumentParser
internal import ContentRepository
internal import Core
internal import Reporting

/// `stet doctor`: whether Stet is set up well in this clone.
struct DoctorCommand: ExecutableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Look at how Stet is set up here: who you are, what reaches others, what is protected.",
    discussion: "Changes nothing, and asks no network. The exit code is 1 where there is a problem.")

  static let examples: KeyValuePairs = [
    "stet doctor":
      "What is well, what would be better, and what to type for it."
  ]

  @Option(help: "How to print it: text or json.")
  var format: PlainFormat = .text

  @OptionGroup var time: TimeOptions
  @OptionGroup var global: GlobalOptions

  var printsJSON: Bool { format == .json }

  func execute(in context: CommandContext) throws -> ExitStatus {
    let repository = try global.repository(in: context)
    let zone = (try? repository.policy().configuration.timezone) ?? .utc
    let machine = SetupExaminer.Machine(
      now: try time.moment(in: context, zone: zone),
      dictionaryFolders: DictionaryFolders.folders(in: context.environment),
      program: { context.executable(named: $0) })
    let facts = SetupExaminer(repository, git: global.git(in: context), on: machine).facts()
    let report = DoctorReport(facts, version: Version.current)
    context.output.write(
      format == .json ? report.json : report.text(style: global.style(for: context.output, in: context)))
    return report.hasProblems ? .findings : .success
  }
}
