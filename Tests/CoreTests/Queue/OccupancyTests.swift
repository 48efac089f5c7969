import TestSupport
import Testing

@testable import Core

/// Questions about the times of an account: the answers are those of a plain search, and few times are looked at.
@Suite struct OccupancyTests {
  /// Times that count how often one of them is looked at.
  private struct CountedTimes: RandomAccessCollection {
    final class Counter { var looks = 0 }

    let times: [Occupation]
    let counter = Counter()

    var startIndex: Int { 0 }
    var endIndex: Int { times.count }

    subscript(place: Int) -> Occupation {
      counter.looks += 1
      return times[place]
    }
  }

  /// Forty posts, each on 400 days, of which some go out in one minute.
  private static let series: [Occupation] = {
    var times: [Occupation] = []
    for post in 0..<40 {
      for day in 0..<400 {
        let at = Timestamp(seconds: Int64(day * 86_400 + post / 3 * 60))
        times.append(Occupation(post: "p\(post)", at: at, isPromotion: post % 5 == 0))
      }
    }
    return times.sorted(by: Occupation.isBefore)
  }()

  @Test(arguments: [false, true]) func `a search looks at few of many times`(skipsPost: Bool) {
    let times = CountedTimes(times: Self.series)
    for place in stride(from: 0, to: times.count, by: 97) {
      let own = times[place]
      times.counter.looks = 0
      #expect(times.nearest(to: own, within: 7_199, skippingItsPost: skipsPost) != nil)
      #expect(times.counter.looks < 300)
      times.counter.looks = 0
      _ = times.exceeds(
        PromotionShare(maxPercent: 30, over: 20), withPromotionAt: times.endOfPromotions(at: own.at) - 1)
      #expect(times.counter.looks < 200)
    }
  }

  /// A small random account; several posts may share a time.
  private func account(_ random: inout SeededGenerator) -> [Occupation] {
    var times: [Occupation] = []
    for _ in 0..<Int.random(in: 1...14, using: &random) {
      let post = "p\(Int.random(in: 0..<6, using: &random))"
      let at = Timestamp(seconds: 1_796_000_000 + Int64.random(in: 0..<60, using: &random) * 3_600)
      times.append(Occupation(post: post, at: at, isPromotion: Bool.random(using: &random)))
    }
    return times
  }

  /// What is closest, by looking at all.
  private func nearest(to own: Occupation, among others: [Occupation]) -> Occupation? {
    others.min { left, right in
      let (one, other) = (abs(left.at.seconds - own.at.seconds), abs(right.at.seconds - own.at.seconds))
      return (one, left.at.seconds, left.post) < (other, right.at.seconds, right.post)
    }
  }

  private func conflict(
    of own: Occupation, among others: [Occupation], _ pacing: Pacing, _ zone: Zone
  ) -> PacingConflict? {
    let day = others.filter { zone.local($0.at).dayNumber == zone.local(own.at).dayNumber }
    if let most = pacing.maxPerDay, day.count >= most, let other = nearest(to: own, among: day) {
      return .tooMany(other.post)
    }
    let gap = pacing.minGap ?? 0
    if let other = nearest(to: own, among: others.filter { abs($0.at.seconds - own.at.seconds) < gap }) {
      return .tooClose(other.post, abs(other.at.seconds - own.at.seconds))
    }
    let rest = Occupancy(others, pacing: pacing, zone: zone)
    return own.isPromotion && rest.exceedsShare(promotionAt: own.at) ? .promotionShare : nil
  }

  private func name(of conflict: PacingConflict?) -> String {
    switch conflict {
    case .tooMany?: "tooMany"
    case .tooClose?: "tooClose"
    case .promotionShare?: "promotionShare"
    case .quiet?: "quiet"
    case nil: "-"
    }
  }

  @Test func `conflicts are those of a plain search`() throws {
    let zone = try #require(Zone(identifier: "Europe/Berlin"))
    var random = SeededGenerator(seed: 14)
    var found: [String: Int] = [:]
    for _ in 0..<400 {
      let times = account(&random)
      var pacing = Pacing()
      pacing.maxPerDay = Bool.random(using: &random) ? Int.random(in: 3...5, using: &random) : nil
      pacing.minGap = Bool.random(using: &random) ? Int64.random(in: 1...5, using: &random) * 3_600 : nil
      pacing.promotionShare = PromotionShare(maxPercent: 50, over: Int.random(in: 2...6, using: &random))
      var occupancy = Occupancy(times.dropLast(3), pacing: pacing, zone: zone)
      for time in times.suffix(3) { occupancy.insert(time) }
      for (place, own) in times.enumerated() {
        var others = times
        others.remove(at: place)
        let expected = conflict(of: own, among: others, pacing, zone)
        #expect(occupancy.conflict(of: own) == expected, "\(own) \(pacing) \(times)")
        found[name(of: expected), default: 0] += 1
        // Without the other times of its post.
        var apart = pacing
        apart.promotionShare = nil
        let siblings = times.filter { $0.post == own.post }
        let strangers = others.filter { $0.post != own.post }
        #expect(
          Occupancy(times, pacing: apart, zone: zone)
            .conflict(of: own, leavingOut: Occupancy(siblings, pacing: apart, zone: zone))
            == conflict(of: own, among: strangers, apart, zone), "\(own) \(apart) \(times)")
      }
    }
    #expect(["tooMany", "tooClose", "promotionShare", "-"].allSatisfy { found[$0] ?? 0 > 50 }, "\(found)")
  }
}
