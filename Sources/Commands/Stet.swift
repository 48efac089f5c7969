package import ArgumentParser
internal import ContentRepository
internal import Core
internal import Reporting

/// The command `stet`.
package struct Stet: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "stet",
    abstract: "Keep social media posts in git: check and approve them, and see what goes out when.",
    version: Version.current,
    groupedSubcommands: [
      CommandGroup(
        name: "Writing",
        subcommands: [
          InitCommand.self, NewCommand.self, CheckCommand.self, PreviewCommand.self, MoveCommand.self,
          PlanCommand.self, CountCommand.self, VocabularyCommand.self,
        ]),
      CommandGroup(
        name: "Deciding",
        subcommands: [
          ReviewCommand.self, DiffCommand.self, ApproveCommand.self, RequestChangesCommand.self, CommentCommand.self,
          WithdrawCommand.self, DismissCommand.self, HoldCommand.self, ResumeCommand.self, SyncCommand.self,
        ]),
      CommandGroup(
        name: "Publishing",
        subcommands: [
          QueueCommand.self, StatusCommand.self, ExplainCommand.self, RecordCommand.self, ResolveCommand.self,
          LogCommand.self, ReportCommand.self, AuditCommand.self,
        ]),
      CommandGroup(
        name: "Upkeep",
        subcommands: [
          DoctorCommand.self, KeysCommand.self, CheckpointCommand.self, StoreCommand.self, ReceiveCommand.self,
        ]),
    ])

  package init() {}

  /// Runs a command line.
  ///
  /// - Parameter arguments: what follows `stet`.
  package static func run(_ arguments: [String], in context: CommandContext) -> ExitStatus {
    var printsJSON = false
    do {
      try refuseUnknownCommand(arguments)
      guard let executable = try parseAsRoot(arguments) as? any ExecutableCommand else {
        context.output.line(help(for: named(by: arguments)))
        return .success
      }
      printsJSON = executable.printsJSON
      return try executable.execute(in: context)
    } catch {
      return report(error, of: arguments, printsJSON: printsJSON, in: context)
    }
  }

  /// The commands, in the order of the overview.
  static var commands: [any ExecutableCommand.Type] {
    configuration.groupedSubcommands.flatMap(\.subcommands).compactMap { $0 as? any ExecutableCommand.Type }
  }

  /// The help of a command with its options and examples, or the overview of all.
  ///
  /// - Parameter columns: the width of the text; that of the terminal where nil.
  static func help(for command: (any ExecutableCommand.Type)?, columns: Int? = nil) -> String {
    guard let command else { return helpMessage(columns: columns) }
    let examples = command.examples.map { "  \($0.key)\n      \($0.value)\n" }.joined()
    return "\(helpMessage(for: command, columns: columns))\nEXAMPLES:\n\(examples)"
  }

  /// The command that a request for help is about.
  private static func named(by arguments: [String]) -> (any ExecutableCommand.Type)? {
    let name = name(in: arguments)
    return commands.first { $0.configuration.commandName == name }
  }

  /// The first word, and after `help` the second; nil where it is an option.
  private static func name(in arguments: [String]) -> String? {
    let words = arguments.first == "help" ? arguments.dropFirst() : arguments[...]
    return words.first.flatMap { $0.hasPrefix("-") ? nil : $0 }
  }

  private static func refuseUnknownCommand(_ arguments: [String]) throws {
    let known = commands.compactMap { $0.configuration.commandName } + ["help"]
    guard let name = name(in: arguments), !known.contains(name) else { return }
    throw CommandFailure(
      .usage, "there is no command \"\(name)\"\(Suggestions.didYouMean(name, among: known))", hints: ["stet --help"])
  }

  private static func report(
    _ error: any Error, of arguments: [String], printsJSON: Bool, in context: CommandContext
  ) -> ExitStatus {
    if isParsing(error) {
      let isHelp = exitCode(for: error) == .success
      (isHelp ? context.output : context.errors).line(fullMessage(for: error))
      return isHelp ? .success : .usage
    }
    let failure = CommandFailure(error)
    let report = ErrorReport(
      error: failure.summary, causes: failure.causes, hints: failure.hints.compactMap { completed($0, arguments) })
    context.errors.write(printsJSON ? report.json : report.text(style: TextStyle(isColored: false)))
    return failure.status
  }

  /// A hint as it can be typed: one that names an option alone stands for the command line with that option added.
  ///
  /// The rooms below do not know which command asked. `nil` where that command has no such option.
  private static func completed(_ hint: String, _ arguments: [String]) -> String? {
    guard hint.hasPrefix("--") else { return hint }
    let added = hint.split(separator: " ").map(String.init)
    let line = added.count == 2 ? without(added[0], arguments) + added : arguments + added
    guard (try? parseAsRoot(line)) is any ExecutableCommand else { return nil }
    return "stet " + line.map(ShellWord.quoted).joined(separator: " ")
  }

  /// The arguments without an option and its value.
  private static func without(_ option: String, _ arguments: [String]) -> [String] {
    var kept = arguments.filter { !$0.hasPrefix(option + "=") }
    while let index = kept.firstIndex(of: option) { kept.removeSubrange(index..<min(index + 2, kept.count)) }
    return kept
  }

  /// Whether ArgumentParser itself ended the command: help, version, or a command line it does not understand.
  private static func isParsing(_ error: any Error) -> Bool {
    exitCode(for: error) == .success || error is CleanExit || error is ValidationError
      || String(reflecting: type(of: error)).hasPrefix("ArgumentParser.")
  }
}

/// The version of Stet.
package enum Version {
  /// As printed by `stet --version`, and as evidence in records.
  package static let current = "0.1.0"
}
