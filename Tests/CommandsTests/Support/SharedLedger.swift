import Core
import Foundation
import Git
import TestSupport
import Testing

@testable import Commands

/// A bare repository on a server, with a post that is approved, and clones of it.
struct SharedLedger {
  let server: TestRepository
  let clones: [Workshop]

  /// - Parameter count: how many clones there are.
  init(clones count: Int = 2, posts: [String] = ["post-a"]) throws {
    let origin = try Workshop()
    for post in posts {
      try origin.repository.write("posts/\(post).md", Workshop.post(id: post))
    }
    try origin.repository.write("media/markt.png", bytes: Workshop.picture)
    try origin.repository.commit("posts", as: .ana)
    try origin.expectSuccess(["approve", "--all", "--yes"], as: .ben)
    let server = try TestRepository(cloning: origin.repository, "--bare")
    // A bare clone has a remote as well; this one is the place that the others share.
    try server.git("remote", "remove", "origin")
    self.server = server
    clones = try (0..<count).map { _ in Workshop(in: try TestRepository(cloning: server)) }
  }

  /// The tip of the ledger on the server.
  var tip: String {
    get throws { try server.id("stet/ledger").hex }
  }

  /// A hook of the server, which runs a script of the shell.
  func hook(_ name: String, _ script: String) throws {
    let path = server.path + "/hooks/\(name)"
    try FileManager.default.createDirectory(atPath: server.path + "/hooks", withIntermediateDirectories: true)
    try Data("#!/bin/sh\n\(script)\n".utf8).write(to: URL(filePath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
  }

  func removeHook(_ name: String) throws {
    try FileManager.default.removeItem(atPath: server.path + "/hooks/\(name)")
  }

  /// Starts a server of git, by which the clones reach it from then on.
  func serve(_ transport: GitServer.Transport) throws -> GitServer {
    let path = URL(filePath: server.path)
    let process = try GitServer(transport, serving: path.deletingLastPathComponent().path)
    for clone in clones {
      let address = process.address(of: path.lastPathComponent, as: "ana")
      try clone.repository.git("remote", "set-url", "origin", address)
    }
    return process
  }

  /// Takes the server away, or brings it back.
  func setReachable(_ isReachable: Bool) throws {
    let (here, away) = (server.path, server.path + "-away")
    try FileManager.default.moveItem(atPath: isReachable ? away : here, toPath: isReachable ? here : away)
  }
}
