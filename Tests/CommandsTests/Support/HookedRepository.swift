import Foundation
import TestSupport
import Testing

/// A repository in which git finds `stet` on its path, as it does on a person's machine.
final class HookedRepository {
  let repository: TestRepository
  private let path: String
  private let executable: String

  /// - Parameter programs: more folders to look for programs in.
  init(programs: [String] = []) throws {
    repository = try TestRepository()
    executable = try StetProcess.executable.get()
    let own = URL(filePath: executable).deletingLastPathComponent().path
    path = ([own] + programs + [ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"]).joined(separator: ":")
  }

  /// Runs `stet` in this process.
  func stet(_ arguments: [String]) -> Workshop.Outcome { Workshop(in: repository).stet(arguments, as: .dana) }

  /// Runs git, and gives everything that it and its hooks print.
  func git(_ arguments: String...) throws -> (status: Int32, output: String) { try run(["git"] + arguments) }

  /// Runs any program.
  func run(_ command: String...) throws -> (status: Int32, output: String) { try run(command) }

  /// Runs git, expects that it does what is asked, or refuses; gives what was printed.
  @discardableResult
  func expect(
    _ succeeds: Bool, _ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> String {
    let outcome = try run(["git"] + arguments)
    #expect((outcome.status == 0) == succeeds, "\(outcome.output)", sourceLocation: sourceLocation)
    return outcome.output
  }

  private func run(_ command: [String]) throws -> (status: Int32, output: String) {
    let (process, output) = (Process(), Pipe())
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.currentDirectoryURL = URL(filePath: repository.path)
    process.environment = [
      "PATH": path, "HOME": repository.path + "/..", "LC_ALL": "C.UTF-8", "GIT_CONFIG_NOSYSTEM": "1",
      "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_AUTHOR_NAME": "Dana", "GIT_AUTHOR_EMAIL": "dana@acme.example",
      "GIT_COMMITTER_NAME": "Dana", "GIT_COMMITTER_EMAIL": "dana@acme.example",
    ]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let printed = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: printed, as: UTF8.self))
  }
}
