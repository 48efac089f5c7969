import Core
import Foundation
import TestSupport
import Testing

/// A clone with a post, and a server that has its branches, and the hooks that guard its ledger.
struct GuardedServer {
  let workshop: Workshop
  let server: TestRepository
  private let process: GitServer?
  /// A line of the shell that limits what the hooks may take.
  private let bounds: String

  /// - Parameter transport: how the server is reached; as a folder where it is `nil`.
  init(_ transport: GitServer.Transport? = nil, bounds: String = "") throws {
    self.bounds = bounds
    let configuration = Workshop.configuration
      .replacingOccurrences(of: "[ben@acme.example], roles", with: "[ben@acme.example], server: [ben], roles")
      .replacingOccurrences(of: "emails: [cem@acme.example]", with: "emails: [cem@acme.example], server: [cem, c.em]")
    workshop = try Workshop(configuration)
    try workshop.write()
    server = try TestRepository(cloning: workshop.repository, "--bare")
    try server.git("remote", "remove", "origin")
    let folder = URL(filePath: server.path).deletingLastPathComponent().path
    if let transport { process = try GitServer(transport, serving: folder) } else { process = nil }
    try workshop.repository.git("remote", "add", "origin", address(as: "ben"))
    try workshop.repository.git("config", "stet.push", "false")
    try installHooks(user: nil)
    try workshop.repository.git("fetch", "--quiet", "origin")
  }

  /// The address of the server for a user of it.
  func address(as user: String?) -> String { process?.address(of: "repository", as: user) ?? server.path }

  /// Installs the template as both hooks. A server that is a folder is told in them who pushes.
  private func installHooks(user: String?) throws {
    let template = try String(contentsOfFile: Workshop.root + "/templates/server/pre-receive", encoding: .utf8)
    let program = URL(filePath: try StetProcess.executable.get()).deletingLastPathComponent().path
    var head = "#!/bin/sh\n\(bounds)\nPATH='\(program)':$PATH\n"
    if process == nil {
      head += "unset REMOTE_USER GL_USER GL_USERNAME GITEA_PUSHER_NAME\n"
      if let user { head += "export REMOTE_USER='\(user)'\n" }
    }
    for name in ["pre-receive", "post-receive"] {
      let hook = server.path + "/hooks/\(name)"
      try FileManager.default.createDirectory(atPath: server.path + "/hooks", withIntermediateDirectories: true)
      try (head + template).write(toFile: hook, atomically: true, encoding: .utf8)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: hook)
    }
  }

  /// Pushes as a user of the server; returns why the server refused it, and `nil` if it took it.
  func refusal(as user: String?, _ refspecs: String..., from clone: Workshop? = nil) throws -> String? {
    try refusal(as: user, pushing: refspecs, from: clone)
  }

  /// The same for several references; the ledger where none is named.
  func refusal(as user: String?, pushing refspecs: [String], from clone: Workshop? = nil) throws -> String? {
    if process == nil { try installHooks(user: user) }
    let before = try server.git("for-each-ref", "refs/heads", "refs/stet")
    let refspecs = refspecs.isEmpty ? ["stet/ledger:stet/ledger"] : refspecs
    do {
      try (clone ?? workshop).repository.run(["push", "--quiet", address(as: user)] + refspecs)
      return nil
    } catch let failure as GitProcess.Failure {
      #expect(try server.git("for-each-ref", "refs/heads", "refs/stet") == before)
      return failure.message
    }
  }

  /// Changes the ledger with plain git, in a commit by a person.
  func tamper(as person: Person = .ben, _ change: (TestRepository) throws -> Void) throws {
    try workshop.repository.git("switch", "--quiet", "stet/ledger")
    try change(workshop.repository)
    try workshop.repository.commit("a change", as: person)
    try workshop.repository.git("switch", "--quiet", "main")
  }

  /// Another clone of the server.
  func clone() throws -> Workshop {
    let clone = Workshop(in: try TestRepository(cloning: server))
    try clone.repository.git("config", "stet.push", "false")
    return clone
  }
}
