import Foundation
import SocialText
import TestSupport
import Testing

@testable import Core

/// A year of a sender that looks every quarter of an hour, in zones whose clocks change.
@Suite struct DaylightTests {
  private static let isLong = ProcessInfo.processInfo.environment["STET_TESTS"] == "long"

  /// A slot in the hour that is skipped, one in the hour that comes twice, and one in the morning.
  @Test(arguments: [
    ("Europe/Berlin", [9_000, 32_400]), ("America/New_York", [5_400, 9_000]),
    ("Australia/Lord_Howe", [6_300, 8_100]), ("America/Santiago", [1_800, 84_600]),
  ]) func noEntryIsLostDoubledOrOutOfOrder(identifier: String, seconds: [Int]) throws {
    let zone = try #require(Zone(identifier: identifier))
    var channel = Channel("x", on: .x, account: "@acme")
    channel.slots = seconds.map { Slot(days: Set(Weekday.allCases), secondOfDay: $0) }
    let start = moment("2026-11-01T00:00:00Z")
    let end = start + 365 * 86_400
    // As the clock of the zone runs, without asking it for a time of day.
    let changes = stride(from: start.seconds, to: end.seconds, by: 3_600).map(Timestamp.init(seconds:)).filter {
      zone.offset(at: $0) != zone.offset(at: $0 + 3_600)
    }
    #expect(changes.count == 2)
    let shown = stride(from: start.seconds, to: end.seconds, by: 900).map(Timestamp.init(seconds:))
    var days: [CivilDate: Set<Int>] = [:]
    let expected = shown.filter { moment in
      let clock = zone.local(moment)
      return seconds.contains(clock.secondOfDay) && days[clock.date, default: []].insert(clock.secondOfDay).inserted
    }
    #expect(expected.count >= 2 * 365 - 2)

    var delivered: [Occupation] = []
    var next = 0
    var waiting: [PlanEntry] = []
    for now in shown where Self.isLong || changes.contains(where: { abs($0.seconds - now.seconds) < 2 * 86_400 }) {
      while waiting.count < 3 {
        let position = LedgerPosition(generation: next, record: Digest(of: []))
        waiting.append(PlanEntry(post: "post-\(next)", wish: .slot, standing: .approved(position, at: now)))
        next += 1
      }
      let plan = AccountPlan(waiting, delivered: delivered.suffix(12), on: channel, in: zone, now: now)
      let times = plan.placements.compactMap(\.at)
      guard times.count == waiting.count, times == times.sorted(), Set(times).count == times.count else {
        Issue.record("\(now): \(times)")
        return
      }
      while let first = waiting.first, let time = times[waiting.startIndex...].first, time <= now,
        delivered.last.map({ $0.at < time }) ?? true
      {
        delivered.append(Occupation(post: first.post, at: time, slot: time))
        waiting.removeFirst()
        break
      }
    }
    #expect(delivered.map(\.post) == (0..<delivered.count).map { "post-\($0)" })
    let seen = delivered.map(\.at)
    if Self.isLong {
      #expect(seen == Array(expected.prefix(seen.count)) && seen.count >= expected.count - 1)
    } else {
      for change in changes {
        let near = { (time: Timestamp) in abs(time.seconds - change.seconds) < 36 * 3_600 }
        #expect(seen.filter(near) == expected.filter(near))
      }
    }
  }
}
