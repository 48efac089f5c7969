internal import ContentRepository
internal import Git
internal import Ledger
internal import Reporting

/// The end of a command that could not do what was asked: what is printed, and the exit code.
package struct CommandFailure: Error, Sendable {
  package var status: ExitStatus
  package var summary: String
  package var causes: [String]
  package var hints: [String]

  package init(_ status: ExitStatus, _ summary: String, causes: [String] = [], hints: [String] = []) {
    self.status = status
    self.summary = summary
    self.causes = causes
    self.hints = hints
  }

  /// The message and exit code for an error of the modules below.
  package init(_ error: any Error) {
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
