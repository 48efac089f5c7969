package import Core
internal import Foundation
internal import Synchronization

/// The `git` command, for what libgit2 does not know: which repository is meant, its whole configuration, and the
/// identity of the user.
///
/// It gets the unchanged environment, since these answers depend on it (`GIT_DIR`, `GIT_CONFIG_COUNT`, `HOME`, …).
package struct GitCommand: Sendable {
  /// The absolute path of the program; `nil` if it is not installed.
  private let executable: String?
  package let environment: [String: String]
  /// The folder that it is run in.
  let directory: String
  /// The options before the name of git's subcommand.
  private var options: [String] = []

  package init(executable: String?, environment: [String: String], directory: String) {
    self.executable = executable
    self.environment = environment
    self.directory = directory
  }

  /// The value of an environment variable; `nil` if it is not set or empty, which are the same to git.
  func variable(_ name: String) -> String? {
    environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// `path` from the folder that git is run in.
  func absolute(_ path: String) -> String { path.hasPrefix("/") ? path : directory + "/" + path }

  /// Runs git, and returns its exit status and what it printed.
  func run(_ arguments: [String], _ operation: String) throws(GitError) -> BoundedProcess.Outcome {
    let process = try process(for: arguments, operation)
    guard let outcome = process.run(["-C", directory] + options + arguments) else {
      throw GitError(.io, operation: operation, message: "git did not answer", hints: ["git --version"])
    }
    return outcome
  }

  /// Runs git with other limits than those of a short local command.
  ///
  /// - Parameter watch: called while it runs, with what it last printed on standard error.
  func run(
    _ arguments: [String], _ operation: String, within limits: BoundedProcess.Limits,
    watch: (_ printed: ArraySlice<UInt8>) -> Void
  ) throws(GitError) -> BoundedProcess.Ending {
    var process = try process(for: arguments, operation)
    process.limits = limits
    return process.run(["-C", directory] + options + arguments, watch: watch)
  }

  /// Git's own program with its environment.
  private func process(for arguments: [String], _ operation: String) throws(GitError) -> BoundedProcess {
    guard let executable else {
      throw GitError(
        .notFound, operation: operation, message: "the program git was not found in a folder of PATH",
        hints: ["git --version"])
    }
    for text in arguments + [directory] { try checkNoNUL(text, operation) }
    var variables = environment
    variables["LC_ALL"] = "C"
    // It names a file for `git config` only: all other git commands ignore it.
    variables["GIT_CONFIG"] = nil
    return BoundedProcess(executable: executable, environment: variables, outputLimit: 1 << 24)
  }

  /// Runs git, and returns what it printed.
  func output(
    _ arguments: [String], _ operation: String, hints: [String] = []
  ) throws(GitError) -> [UInt8] {
    let outcome = try run(arguments, operation)
    guard outcome.status == 0 else { throw GitError(refusal: outcome, operation: operation, hints: hints) }
    return outcome.output
  }

  /// Git for work in one repository, not for questions about the environment: of git's variables, only those for
  /// configuration and network access are kept. No hook is run, no object replaced, and no lock taken only to refresh
  /// the index.
  ///
  /// - Parameter root: the work tree; `nil` in a bare repository.
  func working(in root: String?, of location: RepositoryLocation) -> GitCommand {
    var variables = environment.filter { name, _ in
      !name.hasPrefix("GIT_") || Self.kept.contains { name.hasPrefix($0) }
    }
    variables["GIT_DIR"] = location.gitDirectory
    variables["GIT_WORK_TREE"] = root
    variables["GIT_INDEX_FILE"] = location.indexFile
    variables["GIT_OBJECT_DIRECTORY"] = location.objectDirectory
    variables["GIT_ALTERNATE_OBJECT_DIRECTORIES"] = environment["GIT_ALTERNATE_OBJECT_DIRECTORIES"]
    variables["GIT_NO_REPLACE_OBJECTS"] = "1"
    variables["GIT_OPTIONAL_LOCKS"] = "0"
    let folder = root ?? location.gitDirectory
    var command = GitCommand(executable: executable, environment: variables, directory: folder)
    command.options = ["-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false"]
    return command
  }

  /// Runs git in a folder for work of our own: no variable names a repository, no hook is run, and what it takes is not
  /// limited to that of a short local command.
  ///
  /// - Returns: what it printed, without the line end.
  @discardableResult
  package func run(_ arguments: [String], in folder: String) throws(GitError) -> String {
    let operation = "run git \(arguments.first { !$0.hasPrefix("-") && !$0.contains("/") && !$0.contains("=") } ?? "")"
    var command = GitCommand(
      executable: executable, environment: environment.filter { !$0.key.hasPrefix("GIT_") }, directory: folder)
    command.options = ["-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false"]
    let ending = try command.run(
      arguments, operation, within: BoundedProcess.Limits(whole: .seconds(600), silence: nil)
    ) { _ in }
    guard case .ended(let outcome) = ending else {
      throw GitError(.io, operation: operation, message: "git did not end", hints: ["git --version"])
    }
    guard outcome.status == 0 else { throw GitError(refusal: outcome, operation: operation) }
    return String(decoding: outcome.output.prefix { $0 != 0x0A }, as: UTF8.self)
  }

  /// Beginnings of the variables that are kept: configuration, keys and passwords, and how the network is reached.
  private static let kept = [
    "GIT_CONFIG", "GIT_SSH", "GIT_ASKPASS", "GIT_TERMINAL_PROMPT", "GIT_EXEC_PATH", "GIT_HTTP", "GIT_SSL", "GIT_PROXY",
    "GIT_ALLOW_PROTOCOL", "GIT_PROTOCOL_FROM_USER",
  ]

  /// The same command with more configuration, and with environment variables changed.
  func with(configuration: [String] = [], variables: [String: String]) -> GitCommand {
    var command = GitCommand(
      executable: executable, environment: environment.merging(variables) { $1 }, directory: directory)
    command.options = options + configuration.flatMap { ["-c", $0] }
    return command
  }

  /// The name and address that git would give the author of a commit made now.
  ///
  /// - Throws: git's message if it would not commit under them.
  package func author() throws(GitError) -> Identity {
    let operation = "tell who you are"
    let hints = identityHints
    let line = String(decoding: try output(["var", "GIT_AUTHOR_IDENT"], operation, hints: hints), as: UTF8.self)
    // git takes angle brackets out of names and addresses.
    guard let start = line.firstIndex(of: "<"), let end = line.lastIndex(of: ">"), start < end else {
      throw GitError(.invalid, operation: operation, message: "git gave no identity", hints: hints)
    }
    let name = line[..<start]
    let identity = Identity(
      name: String(name.hasSuffix(" ") ? name.dropLast() : name), email: String(line[line.index(after: start)..<end]))
    do throws(GitError) {
      // An identity that a record could not be committed under is refused before a decision is made.
      _ = try Signature(name: identity.name, email: identity.email, time: 0, offsetMinutes: 0)
    } catch {
      throw GitError(error.code, operation: operation, message: error.message, hints: hints)
    }
    return identity
  }

  /// Environment variables take precedence over all configuration.
  private var identityHints: [String] {
    let set = ["GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_AUTHOR_DATE"].filter { environment[$0] != nil }
    let configured = [
      "GIT_AUTHOR_NAME": "git config user.name \"YOUR NAME\"",
      "GIT_AUTHOR_EMAIL": "git config user.email YOU@EXAMPLE.COM",
    ]
    return (set.isEmpty ? [] : ["unset " + set.joined(separator: " ")])
      + configured.filter { !set.contains($0.key) }.sorted { $0.key > $1.key }.map(\.value)
  }
}

extension GitError {
  /// Why git refused, in its own words and with the commands that it names.
  init(refusal: BoundedProcess.Outcome, operation: String, hints: [String] = []) {
    let lines = String(decoding: refusal.errors, as: UTF8.self).split(separator: "\n").map(String.init)
    let fatal = lines.firstIndex { $0.hasPrefix("fatal: ") || $0.hasPrefix("error: ") }
    let words = fatal.map { index in
      let more = lines[(index + 1)...].prefix { $0.hasPrefix("\t") && !$0.hasPrefix("\tgit ") }
      return ([String(lines[index].dropFirst("fatal: ".count))] + more.map { String($0.dropFirst()) })
        .joined(separator: " ")
    }
    let own = lines.filter { $0.hasPrefix("\tgit ") }.map { String($0.dropFirst()) }
    self.init(
      .invalid, operation: operation, message: words ?? "git ended with \(refusal.status)",
      hints: own.isEmpty ? hints : own)
  }
}

/// Runs a program of the machine, with limits on its time and its output.
///
/// There is no shell in between: arguments reach the program as they are. It gets no input, and only the variables in
/// `environment`. It leads a process group of its own, which is killed with it: its children do not outlive it, nor us
/// if we are interrupted.
package struct BoundedProcess: Sendable {
  /// The outcome of a program that ended by itself.
  package struct Outcome: Sendable {
    package let status: Int32
    package let output: [UInt8]
    /// The beginning of what it printed on standard error.
    package let errors: [UInt8]
  }

  /// How a run came to its end.
  package enum Ending: Sendable {
    case ended(Outcome)
    /// It could not be started, was ended by a signal, or printed too much.
    case failed
    /// It took too long, or was silent for too long.
    case late
  }

  /// How long a program may take.
  package struct Limits: Sendable {
    package var whole: Duration
    /// How long it may be silent; `nil` for as long as the whole.
    package var silence: Duration?
    /// Whether it may ask the person at the terminal. It then stays in our process group, as another one could not read
    /// from the terminal, and an interruption from the keyboard ends it, but not us.
    package var isAttended = false
  }

  /// An absolute path.
  package let executable: String
  package var environment: [String: String]
  package var limits: Limits
  /// How many bytes of its output are read.
  package var outputLimit: Int

  package init(
    executable: String, environment: [String: String] = ["LC_ALL": "C"], timeLimit: Duration = .seconds(10),
    outputLimit: Int = 1 << 20
  ) {
    self.executable = executable
    self.environment = environment
    limits = Limits(whole: timeLimit)
    self.outputLimit = outputLimit
  }

  /// Its output; `nil` if it could not be started, failed, took too long or printed too much.
  package func output(_ arguments: [String]) -> [UInt8]? {
    run(arguments).flatMap { $0.status == 0 ? $0.output : nil }
  }

  /// Its outcome; `nil` if it could not be started, was ended by a signal, took too long or printed too much.
  package func run(_ arguments: [String]) -> Outcome? {
    if case .ended(let outcome) = run(arguments, watch: { _ in }) { outcome } else { nil }
  }

  /// Runs it.
  ///
  /// - Parameter watch: called while it runs, with what it printed on standard error since the call before.
  package func run(_ arguments: [String], watch: (_ printed: ArraySlice<UInt8>) -> Void) -> Ending {
    let end = ContinuousClock.now + limits.whole
    let interruption = limits.isAttended ? Interruption() : nil
    defer { interruption?.end() }
    guard let child = start(arguments) else { return .failed }
    if !limits.isAttended { Survivors.note(child.process) }
    defer { Survivors.forget(child.process) }
    var (output, errors) = (Stream(child.output, limit: outputLimit), Stream(child.errors, limit: 1 << 16))
    defer {
      close(child.output)
      close(child.errors)
    }
    var reading = Reading.more
    while reading == .more, !(output.isAtEnd && errors.isAtEnd), !output.isCut {
      let latest = limits.silence.map { min(end, .now + $0) } ?? end
      let known = errors.bytes.count
      reading = Self.read(&output, &errors, until: latest, of: child.process) { watch([]) }
      watch(errors.bytes[known...])
    }
    let isWithinLimits = reading != .late && !output.isCut
    guard let status = Self.end(child.process, isWithinLimits ? end : .now) else {
      return reading == .late ? .late : .failed
    }
    guard isWithinLimits else { return reading == .late ? .late : .failed }
    return .ended(Outcome(status: status, output: output.bytes, errors: errors.bytes))
  }

  private typealias Child = (process: pid_t, output: Int32, errors: Int32)

  /// Children are started one at a time, so that none inherits the pipes of another.
  private static let starting = NSLock()

  private func start(_ arguments: [String]) -> Child? {
    Self.starting.withLock {
      guard let output = Self.pipe() else { return nil }
      guard let errors = Self.pipe() else {
        close(output.reading)
        close(output.writing)
        return nil
      }
      let process = spawn(arguments, output.writing, errors.writing)
      close(output.writing)
      close(errors.writing)
      if let process { return (process, output.reading, errors.reading) }
      close(output.reading)
      close(errors.reading)
      return nil
    }
  }

  private static func pipe() -> (reading: Int32, writing: Int32)? {
    var ends: [Int32] = [0, 0]
    guard Foundation.pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  private func spawn(_ arguments: [String], _ output: Int32, _ errors: Int32) -> pid_t? {
    #if canImport(Darwin)
      var (actions, attributes): (posix_spawn_file_actions_t?, posix_spawnattr_t?) = (nil, nil)
    #else
      var (actions, attributes) = (posix_spawn_file_actions_t(), posix_spawnattr_t())
    #endif
    guard posix_spawn_file_actions_init(&actions) == 0, posix_spawnattr_init(&attributes) == 0 else { return nil }
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO)
    if limits.isAttended {
      var interruption = sigset_t()
      sigemptyset(&interruption)
      sigaddset(&interruption, SIGINT)
      posix_spawnattr_setsigdefault(&attributes, &interruption)
      posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    } else {
      posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
      posix_spawnattr_setpgroup(&attributes, 0)
    }
    let variables = environment.map { "\($0)=\($1)" }.sorted(by: utf8Order)
    var process = pid_t()
    let result = withCTexts([executable] + arguments) { arguments in
      withCTexts(variables) { variables in
        posix_spawn(&process, executable, &actions, &attributes, arguments + [nil], variables + [nil])
      }
    }
    return result == 0 ? process : nil
  }

  /// What became of waiting for output.
  private enum Reading { case more, closed, late }

  /// For how many moments of 20 ms without output the streams of a process that has ended are still read: a program that
  /// detached itself from the group, as a shared connection of ssh does, may hold them open for hours.
  private static let patience = 10

  /// Reads the output that is available.
  ///
  /// Once the process has ended, kills the rest of its group, which may hold the streams open.
  private static func read(
    _ output: inout Stream, _ errors: inout Stream, until end: ContinuousClock.Instant, of process: pid_t,
    whileWaiting: () -> Void
  ) -> Reading {
    let left = ContinuousClock.now.duration(to: end)
    guard left > .zero else { return .late }
    let milliseconds = left.components.seconds * 1_000 + 1 + left.components.attoseconds / 1_000_000_000_000_000
    var questions = [output.question, errors.question]
    let moment = min(milliseconds, 20)
    var idle = 0
    while poll(&questions, nfds_t(questions.count), Int32(moment)) == 0 {
      if hasEnded(process) {
        kill(-process, SIGKILL)
        idle += 1
        if idle > patience { return .closed }
      }
      whileWaiting()
      guard ContinuousClock.now < end else { return .late }
    }
    if questions[0].revents != 0 { output.read() }
    if questions[1].revents != 0 { errors.read() }
    return .more
  }

  /// Waits for the end of `process`, at most one second longer than it should take, ends its whole group, and returns
  /// its exit status; nil where a signal ended it.
  private static func end(_ process: pid_t, _ end: ContinuousClock.Instant) -> Int32? {
    while ContinuousClock.now < end + .seconds(1), !hasEnded(process), end > .now { usleep(200) }
    kill(-process, SIGKILL)
    // One that shares our group was not killed with its own.
    kill(process, SIGKILL)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 { guard errno == EINTR else { return nil } }
    Survivors.collect(of: process)
    return status & 0x7F == 0 ? status >> 8 & 0xFF : nil
  }

  /// Whether a process has ended. It is not reaped, so that its id is not reused.
  private static func hasEnded(_ process: pid_t) -> Bool {
    var info = siginfo_t()
    let result = waitid(P_PID, id_t(process), &info, WEXITED | WNOHANG | WNOWAIT)
    return result != 0 || info.si_signo == SIGCHLD
  }

  /// One of the two streams that a program prints to.
  private struct Stream {
    private let descriptor: Int32
    private let limit: Int
    private(set) var bytes: [UInt8] = []
    private(set) var isAtEnd = false
    /// Whether there was more than `limit`.
    private(set) var isCut = false

    init(_ descriptor: Int32, limit: Int) {
      self.descriptor = descriptor
      self.limit = limit
    }

    /// A negative descriptor is left out by `poll`.
    var question: pollfd { pollfd(fd: isAtEnd ? -1 : descriptor, events: Int16(POLLIN), revents: 0) }

    mutating func read() {
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      let count = Foundation.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR || errno == EAGAIN { return }
      guard count > 0 else { return isAtEnd = true }
      isCut = isCut || bytes.count + count > limit
      bytes += buffer[..<min(count, max(0, limit - bytes.count))]
    }
  }
}

/// Lets an interruption from the keyboard end a child in our process group alone, as `system` of the C library does.
private struct Interruption {
  private let before = signal(SIGINT, SIG_IGN)

  func end() { signal(SIGINT, before) }
}

/// Takes care of child processes that are left when their parent, or Stet, ends.
private enum Survivors {
  /// The group to kill if we are interrupted: a separate group does not get the signals of our terminal.
  private static let group = Atomic<pid_t>(0)

  static func note(_ process: pid_t) {
    _ = preparation
    _ = group.compareExchange(expected: 0, desired: process, ordering: .sequentiallyConsistent)
  }

  static func forget(_ process: pid_t) {
    _ = group.compareExchange(expected: process, desired: 0, ordering: .sequentiallyConsistent)
  }

  /// Reaps orphans of a group that have become our children: otherwise they would stay as zombies until `init` reaps
  /// them.
  static func collect(of group: pid_t) { while waitpid(-group, nil, 0) > 0 {} }

  /// Done once, before the first program is waited for.
  private static let preparation: Void = {
    adoptOrphans()
    for number in [SIGINT, SIGTERM, SIGHUP] {
      let before = signal(number, endGroup)
      // The parent process may have set a signal to be ignored, as `nohup` does: 1 is `SIG_IGN`.
      if unsafeBitCast(before, to: Int.self) == 1 { signal(number, before) }
    }
  }()

  private static let endGroup: @convention(c) (Int32) -> Void = { number in
    let ended = group.load(ordering: .sequentiallyConsistent)
    if ended > 0 { kill(-ended, SIGKILL) }
    signal(number, SIG_DFL)
    raise(number)
  }

  /// Lets orphans become our children: `prctl(PR_SET_CHILD_SUBREAPER, 1)`, looked up by its name, since Swift imports
  /// no C function with a variable number of arguments.
  private static func adoptOrphans() {
    #if os(Linux)
      typealias Control = @convention(c) (Int32, UInt, UInt, UInt, UInt) -> Int32
      guard let symbol = dlsym(nil, "prctl") else { return }
      _ = unsafeBitCast(symbol, to: Control.self)(36, 1, 0, 0, 0)
    #endif
  }
}
