package import ArgumentParser

/// A command of `stet`: parsed by ArgumentParser, run with everything that it may touch handed in.
package protocol ExecutableCommand: ParsableCommand {
  /// Does the work; results go to `context.output`, everything else to `context.errors`.
  func execute(in context: CommandContext) throws -> ExitStatus

  /// Whether results and errors are printed as JSON.
  var printsJSON: Bool { get }

  /// Command lines for the help, and what each does.
  static var examples: KeyValuePairs<String, String> { get }
}

extension ExecutableCommand {
  package var printsJSON: Bool { false }
}
