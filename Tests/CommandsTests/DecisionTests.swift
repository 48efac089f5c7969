import ContentRepository
import Git
import TestSupport
import Testing

@testable import Core

/// Objections, stops and refusals.
@Suite struct DecisionTests {
  static let stranger = TestSupport.Person(name: "Eve", email: "eve@else.example")

  @Test func whatWasWithdrawnOrDismissedDoesNotCount() throws {
    let workshop = try Workshop()
    try workshop.writeAndApprove()
    try workshop.merge()
    try workshop.decide(["withdraw", "post-a"], as: .ben)
    #expect(try workshop.notCounted() == ["withdrawn"])
    let second = try workshop.decide(["approve", "post-a", "--yes"], as: .ben)
    #expect(try workshop.states() == SurvivalTests.approved)
    try workshop.expectRefusal(["dismiss", second, "-m", "Nein"], as: .cem, saying: "cem may not", "editor")
    try workshop.expectRefusal(["withdraw", second], as: .dana, saying: "you can withdraw only your own")
    try workshop.decide(["dismiss", second, "-m", "Nein"], as: .dana)
    #expect(try workshop.notCounted() == ["withdrawn", "dismissed"])
    #expect(try workshop.states()["x"] == "needs-approval")
  }

  @Test func anObjectionBlocksWhateverThePostSaysLater() throws {
    let workshop = try Workshop()
    try workshop.write()
    try workshop.decide(["request-changes", "post-a", "--channel", "x", "-m", "Bild?"], as: .cem)
    try workshop.write(Workshop.post(text: "Am 1. Dezember ist Markt im Hof."))
    try workshop.decide(["approve", "post-a", "--yes"], as: .ben)
    #expect(try workshop.states() == ["x": "changes-requested", "facebook": "scheduled"])
    // Cem has no role that a rule asks for, but may close his own request.
    try workshop.decide(["approve", "post-a", "--yes"], as: .cem)
    #expect(try workshop.states() == SurvivalTests.approved)
  }

  @Test func anObjectionCanBeWithdrawnOrDismissed() throws {
    let workshop = try Workshop()
    try workshop.writeAndApprove()
    try workshop.merge()
    let first = try workshop.decide(["request-changes", "post-a", "-m", "Bild?"], as: .cem)
    try workshop.expectRefusal(["dismiss", first, "-m", "Doch"], as: .cem, saying: "cem may not")
    try workshop.decide(["dismiss", first, "-m", "Doch"], as: .dana)
    #expect(try workshop.states() == SurvivalTests.approved)
    try workshop.decide(["request-changes", "post-a", "-m", "Bild!"], as: .cem)
    #expect(try workshop.states()["x"] == "changes-requested")
    try workshop.decide(["withdraw", "post-a"], as: .cem)
    #expect(try workshop.states() == SurvivalTests.approved)
  }

  @Test func anApprovalClosesOnlyAnObjectionThatItSaw() throws {
    let origin = try Workshop()
    try origin.write()
    let repositories = try (0..<2).map { _ in try TestRepository(cloning: origin.repository) }
    let (office, home) = (Workshop(in: repositories[0]), Workshop(in: repositories[1]))
    try home.decide(["request-changes", "post-a", "-m", "Bild?"], as: .dana)
    // The clone at the office does not have that request yet.
    try office.decide(["approve", "post-a", "--yes"], as: .dana)
    try office.repository.git("fetch", "--quiet")
    #expect(try office.states() == ["x": "changes-requested", "facebook": "changes-requested"])
    try office.decide(["approve", "post-a", "--yes"], as: .dana)
    #expect(try office.states() == SurvivalTests.approved)
  }

  @Test func whatCameAfterReadingWasNotSeen() throws {
    let workshop = try Workshop()
    try workshop.write()
    let git = try workshop.repository.open()
    let desk = try DecisionDesk(
      repository: ContentRepository.open(workshop.directory),
      identity: Identity(name: "Dana", email: "dana@acme.example"), now: Timestamp(seconds: 1_795_428_000),
      version: "0",
      dialogue: SigningDialogue(isAttended: false) { _ in })
    let plan = try ApprovalPlanner(desk: desk, at: JudgedCommit(commit: git.commitID(revision: "HEAD"))).plan(["post-a"]
    )
    // Meanwhile, in another window.
    try workshop.decide(["request-changes", "post-a", "-m", "Bild?"], as: .dana)
    _ = try desk.approve(plan, note: nil)
    #expect(try workshop.states() == ["x": "changes-requested", "facebook": "changes-requested"])
  }

  @Test func everybodyMayStopAndFewMayLetGoOn() throws {
    let workshop = try Workshop()
    try workshop.writeAndApprove()
    try workshop.merge()
    let hold = try workshop.decide(["hold", "--channel", "x", "-m", "Krise"], as: .cem)
    #expect(try workshop.states() == ["x": "held", "facebook": "scheduled"])
    try workshop.expectRefusal(["resume", "--all"], as: .cem, saying: "cem may not", "resume is for editor")
    try workshop.expectRefusal(["withdraw", hold], as: .cem, saying: "cannot be withdrawn")
    try workshop.expectRefusal(["dismiss", hold, "-m", "Nein"], as: .ben, saying: "cannot be dismissed")
    try workshop.expectRefusal(["hold", "--channel", "facebok", "-m", "Krise"], as: .cem, saying: "facebook")
    try workshop.expectRefusal(
      ["hold", "--all", "-m", "Krise"], as: Self.stranger, saying: "eve@else.example is the address of no person")
    try workshop.decide(["resume", "--channel", "x"], as: .ben)
    #expect(try workshop.states() == SurvivalTests.approved)
    try workshop.expectRefusal(["resume", "--all"], as: .ben, saying: "no open hold")
  }

  @Test(arguments: ["--all", "--post=post-a", "--campaign=advent", "--department=pr"])
  func aStopCoversWhatItNames(scope: String) throws {
    let workshop = try Workshop()
    try workshop.writeAndApprove(Workshop.post(more: "campaign: advent\ndepartment: pr"))
    try workshop.merge()
    try workshop.decide(["hold", scope, "-m", "Krise"], as: .cem)
    #expect(try workshop.states() == ["x": "held", "facebook": "held"])
    try workshop.decide(["resume", scope], as: .ben)
    #expect(try workshop.states() == SurvivalTests.approved)
  }

  @Test func whatIsNamedWronglyIsToldWithWhatWasMeant() throws {
    let workshop = try Workshop()
    try workshop.write()
    let words = "there is no record and no post \"post-b\", did you mean \"post-a\"?"
    for command in ["resolve", "dismiss"] {
      try workshop.expectRefusal([command, "post-b", "-m", "Nein"], as: .ben, status: 2, saying: words)
    }
    try workshop.expectRefusal(["resolve", "post-a", "-m", "Nein"], as: .ben, saying: "post-a was never sent")
    try workshop.expectRefusal(
      ["hold", "--department", "sale", "-m", "Halt"], as: .cem,
      saying: "there is no department \"sale\", did you mean \"sales\"?", "there are pr, sales")
    try workshop.expectRefusal(
      ["record", "published", "post-a", "--channel", "x", "--url", "foo"], as: .ben, status: 64,
      saying: "\"foo\" is no address of a page", "written whole, as https://")
    try workshop.expectRefusal(
      ["record", "published", "post-a", "--channel", "x", "--by-hand", "-m", "eilig", "--time", "2027-01-01T09:00"],
      as: .ben, saying: "2027-01-01T09:00:00+01:00 is still to come")
  }

  @Test func anApprovalIsRefusedWithItsReason() throws {
    let workshop = try Workshop()
    try workshop.write()
    let approve = ["approve", "post-a", "--yes"]
    try workshop.expectRefusal(approve, as: Self.stranger, saying: "eve@else.example is the address of no person")
    try workshop.expectRefusal(approve, as: .cem, saying: "cem holds no role", "four-eyes")
    try workshop.expectRefusal(["approve", "post-b", "--yes"], as: .ben, status: 2, saying: "post-a")
    try workshop.expectRefusal(approve + ["--channel", "mastodon"], as: .ben, saying: "mastodon")
    try workshop.expectRefusal(["approve", "post-a"], as: .ben, status: 64, saying: "--yes")
    try workshop.decide(approve, as: .ben)
    try workshop.expectRefusal(approve, as: .ben, saying: "approved already")
  }

  @Test(arguments: ["posts/a.md", "media/markt.png"], [false, true])
  func anApprovalIsRefusedWhereTheWorkTreeDiffers(path: String, staged: Bool) throws {
    let workshop = try Workshop()
    try workshop.write()
    try workshop.repository.write(path, Workshop.post(text: "Etwas anderes."))
    if staged { try workshop.repository.git("add", path) }
    try workshop.expectRefusal(["approve", "post-a", "--yes"], as: .ben, saying: "\(path) differs from the commit")
    try workshop.repository.git("restore", "--staged", "--worktree", path)
    try workshop.repository.write("posts/other.md", "something unfinished")
    try workshop.decide(["approve", "post-a", "--yes"], as: .ben)
  }

  @Test func anInvalidPostIsNotApproved() throws {
    let workshop = try Workshop()
    // This local time does not exist: the clock skips it in that night.
    try workshop.write(Workshop.post(more: "overrides:\n  x: { publishDate: 2027-03-28T02:30 }"))
    try workshop.expectRefusal(["approve", "post-a", "--yes"], as: .ben, saying: "it is invalid", "posts/a.md:")
    try workshop.decide(["approve", "post-a", "--channel", "facebook", "--yes"], as: .ben)
    #expect(try workshop.states() == ["x": "invalid", "facebook": "scheduled"])
  }

  @Test func whoMayNotApproveOneMayNotSlipItInWithOthers() throws {
    let workshop = try Workshop()
    try workshop.write()
    try workshop.repository.write("posts/b.md", Workshop.post(id: "post-b"))
    try workshop.repository.commit("post: B", as: .ben)
    try workshop.expectRefusal(["approve", "post-a", "post-b", "--yes"], as: .ben, saying: "post-b", "ben contributed")
    try workshop.decide(["approve", "--all", "--yes"], as: .ben)
    #expect(try workshop.states(of: "post-b")["x"] == "needs-approval")
  }
}
