/// One slot of a channel.
struct SlotTime {
  let at: Timestamp
  /// The number of its day in the zone.
  let day: Int
  /// Whether it lies in the quiet hours.
  let isQuiet: Bool
}

/// The slots of a channel in their order, found day by day as they are asked for.
struct SlotCalendar {
  private let channel: Channel
  private let zone: Zone
  private(set) var slots: [SlotTime] = []
  /// The first day that was not looked at.
  private var nextDay: Int
  private let lastDay: Int

  /// - Parameter start: the earliest time that is asked for.
  init(_ channel: Channel, zone: Zone, from start: Timestamp, now: Timestamp) {
    (self.channel, self.zone) = (channel, zone)
    nextDay = zone.local(start).dayNumber
    lastDay = zone.local(now).dayNumber + Int(AccountPlan.horizon) - 1
  }

  /// Adds the next days until `isEnough`. Returns false where there are none any more.
  mutating func extend(until isEnough: ([SlotTime]) -> Bool) -> Bool {
    guard !channel.slots.isEmpty else { return false }
    while !isEnough(slots) {
      guard nextDay <= lastDay else { return false }
      if !channel.except.days.contains(CivilDate(dayNumber: nextDay)) { slots += slots(onDay: nextDay) }
      nextDay += 1
    }
    return true
  }

  /// A slot in an hour that the clock skips does not happen; in one that it repeats, the first counts. Two at one time are
  /// one.
  private func slots(onDay day: Int) -> [SlotTime] {
    let weekday = Weekday(dayNumber: day)
    let seconds = Set(channel.slots.lazy.filter { $0.days.contains(weekday) }.map(\.secondOfDay))
    return seconds.compactMap { second in
      zone.moments(of: LocalTime(clockSeconds: Int64(day) * 86_400 + Int64(second))).first.map {
        SlotTime(at: $0, day: day, isQuiet: channel.pacing.quiet?.contains(second) ?? false)
      }
    }.sorted { $0.at < $1.at }
  }
}

/// The slots of a channel beside the times at which its account publishes: where the next one is free.
///
/// Times are only added. So a slot that was refused stays so for every entry, and is passed over from then on; only the
/// share of promotion depends on the entry.
struct SlotBoard {
  private(set) var calendar: SlotCalendar
  private(set) var occupancy: Occupancy
  /// By slot: itself where it is not refused, else one after it before which all are.
  private var next: [Int] = []

  init(_ calendar: SlotCalendar, _ occupancy: Occupancy) { (self.calendar, self.occupancy) = (calendar, occupancy) }

  /// The first slot that is free for an entry.
  ///
  /// - Parameters:
  ///   - start: the earliest time of the slot.
  ///   - end: the latest one.
  mutating func free(for entry: PlanEntry, from start: Timestamp, to end: Timestamp?) -> Placement {
    guard calendar.extend(until: { $0.last.map { $0.at >= start } ?? false }) else {
      return Placement(shortage: Shortage())
    }
    let first = calendar.slots.firstIndex(from: start)
    var place = open(from: first)
    while let slot = slot(at: place), end.map({ slot.at <= $0 }) ?? true {
      if occupancy.refusal(of: slot) != nil {
        next[place] = place + 1
      } else if !entry.isPromotion || !occupancy.exceedsShare(promotionAt: slot.at) {
        return Placement(at: slot.at)
      }
      place = open(from: place + 1)
    }
    return Placement(shortage: shortage(from: first, to: end))
  }

  mutating func insert(_ occupation: Occupation) { occupancy.insert(occupation) }

  private mutating func slot(at place: Int) -> SlotTime? {
    calendar.extend(until: { $0.count > place }) ? calendar.slots[place] : nil
  }

  /// The first slot from a place on that is not refused as far as is known.
  private mutating func open(from place: Int) -> Int {
    var root = place
    while root < next.count, next[root] != root { root = next[root] }
    var step = place
    while step < root, step < next.count { (step, next[step]) = (next[step], root) }
    while next.count <= root { next.append(next.count) }
    return root
  }

  /// What refused the most slots of a stretch in which none was free.
  private func shortage(from first: Int, to end: Timestamp?) -> Shortage {
    var counts: [SlotRefusal: Int] = [:]
    for place in calendar.slots.indices.dropFirst(first) {
      if let end, calendar.slots[place].at > end { break }
      // What refuses it by now: another condition may have come before the one that did at first.
      counts[occupancy.refusal(of: calendar.slots[place]) ?? .promotionShare, default: 0] += 1
    }
    let most = SlotRefusal.allCases.max { (counts[$0] ?? 0, -$0.rawValue) < (counts[$1] ?? 0, -$1.rawValue) }
    guard let most, let count = counts[most] else { return Shortage() }
    return Shortage(refusal: most, count: count)
  }
}

extension [SlotTime] {
  /// The place of the first slot that is not before `start`.
  fileprivate func firstIndex(from start: Timestamp) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].at < start { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
