import Foundation
import TestSupport
import Testing

@testable import Core

/// Several processes on one repository lose no record.
@Suite struct ProcessTests {
  private static let moment = ["--now", "2026-11-23T10:00:00Z"]

  /// Twenty editors, ten of whom must approve each post.
  private static let configuration = Workshop.configuration
    .replacingOccurrences(of: "people:\n", with: "people:\n" + (0..<20).map(person).joined())
    .replacingOccurrences(of: "approvals: 1, from: [editor]", with: "approvals: 10, from: [editor]")

  private static func person(_ number: Int) -> String {
    "  p\(number): { name: P\(number), emails: [p\(number)@acme.example], roles: [editor] }\n"
  }

  private static func editor(_ number: Int) -> Person {
    Person(name: "P\(number)", email: "p\(number)@acme.example")
  }

  @Test func twentyApprovalsAtOnceAllCount() throws {
    let workshop = try Workshop(Self.configuration)
    let repository = workshop.repository
    for post in ["same"] + (10..<20).map({ "post-\($0)" }) {
      try repository.write("posts/\(post).md", Workshop.post(id: post))
    }
    try repository.write("media/markt.png", bytes: Workshop.picture)
    try repository.commit("posts", as: .ana)
    // Ten approve the same post, and ten a post each.
    let processes = try (0..<20).map { number in
      let post = number < 10 ? "same" : "post-\(number)"
      return try workshop.start(["approve", post, "--yes"] + Self.moment, as: Self.editor(number))
    }
    for process in processes {
      let outcome = try process.outcome()
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
    #expect(try workshop.recordCount() == 20)
    #expect(try workshop.states(of: "same") == ["x": "scheduled", "facebook": "scheduled"])
    #expect(try Set(workshop.approvers("same")) == Set((0..<10).map { "p\($0)" }))
    for number in 10..<20 { #expect(try workshop.approvers("post-\(number)") == ["p\(number)"]) }
    try expectAddOnly(repository, commits: 21)
  }

  @Test func everyKindOfRecordAtOnce() throws {
    let workshop = try Workshop()
    try workshop.write()
    let commands: [([String], Person)] = [
      (["approve", "post-a", "--yes"], .ben), (["comment", "post-a", "-m", "Schön"], .cem),
      (["request-changes", "post-a", "-m", "Nein"], .dana), (["hold", "--all", "-m", "Halt"], .cem),
      (["record", "published", "post-a", "--channel", "x"], .dana),
      (["record", "failed", "post-a", "--channel", "facebook"], .ben),
    ]
    let processes = try commands.map { try workshop.start($0.0 + Self.moment, as: $0.1) }
    for process in processes {
      let outcome = try process.outcome()
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
    #expect(try workshop.recordCount() == commands.count)
    #expect(try workshop.states() == ["x": "published", "facebook": "failed"])
    try expectAddOnly(workshop.repository, commits: commands.count + 1)
  }

  @Test func ofTenSendersAtOnceOneGetsThePost() throws {
    let workshop = try Workshop()
    try workshop.writeAndApprove()
    try workshop.merge()
    let before = try workshop.recordCount()
    let due = ["--now", "2026-12-01T08:30:00Z"]
    let processes = try (0..<10).map { number in
      try workshop.start(
        ["record", "handed-off", "post-a", "--channel", "x", "--to", "sender-\(number)"] + due, as: .dana)
    }
    // A decision that another person makes meanwhile does not block them.
    let other = try workshop.start(["comment", "post-a", "-m", "Schön"] + due, as: .cem)
    let outcomes = try processes.map { try $0.outcome() }
    #expect(try other.outcome().status == 0)
    #expect(outcomes.map(\.status).sorted() == [0] + Array(repeating: 1, count: 9), "\(outcomes)")
    #expect(outcomes.filter { $0.status == 1 }.allSatisfy { $0.errors.contains("it was handed to sender-") })
    #expect(try workshop.recordCount() == before + 2)
    #expect(try workshop.states(now: "2026-12-01T08:30:00Z") == ["x": "handed-off", "facebook": "due"])
    try expectAddOnly(workshop.repository, commits: before + 3)
  }

  @Test func theLedgerIsBegunOnce() throws {
    let repository = try TestRepository()
    try repository.write("stet.yml", Workshop.configuration)
    try repository.commit("stet: begin", as: .dana)
    let workshop = Workshop(in: repository)
    let processes = try (0..<8).map { number in
      try workshop.start(["init", "--ledger"], as: number.isMultiple(of: 2) ? .ana : .dana)
    }
    for process in processes {
      let outcome = try process.outcome()
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
    try expectAddOnly(repository, commits: 1)
    let again = try workshop.expectSuccess(["init", "--ledger"])
    #expect(again.output.contains("already"))
    try expectAddOnly(repository, commits: 1)
  }

  @Test func twoClonesBeginTheSameLedger() throws {
    let workshop = try Workshop()
    let other = try TestRepository()
    try other.write("stet.yml", Workshop.configuration)
    try other.commit("another history", as: .cem)
    try Workshop(in: other).expectSuccess(["init", "--ledger"], as: .cem)
    #expect(try other.id("stet/ledger") == workshop.repository.id("stet/ledger"))
  }

  @Test func anotherRepositorysLedgerIsNotTakenForOurs() throws {
    let workshop = try Workshop()
    let other = "9f0c2f4b9d1e4a6c8b7f3e2d1c0b9a88"
    try workshop.reconfigure("8f0c2f4b9d1e4a6c8b7f3e2d1c0b9a88", other)
    try workshop.expectRefusal(["init", "--ledger"], as: .dana, status: 2, saying: "another repository")
  }

  /// Expects a linear history whose commits only add files, and a valid repository.
  private func expectAddOnly(_ repository: TestRepository, commits: Int) throws {
    try repository.fsck()
    let lines = { (text: String) in text.split(separator: "\n").count }
    #expect(try lines(repository.git("rev-list", "stet/ledger")) == commits)
    #expect(try lines(repository.git("rev-list", "--min-parents=2", "stet/ledger")) == 0)
    #expect(try lines(repository.git("rev-list", "--max-parents=0", "stet/ledger")) == 1)
    #expect(try lines(repository.git("log", "--format=", "--name-only", "--diff-filter=a", "stet/ledger")) == 0)
  }
}
