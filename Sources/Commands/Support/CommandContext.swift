internal import ContentRepository
package import Core
internal import Foundation
internal import Git
internal import Reporting

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

extension CommandContext {
  /// The absolute path of a program that the environment's `PATH` finds; `nil` where there is none.
  ///
  /// Folders that are not absolute are left out: they would name a program of the folder that we happen to be in.
  func executable(named name: String) -> String? {
    (environment["PATH"] ?? "").split(separator: ":")
      .filter { $0.hasPrefix("/") }
      .map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Shows files with the program that the desktop has for each. Where there is none, people are told where they are.
  func show(_ files: [String]) {
    #if canImport(Darwin)
      let opener = "open"
    #else
      let opener = "xdg-open"
    #endif
    guard let program = executable(named: opener) else {
      for file in files { errors.line("Note: no program \(opener) to show \(TerminalText.oneLine(file))") }
      return
    }
    for file in files {
      let process = Process()
      process.executableURL = URL(filePath: program)
      process.arguments = [file]
      process.environment = environment
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      do { try process.run() } catch { errors.line("Note: \(opener) cannot show \(TerminalText.oneLine(file))") }
    }
  }

  /// The git command of this environment, run in `folder`.
  func git(in folder: String) -> GitCommand {
    GitCommand(executable: executable(named: "git"), environment: environment, directory: folder)
  }
}

/// Where dictionaries for hunspell are on this machine.
enum DictionaryFolders {
  /// The folders of `DICPATH`, which hunspell itself knows, then the usual ones of Linux and macOS.
  static func folders(in environment: [String: String]) -> [String] {
    let named = (environment["DICPATH"] ?? "").split(separator: ":").map(String.init)
    let own = environment["HOME"].map { [$0 + "/Library/Spelling"] } ?? []
    return named + usual + own
  }

  private static let usual = [
    "/usr/share/hunspell", "/usr/share/myspell/dicts", "/usr/share/myspell", "/opt/homebrew/share/hunspell",
    "/usr/local/share/hunspell", "/Library/Spelling",
  ]
}
