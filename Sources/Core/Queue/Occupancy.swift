internal import SocialText

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

extension Occupation {
  /// By time; at one time, what is no promotion first, and then by post.
  static func isBefore(_ left: Occupation, _ right: Occupation) -> Bool {
    guard left.at == right.at else { return left.at < right.at }
    return left.isPromotion == right.isPromotion ? left.post < right.post : right.isPromotion
  }
}

/// Times sorted by `Occupation.isBefore`: each question looks at few of them, however many there are.
extension RandomAccessCollection<Occupation> where Index == Int {
  /// Where a time would stand, after those that are the same.
  func place(of time: Occupation) -> Int { partitioningIndex { Occupation.isBefore(time, $0) } }

  /// Whether a time is among them, with its post.
  func holds(_ time: Occupation) -> Bool {
    let place = partitioningIndex { !Occupation.isBefore($0, time) }
    return place < endIndex && !Occupation.isBefore(time, self[place])
  }

  /// Whether there are times from one on, up to and with another.
  func hasTime(in range: ClosedRange<Timestamp>) -> Bool {
    let place = partitioningIndex { $0.at >= range.lowerBound }
    return place < endIndex && self[place].at <= range.upperBound
  }

  // MARK: - The nearest

  /// The time closest to one of them, which is left out; of two as close, the earlier one; of those at one time, that of
  /// the post whose id is first.
  ///
  /// - Parameters:
  ///   - reach: how many seconds away it may be at most; `nil` for any distance.
  ///   - skipsPost: whether the other times of its post are left out, too.
  func nearest(to own: Occupation, within reach: Int64?, skippingItsPost skipsPost: Bool) -> Occupation? {
    if let same = first(at: own.at, besides: own, skipsPost) { return same }
    let (before, after) = (last(before: own, within: reach, skipsPost), first(after: own, within: reach, skipsPost))
    guard let before, let after else { return before ?? after }
    return own.at.seconds - before.at.seconds <= after.at.seconds - own.at.seconds ? before : after
  }

  private func last(before own: Occupation, within reach: Int64?, _ skipsPost: Bool) -> Occupation? {
    var place = partitioningIndex { $0.at >= own.at }
    while place > startIndex {
      let at = self[place - 1].at
      guard reach.map({ at >= own.at - $0 }) ?? true else { return nil }
      if let found = first(at: at, besides: own, skipsPost) { return found }
      place = partitioningIndex { $0.at >= at }
    }
    return nil
  }

  private func first(after own: Occupation, within reach: Int64?, _ skipsPost: Bool) -> Occupation? {
    var place = partitioningIndex { $0.at > own.at }
    while place < endIndex {
      let at = self[place].at
      guard reach.map({ at <= own.at + $0 }) ?? true else { return nil }
      if let found = first(at: at, besides: own, skipsPost) { return found }
      place = partitioningIndex { $0.at > at }
    }
    return nil
  }

  /// Of those at a time, the one of the post whose id is first.
  private func first(at time: Timestamp, besides own: Occupation, _ skipsPost: Bool) -> Occupation? {
    let starts = [false, true].map { isPromotion in
      partitioningIndex { $0.at > time || $0.at == time && ($0.isPromotion || !isPromotion) }
    }
    let found = starts.enumerated().compactMap { number, start -> Occupation? in
      var place = start
      if skipsPost {
        while place < endIndex, self[place].at == time, self[place].post == own.post { place += 1 }
      } else if place < endIndex, self[place] == own {
        place += 1
      }
      guard place < endIndex, self[place].at == time, self[place].isPromotion == (number == 1) else { return nil }
      return self[place]
    }
    return found.min { $0.post < $1.post }
  }

  // MARK: - The share of promotion

  /// The place after the promotions at a time.
  func endOfPromotions(at time: Timestamp) -> Int { partitioningIndex { $0.at > time } }

  /// Whether a stretch would have more promotions than it may, if there were one more before a place.
  ///
  /// There are at least as many times as a stretch has, less one.
  func exceeds(_ share: PromotionShare, withPromotionBefore place: Int) -> Bool {
    exceeds(share, from: place - (share.over - 1), upTo: place, length: share.over - 1, besides: 1)
  }

  /// Whether a stretch with the promotion at a place has more of them than it may.
  func exceeds(_ share: PromotionShare, withPromotionAt place: Int) -> Bool {
    exceeds(share, from: place - (share.over - 1), upTo: place, length: share.over, besides: 0)
  }

  /// Whether one of the stretches of a length that start in a range has too many promotions, with some besides.
  private func exceeds(
    _ share: PromotionShare, from first: Int, upTo last: Int, length: Int, besides more: Int
  ) -> Bool {
    var start = Swift.max(startIndex, first)
    var found = self[start..<start + length].count(where: \.isPromotion) + more
    while found <= share.most {
      guard start < last, start + length < endIndex else { return false }
      found += (self[start + length].isPromotion ? 1 : 0) - (self[start].isPromotion ? 1 : 0)
      start += 1
    }
    return true
  }
}
