internal import SocialText

/// Gives the entries of a queue their times, by the plans of their accounts.
struct QueuePlanner {
  let decisions: Decisions
  let zone: Zone
  let now: Timestamp

  /// The same entries with the slots' times, the states that follow, and what keeps them from going out in time.
  func planned(_ entries: [QueueEntry]) -> [QueueEntry] {
    var entries = entries
    for (_, indices) in Dictionary(grouping: entries.indices, by: { entries[$0].channelName }) {
      plan(indices, of: &entries)
    }
    return entries
  }

  private func plan(_ indices: [Int], of entries: inout [QueueEntry]) {
    let own = indices.compactMap { index in planEntry(entries[index]).map { (index, $0) } }
    let channel = entries[indices[0]].channel.channel
    guard own.contains(where: { $0.1.wish == .slot }) || !own.isEmpty && !channel.pacing.isEmpty else { return }
    let delivered = delivered(on: channel, indices.map { entries[$0] }, own.map(\.1))
    let plan = AccountPlan(own.map(\.1), delivered: delivered, on: channel, in: zone, now: now)
    for (place, (index, _)) in own.enumerated() {
      apply(plan.placements[place], to: &entries[index])
      if let conflict = plan.conflicts[place] {
        entries[index].notes.append(conflict.note(of: channel))
      }
    }
  }

  /// The slots of a channel up to a time that none of its entries takes.
  func freeSlots(of channel: Channel, among entries: [QueueEntry], until end: Timestamp) -> [Timestamp] {
    let own = entries.filter { $0.channelName == channel.name }
    let planned = own.compactMap { planEntry($0) }
    return AccountPlan.freeSlots(
      planned, delivered: delivered(on: channel, own, planned), on: channel, in: zone, now: now, until: end)
  }

  /// The plan of a channel with some entries, to which others can be added.
  func growingPlan(of channel: Channel, among entries: [QueueEntry], adding others: [PlanEntry]) -> GrowingPlan {
    let planned = entries.compactMap { planEntry($0) }
    let occupations = delivered(on: channel, entries, planned + others)
    return GrowingPlan(planned, delivered: occupations, on: channel, in: zone, now: now)
  }

  private func apply(_ placement: Placement, to entry: inout QueueEntry) {
    guard entry.channel.schedule.slot else { return }
    entry.at = placement.at
    if entry.state.holdsSlot {
      entry.state = EntryJudge(decisions: decisions, now: now)
        .planned(at: entry.at, notBefore: entry.channel.schedule.notBefore)
    }
    if let shortage = placement.shortage { entry.notes.append(shortage.note(of: entry.channel.channel)) }
  }

  /// The entry as a plan sees it; `nil` for one that takes no time of the account, or whose deliveries say which.
  ///
  /// - Parameter wished: what it is to want; `nil` for what its post says.
  func planEntry(_ entry: QueueEntry, wish wished: PlanEntry.Wish? = nil) -> PlanEntry? {
    let (post, schedule) = (entry.post, entry.channel.schedule)
    guard entry.state.holdsSlot || entry.state.awaitsDecision else { return nil }
    let own = schedule.at.map { PlanEntry.Wish.time($0) } ?? (schedule.slot ? .slot : nil)
    guard let wish = wished ?? own else { return nil }
    let isApproved = entry.verdict.isMet && entry.requests.isEmpty
    let earliest = [schedule.notBefore, post.history.entered?.at].compactMap { $0 }.max()
    return PlanEntry(
      post: post.id, path: post.path, wish: wish, isUrgent: post.priority == .urgent, isPromotion: entry.isPromotion,
      standing: isApproved ? .approved(entry.verdict.metPosition, at: entry.verdict.metAt) : .waiting,
      entered: post.history.entered?.position, notBefore: earliest, notAfter: schedule.notAfter,
      holds: Set(entry.holds.map { PlanHold(id: $0.entry.id.description, began: $0.entry.record.time) }))
  }

  // MARK: - What was delivered

  /// The times that deliveries to the account take, as far as the plan of these entries depends on them.
  private func delivered(on channel: Channel, _ entries: [QueueEntry], _ own: [PlanEntry]) -> [Occupation] {
    let reach = AccountPlan.reach(of: own, on: channel, now: now)
    // By post and occurrence: when a tool that has it sends it.
    let ahead = Dictionary(
      entries.lazy.filter(isHandedOffAhead).map {
        (EntryKey(post: $0.post.id, channel: channel.name, occurrence: $0.delivery.sent?.delivery.day), $0)
      }, uniquingKeysWith: { first, next in next.occurrence == nil ? first : next })
    var known: Set<String> = []
    var (occupations, before): ([Occupation], [Occupation]) = ([], [])
    // Reading what was sent takes time, and where no entry is promotion it makes no difference.
    let asksForPromotion = channel.pacing.promotionShare != nil && own.contains(where: \.isPromotion)
    func add(_ post: String) {
      guard known.insert(post).inserted else { return }
      for (occurrence, outcome) in PostDeliveries(decisions, post: post).outcomes(on: channel) {
        guard var occupation = occupation(outcome, by: post, on: channel, asksForPromotion) else { continue }
        let key = EntryKey(post: post, channel: channel.name, occurrence: occurrence)
        if let time = ahead[key]?.at { occupation.at = max(occupation.at, time) }
        if occupation.at >= reach.start { occupations.append(occupation) } else { before.append(occupation) }
      }
    }
    for key in ahead.keys { add(key.post) }
    let start = reach.before > 0 ? nil : reach.start
    decisions.ledger.source.posts(deliveredTo: channel.network, channel.account, from: start) { post, latest in
      // What comes now has no later time, so it cannot be among the last ones either.
      let last = before.count < reach.before ? nil : before.map(\.at).sorted().suffix(reach.before).first
      guard latest >= reach.start || last.map({ latest >= $0 }) ?? (reach.before > 0) else { return false }
      add(post)
      return true
    }
    return occupations + before
  }

  /// Whether a tool has the post and sends it at its own time, which is not long ago: posts that were sent long ago may not
  /// be read, and the plan must not depend on that.
  private func isHandedOffAhead(_ entry: QueueEntry) -> Bool {
    entry.state == .handedOff && entry.channel.schedule.at != nil && !QueueListing.isLong(ago: entry.at, now: now)
  }

  private func occupation(
    _ outcome: DeliveryOutcome, by post: String, on channel: Channel, _ asksForPromotion: Bool
  ) -> Occupation? {
    outcome.occupation(by: post, grace: channel.grace) { mark in
      asksForPromotion ? decisions.isPromotion(mark) : mark.isPromotion
    }
  }
}

extension QueueEntry {
  /// Whether it counts as promotion in the pacing of its channel.
  package var isPromotion: Bool { PromotionShare.counts(channel.disclosure, pillar: post.inputs.pillar) }
}

extension PromotionShare {
  /// Whether a post with that disclosure and that pillar counts as promotion.
  package static func counts(_ disclosure: Disclosure, pillar: String?) -> Bool {
    disclosure != .none || pillar == "promotion"
  }
}

extension Shortage {
  /// What is told of an entry without a slot.
  package func note(of channel: Channel) -> String {
    let name = channel.name
    guard !channel.slots.isEmpty else { return "\(name) has no slots in stet.yml" }
    let start = "no free slot of \(name) within its window"
    switch refusal {
    case nil: return "\(start) or \(AccountPlan.horizon) days"
    case .taken: return "\(start): waits for \(count) other \(count == 1 ? "post" : "posts") on \(name)"
    case .quiet: return "\(start): \(slots) in the quiet hours"
    case .maxPerDay:
      return "\(start): \(slots) on days with \(channel.pacing.maxPerDay ?? 0) posts, the most of a day (maxPerDay)"
    case .minGap:
      return "\(start): \(slots) less than \(DurationText.text(channel.pacing.minGap ?? 0)) from another post (minGap)"
    case .promotionShare:
      return "\(start): \(slots) where there is enough promotion (\(channel.pacing.shareText))"
    }
  }

  private var slots: String { count == 1 ? "1 slot lies" : "\(count) slots lie" }
}

extension PacingConflict {
  /// What is told of an entry whose own time breaks the pacing.
  fileprivate func note(of channel: Channel) -> String {
    let pacing = channel.pacing
    switch self {
    case .quiet: return "its time lies in the quiet hours of \(channel.name)"
    case .tooClose(let post, let seconds):
      let distance = seconds == 0 ? "at the same time as" : "only \(DurationText.text(seconds)) from"
      return "\(distance) \(post): minGap of \(channel.name) is \(DurationText.text(pacing.minGap ?? 0))"
    case .tooMany(let post):
      return "too many posts on its day, \(post) among them: maxPerDay of \(channel.name) is \(pacing.maxPerDay ?? 0)"
    case .promotionShare:
      return "too much promotion around its time: promotionShare of \(channel.name) is \(pacing.shareText)"
    }
  }
}

extension Pacing {
  /// `20% of 20`.
  package var shareText: String { promotionShare.map { "\($0.maxPercent)% of \($0.over)" } ?? "" }
}
