import Core
import Foundation
import TestSupport
import Testing

@testable import Commands

/// Posts that repeat, from the file to the ledger.
@Suite struct RepeatTests {
  /// Three Tuesdays at nine, on Facebook.
  private static func post(
    date: String = "2026-12-01T09:00", rule: String = "{ every: 1w, times: 3 }", text: String = "Der Hof ist offen."
  ) -> String {
    Workshop.post(channels: "[facebook]", date: date, text: text, more: "repeat: \(rule)")
  }

  private func workshop(_ post: String = post()) throws -> Workshop {
    let workshop = try Workshop()
    try workshop.writeAndApprove(post)
    try workshop.merge()
    return workshop
  }

  private static let first = "2026-12-01T08:30:00Z"
  private static let second = "2026-12-08T08:30:00Z"

  private func record(_ event: String, _ occurrence: String?, _ more: String...) -> [String] {
    ["record", event, "post-a", "--channel", "facebook"] + (occurrence.map { ["--occurrence", $0] } ?? []) + more
  }

  /// The states of its occurrences.
  private func states(_ workshop: Workshop, now: String = "2026-11-23T10:00:00Z") throws -> [String] {
    let entries = try workshop.expectSuccess(["queue", "--format", "json", "--all"], now: now).json["entries"]
    return (entries?.arrayValue ?? []).map {
      "\($0["occurrence"]?.stringValue ?? "none") \($0["state"]?.stringValue ?? "")"
    }
  }

  @Test func aSeriesIsApprovedHandedOffAndPublished() throws {
    let workshop = try workshop()
    #expect(
      try states(workshop) == ["2026-12-01 scheduled", "2026-12-08 scheduled", "2026-12-15 scheduled"])
    try workshop.expectRefusal(
      record("handed-off", nil, "--to", "sender"), as: .dana, now: Self.first,
      saying: "post-a repeats: name an occurrence", "2026-12-01, 2026-12-08, 2026-12-15", "--occurrence 2026-12-01")
    try workshop.expectRefusal(
      record("handed-off", "2026-12-02", "--to", "sender"), as: .dana, now: Self.first,
      saying: "post-a has no occurrence on 2026-12-02")
    try workshop.expectRefusal(
      record("handed-off", "2026-12-08", "--to", "sender"), as: .dana, now: Self.first,
      saying: "not due",
      "stet record handed-off post-a --channel facebook --occurrence 2026-12-08 --to sender --ahead")
    try workshop.decide(record("handed-off", "2026-12-01", "--to", "sender"), as: .dana, now: Self.first)
    try workshop.expectRefusal(
      record("handed-off", "2026-12-01", "--to", "sender"), as: .dana, now: Self.first, saying: "not due")
    try workshop.decide(record("published", "2026-12-01"), as: .dana, now: Self.first)
    try workshop.expectRefusal(
      record("published", "2026-12-01"), as: .dana, now: Self.first,
      saying: "stet record updated post-a --channel facebook --occurrence 2026-12-01")
    try workshop.decide(record("handed-off", "2026-12-08", "--to", "sender", "--ahead"), as: .dana, now: Self.first)
    try workshop.decide(record("published", "2026-12-08"), as: .dana, now: Self.second)
    #expect(
      try states(workshop, now: Self.second) == [
        "2026-12-01 published", "2026-12-08 published", "2026-12-15 scheduled",
      ])
    // Occurrences of one series are no post that was published twice.
    let audit = try workshop.expectSuccess(["audit", "--format", "json"], now: Self.second).json
    #expect(audit["publications"]?.integerValue == 4)
    let log = try workshop.expectSuccess(["log", "post-a"]).output
    #expect(log.contains("handed off the occurrence of 2026-12-08 (facebook)"))
  }

  @Test func movingRenamingAndRemovingSendNothingTwice() throws {
    let workshop = try workshop()
    try workshop.decide(record("published", "2026-12-01"), as: .dana, now: Self.first)
    let later = "2026-12-01T10:30:00Z"
    // Another hour of the same day, in a file of another name.
    try workshop.repository.git("mv", "posts/a.md", "posts/b.md")
    try workshop.repository.write("posts/b.md", Self.post(date: "2026-12-01T11:00"))
    try workshop.repository.commit("later", as: .ana)
    #expect(try states(workshop, now: later)[0] == "2026-12-01 published")
    #expect(try states(workshop, now: later)[1] == "2026-12-08 needs-approval")
    // Without `repeat` it was published, also at another time.
    try workshop.repository.write("posts/b.md", Workshop.post(channels: "[facebook]", date: "2026-12-05T09:00"))
    try workshop.repository.commit("once", as: .ana)
    #expect(try states(workshop, now: later) == ["none published"])
    // And again with it, by another rule.
    try workshop.repository.write(
      "posts/b.md", Self.post(date: "2026-12-01T12:00", rule: "{ rule: FREQ=DAILY, times: 2 }"))
    try workshop.repository.commit("daily", as: .ana)
    #expect(try states(workshop, now: later) == ["2026-12-01 published", "2026-12-02 needs-approval"])
  }

  @Test func oneOccurrenceIsHeldResumedAndApproved() throws {
    let workshop = try workshop()
    let one = ["--post", "post-a", "--occurrence", "2026-12-08"]
    try workshop.expectRefusal(
      ["hold", "--post", "post-a", "--occurrence", "2026-12-09", "-m", "Sturm"], as: .cem,
      saying: "post-a has no occurrence on 2026-12-09")
    try workshop.expectRefusal(
      ["hold", "--all", "--occurrence", "2026-12-08", "-m", "Sturm"], as: .cem, status: 64, saying: "for one post")
    let hold = try workshop.expectSuccess(["hold"] + one + ["-m", "Sturm"], as: .cem)
    #expect(
      hold.output.hasPrefix("cem put post post-a of 2026-12-08 on hold\nStops 1 entry of 1 post; the next would have"),
      "\(hold.output)")
    #expect(try states(workshop)[1] == "2026-12-08 held" && states(workshop)[2] == "2026-12-15 scheduled")
    try workshop.decide(["hold", "--channel", "facebook", "-m", "Streik"], as: .cem)
    try workshop.expectSuccess(["resume"] + one, as: .ben)
    #expect(try states(workshop).map { $0.hasSuffix("held") } == [true, false, true])
    try workshop.decide(["resume", "--all"], as: .ben)
    // Another text needs another approval: of one occurrence alone.
    try workshop.write(Self.post(text: "Der Hof ist noch offen."))
    let approved = try workshop.expectSuccess(
      ["approve", "post-a", "--occurrence", "2026-12-08", "--yes"], as: .ben)
    #expect(approved.output == "ben approved post-a of 2026-12-08 (facebook)\n")
    #expect(try states(workshop).map { $0.hasSuffix("scheduled") } == [false, true, false])
    try workshop.expectRefusal(
      ["approve", "post-a", "--occurrence", "2026-12-09", "--yes"], as: .ben, saying: "no occurrence on 2026-12-09")
    try workshop.decide(["approve", "post-a", "--yes"], as: .ben)
    #expect(try states(workshop).allSatisfy { $0.hasSuffix("scheduled") })
  }

  @Test func resolvingNeedsTheOccurrence() throws {
    let workshop = try workshop()
    try workshop.decide(record("failed", "2026-12-01", "-m", "503"), as: .dana, now: Self.first)
    try workshop.decide(record("failed", "2026-12-08", "-m", "503"), as: .dana, now: Self.second)
    try workshop.expectRefusal(
      ["resolve", "post-a", "--channel", "facebook", "-m", "Wieder da"], as: .ben, now: Self.second,
      saying: "post-a repeats: name the occurrence",
      "stet resolve post-a --channel facebook --occurrence 2026-12-08 -m REASON")
    try workshop.decide(
      ["resolve", "post-a", "--channel", "facebook", "--occurrence", "2026-12-08", "-m", "Wieder da"], as: .ben,
      now: Self.second)
    #expect(
      try states(workshop, now: Self.second) == ["2026-12-01 failed", "2026-12-08 due", "2026-12-15 scheduled"])
  }

  @Test func aSeriesIsToldInPlainWords() throws {
    let workshop = try workshop(
      Self.post(date: "2026-12-07T09:00", rule: "{ rule: FREQ=MONTHLY;BYDAY=1MO, until: 2027-06-30 }"))
    let words = "on the first Monday of every month, until Wed 30 Jun 2027"
    #expect(try workshop.expectSuccess(["preview", "post-a"]).output.contains(words))
    let explained = try workshop.expectSuccess(["explain", "post-a"]).output
    #expect(explained.contains("goes out Mon 7 Dec 09:00 on Facebook") && explained.contains(words))
    #expect(explained.contains("this is 1 of 7; --occurrence names another, such as 2027-01-04"))
    let other = try workshop.expectSuccess(["explain", "post-a", "--occurrence", "2027-01-04"]).output
    #expect(other.contains("goes out Mon 4 Jan 2027 09:00 on Facebook") && other.contains("this is 2 of 7"))
    try workshop.expectRefusal(
      ["explain", "post-a", "--occurrence", "2027-01-05"], as: .ana, saying: "no occurrence on 2027-01-05")
    let listing = try workshop.expectSuccess(["queue"]).output
    #expect(listing.contains("1 of 7") && listing.contains("6 later occurrences of posts that repeat are not listed"))
    let review = workshop.stet(["review", "--base", "main~1"]).output
    #expect(review.contains(words), "\(review)")
  }

  @Test func theWholeSeriesMoves() throws {
    let workshop = try workshop()
    try workshop.decide(record("published", "2026-12-01"), as: .dana, now: Self.first)
    let now = "2026-12-02T08:00:00Z"
    let moved = try workshop.expectSuccess(["move", "post-a", "--to", "+2h"], now: now).output
    #expect(moved.contains("from Tue 8 Dec 2026 09:00 to Tue 8 Dec 2026 11:00, every week, 3 times"), "\(moved)")
    #expect(moved.contains("no longer counts: it was given for the occurrences as they were"))
    let file = try String(contentsOfFile: workshop.repository.path + "/posts/a.md", encoding: .utf8)
    #expect(file.contains("publishDate: 2026-12-01T11:00") && file.contains("repeat: { every: 1w, times: 3 }"))
    try workshop.expectRefusal(
      ["move", "post-a", "--to", "slot"], as: .ana, now: now, saying: "a post that repeats cannot take slots")
    try workshop.decide(record("handed-off", "2026-12-15", "--ahead"), as: .dana, now: now)
    try workshop.expectRefusal(
      ["move", "post-a", "--to", "+1h", "--occurrence", "2026-12-15"], as: .ana, now: now,
      saying: "another tool has the occurrence of 2026-12-15")
    try workshop.expectRefusal(
      ["move", "post-a", "--to", "+1h"], as: .ana, now: now,
      saying: "another tool has the occurrence of 2026-12-15",
      "stet resolve post-a --channel facebook --occurrence 2026-12-15")
  }

  @Test func formatsHaveTheOccurrence() throws {
    let workshop = try workshop()
    let csv = try workshop.expectSuccess(["queue", "--format", "csv"]).output.split(separator: "\r\n")
    #expect(csv[0].hasSuffix(",pillar,occurrence") && csv[1].hasSuffix(",2026-12-01"))
    let ics = try workshop.expectSuccess(["queue", "--format", "ics"]).output
    for day in ["2026-12-01", "2026-12-08", "2026-12-15"] { #expect(ics.contains("UID:post-a/facebook/\(day)@")) }
    let document = try workshop.expectSuccess(["queue", "--format", "json", "--renditions"]).output
    let check = try SchemaCheck()
    try check.add("queue", document)
    try check.add("explain", try workshop.expectSuccess(["explain", "post-a", "--format", "json"]).output)
    try check.add("log", try workshop.expectSuccess(["log", "post-a", "--format", "json"]).output)
    let moved = try workshop.expectSuccess(["move", "post-a", "--to", "+1h", "--format", "json"]).output
    try check.add("move", moved)
    try check.expectValid()
  }
}
