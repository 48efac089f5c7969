import Core
import Foundation
import TestSupport
import Testing

@testable import Commands

/// What waits for whom.
@Suite struct StatusTests {
  private func tasks(
    _ workshop: Workshop, _ options: [String] = [], as person: Person, now: String
  ) throws -> [JSONValue] {
    try workshop.stet(["status", "--format", "json"] + options, as: person, now: now).json["tasks"]?.arrayValue ?? []
  }

  @Test func anApprovalWaitsForThoseWhoCouldGiveIt() throws {
    let workshop = try Workshop()
    try workshop.write()
    let tasks = try tasks(workshop, as: .ben, now: "2026-11-24T08:00:00Z")
    #expect(tasks.count == 1, "two channels of one post are one task")
    #expect(tasks.first?["kind"] == "approve")
    #expect(tasks.first?["people"] == ["ben", "dana"])
    #expect(tasks.first?["own"] == true)
    #expect(tasks.first?["until"] == "2026-12-01T08:00:00Z")
    #expect(tasks.first?["late"] == false)
    let text = workshop.stet(["status"], as: .ben, now: "2026-11-24T08:00:00Z").output
    #expect(text.hasPrefix("Waits for you\n") && text.contains("until Tue 1 Dec 09:00  x, facebook"), "\(text)")
    #expect(text.contains("`stet approve post-a`"), "\(text)")
    #expect(!text.contains("Late"))
    // Who wrote it waits for others.
    let own = workshop.stet(["status"], as: .ana, now: "2026-11-24T08:00:00Z").output
    #expect(own.contains("nothing waits for ana"), "\(own)")
    #expect(own.contains("Waits for others"), "\(own)")
  }

  @Test func eachSlotIsToldOnItsChannel() throws {
    let workshop = try Workshop(
      Workshop.configuration.replacingOccurrences(
        of: "facebook: { network: facebook, account: acme }",
        with: "facebook: { network: facebook, account: acme, slots: [\"Mon-Fri 10:00\"] }"))
    try workshop.write(Workshop.post(date: "slot"))
    let text = workshop.stet(["status"], as: .ben, now: "2026-11-24T12:00:00Z").output
    #expect(text.contains("slot Wed 09:00  x "), "\(text)")
    #expect(text.contains("slot Wed 10:00  facebook"), "\(text)")
  }

  @Test func fromItsTimeOnItIsLate() throws {
    let workshop = try Workshop()
    try workshop.write()
    let late = try workshop.stet(["status", "--format", "json"], as: .ben, now: "2026-12-01T08:00:00Z").json["late"]
    #expect(late == [["person": "ben", "tasks": 1], ["person": "dana", "tasks": 1]])
    let missed = try workshop.stet(["status", "--format", "json"], as: .ben, now: "2026-12-01T12:00:00Z").json
    #expect(missed["tasks"] == [])
    #expect(missed["stuck"]?.arrayValue?.count == 2)
  }

  /// What went wrong says what to type; what people hold is a row for each hold.
  @Test func whatIsStuckSaysWhy() throws {
    let workshop = try Workshop()
    try workshop.writeAndApprove(Workshop.post(more: "campaign: advent"))
    try workshop.merge()
    try workshop.decide(
      ["record", "failed", "post-a", "--channel", "x", "-m", "Login"], as: .dana, now: "2026-12-01T08:30:00Z")
    for id in ["post-b", "post-c"] {
      try workshop.repository.write(
        "posts/\(id).md", Workshop.post(id: id, date: "2026-12-05T09:00", more: "campaign: advent"))
    }
    try workshop.repository.commit("posts", as: .ana)
    try workshop.decide(["hold", "--campaign", "advent", "-m", "Halt"], as: .cem, now: "2026-12-01T09:00:00Z")
    let text = workshop.stet(["status"], as: .ben, now: "2026-12-01T09:30:00Z").output
    #expect(text.contains("could not be sent: Login: `stet resolve post-a --channel x -m REASON`\n"), "\(text)")
    #expect(text.contains("campaign advent  3 posts, 5 entries  held by cem: Halt\n"), "\(text)")
    let missed = workshop.stet(["status"], as: .ben, now: "2026-12-01T20:00:00Z").output
    #expect(!missed.contains("`stet move post-a --to TIME`"), "what is held is not missed")
    try workshop.decide(["resume", "--campaign", "advent", "-m", "Weiter"], as: .ben, now: "2026-12-01T20:00:00Z")
    let over = workshop.stet(["status"], as: .ben, now: "2026-12-01T20:30:00Z").output
    #expect(over.contains("and it was not sent: give it a new date: `stet move post-a --to TIME`\n"), "\(over)")
  }

  @Test func withoutAPersonItIsForAll() throws {
    let workshop = try Workshop()
    let jana = Person(name: "Jana", email: "jana@elsewhere.example")
    let outcome = workshop.stet(["status"], as: jana, now: "2026-11-24T08:00:00Z")
    #expect(outcome.status == .success && outcome.errors.contains("so this is for all: `stet status --person NAME`"))
  }

  @Test func changesWaitForTheAuthor() throws {
    let workshop = try Workshop()
    try workshop.write()
    try workshop.decide(["request-changes", "post-a", "-m", "kürzer"], as: .ben)
    let tasks = try tasks(workshop, as: .ana, now: "2026-12-01T08:30:00Z")
    #expect(tasks.first?["kind"] == "revise")
    #expect(tasks.first?["people"] == ["ana"])
    #expect(tasks.first?["late"] == true)
  }

  @Test func aDraftWaitsADayBeforeItsTime() throws {
    let workshop = try Workshop()
    try workshop.write(Workshop.post(more: "draft: true"))
    #expect(try tasks(workshop, as: .ana, now: "2026-11-30T07:59:59Z").isEmpty)
    #expect(try tasks(workshop, as: .ana, now: "2026-11-30T08:00:00Z").first?["kind"] == "finish")
  }

  @Test func whatIsApprovedGoesOutWithinADay() throws {
    let workshop = try Workshop()
    try workshop.write()
    try workshop.decide(["approve", "post-a", "--yes"], as: .ben)
    func next(_ now: String) throws -> Int? {
      try workshop.stet(["status", "--format", "json"], as: .ben, now: now).json["next"]?.arrayValue?.count
    }
    #expect(try next("2026-11-30T07:59:59Z") == 0)
    #expect(try next("2026-11-30T08:00:00Z") == 2)
  }

  @Test func forAnotherPersonAndForAStranger() throws {
    let workshop = try Workshop()
    try workshop.write()
    let other = try tasks(workshop, ["--person", "dana"], as: .ana, now: "2026-11-24T08:00:00Z")
    #expect(other.first?["own"] == true)
    let stranger = Person(name: "Fremd", email: "fremd@example.org")
    let text = workshop.stet(["status"], as: stranger, now: "2026-11-24T08:00:00Z").output
    #expect(text.hasPrefix("Waits\n"), "\(text)")
    #expect(workshop.stet(["status", "--person", "nichts"]).status == .cannotRun)
    let markdown = workshop.stet(["status", "--format", "markdown"], as: .ben, now: "2026-11-24T08:00:00Z").output
    #expect(markdown.hasPrefix("**Waits for you**\n\n- … until"), "\(markdown)")
    #expect(markdown.contains(" · Markt · `stet approve post-a`\n"), "\(markdown)")
  }

  @Test func whoIsLateWithWhatAndWhoWasMissed() throws {
    let workshop = try Workshop()
    try workshop.write()
    let late = workshop.stet(["status"], as: .ana, now: "2026-12-01T08:30:00Z").output
    #expect(late.contains("\nLate\n") && late.contains("ben   1 post: Markt\n"), "\(late)")
    let missed = workshop.stet(["status"], as: .ana, now: "2026-12-01T11:00:00Z").output
    #expect(
      missed.contains("grace after it without an approval by ben or dana (four-eyes): give it a new date"), "\(missed)")
  }

  @Test func whatCannotBeReadIsCounted() throws {
    let workshop = try Workshop()
    try workshop.write()
    try workshop.repository.write("posts/b.md", Workshop.post(id: "post-b", channels: "[nowhere]"))
    try workshop.repository.write("posts/c.md", "---\nid: post-c\ntitle: \"Markt\nchannels: [x]\n---\nText\n")
    try workshop.repository.commit("posts")
    for command in ["queue", "status"] {
      let output = try workshop.expectSuccess([command]).output
      #expect(output.contains("\n2 files under posts/ cannot be read: `stet check`\n"), "\(output)")
    }
    for (post, path) in [("post-b", "posts/b.md"), ("posts/c.md", "posts/c.md")] {
      let outcome = workshop.stet(["explain", post])
      #expect(outcome.status == .findings && outcome.output.isEmpty, "\(outcome)")
      #expect(outcome.errors.contains("Error: \(path) cannot be read: line "), "\(outcome.errors)")
      #expect(outcome.errors.contains("Hint: stet check \(path)\n"), "\(outcome.errors)")
    }
    #expect(workshop.stet(["explain", "post-c"]).errors.contains("posts/c.md cannot be read: line "))
  }
}
