import Commands
import Core
import Foundation
import TestSupport
import Testing

/// The order of the trail does not depend on clocks alone, and squashes are told as such.
@Suite struct TrailOrderTests {
  /// The trail of a post without times: `ana wrote it (x)`.
  private func trail(_ workshop: Workshop, _ arguments: [String] = ["log", "post-a"]) throws -> [String] {
    try workshop.expectSuccess(arguments).output.split(separator: "\n").map { line in
      line.dropFirst("2026-11-23 11:00  ".count).split(separator: " ").joined(separator: " ")
    }
  }

  private func edit(_ text: String, in workshop: Workshop) throws {
    try workshop.repository.write("posts/a.md", Workshop.post(text: text))
    try workshop.repository.commit(text, as: .ana)
  }

  private static let approved = "approved it (x, facebook)"

  /// Every commit of these tests is earlier than any decision.
  @Test func anEditAfterAnApprovalIsToldAfterIt() throws {
    let workshop = try Workshop()
    try workshop.write()
    try workshop.decide(["approve", "post-a", "--yes"], as: .ben)
    try edit("Zwei.", in: workshop)
    try workshop.decide(["approve", "post-a", "--yes"], as: .dana)
    try edit("Drei.", in: workshop)
    let told = try trail(workshop)
    #expect(
      told == [
        "ana wrote it: post: Markt", "ben \(Self.approved)", "ana edited it: Zwei.", "dana \(Self.approved)",
        "ana edited it: Drei.",
      ])
    // Programs get the same order.
    let kinds = try workshop.expectSuccess(["log", "post-a", "--format", "json"]).json["events"]?.arrayValue?
      .compactMap { $0["kind"]?.stringValue }
    #expect(kinds == ["written", "approve", "edited", "approve", "edited"])
  }

  @Test func aClockThatIsAheadChangesNothing() throws {
    let workshop = try Workshop()
    try workshop.write()
    try workshop.expectSuccess(["approve", "post-a", "--yes"], as: .ben, now: "2037-01-01T00:00:00Z")
    try workshop.expectSuccess(["withdraw", "post-a"], as: .ben, now: "2026-11-23T10:00:00Z")
    let told = try trail(workshop).map { $0.split(separator: " ").prefix(2).joined(separator: " ") }
    #expect(told == ["ana wrote", "ben approved", "ben withdrew"])
  }

  @Test func withNothingElseToGoByTheTimeDecides() throws {
    let workshop = try Workshop()
    try workshop.write()
    try workshop.repository.write("posts/b.md", Workshop.post(id: "post-b", text: "Ein anderer Text."))
    try workshop.repository.commit("b", as: .ana)
    try workshop.decide(["approve", "post-b", "--yes"], as: .ben)
    try workshop.expectSuccess(["approve", "post-a", "--yes"], as: .ben, now: "2026-11-23T09:00:00Z")
    let told = try trail(workshop, ["log"])
    #expect(told.suffix(2) == ["ben approved post-a (x, facebook)", "ben approved post-b (x, facebook)"])
  }

  // MARK: - Squashes

  /// A post that Ben approved on a branch, squashed into `main`.
  private func squashed(_ text: String? = nil, more: String = "", keepsBranch: Bool = true) throws -> Workshop {
    let workshop = try Workshop()
    try workshop.writeAndApprove()
    try workshop.repository.git("switch", "--quiet", "main")
    try workshop.repository.git("merge", "--quiet", "--squash", "feature", as: .ana)
    if let text { try workshop.repository.write("posts/a.md", Workshop.post(text: text, more: more)) }
    try workshop.repository.commit("Markt (#1)", as: .ana)
    if !keepsBranch {
      try workshop.repository.git("branch", "--quiet", "-D", "feature")
      try workshop.repository.git("reflog", "expire", "--expire=now", "--all")
      try workshop.repository.git("gc", "--quiet", "--prune=now")
    }
    return workshop
  }

  private static let brought = ["ben \(approved)", "ana brought it to main: Markt (#1)"]

  @Test(arguments: [true, false]) func aSquashIsToldAfterTheApprovalsThatItCarries(keepsBranch: Bool) throws {
    let workshop = try squashed(keepsBranch: keepsBranch)
    #expect(try trail(workshop) == Self.brought)
    #expect(try trail(workshop, ["log"]).last == "ana brought post-a to main: Markt (#1)")
    let events = try workshop.expectSuccess(["log", "post-a", "--format", "json"]).json["events"]?.arrayValue ?? []
    #expect(events.map { $0["kind"]?.stringValue } == ["approve", "written"])
    #expect(events.map { $0["broughtTo"] } == [.null, "main"])
  }

  @Test func aSquashThatChangesWhatNoReaderSeesCarriesThem() throws {
    let text = "Am 1. Dezember ist Markt. Liebe Mitarbeiter*innen, kommt vorbei!"
    #expect(try trail(squashed(text, more: "department: pr")) == Self.brought)
  }

  @Test func aSquashWithOtherWordsWasWritten() throws {
    let told = try trail(squashed("Andere Worte."))
    #expect(told.contains("ana wrote it: Markt (#1)"))
    #expect(!told.contains { $0.contains("brought") })
  }

  @Test func aRebaseIsOne() throws {
    let workshop = try Workshop()
    try workshop.writeAndApprove()
    try workshop.repository.git("switch", "--quiet", "main")
    try workshop.repository.write("README.md", "Neu.")
    try workshop.repository.commit("other", as: .dana)
    try workshop.repository.git("rebase", "--quiet", "main", "feature", as: .dana)
    try workshop.repository.git("switch", "--quiet", "main")
    try workshop.repository.git("merge", "--quiet", "--ff-only", "feature")
    #expect(try trail(workshop) == ["ben \(Self.approved)", "ana brought it to main: post: Markt"])
  }

  @Test func aMergeBringsTheCommitsThemselves() throws {
    let workshop = try Workshop()
    try workshop.writeAndApprove()
    try workshop.merge()
    #expect(try trail(workshop) == ["ana wrote it: post: Markt", "ben \(Self.approved)"])
  }

  @Test func aRevertIsNone() throws {
    let workshop = try Workshop()
    try workshop.write()
    try workshop.decide(["approve", "post-a", "--yes"], as: .ben)
    try edit("Zwei.", in: workshop)
    try workshop.repository.git("revert", "--no-edit", "HEAD", as: .dana)
    #expect(try !trail(workshop).contains { $0.contains("brought") })
  }

  /// Only a publishing branch is a place to be brought to.
  @Test func aSquashIntoAnotherBranchIsWritten() throws {
    let workshop = try Workshop()
    try workshop.writeAndApprove()
    try workshop.repository.git("switch", "--quiet", "--create", "other", "main")
    try workshop.repository.git("merge", "--quiet", "--squash", "feature", as: .ana)
    try workshop.repository.commit("Markt (#1)", as: .ana)
    #expect(try trail(workshop).contains("ana wrote it: Markt (#1)"))
  }
}
