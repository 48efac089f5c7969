import Commands
import TestSupport
import Testing

@testable import Core

/// An author's own approval never releases their text.
@Suite struct FourEyesTests {
  @Test func theAuthorMayNotApprove() throws {
    let workshop = try Workshop()
    try workshop.write()
    try workshop.expectRefusal(
      ["approve", "post-a", "--yes"], as: .ana, saying: "ana contributed", "four-eyes", "ask ben or dana")
    try workshop.expectRefusal(["approve", "--all", "--yes"], as: .ana, saying: "nothing waits")
  }

  @Test func nobodyMayUnderAnotherAddressOfTheirs() throws {
    let workshop = try Workshop()
    try workshop.write()
    let ana = Person(name: "A. W.", email: "Ana@Home.example")
    try workshop.expectRefusal(["approve", "post-a", "--yes"], as: ana, saying: "ana contributed")
  }

  @Test(arguments: ["Co-authored-by", "co-authored-by", "Co-Authored-By"])
  func aCoAuthorMayNot(key: String) throws {
    let workshop = try Workshop()
    try workshop.write(message: "post: Markt\n\n\(key): Ben <ben@acme.example>")
    try workshop.expectRefusal(["approve", "post-a", "--yes"], as: .ben, saying: "ben contributed")
    try workshop.decide(["approve", "post-a", "--yes"], as: .dana)
    #expect(try workshop.states() == SurvivalTests.approved)
  }

  @Test func norMayOneWhomTheSquashCommitNames() throws {
    let workshop = try Workshop()
    let repository = workshop.repository
    try repository.git("switch", "--quiet", "--create", "feature")
    try workshop.write()
    try workshop.write(Workshop.post(text: "Am 1. Dezember ist Markt im Hof."), as: .ben)
    try repository.git("switch", "--quiet", "main")
    try repository.git("merge", "--quiet", "--squash", "feature", as: .dana)
    try repository.git(
      "commit", "--quiet", "--author=Ana <ana@acme.example>", "-m",
      "Markt (#1)\n\n* more\n\nCo-authored-by: Ben <ben@acme.example>",
      as: .dana)
    try repository.git("branch", "-D", "feature")
    try workshop.expectRefusal(["approve", "post-a", "--yes"], as: .ben, saying: "ben contributed")
    try workshop.decide(["approve", "post-a", "--yes"], as: .dana)
    #expect(try workshop.states() == SurvivalTests.approved)
  }

  @Test func whoEditsTheTextIsNoLongerIndependent() throws {
    let workshop = try Workshop()
    try workshop.writeAndApprove()
    try workshop.write(Workshop.post(text: "Am 1. Dezember ist ein Markt."), as: .ben)
    try workshop.merge()
    #expect(try workshop.states() == ["x": "needs-approval", "facebook": "needs-approval"])
    try workshop.expectRefusal(["approve", "post-a", "--yes"], as: .ben, saying: "ben contributed")
    // Also where the text is the old one again: then the approval given before does not count either.
    try workshop.write(as: .dana)
    #expect(try workshop.notCounted().contains("contributor"))
    #expect(try workshop.states()["x"] == "needs-approval")
  }

  @Test func whoChangesOnlyWhatReadersDoNotSeeStaysIndependent() throws {
    let workshop = try Workshop()
    try workshop.write()
    try workshop.write(Workshop.post(date: "2026-12-02T09:00", more: "priority: urgent"), as: .ben)
    try workshop.decide(["approve", "post-a", "--yes"], as: .ben)
    #expect(try workshop.states() == SurvivalTests.approved)
  }

  @Test func theAuthorOfTheSquashCommitIsTakenForAContributor() throws {
    let workshop = try Workshop()
    let repository = workshop.repository
    try workshop.writeAndApprove()
    try repository.git("switch", "--quiet", "main")
    try repository.git("merge", "--quiet", "--squash", "feature", as: .ben)
    try repository.git("commit", "--quiet", "-m", "Markt (#1)", as: .ben)
    let entry = try workshop.entry()
    #expect(entry["state"]?.stringValue == "needs-approval")
    #expect(try workshop.notCounted() == ["contributor"])
    #expect(entry["notes"]?.arrayValue?.contains { $0.stringValue?.contains("--amend --author") == true } == true)
    let explained = workshop.stet(["explain", "post-a"])
    #expect(explained.status == .findings)
    #expect(explained.output.contains("--amend --author"), "\(explained.output)")
    try repository.git(
      "commit", "--quiet", "--amend", "--author=Ana <ana@acme.example>", "--no-edit", as: .ben)
    #expect(try workshop.states() == SurvivalTests.approved)
  }

  @Test func theCommitterOfARebaseIsNot() throws {
    let workshop = try Workshop()
    let repository = workshop.repository
    try repository.git("switch", "--quiet", "--create", "feature")
    try workshop.write()
    try repository.git("switch", "--quiet", "main")
    try repository.write("notes.md", "Notes\n")
    try repository.commit("notes", as: .dana)
    try repository.git("switch", "--quiet", "feature")
    try repository.git("rebase", "--quiet", "main", as: .ben)
    #expect(try repository.git("log", "-1", "--format=%cn %an").contains("Ben Ana"))
    try workshop.decide(["approve", "post-a", "--yes"], as: .ben)
    try workshop.merge()
    #expect(try workshop.states() == SurvivalTests.approved)
  }

  @Test func anAddressThatTheForgeHidesIsKnownByItsNumber() throws {
    let configuration = Workshop.configuration
      .split(separator: "emails: [ben@acme.example]").joined(separator: "emails: [ben@acme.example], github: 1234567")
    let workshop = try Workshop(configuration)
    try workshop.write(as: Person(name: "benk", email: "1234567+benk@users.noreply.github.com"))
    try workshop.expectRefusal(["approve", "post-a", "--yes"], as: .ben, saying: "ben contributed")
    // The same number on another forge, and another number on this one, are another person.
    for address in ["1234567+benk@users.noreply.gitlab.com", "1234568+ben@users.noreply.github.com"] {
      let other = try Workshop(configuration)
      try other.write(as: Person(name: "benk", email: address))
      try other.decide(["approve", "post-a", "--yes"], as: .ben)
    }
  }

  @Test func anUnknownAuthorIsKeptByTheAddressHash() throws {
    let workshop = try Workshop()
    try workshop.write(as: Person(name: "Guest", email: "Guest@Else.example"))
    let record = try workshop.decide(["approve", "post-a", "--yes"], as: .ben)
    let unknown = "?" + Digest(of: "guest@else.example".utf8).hex.prefix(16)
    let digits = record.dropFirst(7)
    let bytes = try workshop.repository.git(
      "show", "stet/ledger:records/\(digits.prefix(2))/\(digits.dropFirst(2).prefix(2))/\(digits).json")
    let subjects = try JSONValue(json: Array(bytes.utf8))["subjects"]?.arrayValue
    #expect(subjects?.first?["contributors"] == [.string(unknown)])
    #expect(try workshop.states() == SurvivalTests.approved)
  }

  @Test func theContributorsAreKeptWhenTheBranchIsGone() throws {
    let workshop = try Workshop()
    let repository = workshop.repository
    try repository.git("switch", "--quiet", "--create", "feature")
    try workshop.write()
    try workshop.write(Workshop.post(text: "Am 1. Dezember ist Markt im Hof."), as: .ben)
    try workshop.decide(["approve", "post-a", "--yes"], as: .dana)
    try repository.git("switch", "--quiet", "main")
    try repository.git("merge", "--quiet", "--squash", "feature", as: .ana)
    try repository.git("commit", "--quiet", "-m", "Markt (#1)", as: .ana)
    try repository.git("branch", "-D", "feature")
    // Ben's commit does not exist any more, but Dana's record still names him.
    try workshop.reconfigure("approvals: 1, from: [editor]", "approvals: 2, from: [editor]")
    try workshop.expectRefusal(["approve", "post-a", "--yes"], as: .ben, saying: "ben contributed")
  }

  @Test func whoEditedBeforeAChannelWasRenamedIsStillNotIndependent() throws {
    let workshop = try Workshop()
    try workshop.write()
    try workshop.write(Workshop.post(text: "Am 1. Dezember ist Markt im Hof."), as: .ben)
    for (old, new) in [("  x: {", "  x-main: {"), ("  facebook: {", "  fb: {")] { try workshop.reconfigure(old, new) }
    try workshop.write(
      Workshop.post(channels: "[x-main, fb]", text: "Am 1. Dezember ist Markt im Hof."), as: .dana)
    try workshop.expectRefusal(["approve", "post-a", "--yes"], as: .ben, saying: "ben contributed")
  }

  @Test func aBotDoesNotCount() throws {
    let workshop = try Workshop()
    try workshop.writeAndApprove()
    try workshop.merge()
    try workshop.reconfigure("ben: { name: Ben,", "ben: { name: Ben, kind: bot,")
    #expect(try workshop.notCounted() == ["bot"])
    #expect(try workshop.states()["x"] == "needs-approval")
    try workshop.expectRefusal(["approve", "post-a", "--yes"], as: .ben, saying: "ben is a bot")
  }

  @Test func whoLeftOrLostTheRoleDoesNotCount() throws {
    let left = try Workshop()
    try left.writeAndApprove()
    try left.merge()
    try left.reconfigure("  ben: { name: Ben, emails: [ben@acme.example], roles: [editor] }\n", "")
    #expect(try left.notCounted() == ["unknown-person"])
    #expect(try left.states()["x"] == "needs-approval")
    let moved = try Workshop()
    try moved.writeAndApprove()
    try moved.merge()
    try moved.reconfigure("emails: [ben@acme.example], roles: [editor]", "emails: [ben@acme.example], roles: [legal]")
    #expect(try moved.notCounted() == ["role"])
    #expect(try moved.states()["x"] == "needs-approval")
  }

  @Test func aRecordUnderAnotherAddressThanItsActorsDoesNotCount() throws {
    let workshop = try Workshop()
    try workshop.write()
    try workshop.decide(["approve", "post-a", "--yes"], as: .ben)
    // Ben's record is committed with plain git under an address that is not his.
    try workshop.repository.git("switch", "--quiet", "stet/ledger")
    try workshop.repository.git("commit", "--quiet", "--amend", "--no-edit", "--reset-author", as: .ana)
    try workshop.repository.git("switch", "--quiet", "main")
    #expect(try workshop.notCounted() == ["unsigned"])
    #expect(try workshop.states()["x"] == "needs-approval")
  }

  /// A picture counts as a contribution of the person who added it, until it is published.
  @Test(arguments: [true, false]) func aPictureIsKnownOncePublished(isPublished: Bool) throws {
    let workshop = try Workshop()
    try workshop.repository.write("media/markt.png", bytes: Workshop.picture)
    try workshop.repository.commit("picture", as: .ben)
    try workshop.repository.write("posts/w.md", Workshop.post(id: "post-w", text: "Letztes Jahr war Markt."))
    try workshop.repository.commit("post: w", as: .ana)
    try workshop.decide(["approve", "post-w", "--yes"], as: .dana)
    if isPublished {
      let url = "https://x.example/1"
      for channel in ["x", "facebook"] {
        try workshop.decide(["record", "published", "post-w", "--channel", channel, "--url", url], as: .dana)
      }
    }
    try workshop.repository.write("posts/a.md", Workshop.post())
    try workshop.repository.commit("post: a", as: .ana)
    guard isPublished else {
      return try workshop.expectRefusal(["approve", "post-a", "--yes"], as: .ben, saying: "ben contributed")
    }
    try workshop.decide(["approve", "post-a", "--yes"], as: .ben)
    #expect(try workshop.states() == SurvivalTests.approved)
  }

  /// A picture is known to readers by the record or the approval of another person than the one who brought it.
  @Test(arguments: [(false, Person.ben, false), (false, .dana, true), (true, .ben, true)])
  func anothersWordMakesAPictureKnown(isApproved: Bool, recorder: Person, isKnown: Bool) throws {
    let workshop = try Workshop()
    try workshop.repository.write("media/markt.png", bytes: Workshop.picture)
    try workshop.repository.commit("picture", as: .ben)
    try workshop.repository.write("posts/w.md", Workshop.post(id: "post-w", text: "Letztes Jahr war Markt."))
    try workshop.repository.commit("post: w", as: .ana)
    if isApproved { try workshop.decide(["approve", "post-w", "--yes"], as: .dana) }
    for channel in ["x", "facebook"] {
      try workshop.decide(
        ["record", "published", "post-w", "--channel", channel, "--url", "https://x.example/1"], as: recorder)
    }
    try workshop.repository.write("posts/a.md", Workshop.post())
    try workshop.repository.commit("post: a", as: .ana)
    guard isKnown else {
      return try workshop.expectRefusal(["approve", "post-a", "--yes"], as: .ben, saying: "ben contributed")
    }
    try workshop.decide(["approve", "post-a", "--yes"], as: .ben)
  }
}
