/// The times at which an account publishes, in their order, and what its pacing says of further ones.
package struct Occupancy {
  private let pacing: Pacing
  private let zone: Zone
  /// Sorted by `Occupation.isBefore`.
  private(set) var times: [Occupation] = []
  /// The same by the number of their day in the zone, where the pacing limits them.
  private var days: [Int: [Occupation]] = [:]
  private var promotions = 0
  /// The slots that deliveries name.
  private var slots: Set<Timestamp> = []

  package init(_ times: some Sequence<Occupation>, pacing: Pacing, zone: Zone) {
    (self.pacing, self.zone) = (pacing, zone)
    self.times = times.sorted(by: Occupation.isBefore)
    for time in self.times {
      note(time)
      if pacing.maxPerDay != nil { days[day(of: time), default: []].append(time) }
    }
  }

  mutating func insert(_ time: Occupation) {
    times.insert(time, at: times.place(of: time))
    note(time)
    guard pacing.maxPerDay != nil else { return }
    let day = day(of: time)
    days[day, default: []].insert(time, at: days[day]?.place(of: time) ?? 0)
  }

  private mutating func note(_ time: Occupation) {
    if time.isPromotion { promotions += 1 }
    if let slot = time.slot { slots.insert(slot) }
  }

  private func day(of time: Occupation) -> Int { zone.local(time.at).dayNumber }

  /// The times on the day of one, by time; empty where the pacing does not limit how many a day has.
  package func times(onDayOf time: Occupation) -> [Occupation] { days[day(of: time)] ?? [] }

  /// Whether a time is among them, with its post.
  package func contains(_ time: Occupation) -> Bool { times.holds(time) }

  /// What keeps a slot from being free for any entry; `nil` where that depends on the entry, if at all.
  func refusal(of slot: SlotTime) -> SlotRefusal? {
    if slot.isQuiet { return .quiet }
    let minute = slot.at - slot.at.secondOfMinute
    if slots.contains(slot.at) || times.hasTime(in: minute...minute + 59) { return .taken }
    if let most = pacing.maxPerDay, days[slot.day]?.count ?? 0 >= most { return .maxPerDay }
    if let gap = pacing.minGap, gap > 0, times.hasTime(in: slot.at - (gap - 1)...slot.at + (gap - 1)) {
      return .minGap
    }
    return nil
  }

  /// Whether a promotion at that time would be one too many among the posts around it.
  func exceedsShare(promotionAt time: Timestamp) -> Bool {
    guard let share = pacing.promotionShare else { return false }
    guard times.count + 1 > share.over else { return promotions + 1 > share.most }
    return times.exceeds(share, withPromotionBefore: times.endOfPromotions(at: time))
  }

  /// How one of the times breaks the pacing; `nil` where it does not.
  ///
  /// - Parameter siblings: the times of its post, where they do not count against each other; `nil` where they do.
  package func conflict(of own: Occupation, leavingOut siblings: Occupancy? = nil) -> PacingConflict? {
    if pacing.quiet?.contains(zone.local(own.at).secondOfDay) ?? false { return .quiet }
    let skipsPost = siblings != nil
    if let most = pacing.maxPerDay {
      let day = times(onDayOf: own)
      let left = siblings.map { max(0, $0.times(onDayOf: own).count - 1) } ?? 0
      if day.count - left > most, let other = day.nearest(to: own, within: nil, skippingItsPost: skipsPost) {
        return .tooMany(other.post)
      }
    }
    if let gap = pacing.minGap, gap > 0,
      let other = times.nearest(to: own, within: gap - 1, skippingItsPost: skipsPost)
    {
      return .tooClose(other.post, abs(other.at.seconds - own.at.seconds))
    }
    return own.isPromotion && hasTooMuchPromotion(around: own) ? .promotionShare : nil
  }

  private func hasTooMuchPromotion(around own: Occupation) -> Bool {
    guard let share = pacing.promotionShare, times.holds(own) else { return false }
    guard times.count > share.over else { return promotions > share.most }
    // Of promotions at one time, all are the same to a share. The stretches are those that it is in.
    return times.exceeds(share, withPromotionAt: times.endOfPromotions(at: own.at) - 1)
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
