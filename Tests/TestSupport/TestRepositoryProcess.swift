import Foundation
package import Git

/// Plain `git`, run in an environment without settings of this machine except the path to its programs.
package struct GitProcess {
  /// Git has failed, and said why.
  package struct Failure: Error, CustomStringConvertible {
    package let arguments: [String]
    package let status: Int32
    package let message: String

    package var description: String { "git \(arguments.joined(separator: " ")): \(status): \(message)" }
  }

  private let home: String

  package init(home: String) {
    self.home = home
  }

  /// Runs `git` in `folder`, and gives what it prints.
  package func run(
    _ arguments: [String], in folder: String, environment: [String: String], input: [UInt8] = []
  ) throws -> String {
    let process = Process()
    let (output, errors, source) = (Pipe(), Pipe(), Pipe())
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    process.currentDirectoryURL = URL(filePath: folder)
    process.environment = hermetic.merging(environment) { $1 }
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = source
    try process.run()
    // Input and error output are small enough for a pipe's buffer; standard output may not be.
    try source.fileHandleForWriting.write(contentsOf: Data(input))
    try source.fileHandleForWriting.close()
    let printed = try output.fileHandleForReading.readToEnd() ?? Data()
    let message = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(
        arguments: arguments, status: process.terminationStatus, message: String(decoding: message, as: UTF8.self))
    }
    return String(decoding: printed, as: UTF8.self)
  }

  /// The git command for the program, in these tests.
  package func command(in folder: String, environment: [String: String] = [:]) -> GitCommand {
    let folders = (hermetic["PATH"] ?? "").split(separator: ":").map { "\($0)/git" }
    return GitCommand(
      executable: folders.first(where: FileManager.default.isExecutableFile),
      environment: hermetic.merging(environment) { $1 }, directory: folder)
  }

  private var hermetic: [String: String] {
    [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": home, "LC_ALL": "C", "TZ": "UTC",
      "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_TERMINAL_PROMPT": "0",
    ]
  }
}
