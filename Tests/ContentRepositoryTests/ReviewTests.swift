import ContentRepository
import Core
import Git
import TestSupport
import Testing

/// What a branch would change, and whether it is ready.
@Suite struct ReviewTests {
  private let now = Timestamp(seconds: 1_795_428_000)

  /// A repository with a ledger, and a branch with a post of Ana's.
  private func branch() throws -> Fixture {
    let fixture = try Fixture()
    _ = try RepositoryCreator.createLedger(
      in: fixture.open(), person: Identity(name: "Dana", email: "dana@acme.example"), at: now)
    try fixture.repository.git("switch", "--quiet", "--create", "feature")
    try fixture.commit("posts/a.md", Fixture.post())
    return fixture
  }

  private func desk(_ fixture: Fixture, _ person: TestSupport.Person) throws -> DecisionDesk {
    try DecisionDesk(
      repository: fixture.open(), identity: Identity(name: person.name, email: person.email), now: now,
      version: "0.1.0", dialogue: SigningDialogue(isAttended: false) { _ in })
  }

  private func review(_ fixture: Fixture) throws -> Review {
    let reader = try QueueReader(repository: fixture.open())
    return try ReviewReader(reader).review(fixture.repository.id("HEAD"), into: reader.mergeTarget(nil), now: now)
  }

  private func missing(_ fixture: Fixture) throws -> [[String]] {
    try review(fixture).posts.flatMap(\.channels).map { $0.missing.map(\.rule) }
  }

  private func post(_ desk: DecisionDesk, _ fixture: Fixture) throws -> PostSnapshot {
    try desk.reader.posts(at: fixture.repository.id("HEAD")).post(named: "markt")
  }

  private func approve(_ fixture: Fixture, by person: TestSupport.Person) throws {
    let desk = try desk(fixture, person)
    let plan = try ApprovalPlanner(desk: desk, at: JudgedCommit(commit: fixture.repository.id("HEAD"))).plan(["markt"])
    #expect(plan.refused.map(\.reason) == [])
    _ = try desk.approve(plan, note: nil)
  }

  @Test func aBranchThatChangesAnAccountVoidsWhatWasApprovedForIt() throws {
    let fixture = try branch()
    try approve(fixture, by: .ben)
    try fixture.repository.git("branch", "--force", "main", "feature")
    try fixture.commit(
      "stet.yml", Fixture.configuration.replacing("account: \"@acme\"", with: "account: \"@other\""))
    let review = try review(fixture)
    #expect(review.posts.map(\.change) == [.modified])
    #expect(review.posts.flatMap(\.channels).flatMap(\.voided).map(\.reason) == [.rendition])
    #expect(!review.isReady)
  }

  @Test func readyOnceItIsApproved() throws {
    let fixture = try branch()
    #expect(try missing(fixture) == [["four-eyes"], ["four-eyes"]])
    try approve(fixture, by: .ben)
    let review = try review(fixture)
    #expect(review.isReady)
    #expect(review.queue.map(\.kind) == [.added, .added])
    #expect(review.posts.map(\.change) == [.added])
  }

  /// Approved by one person, with changes requested by another: it can be merged, but does not go out.
  @Test func notReadyWhileSomebodyAskedForChanges() throws {
    let fixture = try branch()
    let cem = try desk(fixture, .cem)
    _ = try cem.say(
      .requestChanges, on: post(cem, fixture), channels: ["x"], commit: fixture.repository.id("HEAD"), note: "Kürzer")
    try approve(fixture, by: .ben)
    #expect(try missing(fixture) == [[MissingApproval.requestChanges], []])
    #expect(try review(fixture).posts.flatMap(\.channels).first?.missing.map(\.from) == [["cem"]])
    #expect(try !review(fixture).isReady)
    try approve(fixture, by: .cem)
    #expect(try review(fixture).isReady)
  }

  /// The post was sent, and another file bears its id: the branch changes that one.
  @Test func whatWasSentIsToldWholeWhereTheBranchChangesItsTwin() throws {
    let fixture = try Fixture()
    _ = try RepositoryCreator.createLedger(
      in: fixture.open(), person: Identity(name: "Dana", email: "dana@acme.example"), at: now)
    try fixture.commit("posts/a.md", Fixture.post())
    try fixture.commit("posts/b.md", Fixture.post(text: "Fest im Hof."))
    let desk = try desk(fixture, .dana)
    _ = try desk.deliver(
      desk.entry(post: "markt", channel: "x", at: now), DeliveryNote(kind: .published, note: "x", byHand: true))
    try fixture.repository.git("switch", "--quiet", "--create", "feature")
    try fixture.commit("posts/b.md", Fixture.post(text: "Fest im Garten."), as: .ben)
    let channels = try review(fixture).posts.flatMap(\.channels).filter { $0.entry.channelName == "x" }
    #expect(channels.allSatisfy { $0.entry.state == .published })
    #expect(channels.map(\.entry.verdict.contributors.names) == channels.map { _ in ["ana", "ben"] })
    #expect(!channels.isEmpty)
  }

  @Test func whatABranchVoids() throws {
    let fixture = try branch()
    try approve(fixture, by: .ben)
    try fixture.repository.git("branch", "-f", "main", "feature")
    try fixture.commit("posts/a.md", Fixture.post(text: "Fest im Hof."))
    let review = try review(fixture)
    #expect(review.posts.flatMap(\.channels).map { $0.voided.map(\.reason) } == [[.rendition], [.rendition]])
    #expect(review.posts.flatMap(\.channels).map { $0.voided.map(\.actor) } == [["ben"], ["ben"]])
    #expect(review.queue.map(\.kind) == [.changed, .changed])
  }

  @Test func renamedRemovedAndUntouched() throws {
    let fixture = try branch()
    try fixture.commit("posts/b.md", Fixture.post("other"))
    try fixture.commit("posts/c.md", Fixture.post("third"))
    try fixture.repository.git("branch", "-f", "main", "feature")
    try fixture.repository.git("mv", "posts/a.md", "posts/z.md")
    try fixture.repository.remove("posts/b.md")
    try fixture.repository.commit("move and remove")
    let review = try review(fixture)
    #expect(review.posts.map(\.post) == ["markt", "other"])
    #expect(review.posts.map(\.change) == [.renamed, .removed])
    #expect(review.queue.map(\.kind) == [.removed, .removed])
  }

  /// The trail knows which of the records still count.
  @Test func theTrailTellsWhatCounts() throws {
    let fixture = try branch()
    try approve(fixture, by: .ben)
    let ben = try desk(fixture, .ben)
    _ = try ben.withdraw(try ben.ownDecisions(named: ["markt"]), note: nil)
    let trail = TrailReader(try QueueReader(repository: fixture.open()))
    let events = try trail.events(of: "markt", tips: [fixture.repository.id("HEAD")])
    #expect(Set(events.map(\.kind)) == ["written", "approve", "withdraw"])
    #expect(events.filter { $0.kind == "approve" }.map(\.isCounted) == [false])
    #expect(events.filter { $0.kind == "withdraw" }.map(\.isCounted) == [true])
    #expect(events.allSatisfy { $0.post == "markt" })
  }
}
