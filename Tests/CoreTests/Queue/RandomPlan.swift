import SocialText
import TestSupport

@testable import Core

/// A plan made up: an account with its pacing, what it delivered, and what waits.
struct RandomPlan {
  var entries: [PlanEntry]
  var delivered: [Occupation]
  var channel: Channel
  let zone: Zone
  let now: Timestamp

  private static let zones = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC"].compactMap(
    Zone.init(identifier:))
  private static let times = [0, 2 * 3_600, 9_000, 8 * 3_600, 9 * 3_600, 34_200, 12 * 3_600, 64_800, 79_200, 84_600]

  init(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    func some<Value>(_ values: [Value]) -> Value { values[number(0...values.count - 1)] }
    let zone = some(Self.zones)
    self.zone = zone
    // Around a change of the clock, or any day.
    let starts = ["2026-12-01T09:00:00Z", "2027-03-12T07:00:00Z", "2027-03-27T00:00:00Z", "2027-10-30T22:00:00Z"]
    let now = moment(some(starts)) + Int64(number(0...300)) * 900
    self.now = now
    func near(_ hours: ClosedRange<Int>) -> Timestamp {
      now + Int64(number(hours)) * 3_600 + Int64(some([0, 0, 0, 7, 1_800]))
    }

    var channel = Channel("x", on: .x, account: "@acme")
    channel.slots = (0..<number(1...4)).map { _ in
      let days = chance(60) ? Set(Weekday.allCases) : Set(Weekday.allCases.filter { _ in chance(50) })
      return Slot(days: days, secondOfDay: some(Self.times))
    }
    channel.grace = some([0, 1_800, 7_200, 7_200, 30 * 3_600])
    if chance(40) { channel.pacing.maxPerDay = number(1...3) }
    if chance(40) { channel.pacing.minGap = Int64(some([1, 1_800, 7_200, 9 * 3_600, 26 * 3_600])) }
    if chance(25) {
      channel.pacing.quiet = some([QuietHours(from: 79_200, to: 25_200), QuietHours(from: 32_400, to: 43_200)])
    }
    if chance(45) {
      channel.pacing.promotionShare = some([
        PromotionShare(maxPercent: 50, over: 2), PromotionShare(maxPercent: 34, over: 3),
        PromotionShare(maxPercent: 25, over: 4), PromotionShare(maxPercent: 40, over: 5),
        PromotionShare(maxPercent: 20, over: 10), PromotionShare(maxPercent: 100, over: 1),
      ])
    }
    if chance(40) {
      channel.except.days = Set((0..<number(1...4)).map { _ in zone.local(near(0...200)).date })
    }
    self.channel = channel

    delivered = (0..<number(0...8)).map { index in
      let at = near(-200...20)
      return Occupation(post: "sent-\(index)", at: at, isPromotion: chance(40), slot: chance(30) ? at - 60 : nil)
    }
    let holds = (0..<(chance(35) ? number(1...3) : 0)).map {
      PlanHold(id: "hold-\($0)", began: near(some([-900...(-100), -60...0, -20...2])))
    }
    let entries = (0..<number(1...10)).map { index in
      let isWaiting = chance(35)
      let position = chance(8) ? nil : LedgerPosition(generation: number(1...30), record: Self.record)
      var entry = PlanEntry(
        post: "post-\(number(0...30))", path: "posts/\(index).md", wish: chance(25) ? .time(near(-40...200)) : .slot,
        isUrgent: chance(15), isPromotion: chance(45),
        standing: isWaiting ? .waiting : .approved(position, at: chance(80) ? near(-300...(-1)) : nil),
        entered: chance(90) ? number(0...6) : nil)
      if chance(20) { entry.notBefore = near(-100...200) }
      if chance(20) { entry.notAfter = near(-10...300) }
      entry.holds = Set(holds.filter { _ in chance(35) })
      return entry
    }
    self.entries = entries
    guard chance(30) else { return }
    // A post that repeats: each occurrence has a time of its own, at the same time of day.
    let start = zone.local(near(-100...100))
    let (step, isPromotion, isApproved) = (some([1, 2, 7]), chance(45), chance(65))
    for place in 0..<number(2...8) {
      let local = LocalTime(clockSeconds: start.clockSeconds + Int64(place * step) * 86_400)
      guard let at = zone.moments(of: local).first else { continue }
      guard at > now || chance(40) else {
        delivered.append(Occupation(post: "series", at: at, isPromotion: isPromotion))
        continue
      }
      var entry = PlanEntry(
        post: "series", path: "posts/series.md", wish: .time(at), isPromotion: isPromotion,
        standing: isApproved ? .approved(nil, at: nil) : .waiting, entered: 3)
      entry.holds = Set(holds.filter { _ in chance(15) })
      self.entries.append(entry)
    }
  }

  private static let record = Digest(of: [])

  var plan: AccountPlan { AccountPlan(entries, delivered: delivered, on: channel, in: zone, now: now) }
  var times: [Timestamp?] { plan.placements.map(\.at) }
  var reference: ReferencePlanner {
    ReferencePlanner(entries: entries, delivered: delivered, channel: channel, zone: zone, now: now)
  }

  /// The same after some change.
  func with(_ change: (inout RandomPlan) -> Void) -> RandomPlan {
    var copy = self
    change(&copy)
    return copy
  }
}
