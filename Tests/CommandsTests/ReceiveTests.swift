import Core
import Foundation
import TestSupport
import Testing

@testable import Commands

/// What a server with the `pre-receive` hook takes, and what it refuses. Each push has a twin.
@Suite struct ReceiveTests {
  /// A clone with a post, and a server that has its branches and the hook.
  private struct Site {
    let workshop: Workshop
    let server: TestRepository

    init() throws {
      let configuration = Workshop.configuration
        .replacingOccurrences(of: "[ben@acme.example], roles", with: "[ben@acme.example], server: [ben], roles")
        .replacingOccurrences(of: "emails: [cem@acme.example]", with: "emails: [cem@acme.example], server: [cem, c.em]")
      workshop = try Workshop(configuration)
      try workshop.write()
      server = try TestRepository(cloning: workshop.repository, "--bare")
      try workshop.repository.git("remote", "add", "origin", server.path)
      try workshop.repository.git("config", "stet.push", "false")
      try workshop.repository.git("fetch", "--quiet", "origin")
    }

    /// Pushes the ledger as a user of the server; returns why the server refused it, and `nil` if it took it.
    func refusal(as user: String?, _ refspec: String = "stet/ledger:stet/ledger") throws -> String? {
      let template = try String(contentsOfFile: Workshop.root + "/templates/server/pre-receive", encoding: .utf8)
      let program = URL(filePath: try StetProcess.executable.get()).deletingLastPathComponent().path
      let head = "#!/bin/sh\nPATH='\(program)':$PATH\nunset REMOTE_USER GL_USER GL_USERNAME GITEA_PUSHER_NAME\n"
      let name = user.map { "export REMOTE_USER='\($0)'\n" } ?? ""
      let hook = server.path + "/hooks/pre-receive"
      try (head + name + template).write(toFile: hook, atomically: true, encoding: .utf8)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: hook)
      let before = try? server.id("stet/ledger")
      do {
        try workshop.repository.git("push", "--quiet", "origin", refspec)
        return nil
      } catch let failure as GitProcess.Failure {
        #expect((try? server.id("stet/ledger")) == before)
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
  }

  @Test func takesWhatAPersonDecided() throws {
    let site = try Site()
    try site.workshop.decide(["approve", "post-a", "--yes"], as: .ben)
    #expect(try site.refusal(as: "ben") == nil)
    try site.workshop.decide(["hold", "--all", "-m", "Halt"], as: .cem)
    #expect(try site.refusal(as: "c.em") == nil)
    #expect(try site.refusal(as: "c.em", "main:main") == nil)
  }

  @Test(arguments: ["cem", "nobody", nil])
  func refusesAnothersUnsignedDecision(user: String?) throws {
    let site = try Site()
    try site.workshop.decide(["approve", "post-a", "--yes"], as: .ben)
    let message = try #require(try site.refusal(as: user))
    #expect(message.contains("by ben is not signed"), "\(message)")
    #expect(message.contains(user == "cem" ? "you are cem" : user == nil ? "does not say who" : "people.NAME.server"))
  }

  @Test func refusesOneAmongOwn() throws {
    let site = try Site()
    try site.workshop.decide(["comment", "post-a", "-m", "Gut"], as: .cem)
    try site.workshop.decide(["approve", "post-a", "--yes"], as: .ben)
    #expect(try site.refusal(as: "cem")?.contains("the approve") == true)
  }

  @Test func refusesToShrink() throws {
    let site = try Site()
    let start = try site.workshop.repository.id("stet/ledger")
    try site.workshop.decide(["hold", "--all", "-m", "Halt"], as: .cem)
    #expect(try site.refusal(as: "cem") == nil)
    #expect(try site.refusal(as: "cem", ":stet/ledger")?.contains("cannot be deleted") == true)
    #expect(try site.refusal(as: "cem", "+\(start.hex):refs/heads/stet/ledger")?.contains("only grows") == true)
  }

  @Test func refusesWhatDoesMoreThanAdd() throws {
    let site = try Site()
    try site.workshop.decide(["hold", "--all", "-m", "Halt"], as: .cem)
    #expect(try site.refusal(as: "cem") == nil)
    let good = try site.workshop.repository.id("stet/ledger")
    try site.tamper(as: .cem) { try $0.remove("records") }
    #expect(try site.refusal(as: "cem")?.contains("deleted") == true)
    try site.workshop.repository.git("update-ref", "refs/heads/stet/ledger", good.hex)
    try site.tamper(as: .cem) { try $0.write("records/aa/bb/notes.txt", "junk") }
    #expect(try site.refusal(as: "cem")?.contains("unexpected-path") == true)
    try site.workshop.repository.git("update-ref", "refs/heads/stet/ledger", good.hex)
    try site.tamper(as: .cem) { try $0.write("records/aa/bb/aabb\(String(repeating: "0", count: 60)).json", "{}") }
    #expect(try site.refusal(as: "cem")?.contains("is no record") == true)
  }

  @Test func takesWhatPutsADamagedLedgerInOrder() throws {
    let site = try Site()
    try site.workshop.decide(["hold", "--all", "-m", "Halt"], as: .cem)
    try site.tamper(as: .cem) { try $0.remove("records") }
    // It came in before the hook was there.
    try site.workshop.repository.git("push", "--quiet", "origin", "stet/ledger:stet/ledger")
    try site.workshop.decide(["comment", "post-a", "-m", "Gut"], as: .cem)
    #expect(try site.refusal(as: "cem") == nil)
  }

  @Test func refusesAnotherLedger() throws {
    let site = try Site()
    try site.workshop.repository.git("switch", "--quiet", "--orphan", "other")
    try site.workshop.repository.commit("another", as: .cem)
    try site.workshop.repository.git("update-ref", "-d", "refs/heads/stet/ledger")
    try site.server.git("update-ref", "-d", "refs/heads/stet/ledger")
    #expect(try site.refusal(as: "cem", "other:refs/heads/stet/ledger")?.contains("another first commit") == true)
  }

  @Test func takesAFirstLedger() throws {
    let site = try Site()
    try site.server.git("update-ref", "-d", "refs/heads/stet/ledger")
    try site.workshop.decide(["hold", "--all", "-m", "Halt"], as: .cem)
    #expect(try site.refusal(as: "cem") == nil)
  }

  @Test func goesByThePolicyBeforeThePush() throws {
    let site = try Site()
    try site.workshop.reconfigure("server: [ben]", "server: [cee]")
    try site.workshop.decide(["approve", "post-a", "--yes"], as: .ben)
    let message = try site.refusal(as: "cee", "main:main")
    #expect(message == nil, "other branches are let through")
    let both = try Site()
    try both.workshop.reconfigure("server: [ben]", "server: [cee]")
    try both.workshop.decide(["approve", "post-a", "--yes"], as: .ben)
    try both.workshop.repository.git("config", "remote.origin.push", "refs/heads/*:refs/heads/*")
    #expect(try both.refusal(as: "cee", "refs/heads/*:refs/heads/*")?.contains("people.NAME.server") == true)
  }

  @Test func theFirstParentLineOfThePolicyStays() throws {
    let site = try Site()
    let before = try site.workshop.repository.id("main")
    try site.workshop.reconfigure("  reschedule: later\n", "  reschedule: later\n  changes: approved\n")
    let rule = "- { name: policy, when: { files: [stet.yml] }, require: { approvals: 1, from: [editor] } }"
    try site.workshop.reconfigure("  rules:\n", "  rules:\n    \(rule)\n")
    #expect(try site.refusal(as: "ben", "main:main") == nil)
    try site.workshop.repository.git("switch", "--quiet", "--create", "swapped", before.hex)
    try site.workshop.repository.commit("mine", as: .ben)
    try site.workshop.repository.git("merge", "--quiet", "--no-ff", "-m", "merge main", "main", as: .ben)
    #expect(try site.refusal(as: "ben", "swapped:main")?.contains("first-parent line") == true)
    try site.workshop.repository.git("switch", "--quiet", "main")
    try site.workshop.repository.git("merge", "--quiet", "--no-ff", "-m", "merge mine", "swapped~1", as: .ben)
    #expect(try site.refusal(as: "ben", "main:main") == nil)
  }

  @Test func saysWhatItDoesNotUnderstand() throws {
    let site = try Site()
    let outcome = site.workshop.stet(["receive"], input: "what is this\n")
    #expect(outcome.status == .cannotRun)
    #expect(site.workshop.stet(["receive"], input: "").status == .success)
  }
}
