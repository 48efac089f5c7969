import Core
import Foundation
import TestSupport
import Testing

@testable import Commands

/// What `stet doctor` says of a clone: each problem has a twin that is well.
@Suite struct DoctorTests {
  /// The states of a topic, and what to do about it.
  private func told(
    _ topic: String, by workshop: Workshop, as person: Person = .ben, now: String = "2026-11-23T10:00:00Z"
  ) throws -> (states: Set<String>, todo: [String]) {
    let outcome = workshop.stet(["doctor", "--format", "json"], as: person, now: now)
    let facts = try #require(try outcome.json["facts"]?.arrayValue)
    let own = facts.filter { $0["topic"]?.stringValue == topic }
    #expect(!own.isEmpty, "\(outcome)")
    let hasProblem = facts.contains { $0["state"]?.stringValue == "problem" }
    #expect(outcome.status == (hasProblem ? .findings : .success))
    return (
      Set(own.compactMap { $0["state"]?.stringValue }),
      own.flatMap { $0["todo"]?.arrayValue?.compactMap(\.stringValue) ?? [] }
    )
  }

  /// A clone that has fetched all of its remote.
  private func clone(_ workshop: Workshop) throws -> Workshop {
    Workshop(in: try TestRepository(cloning: workshop.repository))
  }

  @Test func whoDecides() throws {
    let workshop = try Workshop()
    #expect(try told("identity", by: workshop).states == ["good"])
    let stranger = Person(name: "Otto", email: "otto@elsewhere.example")
    let told = try told("identity", by: workshop, as: stranger)
    #expect(told.states == ["problem"])
    #expect(told.todo.first == "git config user.email YOU@EXAMPLE.COM")
  }

  @Test func aPolicyThatCannotBeUsed() throws {
    let workshop = try Workshop()
    #expect(try told("policy", by: workshop).states == ["good"])
    try workshop.repository.write("stet.yml", "version: [")
    try workshop.repository.commit("broken")
    #expect(try told("policy", by: workshop).states == ["problem"])
  }

  @Test func anAbsentLedger() throws {
    let workshop = try Workshop()
    #expect(try told("ledger", by: workshop).states == ["good"])
    try workshop.repository.git("update-ref", "-d", "refs/heads/stet/ledger")
    #expect(try told("ledger", by: workshop).states == ["problem"])
  }

  @Test func aDamagedLedger() throws {
    let workshop = try Workshop()
    try workshop.decide(["hold", "--all", "-m", "Halt"], as: .cem)
    try workshop.repository.git("switch", "--quiet", "stet/ledger")
    try workshop.repository.remove("records")
    try workshop.repository.commit("a change", as: .dana)
    try workshop.repository.git("switch", "--quiet", "main")
    #expect(try told("ledger", by: workshop).states == ["good", "problem"])
  }

  @Test func whatOthersDoNotSee() throws {
    let clone = try clone(Workshop())
    try clone.repository.git("config", "stet.push", "false")
    #expect(try told("ledger", by: clone).states == ["good"])
    try clone.decide(["hold", "--all", "-m", "Halt"], as: .cem)
    let told = try told("ledger", by: clone)
    #expect(told.states == ["good", "problem"])
    #expect(told.todo == ["stet sync"])
  }

  @Test func noRemote() throws {
    #expect(try told("remote", by: Workshop()).states == ["advice"])
  }

  @Test func aFetchThatIsOld() throws {
    let clone = try clone(Workshop())
    let now = Timestamp(seconds: Int64(Date().timeIntervalSince1970))
    #expect(try told("remote", by: clone, now: now.rfc3339).states == ["good"])
    #expect(try told("remote", by: clone, now: (now + 3 * 86_400).rfc3339).states == ["advice"])
  }

  @Test func aServerThatGuardsTheLedger() throws {
    let server = try TestRepository(cloning: Workshop().repository, "--bare")
    let clone = Workshop(in: try TestRepository(cloning: server))
    let open = try told("protection", by: clone)
    #expect(open.states == ["advice", "problem"])
    for line in open.todo where line.hasPrefix("git -C") {
      let words = line.split(separator: " ").map(String.init)
      try clone.repository.run(Array(words.dropFirst()))
    }
    #expect(try told("protection", by: clone).states == ["advice"])
    let template = try String(contentsOfFile: Workshop.root + "/templates/server/pre-receive", encoding: .utf8)
    for (hook, state) in [("pre-receive", "advice"), ("post-receive", "good")] {
      try template.write(toFile: server.path + "/hooks/" + hook, atomically: true, encoding: .utf8)
      #expect(try told("protection", by: clone).states == [state])
    }
  }

  /// A remote `content.git` is not the clone `content` beside it.
  @Test func aCloneBesideABareRepository() throws {
    let clone = try Workshop()
    let server = clone.repository.path + " server"
    defer { for path in [server, server + ".git"] { try? FileManager.default.removeItem(atPath: path) } }
    try clone.repository.git("clone", "--quiet", "--bare", clone.repository.path, server + ".git")
    try clone.repository.git("clone", "--quiet", server + ".git", server)
    try clone.repository.git("remote", "add", "origin", server + ".git")
    let todo = try told("protection", by: clone).todo
    #expect(todo.contains("git -C '\(server).git' config receive.denyDeletes true"), "\(todo)")
  }

  @Test(arguments: [
    ("https://github.com/acme/content.git", "Rulesets"), ("git@gitlab.example:acme/content", "Protected branches"),
    ("ssh://git@codeberg.org:22/acme/content", "Branch protection"),
    ("https://git.acme.example/content", "on the server"),
  ])
  func whatToSetOnAForge(address: String, words: String) throws {
    let workshop = try Workshop()
    try workshop.repository.git("remote", "add", "origin", address)
    let told = try told("protection", by: workshop)
    #expect(told.states == ["advice"])
    #expect(told.todo.first?.contains(words) == true, "\(told.todo)")
  }

  @Test func whatSigningLacks() throws {
    let workshop = try Workshop()
    #expect(try told("signing", by: workshop).states == ["advice"])
    try workshop.reconfigure("  reschedule: later\n", "  reschedule: later\n  signing: required\n")
    let told = try told("signing", by: workshop)
    #expect(told.states == ["problem"])
    #expect(told.todo == ["stet keys"])
  }

  @Test func hooks() throws {
    let workshop = try Workshop()
    let told = try told("hooks", by: workshop)
    #expect(told.states == ["advice"])
    #expect(told.todo == ["stet init --hooks"])
    try workshop.expectSuccess(["init", "--hooks"])
    #expect(try self.told("hooks", by: workshop).states == ["good"])
  }

  @Test func aClockThatIsSlow() throws {
    let workshop = try Workshop()
    #expect(try told("clock", by: workshop).states == ["good"])
    #expect(try told("clock", by: workshop, now: "2026-10-01T10:00:00Z").states == ["good", "problem"])
  }

  @Test func aShallowClone() throws {
    let workshop = try Workshop()
    try workshop.write()
    let clone = Workshop(in: try TestRepository(cloning: workshop.repository, "--depth=1"))
    let told = try told("repository", by: clone)
    #expect(told.states == ["problem"])
    #expect(told.todo == ["git fetch --unshallow"])
  }

  @Test func theDocumentIsValid() throws {
    let workshop = try Workshop()
    let check = try SchemaCheck()
    try check.add("doctor", workshop.stet(["doctor", "--format", "json"], as: .ben).output)
    try check.expectValid()
    let text = workshop.stet(["doctor"], as: .ben).output
    #expect(text.contains("you decide as ben"))
  }
}
