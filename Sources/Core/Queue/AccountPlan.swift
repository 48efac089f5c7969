/// When the entries of one account go out: explicit times as they stand, and a slot for each that waits for one.
///
/// A pure function of small values, and the only one that gives slots. Approved entries take, in their line's order, the
/// first slot that is free for them. Each that waits sees the slot that it would get if it alone were approved now.
package struct AccountPlan {
  /// In the order of the entries.
  package let placements: [Placement]
  /// By the place of an entry with a time of its own: how it breaks the pacing.
  package let conflicts: [Int: PacingConflict]

  /// How many days are searched for a slot, today included.
  package static let horizon: Int64 = 400

  /// - Parameters:
  ///   - delivered: the times that the account's deliveries take, none of them of one of the entries: all from
  ///     `Reach.start` on, and as many before it as `Reach.before` says.
  package init(_ entries: [PlanEntry], delivered: [Occupation], on channel: Channel, in zone: Zone, now: Timestamp) {
    let planner = Planner(entries, delivered, channel, zone, now)
    placements = planner.placements()
    conflicts = planner.conflicts()
  }

  /// Which deliveries a plan depends on.
  package struct Reach: Sendable, Hashable {
    /// All from this time on.
    package var start: Timestamp
    /// So many before it.
    package var before: Int
  }

  /// Which deliveries the plan of these entries depends on.
  package static func reach(of entries: [PlanEntry], on channel: Channel, now: Timestamp) -> Reach {
    let first = entries.lazy.compactMap { $0.heldSince(now: now) }.min() ?? now
    let fixed = entries.lazy.compactMap { $0.fixedTime(grace: channel.grace, now: now)?.at }.min()
    let earliest = min(first - channel.grace, fixed ?? now)
    let share = entries.contains(where: \.isPromotion) ? channel.pacing.promotionShare : nil
    // A day of the zone may have 25 hours.
    return Reach(start: earliest - max(channel.pacing.minGap ?? 0, 90_000), before: (share?.over ?? 1) - 1)
  }
}

extension AccountPlan {
  /// The slots up to a time that one more entry could take, if it were approved now and no promotion.
  package static func freeSlots(
    _ entries: [PlanEntry], delivered: [Occupation], on channel: Channel, in zone: Zone, now: Timestamp,
    until end: Timestamp
  ) -> [Timestamp] { Filling(Planner(entries, delivered, channel, zone, now), ending: []).freeSlots(until: end) }
}

/// The plan of an account to which entries are added one by one, each as if it were approved now, after those before it.
struct GrowingPlan {
  private let planner: Planner
  private var filling: Filling

  /// - Parameter delivered: as for `AccountPlan`, of these entries and of those that will be added.
  init(_ entries: [PlanEntry], delivered: [Occupation], on channel: Channel, in zone: Zone, now: Timestamp) {
    planner = Planner(entries, delivered, channel, zone, now)
    filling = Filling(planner, ending: [])
  }

  /// The slot that an entry would get.
  func next(_ entry: PlanEntry) -> Placement {
    var filling = filling
    return filling.add(entry)
  }

  /// Gives an entry that slot.
  mutating func take(_ entry: PlanEntry) -> Placement { filling.add(entry) }

  /// Takes a time of an entry's own.
  mutating func take(_ entry: PlanEntry, at time: Timestamp) {
    filling.insert(Occupation(post: entry.post, at: time, isPromotion: entry.isPromotion))
  }

  /// The slots that are free for one more entry that is no promotion.
  func freeSlots(until end: Timestamp) -> [Timestamp] { filling.freeSlots(until: end) }

  /// The slots of the channel, free or not.
  func slots(from start: Timestamp, to end: Timestamp) -> [SlotTime] {
    var calendar = planner.calendar
    _ = calendar.extend { $0.last.map { $0.at > end } ?? false }
    return calendar.slots.filter { $0.at >= start && $0.at <= end }
  }

  /// What keeps a slot from being free for an entry; for any entry where none is given.
  func refusal(of slot: SlotTime, for entry: PlanEntry? = nil) -> SlotRefusal? {
    filling.refusal(of: slot, isPromotion: entry?.isPromotion ?? false)
  }
}

/// How an explicit time breaks the pacing of its channel.
package enum PacingConflict: Sendable, Hashable {
  /// It lies in the quiet hours.
  case quiet
  /// Another post is closer than `minGap`: so many seconds away.
  case tooClose(String, Int64)
  /// The day has more posts than `maxPerDay`, of which this is another one.
  case tooMany(String)
  /// A stretch of posts around it has more promotions than it may.
  case promotionShare
}

private struct Planner {
  let entries: [PlanEntry]
  let channel: Channel
  let zone: Zone
  let now: Timestamp
  /// What is taken before any slot is given.
  let fixed: [Occupation]
  /// The approved entries that want a slot, in their order.
  let line: [Int]
  let calendar: SlotCalendar

  init(_ entries: [PlanEntry], _ delivered: [Occupation], _ channel: Channel, _ zone: Zone, _ now: Timestamp) {
    (self.entries, self.channel, self.zone, self.now) = (entries, channel, zone, now)
    fixed = delivered + entries.compactMap { $0.fixedTime(grace: channel.grace, now: now) }
    line = entries.indices.filter { entries[$0].wish == .slot && entries[$0].isApproved }
      .sorted { entries[$0].isBefore(entries[$1]) }
    let first = entries.lazy.compactMap { $0.heldSince(now: now) }.min() ?? now
    calendar = SlotCalendar(channel, zone: zone, from: first - channel.grace, now: now)
  }

  func placements() -> [Placement] {
    var placements = entries.map { entry in
      if case .time(let time) = entry.wish { Placement(at: time) } else { Placement() }
    }
    let slotted = entries.indices.filter { entries[$0].wish == .slot }
    guard !slotted.isEmpty else { return placements }
    // A held entry has the slot that it would have after its holds: those with the same holds are freed together.
    var sets = Set(slotted.lazy.map { entries[$0].holds }.filter { !$0.isEmpty })
    if sets.count > Self.mostSets { sets = [sets.reduce(into: []) { $0.formUnion($1) }] }
    for ended in [Set<PlanHold>()] + sets {
      var filling = Filling(self, ending: ended)
      for index in slotted
      where entries[index].holds.isEmpty == ended.isEmpty && entries[index].holds.isSubset(of: ended) {
        guard sets.count == 1 || entries[index].holds == ended else { continue }
        placements[index] = filling.placement(of: index)
      }
    }
    return placements
  }

  /// More sets of holds than these are taken for ended together.
  private static let mostSets = 16
}

extension PlanEntry {
  /// What an explicit time takes, until it is missed; `nil` where there is none. One that is held counts as it did when
  /// the hold began.
  fileprivate func fixedTime(grace: Int64, now: Timestamp) -> Occupation? {
    let start = heldSince(now: now) ?? now
    guard case .time(let time) = wish, start <= time + grace, notAfter.map({ start <= $0 }) ?? true else { return nil }
    return Occupation(post: post, at: time, isPromotion: isPromotion)
  }
}

/// The slots of an account, given.
///
/// First as if there were no holds. Then, for each time at which a hold began, the slots more than 24 hours after it are
/// given anew without the entries that it stops: so a hold lets no other entry out early. Those that were approved since
/// come last, and no sooner than without it: so an approval moves no other entry.
private struct Filling {
  private let planner: Planner
  /// Since when the entries are held.
  private let held: [Timestamp?]
  /// The boards, first the one without holds, each with the end of what it takes over from the one before it.
  private var boards: [(board: SlotBoard, after: Timestamp?)] = []
  /// The first board as it was when the urgent entries had their slots.
  private var urgent: SlotBoard
  private var given: [Int: Placement] = [:]
  /// The holds that are taken for ended.
  private let ended: Set<PlanHold>

  /// How long after a hold the slots are kept: 24 hours.
  private static let kept: Int64 = 86_400
  /// How many holds of the last day are told apart.
  private static let mostSteps = 8

  /// - Parameter more: an entry that waits, taken for approved now.
  init(_ planner: Planner, ending ended: Set<PlanHold>, approving more: Int? = nil) {
    self.planner = planner
    self.ended = ended
    held = planner.entries.map { $0.heldSince(ending: ended, now: planner.now) }
    let occupancy = Occupancy(planner.fixed, pacing: planner.channel.pacing, zone: planner.zone)
    var board = SlotBoard(planner.calendar, occupancy)
    urgent = board
    var line = planner.line
    if let more { line = (line + [more]).sorted { planner.entries[$0].isBefore(planner.entries[$1]) } }
    var isUrgent = true
    for index in line {
      if isUrgent, !planner.entries[index].isUrgent { (urgent, isUrgent) = (board, false) }
      place(index, on: &board)
    }
    if isUrgent { urgent = board }
    boards.append((board, nil))
    for step in steps(line) { giveAnew(line, after: step) }
  }

  /// The times at which entries in line came to be held: of those so long ago that every open slot comes after what they
  /// kept, the last one alone.
  private func steps(_ line: [Int]) -> [Timestamp] {
    let all = Set(line.compactMap { held[$0] }).sorted()
    let recent = all.filter { $0 + Self.kept > planner.now - planner.channel.grace }
    return all.dropLast(recent.count).suffix(1) + recent.suffix(Self.mostSteps)
  }

  private mutating func giveAnew(_ line: [Int], after step: Timestamp) {
    let (end, before) = (step + Self.kept, given)
    let older = Set(line.filter { planner.entries[$0].isApproved(before: step) })
    let kept = before.filter { older.contains($0.key) && $0.value.at.map { $0 <= end } ?? false }
    let taken =
      planner.fixed + kept.compactMap { index, placement in placement.at.map { planner.taken($0, by: index) } }
    var board = SlotBoard(
      boards[0].board.calendar, Occupancy(taken, pacing: planner.channel.pacing, zone: planner.zone))
    given = kept
    let rest = line.filter { index in kept[index] == nil && held[index].map { $0 > step } ?? true }
    for index in rest where older.contains(index) { place(index, on: &board, from: end + 1) }
    for index in rest where !older.contains(index) {
      place(index, on: &board, from: Self.earliest(after: before[index]?.at, keptUntil: end))
    }
    boards.append((board, end))
  }

  /// From when on an entry that was approved after a hold began may go out: no sooner than without it.
  private static func earliest(after slot: Timestamp?, keptUntil end: Timestamp) -> Timestamp {
    slot.map { min($0, end + 1) } ?? end + 1
  }

  private mutating func place(_ index: Int, on board: inout SlotBoard, from start: Timestamp? = nil) {
    let placement = planner.free(planner.entries[index], heldSince: held[index], on: &board, from: start)
    given[index] = placement
    if let slot = placement.at { board.insert(planner.taken(slot, by: index)) }
  }

  /// The slots from now on up to a time that are free for one more entry: one that has passed is too early for what is
  /// approved now, even where the grace keeps it open.
  func freeSlots(until end: Timestamp) -> [Timestamp] {
    var calendar = planner.calendar
    _ = calendar.extend { $0.last.map { $0.at > end } ?? false }
    return calendar.slots.filter { slot in
      slot.at >= planner.now && slot.at <= end && refusal(of: slot, isPromotion: false) == nil
    }.map(\.at)
  }

  /// What keeps a slot from being free for one more entry.
  func refusal(of slot: SlotTime, isPromotion: Bool) -> SlotRefusal? {
    for place in boards.indices {
      let isGivenAnew = place + 1 < boards.count && boards[place + 1].after.map { slot.at > $0 } ?? false
      guard !isGivenAnew else { continue }
      let occupancy = boards[place].board.occupancy
      if let refusal = occupancy.refusal(of: slot) { return refusal }
      if isPromotion, occupancy.exceedsShare(promotionAt: slot.at) { return .promotionShare }
    }
    return nil
  }

  /// Takes a time on all boards.
  mutating func insert(_ time: Occupation) { for place in boards.indices { boards[place].board.insert(time) } }

  /// Gives an entry that is approved now, after all others, its slot.
  mutating func add(_ entry: PlanEntry) -> Placement {
    let placements = lastInLine(entry, heldSince: nil)
    for (place, placement) in placements.enumerated() {
      guard let slot = placement.at else { continue }
      boards[place].board.insert(Occupation(post: entry.post, at: slot, isPromotion: entry.isPromotion))
    }
    return placements.last ?? Placement()
  }

  /// What an entry gets on each board if it is the last in line, where it moves no other one; the last board's counts.
  private mutating func lastInLine(_ entry: PlanEntry, heldSince held: Timestamp?) -> [Placement] {
    var placements: [Placement] = []
    for place in boards.indices {
      let start = boards[place].after.map { Self.earliest(after: placements.last?.at, keptUntil: $0) }
      placements.append(planner.free(entry, heldSince: held, on: &boards[place].board, from: start))
    }
    return placements
  }

  /// What an entry gets, or would get if it alone were approved now.
  mutating func placement(of index: Int) -> Placement {
    if let placement = given[index] { return placement }
    let entry = planner.entries[index]
    guard !entry.isApproved else { return Placement(shortage: Shortage()) }
    if entry.isUrgent {
      guard boards.count > 1 else { return planner.free(entry, heldSince: held[index], on: &urgent) }
      // What it takes may move others, and so what a hold keeps.
      var filling = Filling(planner, ending: ended, approving: index)
      return filling.placement(of: index)
    }
    return lastInLine(entry, heldSince: held[index]).last ?? Placement()
  }
}

extension Planner {
  /// The first slot that is free for an entry, not before `earliest`.
  fileprivate func free(
    _ entry: PlanEntry, heldSince held: Timestamp?, on board: inout SlotBoard, from earliest: Timestamp? = nil
  ) -> Placement {
    // What has expired takes no slot any more, even one that is still open.
    if let last = entry.notAfter, last < held ?? now { return Placement(shortage: Shortage()) }
    let open = (held ?? now) - channel.grace + 1
    let start = [open, entry.ready(now: now) ?? open, earliest ?? open].max() ?? open
    return board.free(for: entry, from: start, to: entry.notAfter)
  }

  fileprivate func taken(_ slot: Timestamp, by index: Int) -> Occupation {
    Occupation(post: entries[index].post, at: slot, isPromotion: entries[index].isPromotion)
  }

  /// How explicit times break the pacing among those that are fixed.
  fileprivate func conflicts() -> [Int: PacingConflict] {
    guard !channel.pacing.isEmpty else { return [:] }
    let occupancy = Occupancy(fixed, pacing: channel.pacing, zone: zone)
    return entries.indices.reduce(into: [:]) { conflicts, index in
      guard let own = entries[index].fixedTime(grace: channel.grace, now: now) else { return }
      conflicts[index] = occupancy.conflict(of: own)
    }
  }
}
