import Core
import TestSupport
import Testing

/// Which slot a delivery uses up.
@Suite struct SlotTests {
  /// Two posts that wait for slots of X, which are on weekdays at 09:00 in Berlin, with two hours of grace.
  private func waiting() throws -> Workshop {
    let workshop = try Workshop()
    for id in ["post-a", "post-b"] {
      try workshop.repository.write("posts/\(id).md", Workshop.post(id: id, channels: "[x]", date: "slot"))
    }
    try workshop.repository.write("media/markt.png", bytes: Workshop.picture)
    try workshop.repository.commit("posts", at: 1_795_363_200)  // Sunday, 2026-11-22, 16:00 UTC
    try workshop.decide(["approve", "--all", "--yes"], as: .ben, now: "2026-11-22T17:00:00Z")
    return workshop
  }

  private func time(_ workshop: Workshop, _ post: String, now: String) throws -> String? {
    try workshop.entry(post, now: now)["at"]?.stringValue
  }

  @Test func slotsAreGivenInOrder() throws {
    let workshop = try waiting()
    let now = "2026-11-23T07:00:00Z"
    #expect(try time(workshop, "post-a", now: now) == "2026-11-23T08:00:00Z")
    #expect(try time(workshop, "post-b", now: now) == "2026-11-24T08:00:00Z")
  }

  @Test func aPublicationInTimeUsesItsSlot() throws {
    let workshop = try waiting()
    try workshop.decide(["record", "published", "post-a", "--channel", "x"], as: .dana, now: "2026-11-23T08:05:00Z")
    #expect(try time(workshop, "post-b", now: "2026-11-23T08:06:00Z") == "2026-11-24T08:00:00Z")
  }

  @Test func oneNotedLaterUsesTheSlotOfItsTime() throws {
    let workshop = try waiting()
    try workshop.decide(
      ["record", "published", "post-a", "--channel", "x", "--time", "2026-11-23T09:05"], as: .dana,
      now: "2026-11-23T15:00:00Z")
    #expect(try workshop.entry("post-a", now: "2026-11-23T15:01:00Z")["at"]?.stringValue == "2026-11-23T08:05:00Z")
    #expect(try time(workshop, "post-b", now: "2026-11-23T15:01:00Z") == "2026-11-24T08:00:00Z")
  }

  @Test func oneBetweenSlotsUsesNone() throws {
    let workshop = try waiting()
    try workshop.decide(["record", "published", "post-a", "--channel", "x"], as: .dana, now: "2026-11-23T15:00:00Z")
    #expect(try time(workshop, "post-b", now: "2026-11-23T15:01:00Z") == "2026-11-24T08:00:00Z")
  }

  @Test func aToolKeepsItsSlot() throws {
    let workshop = try waiting()
    let now = "2026-11-23T06:00:00Z"
    try workshop.decide(
      ["record", "handed-off", "post-a", "--channel", "x", "--to", "buffer", "--by-hand", "-m", "geplant"], as: .dana,
      now: now)
    #expect(try time(workshop, "post-b", now: now) == "2026-11-24T08:00:00Z")
    try workshop.decide(["record", "published", "post-a", "--channel", "x"], as: .dana, now: "2026-11-23T08:01:00Z")
    #expect(try time(workshop, "post-b", now: "2026-11-23T08:02:00Z") == "2026-11-24T08:00:00Z")
  }

  @Test func aFailedSendingThatWasResolvedGivesItBack() throws {
    let workshop = try waiting()
    let now = "2026-11-23T08:10:00Z"
    try workshop.decide(["record", "failed", "post-a", "--channel", "x"], as: .dana, now: now)
    #expect(try time(workshop, "post-b", now: now) == "2026-11-23T08:00:00Z")
    try workshop.decide(["resolve", "post-a", "-m", "Nichts da"], as: .dana, now: now)
    #expect(try time(workshop, "post-b", now: now) == "2026-11-24T08:00:00Z")
    #expect(try time(workshop, "post-a", now: now) == "2026-11-23T08:00:00Z")
    #expect(try workshop.entry("post-a", now: now)["state"]?.stringValue == "due")
  }
}
