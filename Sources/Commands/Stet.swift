package import ArgumentParser
internal import ContentRepository
internal import Reporting

/// The command `stet`.
package struct Stet: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "stet",
    abstract: "Posts in git: checked as each network counts, approved by commits, queued from history.",
    version: Version.current,
    groupedSubcommands: [
      CommandGroup(
        name: "Writing",
        subcommands: [
          InitCommand.self, NewCommand.self, CheckCommand.self, PreviewCommand.self, CountCommand.self,
          VocabularyCommand.self,
        ]),
      CommandGroup(
        name: "Deciding",
        subcommands: [
          ReviewCommand.self, DiffCommand.self, ApproveCommand.self, RequestChangesCommand.self, CommentCommand.self,
          WithdrawCommand.self, DismissCommand.self, HoldCommand.self, ResumeCommand.self,
        ]),
      CommandGroup(
        name: "Publishing",
        subcommands: [
          QueueCommand.self, ExplainCommand.self, RecordCommand.self, ResolveCommand.self, LogCommand.self,
        ]),
    ])

  package init() {}

  /// Runs a command line.
  ///
  /// - Parameter arguments: what follows `stet`.
  package static func run(_ arguments: [String], in context: CommandContext) -> ExitStatus {
    let start = EarlyStart()
    defer { start.finish() }
    var printsJSON = false
    do {
      let command = try parseAsRoot(arguments)
      guard let executable = command as? any ExecutableCommand else {
        context.output.line(helpMessage())
        return .success
      }
      printsJSON = executable.printsJSON
      return try executable.execute(in: context)
    } catch {
      return report(error, printsJSON: printsJSON, in: context)
    }
  }

  private static func report(_ error: any Error, printsJSON: Bool, in context: CommandContext) -> ExitStatus {
    if isParsing(error) {
      let isHelp = exitCode(for: error) == .success
      (isHelp ? context.output : context.errors).line(fullMessage(for: error))
      return isHelp ? .success : .usage
    }
    let failure = CommandFailure(error)
    let report = ErrorReport(error: failure.summary, causes: failure.causes, hints: failure.hints)
    context.errors.write(printsJSON ? report.json : report.text(style: TextStyle(isColored: false)))
    return failure.status
  }

  /// Whether ArgumentParser itself ended the command: help, version, or a command line it does not understand.
  private static func isParsing(_ error: any Error) -> Bool {
    exitCode(for: error) == .success || error is CleanExit || error is ValidationError
      || String(reflecting: type(of: error)).hasPrefix("ArgumentParser.")
  }
}
