import Core
import Foundation
import TestSupport
import Testing

@testable import Commands

/// What a server with the `pre-receive` hook takes, and what it refuses. Each push has a twin.
@Suite struct ReceiveTests {
  @Test func takesWhatAPersonDecided() throws {
    let site = try GuardedServer()
    try site.workshop.decide(["approve", "post-a", "--yes"], as: .ben)
    #expect(try site.refusal(as: "ben") == nil)
    try site.workshop.decide(["hold", "--all", "-m", "Halt"], as: .cem)
    #expect(try site.refusal(as: "c.em") == nil)
    #expect(try site.refusal(as: "c.em", "main:main") == nil)
  }

  @Test(arguments: ["cem", "nobody", nil])
  func refusesAnothersUnsignedDecision(user: String?) throws {
    let site = try GuardedServer()
    try site.workshop.decide(["approve", "post-a", "--yes"], as: .ben)
    let message = try #require(try site.refusal(as: user))
    #expect(message.contains("by ben is not signed"), "\(message)")
    #expect(message.contains(user == "cem" ? "you are cem" : user == nil ? "does not say who" : "people.NAME.server"))
  }

  @Test func refusesOneAmongOwn() throws {
    let site = try GuardedServer()
    try site.workshop.decide(["comment", "post-a", "-m", "Gut"], as: .cem)
    try site.workshop.decide(["approve", "post-a", "--yes"], as: .ben)
    #expect(try site.refusal(as: "cem")?.contains("the approve") == true)
  }

  @Test func refusesToShrink() throws {
    let site = try GuardedServer()
    let start = try site.workshop.repository.id("stet/ledger")
    try site.workshop.decide(["hold", "--all", "-m", "Halt"], as: .cem)
    #expect(try site.refusal(as: "cem") == nil)
    #expect(try site.refusal(as: "cem", ":stet/ledger")?.contains("cannot be deleted") == true)
    #expect(try site.refusal(as: "cem", "+\(start.hex):refs/heads/stet/ledger")?.contains("only grows") == true)
  }

  @Test func refusesWhatDoesMoreThanAdd() throws {
    let site = try GuardedServer()
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
    let site = try GuardedServer()
    try site.workshop.decide(["hold", "--all", "-m", "Halt"], as: .cem)
    try site.tamper(as: .cem) { try $0.remove("records") }
    // It came in before the hook was there.
    try site.server.git("fetch", "--quiet", site.workshop.repository.path, "stet/ledger:stet/ledger")
    try site.workshop.decide(["comment", "post-a", "-m", "Gut"], as: .cem)
    #expect(try site.refusal(as: "cem") == nil)
  }

  @Test func refusesAnotherLedger() throws {
    let site = try GuardedServer()
    try site.workshop.repository.git("switch", "--quiet", "--orphan", "other")
    try site.workshop.repository.commit("another", as: .cem)
    try site.workshop.repository.git("update-ref", "-d", "refs/heads/stet/ledger")
    try site.server.git("update-ref", "-d", "refs/heads/stet/ledger")
    #expect(try site.refusal(as: "cem", "other:refs/heads/stet/ledger")?.contains("another first commit") == true)
  }

  @Test func takesAFirstLedger() throws {
    let site = try GuardedServer()
    try site.server.git("update-ref", "-d", "refs/heads/stet/ledger")
    try site.workshop.decide(["hold", "--all", "-m", "Halt"], as: .cem)
    #expect(try site.refusal(as: "cem") == nil)
  }

  @Test func goesByThePolicyBeforeThePush() throws {
    let site = try GuardedServer()
    try site.workshop.reconfigure("server: [ben]", "server: [cee]")
    try site.workshop.decide(["approve", "post-a", "--yes"], as: .ben)
    let message = try site.refusal(as: "cee", "main:main")
    #expect(message == nil, "other branches are let through")
    let both = try GuardedServer()
    try both.workshop.reconfigure("server: [ben]", "server: [cee]")
    try both.workshop.decide(["approve", "post-a", "--yes"], as: .ben)
    try both.workshop.repository.git("config", "remote.origin.push", "refs/heads/*:refs/heads/*")
    #expect(try both.refusal(as: "cee", "refs/heads/*:refs/heads/*")?.contains("people.NAME.server") == true)
  }

  @Test func theFirstParentLineOfThePolicyStays() throws {
    let site = try GuardedServer()
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

  // MARK: - What was there once

  /// After a force push, a person brings back the unsigned decisions of others, joined with new ones or not.
  @Test(arguments: [true, false]) func whatTheServerHadComesBack(isJoined: Bool) throws {
    let site = try GuardedServer()
    let start = try site.server.id("stet/ledger")
    try site.workshop.decide(["approve", "post-a", "--yes"], as: .ben)
    #expect(try site.refusal(as: "ben") == nil)
    let full = try site.server.id("stet/ledger")
    try site.server.git("update-ref", "refs/heads/stet/ledger", start.hex)
    let other = try site.clone()
    try other.decide(["comment", "post-a", "-m", "Gut"], as: .cem)
    #expect(try site.refusal(as: "c.em", from: other) == nil)
    #expect(try site.server.git("rev-list", "stet/ledger").contains(full.hex) == false)
    if isJoined {
      try site.workshop.repository.git("fetch", "--quiet", "origin")
    } else {
      try site.server.git("update-ref", "-d", "refs/heads/stet/ledger")
    }
    try site.workshop.decide(["comment", "post-a", "-m", "Sehr gut"], as: .cem)
    #expect(try site.refusal(as: "cem") == nil)
    #expect(try site.server.git("rev-list", "stet/ledger").contains(full.hex))
    let kept = try site.server.git("for-each-ref", "--format=%(objectname)", "refs/stet/received")
    #expect(kept.split(separator: "\n").count == (isJoined ? 1 : 2))
  }

  /// What the server never had is no restoring, even beside what it had.
  @Test func whatTheServerNeverHadDoesNotComeBack() throws {
    let site = try GuardedServer()
    let start = try site.server.id("stet/ledger")
    try site.workshop.decide(["approve", "post-a", "--yes"], as: .ben)
    #expect(try site.refusal(as: "ben") == nil)
    try site.workshop.decide(["withdraw", "post-a"], as: .ben)
    try site.server.git("update-ref", "refs/heads/stet/ledger", start.hex)
    #expect(try site.refusal(as: "cem")?.contains("the withdraw") == true)
    #expect(try site.refusal(as: "cem", "stet/ledger~1:stet/ledger") == nil)
  }

  /// Who could write the references of the server could let a forged ledger in as an old one.
  @Test func theServersOwnReferencesAreNotPushed() throws {
    let site = try GuardedServer()
    try site.workshop.decide(["approve", "post-a", "--yes"], as: .ben)
    let forged = try site.workshop.repository.id("stet/ledger").hex
    for target in ["refs/stet/received/\(forged)", "refs/stet/seen/origin"] {
      #expect(try site.refusal(as: "cem", "stet/ledger:\(target)")?.contains("the server's own") == true)
    }
    #expect(try site.refusal(as: "ben") == nil)
    #expect(try site.refusal(as: "ben", ":refs/stet/received/\(forged)")?.contains("the server's own") == true)
  }

  @Test func theFirstPushOfARepository() throws {
    let site = try GuardedServer()
    try site.server.git("update-ref", "-d", "refs/heads/stet/ledger")
    try site.server.git("update-ref", "-d", "refs/heads/main")
    #expect(try site.refusal(as: "ben", "stet/ledger", "main")?.contains("push main first, alone") == true)
    #expect(try site.refusal(as: "ben", "main") == nil)
    #expect(try site.refusal(as: "ben") == nil)
  }

  @Test func saysWhatItDoesNotUnderstand() throws {
    let site = try GuardedServer()
    let outcome = site.workshop.stet(["receive"], input: "what is this\n")
    #expect(outcome.status == .cannotRun)
    #expect(site.workshop.stet(["receive"], input: "").status == .success)
  }
}
