@testable import Core

/// The plan of an account as docs/queue.md says it, in the slowest and plainest way: each entry tries each slot, and each
/// question is answered by planning all of it again. It shares no step with `AccountPlan`.
struct ReferencePlanner {
  let entries: [PlanEntry]
  let delivered: [Occupation]
  let channel: Channel
  let zone: Zone
  let now: Timestamp

  typealias Taken = (at: Int64, isPromotion: Bool)

  /// The time of each entry, or the slot that it would have.
  func times() -> [Timestamp?] {
    entries.indices.map { index in
      let entry = entries[index]
      if case .time(let time) = entry.wish { return time }
      let plan = slots(without: entry.holds, approving: isApproved(entry) ? nil : index)
      return plan[index].map { Timestamp(seconds: $0) }
    }
  }

  /// What refused the most slots of an entry that has none.
  func refusal(of index: Int) -> SlotRefusal? {
    guard entries.allSatisfy(\.holds.isEmpty), entries.allSatisfy({ !$0.isUrgent }) else { return nil }
    let plan = slots(without: [], approving: nil)
    let line = line(with: nil)
    let earlier = Set(line.firstIndex(of: index).map { line[..<$0] } ?? line[...])
    let taken = fixed + plan.filter { earlier.contains($0.key) }.map { ($0.value, entries[$0.key].isPromotion) }
    var counts: [SlotRefusal: Int] = [:]
    for slot in candidates(for: entries[index], since: now.seconds) {
      if let refusal = refusal(of: slot, entries[index].isPromotion, taken) { counts[refusal, default: 0] += 1 }
    }
    let most = counts.values.max() ?? 0
    return SlotRefusal.allCases.first { most > 0 && counts[$0] == most }
  }

  // MARK: - All slots at once

  /// The slots of all approved entries, as if some holds had ended, and one more entry were approved now.
  private func slots(without ended: Set<PlanHold>, approving more: Int?) -> [Int: Int64] {
    let line = line(with: more)
    let held = entries.map { since($0, without: ended) }
    // As if nothing were held.
    var plan: [Int: Int64] = [:]
    for index in line { plan[index] = first(index, held[index], plan, from: .min) }
    // Then hold by hold.
    var begins = Array(Set(line.compactMap { held[$0] })).sorted()
    while begins.count > 1, begins[1] + 86_400 <= now.seconds - channel.grace { begins.removeFirst() }
    for begin in begins {
      let end = begin + 86_400
      let before = plan
      plan = plan.filter { $0.value <= end && wasApproved($0.key, before: begin) }
      let rest = line.filter { plan[$0] == nil && held[$0].map { $0 > begin } ?? true }
      for index in rest where wasApproved(index, before: begin) {
        plan[index] = first(index, held[index], plan, from: end + 1)
      }
      // Those that were approved since, no sooner than they would have gone out.
      for index in rest where !wasApproved(index, before: begin) {
        plan[index] = first(index, held[index], plan, from: min(before[index] ?? end + 1, end + 1))
      }
    }
    return plan
  }

  private func wasApproved(_ index: Int, before moment: Int64) -> Bool {
    guard case .approved(_, let approved) = entries[index].standing else { return false }
    return approved.map { $0.seconds < moment } ?? true
  }

  private func first(_ index: Int, _ held: Int64?, _ plan: [Int: Int64], from start: Int64) -> Int64? {
    let taken = fixed + plan.map { ($0.value, entries[$0.key].isPromotion) }
    return candidates(for: entries[index], since: held ?? now.seconds).first { slot in
      slot >= start && refusal(of: slot, entries[index].isPromotion, taken) == nil
    }
  }

  private func isApproved(_ entry: PlanEntry) -> Bool { if case .approved = entry.standing { true } else { false } }

  private func since(_ entry: PlanEntry, without ended: Set<PlanHold>) -> Int64? {
    let open = entry.holds.filter { !ended.contains($0) }
    guard !open.isEmpty else { return nil }
    return min(now.seconds, open.map(\.began.seconds).min() ?? now.seconds)
  }

  // MARK: - The line

  private func line(with more: Int?) -> [Int] {
    let approved = entries.indices.filter { entries[$0].wish == .slot && (isApproved(entries[$0]) || $0 == more) }
    return approved.sorted { left, right in
      let (a, b) = (rank(entries[left]), rank(entries[right]))
      for (one, other) in zip(a, b) where one != other { return one < other }
      return (entries[left].post, entries[left].path) < (entries[right].post, entries[right].path)
    }
  }

  /// Smaller numbers are first.
  private func rank(_ entry: PlanEntry) -> [Int] {
    let urgent = entry.isUrgent ? 0 : 1
    switch entry.standing {
    case .approved(nil, _): return [urgent, 0, 0, entry.entered ?? .max]
    case .approved(let position?, _): return [urgent, 1, position.generation, entry.entered ?? .max]
    case .waiting: return [urgent, 2, 0, entry.entered ?? .max]
    }
  }

  // MARK: - What is taken

  private var fixed: [Taken] {
    var taken: [Taken] = delivered.map { ($0.at.seconds, $0.isPromotion) }
    for entry in entries {
      guard case .time(let time) = entry.wish else { continue }
      let moment = since(entry, without: []) ?? now.seconds
      let isMissed = moment > time.seconds + channel.grace
      let isExpired = entry.notAfter.map { moment > $0.seconds } ?? false
      if !isMissed, !isExpired { taken.append((time.seconds, entry.isPromotion)) }
    }
    return taken
  }

  /// Why a slot is not free.
  func refusal(of slot: Int64, _ isPromotion: Bool, _ taken: [Taken]) -> SlotRefusal? {
    let pacing = channel.pacing
    if isQuiet(slot) { return .quiet }
    if taken.contains(where: { minute($0.at) == minute(slot) }) { return .taken }
    if delivered.contains(where: { $0.slot?.seconds == slot }) { return .taken }
    if let most = pacing.maxPerDay, taken.filter({ day($0.at) == day(slot) }).count >= most { return .maxPerDay }
    if let gap = pacing.minGap, taken.contains(where: { abs($0.at - slot) < gap }) { return .minGap }
    if isPromotion, breaksShare(slot, taken) { return .promotionShare }
    return nil
  }

  /// Whether a promotion at that time makes one stretch of posts hold too many.
  func breaksShare(_ slot: Int64, _ taken: [Taken]) -> Bool {
    guard let share = channel.pacing.promotionShare else { return false }
    let allowed = share.over * share.maxPercent / 100
    guard taken.count(where: \.isPromotion) >= allowed else { return false }
    let all = (taken + [(slot, true)]).sorted { $0.at == $1.at ? !$0.isPromotion && $1.isPromotion : $0.at < $1.at }
    guard all.count >= share.over else { return all.filter(\.isPromotion).count > allowed }
    for start in 0...(all.count - share.over) {
      let window = all[start..<(start + share.over)]
      if window.contains(where: { $0.at == slot }), window.filter(\.isPromotion).count > allowed { return true }
    }
    return false
  }

  func isQuiet(_ moment: Int64) -> Bool {
    guard let quiet = channel.pacing.quiet else { return false }
    var second = quiet.from
    let clock = zone.local(Timestamp(seconds: moment)).secondOfDay
    // Around the clock by half hours, at which all times here begin and end, until the quiet hours do.
    while second != quiet.to {
      if clock / 1_800 == second / 1_800 { return true }
      second = (second + 1_800) % 86_400
    }
    return false
  }

  private func minute(_ moment: Int64) -> Int64 { Int64((Double(moment) / 60).rounded(.down)) }

  func day(_ moment: Int64) -> CivilDate { zone.local(Timestamp(seconds: moment)).date }

  // MARK: - Slots

  /// The slots that an entry could take if it were alone, in their order.
  private func candidates(for entry: PlanEntry, since start: Int64) -> some Sequence<Int64> {
    var earliest = [entry.notBefore?.seconds].compactMap { $0 }
    switch entry.standing {
    case .waiting: earliest.append(now.seconds)
    case .approved(_, let time): if let time { earliest.append(time.seconds) }
    }
    let isExpired = entry.notAfter.map { $0.seconds < start } ?? false
    let today = zone.local(now).dayNumber
    let firstDay = zone.local(Timestamp(seconds: start - channel.grace)).dayNumber
    return (firstDay..<max(firstDay, isExpired ? firstDay : today + 400)).lazy.flatMap { day in
      SlotMemory.slots(of: channel, onDay: day, in: zone).filter { slot in
        start < slot + channel.grace && earliest.allSatisfy { $0 <= slot }
          && entry.notAfter.map { slot <= $0.seconds } ?? true
      }
    }
  }
}

/// The slots of days, found by looking at all moments at which a clock could show their times.
enum SlotMemory {
  private nonisolated(unsafe) static var known: [Int: Int64?] = [:]
  private nonisolated(unsafe) static var zones: [String] = []

  static func slots(of channel: Channel, onDay day: Int, in zone: Zone) -> [Int64] {
    if channel.except.days.contains(CivilDate(dayNumber: day)) { return [] }
    let own = channel.slots.filter { $0.days.contains(Weekday(dayNumber: day)) }
    return Array(Set(own.compactMap { moment(day, $0.secondOfDay, zone) })).sorted()
  }

  /// The first moment of a day at which the clock shows a time; `nil` where it never does.
  private static func moment(_ day: Int, _ second: Int, _ zone: Zone) -> Int64? {
    if !zones.contains(zone.identifier) { zones.append(zone.identifier) }
    let clock = Int64(day) * 86_400 + Int64(second)
    let key = Int(clock) * 100 + (zones.firstIndex(of: zone.identifier) ?? 0)
    if let found = known[key] { return found }
    let found = stride(from: clock - 15 * 3_600, through: clock + 15 * 3_600, by: 1_800).first {
      zone.local(Timestamp(seconds: $0)).clockSeconds == clock
    }
    known[key] = .some(found)
    return found
  }
}
