import Canonical
import Commands
import TestSupport
import Testing

/// The contents and order of a listing of the queue.
@Suite struct ListingTests {
  @Test func daysEndTheListing() throws {
    let workshop = try Workshop()
    try workshop.write()
    // The post goes out on the first of December, 09:00 in Berlin.
    #expect(try workshop.listed(["--days", "7"], now: "2026-11-24T07:59:59Z").isEmpty)
    #expect(try workshop.listed(["--days", "7"], now: "2026-11-24T08:00:01Z") == ["x", "facebook"])
    #expect(workshop.stet(["queue", "--days", "0"], as: .ana).status.rawValue == 64)
  }

  @Test func daysLeaveOutWhatHasNoTime() throws {
    let workshop = try Workshop()
    try workshop.write(Workshop.post(date: "slot"))
    try workshop.decide(["request-changes", "post-a", "--channel", "facebook", "-m", "warum?"], as: .dana)
    #expect(try workshop.listed(["--days", "3650"], now: "2026-11-23T10:00:00Z") == ["x"])
  }

  @Test func whatWasHandedOffEarlyStaysAtItsOwnTime() throws {
    let workshop = try Workshop()
    try workshop.write()
    try workshop.decide(
      ["record", "handed-off", "post-a", "--channel", "x", "--to", "a tool", "--by-hand", "-m", "geplant"], as: .ana)
    #expect(try workshop.entry(now: "2026-11-30T10:00:00Z")["at"]?.stringValue == "2026-12-01T08:00:00Z")
    // Longer than the seven days after which the listing drops what was sent.
    #expect(try workshop.listed([], now: "2026-11-30T23:00:00Z").contains("x"))
  }
}

extension Workshop {
  /// The channels of the entries that `stet queue` lists.
  fileprivate func listed(_ options: [String], now: String) throws -> [String] {
    let queue = try expectSuccess(["queue", "--format", "json"] + options, now: now).json
    return queue["entries"]?.arrayValue?.compactMap { $0["channel"]?.stringValue } ?? []
  }
}
