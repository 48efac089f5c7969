package import Content
internal import ContentRepository

/// Everything that a command may know of its surroundings: the only access to clock, environment and terminal.
package struct CommandContext: Sendable {
  /// The folder that the command was started in.
  package var directory: String
  package var environment: [String: String]
  package var clock: @Sendable () -> Timestamp
  package var standardInput: @Sendable () -> [UInt8]
  package var output: Output
  package var errors: Output
  /// Distinguishes this build of the program from all others; `nil` disables caching between runs.
  package var program: String?
  /// How many threads may work at once.
  package var processors: Int
  /// Seconds since some moment, for what depends on how long something takes; never for results.
  package var stopwatch: @Sendable () -> Double
  /// The path of the executable, which has the templates beside it.
  package var executable: String
  /// Reads one line from the person at the terminal.
  package var answer: @Sendable () -> String?

  package init(
    directory: String, environment: [String: String], clock: @escaping @Sendable () -> Timestamp,
    standardInput: @escaping @Sendable () -> [UInt8], output: Output, errors: Output,
    executable: String, program: String? = nil, processors: Int = 1,
    stopwatch: @escaping @Sendable () -> Double = { 0 },
    answer: @escaping @Sendable () -> String?
  ) {
    self.directory = directory
    self.environment = environment
    self.clock = clock
    self.standardInput = standardInput
    self.output = output
    self.errors = errors
    self.executable = executable
    self.program = program
    self.processors = processors
    self.stopwatch = stopwatch
    self.answer = answer
  }

  /// The templates that come with Stet.
  func templateLibrary() throws -> TemplateLibrary {
    guard let library = TemplateLibrary.beside(executable: executable) else {
      throw CommandFailure(
        .cannotRun, "the templates of stet are not where they belong",
        hints: ["put the folder templates into ../share/stet beside the executable's folder"])
    }
    return library
  }
}

/// A stream that text goes to.
package struct Output: Sendable {
  package var write: @Sendable (String) -> Void
  package var isTerminal: Bool

  package init(isTerminal: Bool = false, write: @escaping @Sendable (String) -> Void) {
    self.write = write
    self.isTerminal = isTerminal
  }

  /// Writes `text` and a line end.
  package func line(_ text: String = "") { write(text + "\n") }
}
