package import ArgumentParser

/// A command of `stet`: parsed by ArgumentParser, run with everything that it may touch handed in.
package protocol ExecutableCommand: ParsableCommand {
  /// Does the work; results go to `context.output`, everything else to `context.errors`.
  func execute(in context: CommandContext) throws -> ExitStatus

  /// How results and errors are printed.
  var printsJSON: Bool { get }
}

extension ExecutableCommand {
  package var printsJSON: Bool { false }
}
