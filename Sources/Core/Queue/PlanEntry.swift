/// An entry as the plan of its account sees it: small values alone, so that a plan can be made without git.
package struct PlanEntry: Sendable, Hashable {
  /// The post's id.
  package var post: String
  /// Tells posts of one id apart.
  package var path: String = ""
  package var wish: Wish
  package var isUrgent = false
  package var isPromotion = false
  package var standing: Standing
  /// How many first-parent commits came before the one that the post entered with; `nil` where that is not known.
  package var entered: Int?
  /// It takes no slot before.
  package var notBefore: Timestamp?
  /// It takes no slot after.
  package var notAfter: Timestamp?
  /// The open holds that stop it.
  package var holds: Set<PlanHold> = []

  /// What an entry wants.
  package enum Wish: Sendable, Hashable {
    /// A time of its own, which never moves.
    case time(Timestamp)
    /// The next slot that is free for it.
    case slot
  }

  /// Whether the entry is approved.
  package enum Standing: Sendable, Hashable {
    /// It waits for a decision.
    case waiting
    /// The approvals that count met its rules there, and then; `nil` where none were needed.
    case approved(LedgerPosition?, at: Timestamp?)
  }
}

/// An open hold.
package struct PlanHold: Sendable, Hashable {
  /// Tells it from other holds.
  package var id: String
  /// When it began.
  package var began: Timestamp
}

/// A time at which an account publishes, or did.
package struct Occupation: Sendable, Hashable {
  /// The post's id.
  package var post: String
  package var at: Timestamp
  package var isPromotion = false
  /// The slot that its delivery names.
  package var slot: Timestamp?

  package init(post: String, at: Timestamp, isPromotion: Bool = false, slot: Timestamp? = nil) {
    (self.post, self.at, self.isPromotion, self.slot) = (post, at, isPromotion, slot)
  }
}

/// What the plan gives an entry.
package struct Placement: Sendable, Hashable {
  /// When it goes out; for one that waits or is held, when it would.
  package var at: Timestamp?
  /// Why there is no time.
  package var shortage: Shortage?
}

/// Why no slot was free for an entry.
package struct Shortage: Sendable, Hashable {
  /// What refused the most slots; `nil` where there is no slot between its earliest and its latest time.
  package var refusal: SlotRefusal?
  /// How many slots that refused.
  package var count = 0
}

/// What keeps a slot from being free: the first that fits, in this order.
package enum SlotRefusal: Int, Sendable, Hashable, CaseIterable {
  /// It lies in the quiet hours.
  case quiet
  /// Another post has the slot, or its minute.
  case taken
  /// The day has as many posts as it may.
  case maxPerDay
  /// Another post is too close.
  case minGap
  /// Too many of the posts around it are promotion.
  case promotionShare
}

extension PlanEntry {
  /// When the first of its holds began, as far as slots are looked for; `nil` where none stops it. Not later than now,
  /// and not so long ago that the search would not end: a record says its time itself.
  ///
  /// - Parameter ended: the holds that are taken for ended.
  func heldSince(ending ended: Set<PlanHold> = [], now: Timestamp) -> Timestamp? {
    let first = holds.lazy.filter { !ended.contains($0) }.map(\.began).min()
    return first.map { max(now - AccountPlan.horizon * 86_400, min($0, now)) }
  }

  /// Whether it was approved before a moment; where no approval was needed, it always was.
  func isApproved(before moment: Timestamp) -> Bool {
    guard case .approved(_, let approved) = standing else { return false }
    return approved.map { $0 < moment } ?? true
  }

  var isApproved: Bool { if case .approved = standing { true } else { false } }

  /// The earliest time that a slot may have.
  ///
  /// - Parameter now: when it is approved, if it waits.
  func ready(now: Timestamp) -> Timestamp? {
    switch standing {
    case .waiting: max(now, notBefore ?? now)
    case .approved(_, let approved): [notBefore, approved].compactMap { $0 }.max()
    }
  }

  /// Whether the entry stands before another one in the line: urgent ones first, then as their rules were met, as they
  /// entered, and by id. Those that waited are last.
  func isBefore(_ other: PlanEntry) -> Bool {
    if isUrgent != other.isUrgent { return isUrgent }
    if standing != other.standing {
      switch (standing, other.standing) {
      case (.waiting, _), (_, .waiting): return isApproved
      case (.approved(let own, _), .approved(let its, _)) where own != its:
        guard let own else { return true }
        return its.map { own < $0 } ?? false
      default: break
      }
    }
    return (entered ?? .max, post, path) < (other.entered ?? .max, other.post, other.path)
  }
}
