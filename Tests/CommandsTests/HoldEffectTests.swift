import Core
import TestSupport
import Testing

@testable import Commands

/// What a hold comes too late for, and what the end of one lets go.
@Suite struct HoldEffectTests {
  private static let due = "2026-12-01T08:30:00Z"

  /// A post on X and Facebook for 09:00 in Berlin, approved by Ben.
  private func workshop() throws -> Workshop {
    let workshop = try Workshop()
    try workshop.write(Workshop.post(more: "campaign: advent"))
    try workshop.expectSuccess(["approve", "post-a", "--yes"], as: .ben)
    return workshop
  }

  private func handOff(_ workshop: Workshop) throws {
    try workshop.decide(
      ["record", "handed-off", "post-a", "--channel", "x", "--to", "buffer", "--ahead"], as: .ben)
  }

  @Test(arguments: [
    (["--all"], true), (["--channel", "x"], true), (["--campaign", "advent"], true), (["--post", "post-a"], true),
    (["--channel", "facebook"], false),
  ]) func whatWasHandedOffIsListed(scope: [String], isListed: Bool) throws {
    let workshop = try workshop()
    try handOff(workshop)
    let text = try workshop.expectSuccess(["hold"] + scope + ["-m", "Halt"], as: .cem).output
    let line = "Handed off already, to be stopped there:\n  post-a on x, by buffer, for Tue 1 Dec 09:00\n"
    #expect(text.contains(line) == isListed, "\(text)")
    let document = try workshop.expectSuccess(["hold"] + scope + ["-m", "Halt", "--format", "json"], as: .cem)
    let listed = try #require(try document.json["handedOff"]?.arrayValue)
    #expect(listed.count == (isListed ? 1 : 0))
    if isListed {
      #expect(
        listed[0] == [
          "post": "post-a", "channel": "x", "at": "2026-12-01T08:00:00Z", "to": "buffer", "url": .null,
        ])
    }
    let check = try SchemaCheck()
    try check.add("hold", document.output)
    try check.expectValid()
  }

  /// Cem holds a campaign, Ben a channel; one post is released from the first alone, then from both.
  @Test func aPostIsReleasedFromTheHoldsThatAreNamed() throws {
    let workshop = try workshop()
    try workshop.expectSuccess(["hold", "--campaign", "advent", "-m", "Markt abgesagt"], as: .cem)
    try workshop.expectSuccess(["hold", "--channel", "x", "-m", "Neue Rechte"], as: .ben)
    let states = { try workshop.states(of: "post-a") }
    let one = try workshop.expectSuccess(["resume", "--post", "post-a", "--campaign", "advent"], as: .ben)
    #expect(one.output.contains("post-a on x: ") && one.output.contains("held by ben: Neue Rechte\n"), "\(one.output)")
    #expect(try states() == ["x": "held", "facebook": "scheduled"])
    try workshop.repository.write("posts/b.md", Workshop.post(id: "post-b", more: "campaign: advent"))
    try workshop.repository.commit("post: b", as: .ana)
    #expect(try workshop.states(of: "post-b").values.allSatisfy { $0 == "held" }, "the campaign is still held")
    try workshop.expectSuccess(["hold", "--post", "post-a", "-m", "Noch einmal"], as: .cem)
    let both = try workshop.expectSuccess(["resume", "--post", "post-a"], as: .ben)
    #expect(both.errors.contains("Releases post-a from 2 holds:\n"), "\(both.errors)")
    #expect(both.errors.contains("channel x, held by ben: Neue Rechte\n"), "\(both.errors)")
    #expect(try states() == ["x": "scheduled", "facebook": "scheduled"])
  }

  /// What is named and has no part in a release was meant otherwise.
  @Test func aHoldAndAPostThatDoNotBelongTogetherAreRefused() throws {
    let workshop = try workshop()
    let hold = try workshop.expectSuccess(["hold", "--channel", "x", "-m", "Halt", "--format", "json"], as: .cem)
    let onX = try #require(hold.json["record"]?.stringValue)
    try workshop.expectSuccess(["hold", "--channel", "facebook", "-m", "Halt"], as: .cem)
    try workshop.repository.write("posts/b.md", Workshop.post(id: "post-b", channels: "[facebook]"))
    try workshop.repository.commit("post: b", as: .ana)
    let free = workshop.stet(["resume", "--post", "post-b", onX], as: .ben)
    #expect(free.status == .findings && free.errors.contains("holds none of post-b"), "\(free.errors)")
    let both = workshop.stet(["resume", "--post", "post-a", "--post", "post-b", "--channel", "x"], as: .ben)
    #expect(both.status == .findings, "\(both.errors)")
    #expect(both.errors.contains("post-b is held, but by none of the holds that are named"), "\(both.errors)")
    try workshop.expectSuccess(["resume", "--channel", "facebook", "--yes"], as: .ben)
    let loose = workshop.stet(["resume", "--post", "post-b"], as: .ben)
    #expect(loose.errors.contains("no open hold of post-b"), "\(loose.errors)")
    #expect(loose.errors.contains("stet explain post-b"))
    #expect(try workshop.states(of: "post-a")["x"] == "held")
  }

  @Test(arguments: ["--campaign", "--channel", "--post", "--department"]) func aNameIsNotBlank(option: String) throws {
    let workshop = try workshop()
    for command in ["hold", "resume"] {
      #expect(workshop.stet([command, option, " ", "-m", "Halt"], as: .ben).status == .usage)
    }
  }

  /// Of several holds one is named beside the occurrence.
  @Test func anOccurrenceIsReleasedFromTheHoldThatIsNamed() throws {
    let workshop = try Workshop()
    try workshop.write(
      Workshop.post(channels: "[facebook]", more: "campaign: advent\nrepeat: { every: 1w, times: 2 }"))
    try workshop.expectSuccess(["approve", "post-a", "--yes"], as: .ben)
    try workshop.expectSuccess(["hold", "--campaign", "advent", "-m", "Halt"], as: .cem)
    let one = ["--post", "post-a", "--occurrence", "2026-12-08"]
    try workshop.expectSuccess(["resume"] + one + ["--campaign", "advent"], as: .ben)
    let entries = try workshop.expectSuccess(["queue", "--format", "json"]).json["entries"]?.arrayValue ?? []
    #expect(entries.map { $0["state"]?.stringValue } == ["held", "scheduled"])
    #expect(workshop.stet(["hold"] + one + ["--campaign", "advent", "-m", "Halt"]).status == .usage)
  }

  @Test func aCampaignThatBeginsLikeAnotherIsMistyped() throws {
    let workshop = try Workshop()
    try workshop.write(Workshop.post(more: "campaign: advent-2026"))
    try workshop.expectRefusal(
      ["hold", "--campaign", "advent", "-m", "Halt"], as: .cem, saying: "there is no campaign \"advent\"")
    // Of a later year there may be no post yet.
    try workshop.expectSuccess(["hold", "--campaign", "advent-2027", "-m", "Halt"], as: .cem)
  }

  @Test func howMuchIsStoppedAndWhatGoesOn() throws {
    let workshop = try workshop()
    let held = try workshop.expectSuccess(["hold", "--campaign", "advent", "-m", "Halt"], as: .cem).output
    let stopped = "Stops 2 entries of 1 post; the next would have gone out Tue 1 Dec 09:00 (post-a on x).\n"
    #expect(held.hasSuffix(stopped), "\(held)")
    let resumed = try workshop.expectSuccess(["resume", "--post", "post-a"], as: .ben).output
    #expect(resumed.contains("  post-a on x: goes out Tue 1 Dec 09:00 on X\n"), "\(resumed)")
    #expect(resumed.contains("  post-a on facebook: goes out Tue 1 Dec 09:00 on Facebook\n"), "\(resumed)")
    try workshop.expectSuccess(["hold", "--channel", "x", "-m", "Halt"], as: .cem)
    let document = try workshop.expectSuccess(["resume", "--channel", "x", "--format", "json"], as: .ben)
    #expect(try document.json["kind"] == "resume")
    let none = try workshop.expectSuccess(["hold", "--channel", "mastodon", "-m", "Halt"], as: .cem).output
    #expect(none.hasSuffix("Stops no entry of the queue as it is now.\n"), "\(none)")
  }

  @Test func whatIsOverOrTakenBackIsNotListed() throws {
    let workshop = try workshop()
    func listed(_ now: String) throws -> Int? {
      try workshop.expectSuccess(["hold", "--all", "-m", "Halt", "--format", "json"], as: .cem, now: now)
        .json["handedOff"]?.arrayValue?.count
    }
    #expect(try listed("2026-11-23T10:00:00Z") == 0)
    try workshop.expectSuccess(["resume", "--all"], as: .ben)
    try handOff(workshop)
    #expect(try listed("2026-12-01T09:59:00Z") == 1, "within the grace of two hours it may still go out")
    #expect(try listed("2026-12-01T10:01:00Z") == 0)
    try workshop.decide(["record", "published", "post-a", "--channel", "x"], as: .ben)
    #expect(try listed("2026-11-23T10:00:00Z") == 0)
  }

  @Test func withoutATerminalAnEndNeedsAYes() throws {
    let workshop = try workshop()
    try workshop.decide(["hold", "--all", "-m", "Halt"], as: .cem)
    try workshop.expectRefusal(
      ["resume", "--all"], as: .ben, now: Self.due, status: 64,
      saying: "2 entries go out at once, and there is no terminal to ask on",
      "post-a on facebook, planned for Tue 09:00: Markt", "Hint: stet resume --all --yes")
    try workshop.expectRefusal(["resume", "--all", "--yes"], as: .cem, now: Self.due, saying: "cem may not")
    let outcome = try workshop.expectSuccess(["resume", "--all", "--yes"], as: .ben, now: Self.due)
    #expect(outcome.errors.contains("Goes out at once:\n  post-a on x, planned for Tue 09:00: Markt\n"))
    #expect(try workshop.states(now: Self.due) == ["x": "due", "facebook": "due"])
  }

  @Test(arguments: [(["y"], true), (["ja"], true), (["n"], false), ([""], false), ([], false)] as [([String], Bool)])
  func onATerminalAPersonIsAsked(answers: [String], ends: Bool) throws {
    let workshop = try workshop()
    try workshop.decide(["hold", "--channel", "x", "-m", "Halt"], as: .cem)
    let outcome = workshop.stet(["resume", "--channel", "x"], as: .ben, now: Self.due, answers: answers)
    #expect(outcome.errors.contains("Goes out at once:\n  post-a on x, planned for Tue 09:00: Markt\n"))
    #expect(outcome.errors.contains("End the hold? [y/N] "))
    #expect(outcome.status == (ends ? .success : .findings), "\(outcome)")
    #expect(try workshop.states(now: Self.due)["x"] == (ends ? "due" : "held"))
  }

  /// What stays behind for another reason needs no question: its twin, with that reason gone, does.
  @Test(arguments: [
    ("later", "2026-12-01T07:30:00Z", "2026-12-01T08:30:00Z"),
    ("missed", "2026-12-01T11:30:00Z", "2026-12-01T09:30:00Z"),
  ]) func onlyWhatWouldGoOutIsAskedAbout(name: String, quiet: String, asked: String) throws {
    let workshop = try workshop()
    try workshop.decide(["hold", "--all", "-m", "Halt"], as: .cem)
    #expect(workshop.stet(["resume", "--all"], as: .ben, now: asked).status == .usage, "\(name)")
    try workshop.expectSuccess(["resume", "--all"], as: .ben, now: quiet)
  }

  @Test func whatAnotherHoldOrARequestStopsIsNotAskedAbout() throws {
    let workshop = try workshop()
    try workshop.decide(["hold", "--all", "-m", "Halt"], as: .cem)
    try workshop.decide(["hold", "--campaign", "advent", "-m", "Halt"], as: .cem)
    try workshop.expectSuccess(["resume", "--campaign", "advent"], as: .ben, now: Self.due)
    try workshop.decide(["request-changes", "post-a", "-m", "Bild?"], as: .dana)
    try workshop.expectSuccess(["resume", "--all"], as: .ben, now: Self.due)
  }

  @Test func onePostIsReleasedByItself() throws {
    let workshop = try workshop()
    try workshop.repository.write("posts/b.md", Workshop.post(id: "post-b"))
    try workshop.repository.commit("posts")
    try workshop.expectSuccess(["approve", "post-b", "--yes"], as: .ben)
    try workshop.decide(["hold", "--all", "-m", "Halt"], as: .cem)
    let outcome = workshop.stet(["resume", "--post", "post-b", "--yes"], as: .ben, now: Self.due)
    #expect(outcome.errors.contains("post-b on x") && !outcome.errors.contains("post-a"), "\(outcome.errors)")
    #expect(try workshop.states(now: Self.due)["x"] == "held")
  }

  @Test func aSlotThatHasComeGoesOutAtOnce() throws {
    let workshop = try Workshop()
    try workshop.write(Workshop.post(channels: "[x]", date: "slot"))
    try workshop.expectSuccess(["approve", "post-a", "--yes"], as: .ben, now: "2026-11-23T10:00:00Z")
    try workshop.decide(["hold", "--all", "-m", "Halt"], as: .cem, now: "2026-11-23T11:00:00Z")
    #expect(workshop.stet(["resume", "--all"], as: .ben, now: "2026-11-25T08:10:00Z").status == .usage)
    try workshop.expectSuccess(["resume", "--all"], as: .ben, now: "2026-11-25T07:50:00Z")
  }
}
