import Core
import TestSupport
import Testing

@testable import Commands

/// Pacing, days without slots, and what moves, in a repository.
@Suite struct PacingTests {
  private static let now = "2026-11-23T06:00:00Z"

  private static func configuration(_ channel: String) -> String {
    Workshop.configuration.replacing(#"slots: ["Mon-Fri 09:00"], grace: 2h"#, with: channel)
  }

  /// Posts for X: their ids with their dates and further front matter.
  private func workshop(_ channel: String, _ posts: [(id: String, date: String, more: String)]) throws -> Workshop {
    let workshop = try Workshop(Self.configuration(channel))
    for post in posts {
      try workshop.repository.write(
        "posts/\(post.id).md",
        Workshop.post(id: post.id, channels: "[x]", date: post.date, text: "Neues von \(post.id).", more: post.more))
    }
    try workshop.repository.write("media/markt.png", bytes: Workshop.picture)
    try workshop.repository.commit("posts", at: 1_795_363_200)  // Sunday, 2026-11-22, 16:00 UTC
    return workshop
  }

  private func times(_ workshop: Workshop, now: String = now) throws -> [String: String] {
    let entries = try workshop.expectSuccess(["queue", "--format", "json", "--all"], now: now).json["entries"]?
      .arrayValue
    return (entries ?? []).reduce(into: [:]) { $0[$1["post"]?.stringValue ?? ""] = $1["at"]?.stringValue ?? "none" }
  }

  /// One post's commands read only what its plan depends on.
  @Test func aPostAloneIsAsAmongAll() throws {
    let channel = #"""
      slots: ["daily 09:00", "daily 12:00", "daily 15:00"], grace: 2h,
          pacing: { maxPerDay: 2, minGap: 2h, quiet: "20:00-07:00", promotionShare: { max: 34%, over: 3 } }
      """#
    let workshop = try workshop(
      channel,
      [
        ("sent", "slot", "pillar: promotion"), ("slot-a", "slot", ""), ("slot-b", "slot", "pillar: promotion"),
        ("slot-c", "slot", "pillar: promotion"), ("held", "slot", ""), ("waiting", "slot", ""),
        ("fixed", "2026-11-23T11:30", ""), ("near", "2026-11-23T12:00", "pillar: promotion"),
        ("ahead", "2026-11-24T09:30", "pillar: promotion"), ("draft", "2026-11-24T12:30", "draft: true"),
      ])
    let approved = ["sent", "slot-a", "slot-b", "slot-c", "held", "fixed", "ahead"]
    for id in approved { try workshop.decide(["approve", id, "--yes"], as: .ben, now: "2026-11-22T17:00:00Z") }
    for id in ["sent", "slot-b", "slot-c", "ahead"] {
      try workshop.decide(["approve", id, "--yes"], as: .cem, now: "2026-11-22T17:00:00Z")
    }
    try workshop.decide(
      ["record", "published", "sent", "--channel", "x", "--by-hand", "-m", "eilig"], as: .dana,
      now: "2026-11-22T18:00:00Z")
    try workshop.decide(
      ["record", "handed-off", "ahead", "--channel", "x", "--ahead", "--to", "buffer"], as: .dana,
      now: "2026-11-22T18:00:00Z")
    try workshop.decide(["hold", "--post", "held", "-m", "prüfen"], as: .ana, now: "2026-11-22T19:00:00Z")
    let document = try workshop.expectSuccess(["queue", "--format", "json", "--all"], now: Self.now).json
    let entries = try #require(document["entries"]?.arrayValue)
    #expect(entries.count == 10)
    for entry in entries {
      let post = try #require(entry["post"]?.stringValue)
      let alone = workshop.stet(["explain", post, "--format", "json"], now: Self.now)
      let own = try #require(try alone.json["entries"]?.arrayValue?.first)
      for member in ["at", "state", "notes"] { #expect(own[member] == entry[member], "\(post): \(member)") }
    }
    // The promotion that was sent counts by its record, and what a tool has at its own time.
    let times = try times(workshop)
    #expect(times["ahead"] == "2026-11-24T08:30:00Z")
    // Monday has two posts with times of their own, and on Tuesday 09:00 is too close to what the tool has.
    #expect(times["slot-a"] == "2026-11-24T11:00:00Z")
    let notes = entries.first { $0["post"]?.stringValue == "near" }?["notes"]?.arrayValue?.compactMap(\.stringValue)
    #expect(notes?.contains { $0.contains("only 30m from fixed: minGap of x is 2h") } == true)
  }

  @Test func aRecordSaysThatItWasPromotion() throws {
    let workshop = try workshop(
      #"slots: ["daily 09:00"]"#, [("paid", "2026-11-23T09:00", "disclosure: paid"), ("plain", "2026-11-24T09:00", "")])
    for id in ["paid", "plain"] {
      try workshop.decide(
        ["record", "published", id, "--channel", "x", "--by-hand", "-m", "eilig"], as: .dana, now: Self.now)
    }
    let found = try workshop.repository.git("grep", "-l", "\"promotion\":true", "stet/ledger", "--", "records")
    #expect(found.split(separator: "\n").count == 1)
  }

  @Test func daysWithoutSlots() throws {
    let workshop = try workshop(
      #"slots: ["daily 09:00"], except: [2026-11-23, words/frei.txt]"#,
      [("slot-a", "slot", ""), ("slot-b", "slot", "")])
    try workshop.repository.write("words/frei.txt", "# frei\n2026-11-24 # Betriebsausflug\n")
    try workshop.repository.commit("holidays")
    try workshop.decide(["approve", "--all", "--yes"], as: .ben, now: "2026-11-22T17:00:00Z")
    #expect(try times(workshop) == ["slot-a": "2026-11-25T08:00:00Z", "slot-b": "2026-11-26T08:00:00Z"])
    #expect(workshop.stet(["check"]).status == .success)
    // A list that is not there is said, and stops nothing.
    try workshop.repository.git("rm", "--quiet", "words/frei.txt")
    try workshop.repository.commit("no holidays")
    let outcome = try workshop.expectSuccess(["queue"], now: Self.now)
    #expect(outcome.errors.contains("the list words/frei.txt of days without slots cannot be read on main"))
    #expect(try times(workshop)["slot-a"] == "2026-11-24T08:00:00Z")
    let check = workshop.stet(["check"])
    #expect(check.output.contains("slot-exceptions") && check.output.contains("stet.yml:10:"))
  }

  @Test func anUrgentApprovalSaysWhatItMoves() throws {
    let workshop = try workshop(
      #"slots: ["daily 09:00"], grace: 2h"#,
      [("slot-a", "slot", ""), ("slot-b", "slot", ""), ("urgent", "slot", "priority: urgent")])
    try workshop.decide(["approve", "slot-a", "slot-b", "--yes"], as: .ben, now: "2026-11-22T17:00:00Z")
    let before = try times(workshop)
    #expect(before["urgent"] == "2026-11-23T08:00:00Z")
    let outcome = workshop.stet(["approve", "urgent", "--yes"], as: .ben, now: Self.now)
    #expect(
      outcome.errors.contains(
        "Note: slot-a (x) is moved from Mon 23 Nov 2026 09:00 to Tue 24 Nov 2026 09:00\n"
          + "Note: slot-b (x) is moved from Tue 24 Nov 2026 09:00 to Wed 25 Nov 2026 09:00"), "\(outcome)")
    #expect(try times(workshop)["urgent"] == before["urgent"])
  }

  @Test func aHoldAndItsEndSayWhatTheyMove() throws {
    let workshop = try workshop(
      #"slots: ["daily 09:00"], grace: 2h"#, [("slot-a", "slot", ""), ("slot-b", "slot", ""), ("slot-c", "slot", "")])
    for id in ["slot-a", "slot-b", "slot-c"] {
      try workshop.decide(["approve", id, "--yes"], as: .ben, now: "2026-11-22T17:00:00Z")
    }
    // Within 24 hours nothing moves: the second slot is after that.
    let hold = workshop.stet(["hold", "--post", "slot-b", "-m", "prüfen"], as: .cem, now: Self.now)
    #expect(
      hold.errors.contains("Note: slot-c (x) is moved from Wed 25 Nov 2026 09:00 to Tue 24 Nov 2026 09:00\n"),
      "\(hold)")
    let end = workshop.stet(["resume", "--post", "slot-b"], as: .ben, now: Self.now)
    #expect(
      end.errors.contains("Note: slot-c (x) is moved from Tue 24 Nov 2026 09:00 to Wed 25 Nov 2026 09:00\n"),
      "\(end)")
  }
}
