import Foundation
import TestSupport
import Testing

@testable import Core

/// The planner and a slow, plain one give the same, and what docs/queue.md promises holds, in thousands of random plans.
@Suite(.serialized) struct AccountPlanModelTests {
  private static let isLong = ProcessInfo.processInfo.environment["STET_TESTS"] == "long"
  private static let seeds: Range<UInt64> = 0..<(isLong ? 20_000 : 300)

  /// Fails with what is needed to see a plan again.
  private func expect(_ isTrue: Bool, _ what: String, seed: UInt64, location: SourceLocation = #_sourceLocation) -> Bool
  {
    if !isTrue { Issue.record("seed \(seed): \(what)", sourceLocation: location) }
    return isTrue
  }

  @Test func agreesWithThePlainPlanner() {
    var (slots, held, shortages) = (0, 0, 0)
    for seed in Self.seeds {
      let random = RandomPlan(seed: seed)
      let plan = random.plan
      let (times, expected) = (plan.placements.map(\.at), random.reference.times())
      for (index, entry) in random.entries.enumerated() where entry.wish == .slot {
        guard
          expect(
            times[index] == expected[index],
            "\(index) \(entry): \(times[index]?.rfc3339 ?? "-") is not \(expected[index]?.rfc3339 ?? "-")", seed: seed)
        else { return }
        slots += times[index] == nil ? 0 : 1
        held += entry.holds.isEmpty ? 0 : 1
        guard times[index] == nil, let refusal = random.reference.refusal(of: index) else { continue }
        shortages += 1
        guard expect(plan.placements[index].shortage?.refusal == refusal, "\(index): refused by \(refusal)", seed: seed)
        else { return }
      }
    }
    #expect(slots > 300 && held > 60 && shortages > 3)
  }

  /// A first approval moves no approved entry, and gives what was forecast. Only `urgent` steps ahead of others.
  @Test func aFirstApprovalMovesNothingAndKeepsTheForecast() {
    for seed in Self.seeds {
      let random = RandomPlan(seed: seed)
      let before = random.times
      for index in random.entries.indices.prefix(4) {
        let entry = random.entries[index]
        guard entry.standing == .waiting, entry.holds.isEmpty, entry.wish == .slot else { continue }
        let position = LedgerPosition(generation: 1_000, record: Digest(of: [1]))
        let after = random.with { $0.entries[index].standing = .approved(position, at: random.now) }.times
        guard expect(after[index] == before[index], "\(index) is not as forecast", seed: seed) else { return }
        for other in random.entries.indices where other != index && !entry.isUrgent {
          guard random.entries[other].standing != .waiting else { continue }
          guard expect(after[other] == before[other], "\(index) moved \(other)", seed: seed) else { return }
        }
      }
    }
  }

  /// A hold that begins now lets no entry out sooner than in 24 hours which would not have gone out then anyway.
  @Test func aHoldLetsNothingOutEarly() {
    for seed in Self.seeds {
      let random = RandomPlan(seed: seed)
      let hold = PlanHold(id: "new", began: random.now)
      let after = random.with { plan in
        for index in plan.entries.indices where (index + Int(seed)) % 3 == 0 { plan.entries[index].holds.insert(hold) }
      }
      let (old, new) = (random.times, after.times)
      let end = random.now + 86_400
      for (index, entry) in after.entries.enumerated()
      where entry.holds.isEmpty && !(entry.isUrgent && entry.standing == .waiting) {
        let (before, since) = (old[index] ?? end + 1, new[index] ?? end + 1)
        // What is approved later makes room for what a hold moves, and never goes out sooner.
        let isLater = entry.standing == .waiting && since > before
        let isKept = before == since || before > end && since > end || isLater
        guard expect(isKept, "\(index): \(old[index]?.rfc3339 ?? "-") became \(new[index]?.rfc3339 ?? "-")", seed: seed)
        else { return }
      }
    }
  }

  /// No slot breaks the pacing, whatever explicit times do.
  @Test func slotsKeepThePacing() {
    for seed in Self.seeds {
      let random = RandomPlan(seed: seed)
      let (reference, times, pacing) = (random.reference, random.times, random.channel.pacing)
      var fixed = random.delivered.map { ($0.at.seconds, $0.isPromotion) }
      var given: [(Int64, Bool)] = []
      for (index, entry) in random.entries.enumerated() where entry.holds.isEmpty {
        guard let time = times[index]?.seconds else { continue }
        if entry.wish != .slot {
          let isOver =
            time + random.channel.grace < random.now.seconds || entry.notAfter.map { $0 < random.now } ?? false
          if !isOver { fixed.append((time, entry.isPromotion)) }
        } else if entry.standing != .waiting {
          given.append((time, entry.isPromotion))
        }
      }
      for (place, (time, isPromotion)) in given.enumerated() {
        var others = fixed + given
        others.remove(at: fixed.count + place)
        let sameDay = others.filter { reference.day($0.0) == reference.day(time) }.count
        guard expect(!reference.isQuiet(time), "\(time) is quiet", seed: seed),
          expect(!others.contains { $0.0 == time }, "\(time) is taken twice", seed: seed),
          expect(sameDay < pacing.maxPerDay ?? .max, "\(time) is too many", seed: seed),
          expect(others.allSatisfy { abs($0.0 - time) >= pacing.minGap ?? 0 }, "\(time) is too close", seed: seed)
        else { return }
        // Where something is held, what it keeps empty counts, too.
        guard isPromotion, random.entries.allSatisfy(\.holds.isEmpty) else { continue }
        guard expect(!reference.breaksShare(time, others), "\(time) is too much promotion", seed: seed) else { return }
      }
    }
  }

  /// Deliveries outside of the reach change nothing.
  @Test func onlyDeliveriesWithinReachCount() {
    for seed in Self.seeds {
      let random = RandomPlan(seed: seed)
      let reach = AccountPlan.reach(of: random.entries, on: random.channel, now: random.now)
      let last = random.delivered.filter { $0.at < reach.start }.sorted {
        ($0.at, $0.isPromotion ? 1 : 0) < ($1.at, $1.isPromotion ? 1 : 0)
      }
      let near = random.with { $0.delivered = $0.delivered.filter { $0.at >= reach.start } + last.suffix(reach.before) }
      guard expect(near.plan.placements == random.plan.placements, "deliveries out of reach count", seed: seed) else {
        return
      }
    }
  }
}
