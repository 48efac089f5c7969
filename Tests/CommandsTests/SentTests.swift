import Core
import TestSupport
import Testing

/// A post that was sent stays sent.
@Suite struct SentTests {
  private static let later = "2026-12-01T09:00:00Z"

  /// A post that is published on X, and approved on Facebook.
  private func published(_ post: String = Workshop.post()) throws -> Workshop {
    let workshop = try Workshop()
    try workshop.writeAndApprove(post)
    try workshop.merge()
    try workshop.decide(
      ["record", "published", "post-a", "--channel", "x", "--url", "https://x.com/acme/1"], as: .dana,
      now: "2026-12-01T08:01:00Z")
    return workshop
  }

  private func expectPublished(
    _ workshop: Workshop, on channel: String = "x", sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let entry = try workshop.entry(on: channel, now: Self.later)
    #expect(entry["state"]?.stringValue == "published", sourceLocation: sourceLocation)
    #expect(entry["at"]?.stringValue == "2026-12-01T08:01:00Z", sourceLocation: sourceLocation)
    #expect(entry["url"]?.stringValue == "https://x.com/acme/1", sourceLocation: sourceLocation)
  }

  @Test func itIsToldOnceAndRefusedTwice() throws {
    let workshop = try published()
    try expectPublished(workshop)
    #expect(try workshop.entry(now: Self.later)["editedSince"] == false)
    try workshop.expectRefusal(
      ["record", "published", "post-a", "--channel", "x"], as: .dana, saying: "is published already")
    try workshop.expectRefusal(["record", "failed", "post-a", "--channel", "x"], as: .dana, saying: "did not fail")
    try workshop.expectRefusal(
      ["record", "published", "post-a", "--channel", "facebook"], as: .cem, saying: "cem may not")
  }

  @Test func afterRenamingTheFile() throws {
    let workshop = try published()
    try workshop.repository.git("mv", "posts/a.md", "posts/markt.md")
    try workshop.repository.commit("rename")
    try expectPublished(workshop)
  }

  @Test func afterRenamingTheChannel() throws {
    let workshop = try published()
    try workshop.repository.write("posts/a.md", Workshop.post(channels: "[x-main, facebook]"))
    try workshop.reconfigure("  x: { network: x", "  x-main: { network: x")
    try expectPublished(workshop, on: "x-main")
  }

  @Test func butAnotherAccountHasNotHadIt() throws {
    let workshop = try published()
    try workshop.reconfigure("\"@acme\"", "\"@acme_two\"")
    #expect(try workshop.entry(now: Self.later)["state"]?.stringValue != "published")
  }

  @Test func afterSquashingTheHistory() throws {
    let workshop = try published()
    let tree = try workshop.repository.git("rev-parse", "main^{tree}").split(separator: "\n")[0]
    let commit = try workshop.repository.git("commit-tree", String(tree), "-m", "all", as: .cem).split(separator: "\n")[
      0]
    try workshop.repository.git("reset", "--quiet", "--hard", String(commit))
    try expectPublished(workshop)
  }

  @Test func afterRemovingThePostAndBringingItBack() throws {
    let workshop = try published()
    try workshop.repository.remove("posts/a.md")
    try workshop.repository.commit("remove")
    #expect(try workshop.states(now: Self.later).isEmpty)
    try workshop.repository.write("posts/new.md", Workshop.post(text: "Es ist Markt, wieder."))
    try workshop.repository.commit("again", as: .cem)
    try expectPublished(workshop)
    #expect(try workshop.entry(now: Self.later)["editedSince"] == true)
  }

  @Test func whateverBecomesOfWhoRecordedIt() throws {
    let workshop = try published()
    try workshop.reconfigure(
      "emails: [dana@acme.example], roles: [editor]", "emails: [dana@acme.example], roles: [legal]")
    try expectPublished(workshop)
    try workshop.reconfigure("  dana: { name: Dana, emails: [dana@acme.example], roles: [legal] }\n", "")
    try expectPublished(workshop)
  }

  @Test func editedSinceIsAboutWhatReadersSee() throws {
    let workshop = try published()
    try workshop.write(Workshop.post(more: "priority: urgent"))
    #expect(try workshop.entry(now: Self.later)["editedSince"] == false)
    try workshop.write(Workshop.post(text: "Am 2. Dezember ist Markt."))
    #expect(try workshop.entry(now: Self.later)["editedSince"] == true)
    try expectPublished(workshop)
    try workshop.decide(["record", "updated", "post-a", "--channel", "x"], as: .dana, now: Self.later)
    #expect(try workshop.entry(now: Self.later)["editedSince"] == false)
  }

  @Test func takenDownIsStillSent() throws {
    let workshop = try published()
    try workshop.decide(["record", "retracted", "post-a", "--channel", "x"], as: .dana, now: Self.later)
    try expectPublished(workshop)
    #expect(try workshop.entry(now: Self.later)["retracted"] == true)
    try workshop.expectRefusal(
      ["record", "retracted", "post-a", "--channel", "facebook"], as: .dana, saying: "not been published")
  }

  @Test func aFailedSendingLeavesByResolveAlone() throws {
    let workshop = try published()
    try workshop.decide(["record", "failed", "post-a", "--channel", "facebook"], as: .dana)
    try workshop.write(Workshop.post(text: "Am 2. Dezember ist Markt."))
    #expect(try workshop.states() == ["x": "published", "facebook": "failed"])
    try workshop.decide(["approve", "post-a", "--yes"], as: .ben)
    #expect(try workshop.states()["facebook"] == "failed")
    try workshop.expectRefusal(["resolve", "post-a", "-m", "Nichts da"], as: .cem, saying: "cem may not")
    try workshop.decide(["resolve", "post-a", "-m", "Nichts da"], as: .dana)
    #expect(try workshop.states() == ["x": "published", "facebook": "scheduled"])
    // A publication is not taken back by the post's name.
    try workshop.expectRefusal(
      ["resolve", "post-a", "-m", "Nichts da"], as: .dana, saying: "no sending of post-a failed")
    #expect(try workshop.states()["x"] == "published")
  }

  @Test func aPublicationIsTakenBackByItsRecordAlone() throws {
    let workshop = try Workshop()
    try workshop.writeAndApprove()
    try workshop.merge()
    let record = try workshop.decide(["record", "published", "post-a", "--channel", "x"], as: .dana)
    try workshop.decide(["resolve", record, "-m", "War ein anderer Post"], as: .dana)
    #expect(try workshop.states() == SurvivalTests.approved)
  }

  @Test func whatAToolHasIsNotSentBesides() throws {
    let workshop = try Workshop()
    try workshop.writeAndApprove()
    try workshop.merge()
    try workshop.decide(["record", "handed-off", "post-a", "--channel", "x", "--to", "buffer", "--ahead"], as: .dana)
    #expect(try workshop.states() == ["x": "handed-off", "facebook": "scheduled"])
    try workshop.decide(["record", "published", "post-a", "--channel", "x"], as: .dana)
    #expect(try workshop.states()["x"] == "published")
  }
}
