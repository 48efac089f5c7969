internal import Content
internal import Foundation

extension CommandContext {
  /// The context of this process: its terminal, clock and environment.
  package static var process: CommandContext {
    let executable = Bundle.main.executablePath ?? CommandLine.arguments.first ?? ""
    return CommandContext(
      directory: FileManager.default.currentDirectoryPath, environment: ProcessInfo.processInfo.environment,
      clock: { Timestamp(seconds: Int64(Date().timeIntervalSince1970)) },
      standardInput: { Array(FileHandle.standardInput.readDataToEndOfFile()) },
      output: Output(isTerminal: isatty(STDOUT_FILENO) == 1) { write($0, to: STDOUT_FILENO) },
      errors: Output(isTerminal: isatty(STDERR_FILENO) == 1) { write($0, to: STDERR_FILENO) },
      executable: executable, program: program(executable),
      processors: ProcessInfo.processInfo.activeProcessorCount, stopwatch: { ProcessInfo.processInfo.systemUptime },
      answer: { isatty(STDIN_FILENO) == 1 ? readLine() : nil })
  }

  /// The version and, since two builds may share one, the size and age of the executable.
  private static func program(_ executable: String) -> String? {
    guard let file = try? FileManager.default.attributesOfItem(atPath: executable), let size = file[.size],
      let changed = (file[.modificationDate] as? Date)?.timeIntervalSince1970
    else { return nil }
    return "\(Version.current) \(size) \(changed)"
  }

  /// Writes everything. A closed pipe is no error (`stet queue | head`). Other failures, like a full disk, end the process
  /// with exit code 2, so that a program does not take a truncated document for a complete one.
  private static func write(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      guard written <= 0 else {
        bytes = bytes.dropFirst(written)
        continue
      }
      switch errno {
      case EINTR: continue
      case EAGAIN:
        var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&waiting, 1, -1)
      case let problem where descriptor == STDOUT_FILENO && problem != EPIPE:
        write("Error: the output cannot be written: \(String(cString: strerror(problem)))\n", to: STDERR_FILENO)
        exit(ExitStatus.cannotRun.rawValue)
      default: return
      }
    }
  }
}
