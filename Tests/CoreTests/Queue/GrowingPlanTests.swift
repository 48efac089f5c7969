import Testing

@testable import Core

/// A plan that grows gives what the queue's own plan gives, in random plans.
@Suite struct GrowingPlanTests {
  private static let seeds: Range<UInt64> = 0..<300

  /// Three more entries, in the order in which they will be approved.
  private func more(_ seed: UInt64) -> [PlanEntry] {
    (0..<3).map { number in
      PlanEntry(
        post: "more-\(number)", wish: .slot, isPromotion: (seed >> number) % 3 == 0, standing: .waiting, entered: 9)
    }
  }

  private func growing(_ random: RandomPlan) -> GrowingPlan {
    GrowingPlan(random.entries, delivered: random.delivered, on: random.channel, in: random.zone, now: random.now)
  }

  /// Approved one after the other, entries get the slots that they took, and move no other one.
  @Test func whatIsTakenIsWhatApprovalsGive() {
    var given = 0
    for seed in Self.seeds {
      let random = RandomPlan(seed: seed)
      var growing = growing(random)
      let more = more(seed)
      let taken = more.map { entry in
        let next = growing.next(entry)
        let taken = growing.take(entry)
        #expect(next == taken, "seed \(seed)")
        return taken.at
      }
      let approved = more.enumerated().map { number, entry in
        var entry = entry
        let position = LedgerPosition(generation: 1_000 + number, record: Digest(of: []))
        entry.standing = .approved(position, at: random.now)
        return entry
      }
      let (before, times) = (random.times, random.with { $0.entries += approved }.times)
      #expect(Array(times.suffix(3)) == taken, "seed \(seed)")
      for (index, entry) in random.entries.enumerated() where entry.standing != .waiting && !entry.isUrgent {
        #expect(times[index] == before[index], "seed \(seed): \(index) moved")
      }
      given += taken.compactMap { $0 }.count
    }
    #expect(given > 300)
  }

  /// A time that is not refused breaks no pacing, and moves no other entry.
  @Test func aFreeTimeFitsThePacing() {
    var (free, refused) = (0, 0)
    for seed in Self.seeds {
      var random = RandomPlan(seed: seed)
      for index in random.entries.indices { random.entries[index].holds = [] }
      var growing = growing(random)
      let slots = growing.slots(from: random.now + 1, to: random.now + 10 * 86_400)
      guard let slot = slots.first(where: { growing.refusal(of: $0) == nil }) else { continue }
      var entry = more(1)[1]
      (entry.wish, entry.isPromotion) = (.time(slot.at), false)
      growing.take(entry, at: slot.at)
      #expect(growing.refusal(of: slot) == .taken || growing.refusal(of: slot) == .maxPerDay, "seed \(seed)")
      let after = random.with { $0.entries.append(entry) }
      if random.channel.pacing.promotionShare == nil {
        #expect(after.plan.conflicts[random.entries.count] == nil, "seed \(seed)")
        let times = (before: random.times, after: after.times)
        for index in random.entries.indices where random.entries[index].isApproved {
          #expect(times.after[index] == times.before[index], "seed \(seed): \(index) moved")
        }
      }
      free += 1
      refused += slots.count { growing.refusal(of: $0) != nil }
    }
    #expect(free > 100 && refused > 300)
  }
}
