import Foundation
import TestSupport
import Testing

/// The built `stet` as a process of its own, in an environment without settings of this machine.
final class StetProcess {
  /// The outcome of the process.
  struct Outcome {
    var status: Int32
    var output: String
    var errors: String
  }

  private let process = Process()
  private let output = Pipe()
  private let errors = Pipe()

  /// Starts it.
  ///
  /// - Parameters:
  ///   - folder: where it is started; the folder above is its home.
  ///   - wrapper: a command that starts it in turn, with its arguments.
  init(
    _ arguments: [String], in folder: String, as person: Person, environment: [String: String] = [:],
    wrapper: [String] = []
  ) throws {
    let command = wrapper + [try Self.executable.get()] + arguments
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.currentDirectoryURL = URL(filePath: folder)
    process.environment = Self.hermetic(folder, person).merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = errors
    try process.run()
  }

  /// Waits until it ends. What it prints on standard error is small enough for a pipe's buffer.
  func outcome() throws -> Outcome {
    let printed = try output.fileHandleForReading.readToEnd() ?? Data()
    let message = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: String(decoding: printed, as: UTF8.self),
      errors: String(decoding: message, as: UTF8.self))
  }

  /// Kills it at once, as a power failure would.
  func kill() throws -> Outcome {
    Foundation.kill(process.processIdentifier, SIGKILL)
    return try outcome()
  }

  static func hermetic(_ folder: String, _ person: Person) -> [String: String] {
    [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": folder + "/..",
      "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null", "TERM": "dumb",
      "GIT_AUTHOR_NAME": person.name, "GIT_AUTHOR_EMAIL": person.email,
    ]
  }

  /// The executable, which is built with the tests and lies beside them.
  static let executable = Result {
    let beside = Bundle.main.executableURL?.deletingLastPathComponent().appending(path: "stet").path
    let candidates = [beside, Workshop.root + "/.build/debug/stet"].compactMap { $0 }
    return try #require(candidates.first(where: FileManager.default.isExecutableFile), "stet was not built")
  }
}

extension Workshop {
  /// Starts `stet` as a process of its own.
  func start(
    _ arguments: [String], as person: TestSupport.Person = .ana, in folder: String? = nil,
    environment: [String: String] = [:], wrapper: [String] = []
  ) throws -> StetProcess {
    try StetProcess(arguments, in: folder ?? directory, as: person, environment: environment, wrapper: wrapper)
  }

  /// Runs `stet` as a process of its own to its end.
  func run(
    _ arguments: [String], as person: TestSupport.Person = .ana, in folder: String? = nil,
    environment: [String: String] = [:], wrapper: [String] = []
  ) throws -> StetProcess.Outcome {
    try start(arguments, as: person, in: folder, environment: environment, wrapper: wrapper).outcome()
  }
}
