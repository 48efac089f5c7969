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
