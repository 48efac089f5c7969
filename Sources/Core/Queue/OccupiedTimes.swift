internal import SocialText

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
