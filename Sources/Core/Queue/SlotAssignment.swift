/// Gives slots to the entries that want one: approved ones first, then, as a forecast, those that await a decision.
struct SlotAssignment {
  let decisions: Decisions
  let zone: Zone
  let now: Timestamp

  /// The same entries with the slots' times and the states that follow.
  func assign(_ entries: [QueueEntry]) -> [QueueEntry] {
    var entries = entries
    let waiting = entries.indices.filter { entries[$0].channel.schedule.slot }
    let channels = Set(waiting.map { entries[$0].channelName })
    for name in channels {
      let indices = waiting.filter { entries[$0].channelName == name }
      guard let first = indices.first else { continue }
      var plan = SlotPlan(
        channel: entries[first].channel.channel, zone: zone, now: now, taken: takenSlots(entries[first].channel.channel)
      )
      let line = inLine(indices, entries)
      for index in line.filter({ entries[$0].state.holdsSlot }) { place(&entries[index], &plan) }
      for index in line.filter({ entries[$0].state.awaitsDecision }) { forecast(&entries[index], &plan) }
    }
    return entries
  }

  /// Urgent ones first, then as they entered, then by id.
  private func inLine(_ indices: [Int], _ entries: [QueueEntry]) -> [Int] {
    indices.sorted { left, right in
      let (a, b) = (entries[left].post, entries[right].post)
      if a.priority != b.priority { return a.priority == .urgent }
      let (x, y) = (a.history.entered?.position ?? .max, b.history.entered?.position ?? .max)
      return x != y ? x < y : a.id < b.id
    }
  }

  private func place(_ entry: inout QueueEntry, _ plan: inout SlotPlan) {
    let ready = [entry.channel.schedule.notBefore, entry.post.history.entered?.at, entry.verdict.metAt]
    entry.at = plan.take(notBefore: ready.compactMap { $0 }.max(), notAfter: entry.channel.schedule.notAfter)
    entry.state = EntryJudge(decisions: decisions, now: now)
      .planned(at: entry.at, notBefore: entry.channel.schedule.notBefore)
    if entry.at == nil { entry.notes.append(noSlot(entry)) }
  }

  /// The slot that the entry would get if it were approved now.
  private func forecast(_ entry: inout QueueEntry, _ plan: inout SlotPlan) {
    let ready = [entry.channel.schedule.notBefore, entry.post.history.entered?.at, now]
    entry.at = plan.take(notBefore: ready.compactMap { $0 }.max(), notAfter: entry.channel.schedule.notAfter)
    if entry.at == nil { entry.notes.append(noSlot(entry)) }
  }

  private func noSlot(_ entry: QueueEntry) -> String {
    entry.channel.channel.slots.isEmpty
      ? "\(entry.channelName) has no slots in stet.yml" : "no free slot of \(entry.channelName) within its window"
  }

  /// The slots that deliveries to the channel's account name, without those whose grace is over.
  private func takenSlots(_ channel: Channel) -> Set<Timestamp> {
    decisions.slots(of: channel.network, channel.account, from: now - channel.grace)
  }
}

/// The slots of one channel, and which are taken.
///
/// A slot is open while `now` is before its end of grace and no delivery names it.
package struct SlotPlan: Sendable {
  private let channel: Channel
  private let zone: Zone
  private let now: Timestamp
  private var taken: Set<Timestamp>

  /// How far ahead slots are searched, in days.
  package static let horizon = 400

  package init(channel: Channel, zone: Zone, now: Timestamp, taken: Set<Timestamp>) {
    self.channel = channel
    self.zone = zone
    self.now = now
    self.taken = taken
  }

  /// Gives the next open slot that is not before `earliest` and within the window; `nil` where there is none.
  package mutating func take(notBefore earliest: Timestamp?, notAfter latest: Timestamp?) -> Timestamp? {
    let slot = openSlots(from: earliest).first { !taken.contains($0) }
    guard let slot, latest.map({ slot <= $0 }) ?? true else { return nil }
    taken.insert(slot)
    return slot
  }

  private func openSlots(from earliest: Timestamp?) -> some Sequence<Timestamp> {
    let start = max(now - channel.grace, earliest ?? now - channel.grace)
    let firstDay = zone.local(start).dayNumber
    return (firstDay..<firstDay + SlotPlan.horizon).lazy
      .flatMap { slots(onDay: $0) }
      .filter { $0 >= start && now < $0 + channel.grace }
  }

  /// A slot in an hour that the clock skips does not happen; in one it repeats, the first counts.
  private func slots(onDay day: Int) -> [Timestamp] {
    let weekday = Weekday(dayNumber: day)
    return channel.slots
      .filter { $0.days.contains(weekday) }
      .compactMap { zone.moments(of: LocalTime(clockSeconds: Int64(day) * 86_400 + Int64($0.secondOfDay))).first }
      .sorted()
  }
}

extension Schedule {
  /// The schedule as a record keeps it.
  package var recorded: RecordedSchedule {
    RecordedSchedule(at: at, slot: slot, zone: zone.identifier, notBefore: notBefore, notAfter: notAfter)
  }

  /// Whether an approval that saw `approved` still stands for this schedule.
  ///
  /// The window (`notBefore`, `notAfter`) is always bound: widening it voids the approval, narrowing it does not.
  package func keeps(_ approved: RecordedSchedule, under rule: PolicySettings.Reschedule) -> Bool {
    guard windowFits(approved) else { return false }
    switch rule {
    case .any: return true
    case .never: return isSame(as: approved)
    case .later: return slot == approved.slot && isNotEarlier(than: approved.at)
    }
  }

  private func isSame(as approved: RecordedSchedule) -> Bool {
    slot == approved.slot && at == approved.at && notBefore == approved.notBefore && notAfter == approved.notAfter
  }

  private func windowFits(_ approved: RecordedSchedule) -> Bool {
    let opensInTime = approved.notBefore.map { bound in notBefore.map { $0 >= bound } ?? false } ?? true
    let closesInTime = approved.notAfter.map { bound in notAfter.map { $0 <= bound } ?? false } ?? true
    return opensInTime && closesInTime
  }

  /// `nil` counts as later than any time, and any time as later than `nil`: a post approved without a date may get one.
  private func isNotEarlier(than approved: Timestamp?) -> Bool {
    guard let approved, let at else { return true }
    return at >= approved
  }
}
