internal import SocialText

/// One account while a plan is made.
struct PlannedAccount {
  private(set) var plan: ChannelPlan
  private var growing: GrowingPlan
  private let planner: QueuePlanner
  private let weeks: [ClosedRange<CivilDate>]
  private let usesTimes: Bool
  /// The slots of the weeks that may still be free, by the number of the week.
  private var slots: [[SlotTime]] = []
  /// What there is in a week, and how it is labelled.
  private var weekly: [ChannelPlan.Shares]
  /// How many posts there are, by the number of the day.
  private var daily: [Int: Int] = [:]
  /// The slots of the weeks that are free for no post, each with why.
  private var refused: [(at: Timestamp, refusal: SlotRefusal)] = []
  /// Before it no time is proposed or free; `nil` where there is no such bound.
  private let start: Timestamp?
  private let end: Timestamp

  init(
    _ channel: Channel, _ entries: [QueueEntry], _ candidates: [QueueEntry], _ planner: QueuePlanner,
    _ weeks: [ClosedRange<CivilDate>], from first: CivilDate?, usesTimes: Bool
  ) {
    (self.planner, self.weeks, self.usesTimes) = (planner, weeks, usesTimes)
    plan = ChannelPlan(channel, weeks, planner.zone)
    weekly = weeks.map { _ in ChannelPlan.Shares() }
    start = first.map(planner.zone.start)
    let last = weeks.last?.upperBound ?? planner.zone.local(planner.now).date
    end = planner.zone.start(of: last.next) - 1
    let wanted = candidates.compactMap { planner.planEntry($0, wish: .slot) }
    if channel.slots.isEmpty {
      var timed = channel
      timed.slots = [Slot(days: Self.workdays, secondOfDay: Self.usualTime(of: entries, planner.zone))]
      let others = entries.filter { !$0.channel.schedule.slot }
      growing = planner.growingPlan(of: timed, among: others, adding: wanted)
    } else {
      growing = planner.growingPlan(of: channel, among: entries, adding: wanted)
    }
    for entry in entries where !entry.waitsForSlot { if let at = entry.reckonedTime { note(entry, at: at) } }
    // Who waits for a slot is taken for approved before: posts of the plan stand behind them.
    let waiting = channel.slots.isEmpty ? [] : entries.filter(\.waitsForSlot).sorted(by: QueueEntry.isBefore)
    for entry in waiting {
      if let own = planner.planEntry(entry), let at = growing.take(own).at { note(entry, at: at) }
    }
    if usesTimes { slots = slotsFromTomorrow() }
  }

  private static let workdays: Set<Weekday> = [.monday, .tuesday, .wednesday, .thursday, .friday]

  /// The time of day at which most posts of a channel go out, in seconds; nine o'clock where there is none.
  private static func usualTime(of entries: [QueueEntry], _ zone: Zone) -> Int {
    let times = entries.compactMap(\.reckonedTime).map { zone.local($0).secondOfDay / 60 * 60 }
    let counts = Dictionary(times.map { ($0, 1) }, uniquingKeysWith: +)
    return counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key ?? 9 * 3_600
  }

  private func week(of day: Int) -> Int? {
    guard let first = weeks.first?.lowerBound.dayNumber, day >= first else { return nil }
    let week = (day - first) / 7
    return week < weeks.count ? week : nil
  }

  private mutating func note(_ entry: QueueEntry, at time: Timestamp) {
    plan.note(entry, at: time)
    count(entry, at: time)
  }

  private mutating func count(_ entry: QueueEntry, at time: Timestamp) {
    let day = planner.zone.local(time).dayNumber
    daily[day, default: 0] += 1
    if let week = week(of: day) { weekly[week].add(entry) }
  }

  /// A time of its own needs an approval before, so none is proposed for today.
  private func slotsFromTomorrow() -> [[SlotTime]] {
    let tomorrow = planner.zone.start(of: planner.zone.local(planner.now).date.next)
    var slots = weeks.map { _ in [SlotTime]() }
    for slot in growing.slots(from: max(start ?? tomorrow, tomorrow), to: end) {
      if let week = week(of: slot.day) { slots[week].append(slot) }
    }
    return slots
  }

  // MARK: - Places

  /// Where the next entry would go.
  ///
  /// - Parameter near: the number of the day that is preferred.
  mutating func place(for entry: QueueEntry, near day: Int?) -> Result<Timestamp, NoPlace> {
    guard let own = planner.planEntry(entry, wish: .slot) else { return .failure(NoPlace(reason: .held)) }
    if usesTimes { return time(for: own, entry, near: day) }
    guard entry.post.priority != .urgent else { return .failure(NoPlace(reason: .urgent)) }
    let placement = growing.next(own)
    guard let at = placement.at else {
      return .failure(NoPlace(reason: .shortage(placement.shortage ?? Shortage())))
    }
    return at <= end ? .success(at) : .failure(NoPlace(reason: .later(at)))
  }

  mutating func take(_ place: PostPlan.Place) {
    guard var own = planner.planEntry(place.entry, wish: .slot) else { return }
    if place.isSlot {
      _ = growing.take(own)
    } else {
      own.wish = .time(place.at)
      growing.take(own, at: place.at)
    }
    plan.propose(place.entry, at: place.at)
    count(place.entry, at: place.at)
  }

  mutating func noteFree() { plan.setFree(growing.freeSlots(until: end).filter { $0 >= start ?? $0 }) }

  /// A free time of the weeks: the first one for what is urgent. Else on the preferred day, or in the week that has the
  /// least, and the least with its labels, on the day that has the least.
  private mutating func time(
    for own: PlanEntry, _ entry: QueueEntry, near day: Int?
  ) -> Result<Timestamp, NoPlace> {
    if let start = own.notBefore, start > end { return .failure(NoPlace(reason: .notBefore(start))) }
    if !own.isUrgent, let day, let week = week(of: day),
      let slot = slots[week].first(where: { $0.day == day && isFree($0, own) })
    {
      return .success(slot.at)
    }
    for week in own.isUrgent ? Array(slots.indices) : emptiestFirst(for: entry) {
      dropRefused(in: week)
      let free = slots[week].filter { isFree($0, own) }
      let best = free.min { (daily[$0.day] ?? 0, $0.at) < (daily[$1.day] ?? 0, $1.at) }
      if let best = own.isUrgent ? free.first : best { return .success(best.at) }
    }
    return .failure(NoPlace(reason: .noTime(shortage(for: own))))
  }

  /// The numbers of the weeks: first the one that has the least, and the least with the labels of an entry.
  private func emptiestFirst(for entry: QueueEntry) -> [Int] {
    let labels = ChannelPlan.Shares.Labels(entry)
    return slots.indices.sorted { left, right in
      (weekly[left].posts + weekly[left].count(labels), left)
        < (weekly[right].posts + weekly[right].count(labels), right)
    }
  }

  /// What is refused once stays so; only a promotion may be refused where another post is not.
  private mutating func dropRefused(in week: Int) {
    var free: [SlotTime] = []
    for slot in slots[week] {
      if let refusal = growing.refusal(of: slot) { refused.append((slot.at, refusal)) } else { free.append(slot) }
    }
    slots[week] = free
  }

  /// Why no time of the weeks is free for an entry: by those within its window.
  private func shortage(for entry: PlanEntry) -> Shortage {
    let others = slots.joined().count { entry.allows($0.at) }
    // Those left are free for all but a promotion.
    if others > 0 { return Shortage(refusal: .promotionShare, count: others) }
    let counts = Dictionary(
      refused.lazy.filter { entry.allows($0.at) }.map { ($0.refusal, 1) }, uniquingKeysWith: +)
    let most = counts.max { ($0.value, -$0.key.rawValue) < ($1.value, -$1.key.rawValue) }
    return Shortage(refusal: most?.key, count: most?.value ?? 0)
  }

  private func isFree(_ slot: SlotTime, _ entry: PlanEntry) -> Bool {
    entry.allows(slot.at) && growing.refusal(of: slot, for: entry) == nil
  }
}

extension PlanEntry {
  /// Whether a time lies in its window.
  fileprivate func allows(_ time: Timestamp) -> Bool {
    (notBefore.map { time >= $0 } ?? true) && (notAfter.map { time <= $0 } ?? true)
  }
}

/// A reason on its way through `Result`.
struct NoPlace: Error { let reason: PostPlan.Reason }
