/// The times at which an account publishes, in their order, and what its pacing says of further ones.
package struct Occupancy {
  private let pacing: Pacing
  private let zone: Zone
  /// By time; at one time, what is no promotion first.
  private(set) var times: [Occupation] = []
  private var days: [Int: Int] = [:]
  private var promotions = 0
  /// The slots that deliveries name.
  private var slots: Set<Timestamp> = []

  package init(_ times: some Sequence<Occupation>, pacing: Pacing, zone: Zone) {
    (self.pacing, self.zone) = (pacing, zone)
    self.times = times.sorted(by: Self.isBefore)
    for time in self.times { note(time) }
  }

  mutating func insert(_ time: Occupation) {
    times.insert(time, at: place(of: time))
    note(time)
  }

  private mutating func note(_ time: Occupation) {
    if pacing.maxPerDay != nil { days[zone.local(time.at).dayNumber, default: 0] += 1 }
    if time.isPromotion { promotions += 1 }
    if let slot = time.slot { slots.insert(slot) }
  }

  private static func isBefore(_ left: Occupation, _ right: Occupation) -> Bool {
    left.at == right.at ? !left.isPromotion && right.isPromotion : left.at < right.at
  }

  /// Where a time stands, or would stand, after those that are the same.
  private func place(of time: Occupation) -> Int { firstPlace { Self.isBefore(time, $0) } }

  /// The first place whose time fits; those that do are the last ones.
  private func firstPlace(_ fits: (Occupation) -> Bool) -> Int {
    var (low, high) = (0, times.count)
    while low < high {
      let middle = (low + high) / 2
      if fits(times[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The times from one on, up to and with another.
  func times(in range: ClosedRange<Timestamp>) -> ArraySlice<Occupation> {
    let start = firstPlace { $0.at >= range.lowerBound }
    return times[start..<max(start, firstPlace { $0.at > range.upperBound })]
  }

  /// What keeps a slot from being free for any entry; `nil` where that depends on the entry, if at all.
  func refusal(of slot: SlotTime) -> SlotRefusal? {
    if slot.isQuiet { return .quiet }
    let minute = slot.at - slot.at.secondOfMinute
    if slots.contains(slot.at) || !times(in: minute...minute + 59).isEmpty { return .taken }
    if let most = pacing.maxPerDay, days[slot.day] ?? 0 >= most { return .maxPerDay }
    if let gap = pacing.minGap, gap > 0, !times(in: slot.at - (gap - 1)...slot.at + (gap - 1)).isEmpty {
      return .minGap
    }
    return nil
  }

  /// Whether a promotion at that time would be one too many among the posts around it.
  func exceedsShare(promotionAt time: Timestamp) -> Bool {
    guard let share = pacing.promotionShare else { return false }
    let own = place(of: Occupation(post: "", at: time, isPromotion: true))
    guard times.count + 1 > share.over else { return promotions + 1 > share.most }
    // The others of a window: those from `start` on, with one left out, which the promotion itself is.
    let others = share.over - 1
    var start = max(0, own - others)
    var found = times[start..<start + others].count(where: \.isPromotion) + 1
    while found <= share.most {
      guard start < own, start + others < times.count else { return false }
      found += (times[start + others].isPromotion ? 1 : 0) - (times[start].isPromotion ? 1 : 0)
      start += 1
    }
    return true
  }

  /// How one of the times breaks the pacing; `nil` where it does not.
  package func conflict(of own: Occupation) -> PacingConflict? {
    let local = zone.local(own.at)
    if pacing.quiet?.contains(local.secondOfDay) ?? false { return .quiet }
    if let most = pacing.maxPerDay, days[local.dayNumber] ?? 0 > most {
      let day = times(in: own.at - 90_000...own.at + 90_000).filter { zone.local($0.at).dayNumber == local.dayNumber }
      if let other = day.nearest(to: own) { return .tooMany(other.post) }
    }
    if let gap = pacing.minGap, gap > 0,
      let other = times(in: own.at - (gap - 1)...own.at + (gap - 1)).nearest(to: own)
    {
      return .tooClose(other.post, abs(other.at.seconds - own.at.seconds))
    }
    guard own.isPromotion, pacing.promotionShare != nil, let place = times.firstIndex(of: own) else { return nil }
    var others = self
    others.times.remove(at: place)
    others.promotions -= 1
    return others.exceedsShare(promotionAt: own.at) ? .promotionShare : nil
  }
}

extension Sequence<Occupation> {
  /// The time closest to one of them, which is left out; of two as close, the earlier one.
  fileprivate func nearest(to own: Occupation) -> Occupation? {
    var others = Array(self)
    if let place = others.firstIndex(of: own) { others.remove(at: place) }
    return others.min { left, right in
      let (one, other) = (abs(left.at.seconds - own.at.seconds), abs(right.at.seconds - own.at.seconds))
      return (one, left.at.seconds, left.post) < (other, right.at.seconds, right.post)
    }
  }
}

extension PromotionShare {
  /// The most promotions among `over` posts.
  package var most: Int { maxPercent * over / 100 }
}

extension QuietHours {
  /// Whether a time of day lies in them: the first second does, the last one does not.
  package func contains(_ second: Int) -> Bool {
    from < to ? from <= second && second < to : from <= second || second < to
  }
}

extension Timestamp {
  /// The seconds since the last full minute.
  fileprivate var secondOfMinute: Int64 { (seconds % 60 + 60) % 60 }
}
