import Foundation
import TestSupport
import Testing

/// A server of git for one test, which serves the repositories of a folder.
final class GitServer {
  /// How a server is reached.
  enum Transport: String, CaseIterable {
    /// git-http-backend, which knows its users by their passwords.
    case http
    /// The daemon of git, which knows no users.
    case git
  }

  private let process = Process()
  private let transport: Transport
  private let port: Int

  init(_ transport: Transport, serving folder: String) throws {
    self.transport = transport
    process.environment = StetProcess.hermetic(folder, .ana)
    process.standardInput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.executableURL = URL(filePath: "/usr/bin/env")
    switch transport {
    case .http:
      let output = Pipe()
      process.standardOutput = output
      process.arguments = ["python3", Workshop.root + "/scripts/git-http-server", folder]
      try process.run()
      let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
      port = try #require(Int(line.trimmingCharacters(in: .whitespacesAndNewlines)), "scripts/git-http-server: \(line)")
    case .git:
      port = try Self.freePort()
      process.standardOutput = FileHandle.nullDevice
      process.arguments = [
        try Self.daemon.get(), "--listen=127.0.0.1", "--port=\(port)", "--reuseaddr", "--export-all",
        "--enable=receive-pack", "--base-path=\(folder)", folder,
      ]
      try process.run()
      try Self.wait(for: port)
    }
  }

  deinit { kill(process.processIdentifier, SIGKILL) }

  /// The address of a repository for a user.
  func address(of name: String, as user: String?) -> String {
    let login = transport == .http ? user.map { "\($0):\($0)@" } ?? "" : ""
    return "\(transport.rawValue)://\(login)127.0.0.1:\(port)/\(name)"
  }

  /// The daemon itself: the command `git daemon` would leave it behind when it is killed.
  private static let daemon = Result {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git", "--exec-path"]
    process.standardOutput = output
    try process.run()
    let folder = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    return folder.trimmingCharacters(in: .newlines) + "/git-daemon"
  }

  private static func freePort() throws -> Int {
    let (handle, _, port) = try socket()
    close(handle)
    return port
  }

  private static func wait(for port: Int) throws {
    for _ in 0..<500 {
      let (handle, address, _) = try socket(bindsTo: 0)
      defer { close(handle) }
      var target = address
      target.sin_port = in_port_t(port).bigEndian
      let isThere = withUnsafePointer(to: &target) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          connect(handle, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
        }
      }
      if isThere { return }
      usleep(10_000)
    }
    Issue.record("git daemon does not listen")
  }

  /// A socket that is bound to a port of this machine, any free one for 0.
  fileprivate static func socket(bindsTo port: Int = 0) throws -> (handle: Int32, address: sockaddr_in, port: Int) {
    #if os(Linux)
      let kind = Int32(SOCK_STREAM.rawValue)
    #else
      let kind = SOCK_STREAM
    #endif
    let handle = Foundation.socket(AF_INET, kind, 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(handle, $0, size) == 0 && getsockname(handle, $0, &size) == 0
      }
    }
    try #require(isBound)
    return (handle, address, Int(in_port_t(bigEndian: address.sin_port)))
  }
}

/// A server that takes calls and never answers them.
final class SilentServer {
  let port: Int
  private let handle: Int32

  init() throws {
    (handle, _, port) = try GitServer.socket()
    listen(handle, 16)
  }

  deinit { close(handle) }
}
