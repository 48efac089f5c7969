internal import ContentRepository
internal import Core
internal import Foundation
internal import Git
internal import Reporting

/// Everything that a command may know of its surroundings: the only access to clock, environment and terminal.
package struct CommandContext: Sendable {
  /// The folder that the command was started in.
  var directory: String
  var environment: [String: String]
  var clock: @Sendable () -> Timestamp
  var standardInput: @Sendable () -> [UInt8]
  var output: Output
  var errors: Output
  /// The path of the executable, which has the templates beside it.
  var executable: String
  /// Distinguishes this build of the program from all others; `nil` disables caching between runs.
  var program: String?
  /// How many threads may work at once.
  var processors = 1
  /// Seconds since some moment, for what depends on how long something takes; never for results.
  var stopwatch: @Sendable () -> Double = { 0 }
  /// Reads one line from the person at the terminal.
  var answer: @Sendable () -> String?
  /// Whether standard input is a terminal, so that git and ssh may ask the person there.
  var isAttended = false
  /// How long a remote may be silent where no person is there to see it.
  var networkSilence = Duration.seconds(30)

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
struct Output: Sendable {
  var isTerminal = false
  var write: @Sendable (String) -> Void

  /// Writes `text` and a line end.
  func line(_ text: String = "") { write(text + "\n") }
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
      answer: { isatty(STDIN_FILENO) == 1 ? readLine() : nil }, isAttended: isatty(STDIN_FILENO) == 1)
  }

  /// Asks the person at the terminal. Whatever is no yes is a no.
  func confirms(_ question: String) -> Bool {
    errors.write("\(question) [y/N] ")
    return ["y", "yes", "j", "ja"].contains(answer()?.lowercased() ?? "")
  }

  /// How wide the terminal is on which the output stands, in columns, or what `COLUMNS` says; 80 where there is none.
  var columns: Int {
    if let wanted = environment["COLUMNS"].flatMap({ Int($0) }), (1...10_000).contains(wanted) { return wanted }
    var size = winsize()
    guard output.isTerminal, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
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
  func executable(named name: String) -> String? { GitCommand.program(named: name, in: environment) }

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
