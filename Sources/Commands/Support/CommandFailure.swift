internal import ArgumentParser
internal import ContentRepository
internal import Core
internal import Git
internal import Reporting

/// The end of a command that could not do what was asked: what is printed, and the exit code.
struct CommandFailure: Error, Sendable {
  var status: ExitStatus
  var summary: String
  var causes: [String]
  var hints: [String]

  init(_ status: ExitStatus, _ summary: String, causes: [String] = [], hints: [String] = []) {
    self.status = status
    self.summary = summary
    self.causes = causes
    self.hints = hints
  }

  /// The message and exit code for an error of the modules below.
  init(_ error: any Error) {
    switch error {
    case let failure as CommandFailure: self = failure
    case let refusal as Refusal:
      self.init(.findings, refusal.summary, causes: refusal.causes, hints: refusal.hints)
    case let error as RepositoryError:
      self.init(.cannotRun, error.summary, causes: error.causes, hints: error.hints)
    case let error as GitError:
      self.init(error.isRace ? .tryAgain : .cannotRun, error.description, hints: error.hints)
    case let error as LedgerError:
      self.init(error.isTemporary ? .tryAgain : .cannotRun, error.description, hints: error.hints)
    default: self.init(.cannotRun, String(describing: error))
    }
  }
}

/// The exit codes, which are a contract.
package enum ExitStatus: Int32, Sendable, Hashable {
  case success = 0
  /// Findings, a refused decision, a negative verdict.
  case findings = 1
  /// Could not run: git, input and output, configuration.
  case cannotRun = 2
  /// The command line was not understood.
  case usage = 64
  /// The ledger moved, or a lease is held: try again.
  case tryAgain = 75
}

/// A command of `stet`: parsed by ArgumentParser, run with everything that it may touch handed in.
protocol ExecutableCommand: ParsableCommand {
  /// Does the work; results go to `context.output`, everything else to `context.errors`.
  func execute(in context: CommandContext) throws -> ExitStatus

  /// Whether results and errors are printed as JSON.
  var printsJSON: Bool { get }

  /// Command lines for the help, and what each does.
  static var examples: KeyValuePairs<String, String> { get }
}

extension ExecutableCommand {
  var printsJSON: Bool { false }
}
