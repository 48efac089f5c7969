internal import Content
internal import Ledger

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

  /// The slots that deliveries to the channel's account name.
  private func takenSlots(_ channel: Channel) -> Set<Timestamp> {
    Set(
      decisions.deliveries.values.joined()
        .map(\.delivery)
        .filter { $0.network == channel.network && $0.account == channel.account }
        .compactMap(\.slot))
  }
}
