internal import Content
internal import Foundation

extension CommandContext {
  /// The context of this process: its terminal, clock and environment.
  package static var process: CommandContext {
    CommandContext(
      directory: FileManager.default.currentDirectoryPath, environment: ProcessInfo.processInfo.environment,
      clock: { Timestamp(seconds: Int64(Date().timeIntervalSince1970)) },
      standardInput: { Array(FileHandle.standardInput.readDataToEndOfFile()) },
      output: Output(isTerminal: isatty(STDOUT_FILENO) == 1) { write($0, to: STDOUT_FILENO) },
      errors: Output(isTerminal: isatty(STDERR_FILENO) == 1) { write($0, to: STDERR_FILENO) },
      executable: Bundle.main.executablePath ?? CommandLine.arguments.first ?? "",
      processors: ProcessInfo.processInfo.activeProcessorCount, stopwatch: { ProcessInfo.processInfo.systemUptime },
      answer: { isatty(STDIN_FILENO) == 1 ? readLine() : nil })
  }

  /// Writes everything; a reader that went away is no error (`stet queue | head`).
  private static func write(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      guard written > 0 else { return }
      bytes = bytes.dropFirst(written)
    }
  }
}
