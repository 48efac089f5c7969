import Commands
import Git
import TestSupport
import Testing

@testable import Core

/// People come and go, as commands and the history of the policy branch have it.
@Suite struct PeopleTests {
  private static let ben = "  ben: { name: Ben, emails: [ben@acme.example], roles: [editor] }\n"

  private static func ben(_ more: String) -> String {
    "  ben: { name: Ben, emails: [ben@acme.example], roles: [editor], \(more) }\n"
  }

  /// A post of Ana's on `main` that Dana approved.
  private func approved() throws -> (workshop: Workshop, approval: String) {
    let workshop = try Workshop()
    try workshop.write()
    return (workshop, try workshop.decide(["approve", "post-a", "--yes"], as: .dana))
  }

  /// A `.mailmap` that is too large is left out with a warning, and blocks no command.
  @Test func aMailmapThatIsTooLargeIsLeftOut() throws {
    let workshop = try Workshop()
    let line = "Ana <ana@acme.example> <ana@old.example>\n"
    for (size, isRead) in [(1 << 20, true), (1 << 20 + 1, false)] {
      let comment = "#" + String(repeating: "x", count: size - line.utf8.count - 2) + "\n"
      try workshop.repository.write(".mailmap", comment + line)
      try workshop.repository.commit("mailmap", as: .dana)
      try workshop.write(
        Workshop.post(text: "Ein Text, \(size)."), as: Person(name: "A", email: "ana@old.example"))
      let explained = workshop.stet(["explain", "post-a"])
      #expect(explained.output.contains(#/contributor +ana +wrote/#) == isRead, "\(explained.output)")
      #expect(explained.errors.contains("Warning: the .mailmap on main is left out") == !isRead)
      try workshop.decide(["approve", "post-a", "--yes"], as: .ben)
      try workshop.decide(["hold", "--all", "-m", "stop"], as: .cem)
    }
  }

  // MARK: - Leaving

  @Test func whatWhoLeftStoppedStaysStopped() throws {
    let dismissed = try approved()
    try dismissed.workshop.decide(["dismiss", dismissed.approval, "-m", "no"], as: .ben)
    let asked = try approved().workshop
    try asked.decide(["request-changes", "post-a", "-m", "when?"], as: .ben)
    let held = try approved().workshop
    try held.decide(["hold", "--post", "post-a", "-m", "stop"], as: .ben)
    for (workshop, state) in [
      (dismissed.workshop, "needs-approval"), (asked, "changes-requested"), (held, "held"),
    ] {
      #expect(try workshop.states()["x"] == state)
      try workshop.reconfigure(Self.ben, "")
      #expect(try workshop.states()["x"] == state)
    }
  }

  @Test func whatWhoLeftReleasedCountsUpToThePosition() throws {
    let (workshop, _) = try approved()
    try workshop.decide(["hold", "--post", "post-a", "-m", "stop"], as: .cem)
    let before = try workshop.repository.id("stet/ledger")
    try workshop.decide(["resume", "--post", "post-a"], as: .ben)
    let after = try workshop.repository.id("stet/ledger")
    #expect(try workshop.states()["x"] == "scheduled")
    try workshop.reconfigure(Self.ben, "")
    #expect(try workshop.states()["x"] == "held")
    try workshop.reconfigure("  cem:", Self.ben("until: \(after.hex)") + "  cem:")
    #expect(try workshop.states()["x"] == "scheduled")
    try workshop.reconfigure(after.hex, before.hex)
    #expect(try workshop.states()["x"] == "held")
  }

  @Test func whoLeftOrIsAwayDecidesNothingNew() throws {
    let (workshop, approval) = try approved()
    try workshop.decide(["withdraw", approval, "-m", "again"], as: .dana)
    try workshop.decide(["approve", "post-a", "--yes"], as: .ben)
    let tip = try workshop.repository.id("stet/ledger")
    for (entry, words) in [("inactive: true", "ben is inactive"), ("until: \(tip.hex)", "ben has left")] {
      try workshop.repository.git("switch", "--quiet", "--detach", "main")
      try workshop.repository.git("switch", "--quiet", "--force-create", "policy")
      try workshop.repository.git("config", "stet.policyBranch", "policy")
      try workshop.reconfigure(Self.ben, Self.ben(entry))
      #expect(try workshop.states()["x"] == "scheduled", "what was decided stands")
      for arguments in [
        ["approve", "post-a", "--yes"], ["hold", "--all", "-m", "stop"], ["request-changes", "post-a", "-m", "no"],
        ["withdraw", "post-a"], ["resume", "--all"],
      ] {
        try workshop.expectRefusal(arguments, as: .ben, saying: words, "Hint", "people.ben")
      }
      try workshop.decide(["comment", "post-a", "-m", "fine"], as: .cem)
      #expect(workshop.stet(["explain", "post-a"]).output.contains("ben"))
    }
  }

  /// Former people are read from the first-parent history: a merged branch cannot add one.
  @Test func aMergedBranchMakesNobodyAPersonOfThePast() throws {
    let (workshop, _) = try approved()
    let repository = workshop.repository
    try workshop.reconfigure(Self.ben, Self.ben + "  mallory: { emails: [mallory@acme.example] }\n")
    try workshop.decide(["hold", "--all", "-m", "stop"], as: Person(name: "M", email: "mallory@acme.example"))
    #expect(try workshop.states()["x"] == "held")
    try workshop.reconfigure("  mallory: { emails: [mallory@acme.example] }\n", "")
    #expect(try workshop.states()["x"] == "held")
    // The same two commits as a branch that is merged.
    try repository.git("branch", "side")
    try repository.git("reset", "--quiet", "--hard", "main~2")
    try repository.git("merge", "--quiet", "--no-ff", "-m", "merge", "side", as: .dana)
    #expect(try workshop.states()["x"] == "scheduled")
  }

  // MARK: - Positions

  @Test(arguments: [
    "until: «", "keys: [{ key: ssh-ed25519 \(key), from: « }]", "keys: [{ key: ssh-ed25519 \(key), until: « }]",
  ])
  func aPositionThatIsNotHereEndsWithTwo(entry: String) throws {
    let (workshop, _) = try approved()
    let (tip, other) = (try workshop.repository.id("stet/ledger"), try workshop.repository.id("main"))
    func written(_ commit: String) -> String {
      Self.ben(entry.split(separator: "«", omittingEmptySubsequences: false).joined(separator: commit))
    }
    try workshop.reconfigure(Self.ben, written(tip.hex))
    #expect(try workshop.states()["x"] == "scheduled")
    try workshop.reconfigure(tip.hex, other.hex)
    for arguments in [
      ["queue"], ["explain", "post-a"], ["approve", "post-a", "--yes"], ["hold", "--all", "-m", "x"],
    ] {
      try workshop.expectRefusal(arguments, as: .dana, status: 2, saying: other.hex, "people.ben", "git fetch")
    }
  }

  private static let key = "AAAAC3NzaC1lZDI1NTE5AAAAIFRoaXMgaXMgbm8gcmVhbCBrZXksIG9ubHkgc2FtcGxl"

  /// The hint of a clone that lacks the ledger commit brings it.
  @Test func whatTheHintFetchesIsEnough() throws {
    let (workshop, _) = try approved()
    let clone = try TestRepository(cloning: workshop.repository)
    try workshop.decide(["comment", "post-a", "-m", "fine"], as: .ben)
    try workshop.reconfigure(Self.ben, Self.ben("until: \(try workshop.repository.id("stet/ledger").hex)"))
    try clone.git("fetch", "--quiet", "origin", "main")
    let there = Workshop(in: clone)
    let refused = there.stet(["queue"])
    #expect(refused.status == .cannotRun)
    let hint = "git fetch origin stet/ledger:refs/remotes/origin/stet/ledger"
    #expect(refused.errors.contains(hint))
    try clone.git("fetch", "--quiet", "origin", "stet/ledger:refs/remotes/origin/stet/ledger")
    #expect(try there.states()["x"] == "scheduled")
  }

  // MARK: - Names

  @Test func anotherPersonUnderTheNameTakesNothingBack() throws {
    let (workshop, _) = try approved()
    let request = try workshop.decide(["request-changes", "post-a", "-m", "when?"], as: .ben)
    let new = Person(name: "Ben", email: "ben2@acme.example")
    try workshop.reconfigure("ben@acme.example", "ben2@acme.example")
    try workshop.expectRefusal(["withdraw", "post-a"], as: new, saying: "ben has no approval, request or comment")
    try workshop.expectRefusal(["withdraw", request], as: new, saying: "another person", "stet dismiss")
    #expect(try workshop.states()["x"] == "changes-requested")
    try workshop.reconfigure("ben2@acme.example", "ben2@acme.example, ben@acme.example")
    try workshop.decide(["withdraw", "post-a"], as: new)
    #expect(try workshop.states()["x"] == "scheduled")
  }
}
