import Commands
import Core
import Foundation
import Git
import TestSupport
import Testing

/// A bad commit on the ledger is reported by every command that reads it, blocks none of them, and is repaired by the next
/// record.
@Suite struct DefectiveLedgerTests {
  /// A change to the files of the ledger, made with plain git.
  struct Defect: CustomTestStringConvertible {
    let testDescription: String
    let make: @Sendable (TestRepository) throws -> Void

    init(_ name: String, _ make: @escaping @Sendable (TestRepository) throws -> Void) {
      testDescription = name
      self.make = make
    }
  }

  static let defects = [
    Defect("all records deleted") { try $0.remove("records") },
    Defect("everything deleted") { try $0.git("rm", "-rq", ".") },
    Defect("LEDGER.json written anew") { try $0.write("LEDGER.json", "{}") },
    Defect("LEDGER.json a folder") { repository in
      try repository.remove("LEDGER.json")
      try repository.write("LEDGER.json/a", "b")
    },
    Defect("records a file") { repository in
      try repository.remove("records")
      try repository.write("records", "none")
    },
    Defect("records a link") { repository in
      try repository.remove("records")
      try FileManager.default.createSymbolicLink(atPath: repository.path + "/records", withDestinationPath: "objects")
    },
    Defect("junk in a folder of records") { try $0.write("records/aa/notes.txt", "junk") },
  ]

  /// An approved post on `main`, and a post that waits.
  private func workshop() throws -> Workshop {
    let workshop = try Workshop()
    try workshop.write()
    try workshop.decide(["approve", "post-a", "--yes"], as: .ben)
    try workshop.repository.write("posts/b.md", Workshop.post(id: "post-b", text: "Der zweite Markt."))
    try workshop.repository.commit("post: b", as: .ana)
    return workshop
  }

  private func tamper(_ workshop: Workshop, _ change: (TestRepository) throws -> Void) throws {
    let repository = workshop.repository
    try repository.git("switch", "--quiet", "stet/ledger")
    try change(repository)
    try repository.commit("a change", as: .dana)
    try repository.git("switch", "--quiet", "main")
  }

  private static let commands = [
    ["queue"], ["explain", "post-a"], ["log", "post-a"], ["review", "main", "--base", "main~1"], ["diff", "post-a"],
  ]

  /// How many lines a command has for the ledger, and how many anomalies its JSON has, where it has JSON.
  private func told(_ command: [String], in workshop: Workshop) throws -> [Int] {
    let lines = workshop.stet(command).errors.split(separator: "\n").filter { $0.hasPrefix("Warning: the ledger has") }
    guard command != ["diff", "post-a"] else { return [lines.count, lines.count] }
    let document = try workshop.stet(command + ["--format", "json"]).json
    return [lines.count, min(1, document["anomalies"]?.arrayValue?.count ?? 0)]
  }

  @Test(arguments: defects) func isReportedAndBlocksNoCommand(defect: Defect) throws {
    let workshop = try workshop()
    let files = try workshop.repository.git("ls-tree", "-r", "stet/ledger").split(separator: "\n")
    try tamper(workshop, defect.make)
    for command in Self.commands { #expect(try told(command, in: workshop) == [1, 1], "\(command)") }
    #expect(try workshop.states() == SurvivalTests.approved)
    let hold = try workshop.expectSuccess(["hold", "--all", "-m", "Halt", "--format", "json"], as: .cem)
    #expect(hold.errors.contains("the ledger has"))
    #expect(try hold.json["anomalies"]?.arrayValue?.isEmpty == false)
    #expect(try workshop.states()["x"] == "held")
    let after = try workshop.repository.git("ls-tree", "-r", "stet/ledger").split(separator: "\n")
    #expect(Set(after).isSuperset(of: files), "put in order")
    try workshop.decide(["resume", "--all"], as: .dana)
    try workshop.decide(["approve", "post-b", "--yes"], as: .ben)
    #expect(try workshop.states() == SurvivalTests.approved)
    #expect(try workshop.states(of: "post-b") == SurvivalTests.approved)
  }

  @Test func aValidLedgerIsNotMentioned() throws {
    let workshop = try workshop()
    for command in Self.commands { #expect(try told(command, in: workshop) == [0, 0], "\(command)") }
    let hold = try workshop.expectSuccess(["hold", "--all", "-m", "Halt", "--format", "json"], as: .cem)
    #expect(hold.errors.isEmpty)
    #expect(try hold.json["anomalies"] == nil)
  }
}
