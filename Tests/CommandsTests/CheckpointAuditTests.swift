import Commands
import Core
import Foundation
import Git
import TestSupport
import Testing

/// What an audit says of checkpoints, and of an auditor's own copy: each tampering has a twin in which all is well.
@Suite struct CheckpointAuditTests {
  private static let hold = ["hold", "--channel", "x", "-m", "Halt"]

  /// Something that happened after an auditor got a copy, and what an audit finds.
  struct Scenario: CustomTestStringConvertible {
    let testDescription: String
    let checks: [String]
    let words: String
    let happens: @Sendable (Workshop, CheckpointLog) throws -> Void

    init(
      _ name: String, _ checks: String..., saying words: String = "",
      happens: @escaping @Sendable (Workshop, CheckpointLog) throws -> Void
    ) {
      testDescription = name
      self.checks = checks
      self.words = words
      self.happens = happens
    }
  }

  private static func move(_ workshop: Workshop, to revision: String) throws {
    try workshop.repository.git("update-ref", "refs/heads/stet/ledger", try workshop.repository.id(revision).hex)
  }

  static let scenarios = [
    Scenario("nothing happened", saying: "Your copy holds: the 2 files that it covers are here, as then; 0 files") {
      _, _ in
    },
    Scenario("more was decided", saying: "Your copy holds: the 2 files that it covers are here, as then; 2 files") {
      workshop, _ in
      try workshop.decide(hold, as: .cem)
      try workshop.decide(hold, as: .cem)
    },
    Scenario("another checkpoint followed", saying: "2 checkpoints, the last one over 4 files; 0 files came since") {
      workshop, log in
      try workshop.decide(hold, as: .cem)
      _ = try log.sign(workshop)
    },
    Scenario("the ledger was rewound to before the checkpoint", "rewind", saying: "not the checkpoint itself") {
      workshop, _ in
      try move(workshop, to: "stet/ledger~1")
    },
    Scenario("a decision was rewound as well", "rewind", saying: "covers 2 files, and the ledger has 1") {
      workshop, _ in
      try move(workshop, to: "stet/ledger~2")
    },
    Scenario("the ledger begins anew", "rewind", saying: "covers 2 files, and the ledger has 0") { workshop, _ in
      try move(workshop, to: "stet/ledger~3")
    },
    Scenario("a decision was replaced by another one", "anomaly", saying: "are not those that the ledger has") {
      workshop, _ in
      try move(workshop, to: "stet/ledger~2")
      try workshop.decide(hold, as: .dana)
      try workshop.decide(hold, as: .dana)
    },
    Scenario("all was replaced, and signed again", "anomaly", saying: "are not those that the ledger has") {
      workshop, log in
      try move(workshop, to: "stet/ledger~2")
      try workshop.decide(hold, as: .dana)
      _ = try log.sign(workshop)
    },
    Scenario("the files of records were deleted", "anomaly", "anomaly", "anomaly", saying: "Your copy holds") {
      workshop, _ in
      // It still counts, and is still under the checkpoint.
      try workshop.repository.git("switch", "--quiet", "stet/ledger")
      try workshop.repository.remove("records")
      try workshop.repository.commit("tidy", as: .cem)
      try workshop.repository.git("switch", "--quiet", "main")
    },
    Scenario("stet.yml names another key", "anomaly", "anomaly", saying: "no key of the log that stet.yml names") {
      workshop, log in
      let other = try CheckpointLog(namedBy: workshop)
      try workshop.reconfigure(log.verifier, other.verifier)
    },
    Scenario("stet.yml names no key any more", "anomaly", "anomaly", saying: "no key of the log that stet.yml names") {
      workshop, log in
      let configuration = Workshop.configuration
      try workshop.repository.write("stet.yml", configuration)
      try workshop.repository.commit("stet.yml", as: .dana)
    },
    Scenario("stet.yml names a new key before the old one", saying: "Your copy holds") { workshop, log in
      let other = try CheckpointLog(namedBy: workshop)
      try workshop.reconfigure("log: [", "log: [\"\(other.verifier)\", ")
    },
    Scenario("somebody pushed a checkpoint of another key", "anomaly", saying: "is signed with no key of the log") {
      workshop, _ in
      let other = try CheckpointLog(namedBy: workshop)
      let good = try workshop.repository.id("main")
      try workshop.reconfigure("log: [", "log: [\"\(other.verifier)\", ")
      try workshop.decide(hold, as: .cem)
      _ = try other.sign(workshop)
      try workshop.repository.git("reset", "--quiet", "--hard", good.hex)
    },
    Scenario("plain git joined two ledgers with a checkpoint each", "anomaly", saying: "is forked") { workshop, log in
      let repository = workshop.repository
      let start = try repository.id("stet/ledger")
      try workshop.decide(hold, as: .cem)
      _ = try log.sign(workshop)
      let one = try repository.id("stet/ledger")
      try move(workshop, to: start.hex)
      try workshop.decide(hold, as: .dana)
      _ = try log.sign(workshop)
      try repository.git("switch", "--quiet", "stet/ledger")
      try repository.git("merge", "--quiet", "--no-edit", one.hex)
      try repository.git("switch", "--quiet", "main")
      try workshop.expectRefusal(log.signing, as: .dana, saying: "the chain of checkpoints is broken")
    },
    Scenario("plain git joined a ledger without one", saying: "Your copy holds") { workshop, log in
      let repository = workshop.repository
      let own = try repository.id("stet/ledger")
      try move(workshop, to: "stet/ledger~2")
      for _ in 0..<5 { try workshop.decide(hold, as: .dana) }
      try repository.git("switch", "--quiet", "stet/ledger")
      try repository.git("merge", "--quiet", "--no-edit", own.hex)
      try repository.git("switch", "--quiet", "main")
      _ = try log.sign(workshop)
    },
  ]

  @Test(arguments: scenarios) func findsWhatHappened(scenario: Scenario) throws {
    let workshop = try Workshop()
    let log = try CheckpointLog(of: workshop)
    try workshop.decide(Self.hold, as: .cem)
    try workshop.decide(Self.hold, as: .cem)
    let copy = try log.sign(workshop)
    try scenario.happens(workshop, log)
    let outcome = workshop.stet(["audit", "--checkpoint", copy, "--format", "json"])
    let findings = (try outcome.json["findings"]?.arrayValue ?? []).filter { $0["severity"] == "error" }
    #expect(findings.compactMap { $0["check"]?.stringValue } == scenario.checks, "\(outcome.output)")
    #expect(outcome.status == (scenario.checks.isEmpty ? .success : .findings))
    let holds = try outcome.json["checkpoints"]?["copy"]?["holds"]
    let text = workshop.stet(["audit", "--checkpoint", copy])
    #expect(text.output.contains(scenario.words), "\(text.output)")
    #expect((holds == true) == text.output.contains("Your copy holds"))
    #expect(workshop.stet(["audit", "--checkpoint", copy, "--format", "html"]).status == outcome.status)
    let schemas = try SchemaCheck()
    try schemas.add("audit", outcome.output)
    try schemas.expectValid()
  }

  @Test func aLedgerThatWasRewrittenWithItsCheckpointsIsFound() throws {
    let workshop = try Workshop()
    let log = try CheckpointLog(of: workshop)
    for _ in 0..<2 { try workshop.decide(Self.hold, as: .cem) }
    _ = try log.sign(workshop)
    #expect(workshop.stet(["audit"]).status == .success)
    // All files are there, and no commit does anything but add.
    let repository = workshop.repository
    func line(_ arguments: String...) throws -> String { try repository.run(arguments).filter { !$0.isNewline } }
    let root = try line("rev-list", "--max-parents=0", "stet/ledger")
    let rewritten = try line("commit-tree", "stet/ledger^{tree}", "-p", root, "-m", "tidy")
    try repository.git("update-ref", "refs/heads/stet/ledger", rewritten)
    let outcome = workshop.stet(["audit"])
    #expect(outcome.status == .findings)
    #expect(outcome.output.contains("the ledger was rewritten, or the record is from another one"), "\(outcome)")
    #expect(!outcome.output.contains("No finding"))
  }

  @Test func anOlderCopyHoldsToo() throws {
    let workshop = try Workshop()
    let log = try CheckpointLog(of: workshop)
    var copies: [String] = []
    for _ in 0..<4 {
      try workshop.decide(Self.hold, as: .cem)
      copies.append(try log.sign(workshop))
    }
    for (place, copy) in copies.enumerated() {
      let outcome = try workshop.expectSuccess(["audit", "--checkpoint", copy, "--format", "json"])
      #expect(try outcome.json["checkpoints"]?["copy"]?["since"]?.integerValue == Int64(3 - place))
    }
    // The last one lacks in an older ledger, the first one does not.
    try Self.move(workshop, to: "stet/ledger~3")
    #expect(workshop.stet(["audit", "--checkpoint", copies[0]]).status == .success)
    #expect(workshop.stet(["audit", "--checkpoint", copies[3]]).status == .findings)
  }

  @Test func withoutCheckpointsTheReportIsAsItWas() throws {
    let workshop = try Workshop()
    try workshop.decide(Self.hold, as: .cem)
    #expect(try workshop.expectSuccess(["audit", "--format", "json"]).json["checkpoints"] == nil)
    #expect(try !workshop.expectSuccess(["audit"]).output.contains("checkpoint"))
  }

  @Test func anAuditOfOnePostLeavesThemOut() throws {
    let workshop = try Workshop()
    let log = try CheckpointLog(of: workshop)
    try workshop.write()
    try workshop.decide(["approve", "post-a", "--yes"], as: .ben)
    let copy = try log.sign(workshop)
    let arguments = ["audit", "--post", "post-a", "--format", "json"]
    #expect(try workshop.expectSuccess(arguments).json["checkpoints"] == nil)
    #expect(
      try workshop.expectSuccess(arguments + ["--checkpoint", copy]).json["checkpoints"]?["copy"]?["holds"] == true)
  }

  /// Files that are no copy of a checkpoint, made of one.
  static let badCopies: [@Sendable (String) -> String] = [
    { _ in "" }, { _ in "Hallo\n" }, { String($0.dropLast()) }, { $0.replacing("\n", with: "\r\n") },
    { $0.replacing("\n\n", with: "\n") }, { $0.replacing("\n2\n", with: "\n02\n") }, { $0 + $0 }, { $0 + "\n" },
    { $0.replacing("\n2\n", with: "\n2\n\n") }, { $0 + "garbage\n" },
    { String(repeating: "x", count: 1 << 20) + $0 },
    { $0.replacing("stet/", with: "stet\u{7}/") },
  ]

  @Test(arguments: badCopies.indices) func whatIsNoCopyCannotBeRead(place: Int) throws {
    let workshop = try Workshop()
    let log = try CheckpointLog(of: workshop)
    try workshop.decide(Self.hold, as: .cem)
    try workshop.decide(Self.hold, as: .cem)
    let copy = try log.sign(workshop)
    let text = Self.badCopies[place](try String(contentsOfFile: copy, encoding: .utf8))
    let file = try log.write("bad.txt", text)
    try workshop.expectRefusal(["audit", "--checkpoint", file], as: .ana, status: 2, saying: "bad.txt")
    try workshop.expectSuccess(["audit", "--checkpoint", copy])
  }

  /// Copies that are checkpoints, and say something else than the ledger.
  static let falseCopies: [(change: @Sendable (String) -> String, words: String)] = [
    ({ $0.replacing("\n2\n", with: "\n3\n") }, "does not fit it"),
    ({ $0.replacing("stet/ledger/8f0c", with: "stet/ledger/8f0d") }, "no key of the log"),
    ({ $0.replacing("\n\n— ", with: "\nmore\n\n— ") }, "does not fit it"),
    (
      {
        $0
          + "— witness.example/w1 CdzwvQAAAABrBA6g6mTpsT00QOn63p+ev5tqN9jUMn5jFmgv8JHWDKdvdSiIUZWGgMg8l6uZyr1/JroyrbQWaWuG21VqReF/8hB8Dg==\n"
      },
      "does not fit it"
    ),
  ]

  @Test(arguments: falseCopies.indices) func aFalseCopyDoesNotHold(place: Int) throws {
    let workshop = try Workshop()
    let log = try CheckpointLog(of: workshop)
    try workshop.decide(Self.hold, as: .cem)
    try workshop.decide(Self.hold, as: .cem)
    let copy = try log.sign(workshop)
    let text = Self.falseCopies[place].change(try String(contentsOfFile: copy, encoding: .utf8))
    let outcome = workshop.stet(["audit", "--checkpoint", try log.write("false.txt", text)])
    #expect(outcome.status == .findings)
    #expect(outcome.output.contains(Self.falseCopies[place].words), "\(outcome.output)")
    // What a stranger adds below it says nothing.
    let more = try String(contentsOfFile: copy, encoding: .utf8) + "— stranger.example AAAAAAAA\n"
    try workshop.expectSuccess(["audit", "--checkpoint", log.write("more.txt", more)])
  }

  @Test func aBundleHasThemToo() throws {
    let workshop = try Workshop()
    let log = try CheckpointLog(of: workshop)
    try workshop.decide(Self.hold, as: .cem)
    let early = try log.sign(workshop)
    let file = workshop.repository.path + "-audit.tar"
    defer { try? FileManager.default.removeItem(atPath: file) }
    try workshop.expectSuccess(
      ["audit", "--format", "bundle", "--output", file, "--checkpoint", early], as: .ana)
    let elsewhere = try Workshop()
    let outcome = elsewhere.stet(["audit", "--bundle", file, "--checkpoint", early])
    #expect(outcome.status == .success, "\(outcome.errors)")
    #expect(outcome.errors.contains("Your copy holds"))
    try workshop.decide(Self.hold, as: .cem)
    let late = try log.sign(workshop)
    let refused = elsewhere.stet(["audit", "--bundle", file, "--checkpoint", late])
    #expect(refused.status == .findings)
    #expect(refused.errors.contains("covers 3 files, and the ledger has 2"))
    #expect(refused.output.contains("covers 3 files, and the ledger has 2"), "\(refused.output)")
  }

  /// With the store, and from a ledger that has what this version does not understand, the leaves are the same.
  @Test func whatIsNotUnderstoodIsCoveredToo() throws {
    let workshop = try Workshop()
    let log = try CheckpointLog(of: workshop)
    let repository = workshop.repository
    func add(_ text: String, name: String? = nil) throws {
      let digest = name ?? Digest(of: text.utf8).hex
      try repository.git("switch", "--quiet", "stet/ledger")
      try repository.write("records/\(digest.prefix(2))/\(digest.dropFirst(2).prefix(2))/\(digest).json", text)
      try repository.commit("a file", as: .cem)
      try repository.git("switch", "--quiet", "main")
    }
    func size() throws -> Int {
      try SignedCheckpoint(bytes: Array(workshop.expectSuccess(["checkpoint", "--show"]).output.utf8)).checkpoint.size
    }
    try workshop.decide(Self.hold, as: .cem)
    try add("{\"kind\":\"metrics\",\"v\":7}")
    try add("no record at all")
    _ = try log.sign(workshop)
    #expect(try size() == 3)
    try add("other bytes", name: String(repeating: "ab", count: 32))
    #expect(try workshop.expectSuccess(log.signing, as: .dana).errors.contains("Nothing new"))
    let id = try workshop.decide(Self.hold, as: .cem).dropFirst("sha256:".count)
    let garbage = "garbage"
    try repository.git("switch", "--quiet", "stet/ledger")
    let folder = "records/\(id.prefix(2))/\(id.dropFirst(2).prefix(2))/\(id)"
    try repository.write("\(folder).\(Digest(of: garbage.utf8).hex.prefix(16)).sshsig", garbage)
    try repository.write("\(folder).\(String(repeating: "0", count: 16)).sshsig", garbage)
    try repository.commit("signatures", as: .cem)
    try repository.git("switch", "--quiet", "main")
    let copy = try log.sign(workshop)
    #expect(try size() == 6)
    let outcome = workshop.stet(["audit", "--checkpoint", copy, "--format", "json"])
    #expect(try outcome.json["checkpoints"]?["copy"]?["holds"] == true)
  }
}
