import Core
import Foundation
import TestSupport
import Testing

/// Keys that OpenSSH makes, in a folder of their own.
final class SSHKeys {
  /// Whether OpenSSH is here. Tests that need it are skipped, and say so, where it is not.
  static let isInstalled = ["ssh-keygen", "ssh-agent", "ssh-add"].allSatisfy { name in
    ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
    }
  }

  private let folder: URL
  private var agent: Process?

  init() throws {
    // The path of an agent's socket must be short.
    folder = URL(filePath: "/tmp/stet-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit {
    // It may have been started with signals blocked, and would hold our streams for ever.
    if let agent { kill(agent.processIdentifier, SIGKILL) }
    try? FileManager.default.removeItem(at: folder)
  }

  /// The path of a file of the folder.
  func path(_ name: String) -> String { folder.appending(path: name).path }

  /// Makes a key; its public half is in `<name>.pub`.
  @discardableResult
  func make(_ name: String, _ options: [String] = ["-t", "ed25519"], passphrase: String = "") throws -> PublicKey {
    try run(["ssh-keygen", "-q", "-N", passphrase, "-C", "\(name)@laptop", "-f", path(name)] + options)
    return try PublicKey(
      line: String(contentsOfFile: path(name) + ".pub", encoding: .utf8).trimmingCharacters(in: .newlines))
  }

  /// Starts an agent that has a key alone, and gives its socket.
  func agent(with name: String) throws -> String {
    let (process, socket) = (Process(), path("agent"))
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["ssh-agent", "-D", "-a", socket]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    agent = process
    for _ in 0..<200 where !FileManager.default.fileExists(atPath: socket) { usleep(10_000) }
    try run(["ssh-add", "-q", path(name)], ["SSH_AUTH_SOCK": socket])
    return socket
  }

  /// Runs a program, and gives whether it succeeded and what it printed.
  @discardableResult
  func run(
    _ command: [String], _ variables: [String: String] = [:], input: [UInt8] = [], succeeds: Bool = true
  ) throws -> String {
    let (process, output, source) = (Process(), Pipe(), folder.appending(path: "input"))
    try Data(input).write(to: source)
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.environment = ProcessInfo.processInfo.environment.merging(variables) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: source)
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let printed = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    #expect((process.terminationStatus == 0) == succeeds, "\(command): \(printed)")
    return printed
  }

  /// The signature over a record by one of the keys.
  func signature(of bytes: [UInt8], by name: String) throws -> [UInt8] {
    let file = path("record")
    try Data(bytes).write(to: URL(filePath: file))
    try? FileManager.default.removeItem(atPath: file + ".sig")
    try run(["ssh-keygen", "-q", "-Y", "sign", "-n", "stet-record-v1", "-f", path(name), file])
    return Array(try Data(contentsOf: URL(filePath: file + ".sig")))
  }
}
