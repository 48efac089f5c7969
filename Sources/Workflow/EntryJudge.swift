internal import Content
internal import Ledger

/// Finds the state of one entry, slots aside.
struct EntryJudge {
  let decisions: Decisions
  let now: Timestamp

  /// The entry of `post` on `channel`. A post that waits for a slot has no time yet.
  func entry(queue: String, _ post: PostSnapshot, _ channel: ChannelSnapshot) -> QueueEntry {
    let delivery = DeliveryHistory(decisions, post: post.id, channel: channel.channel)
    var entry = QueueEntry(
      queue: queue, post: post, channel: channel, state: .invalid, at: channel.schedule.at,
      verdict: VerdictMaker(decisions).verdict(on: post, channel), delivery: delivery,
      holds: decisions.holds(covering: post, channel: channel.channel.name),
      requests: decisions.openRequests(post: post.id, channel: channel.channel.name), notes: [])
    entry.state = state(of: entry)
    if entry.state == .published { entry.at = delivery.sentAt }
    // A post that was handed off early still goes out at its own time.
    if entry.state == .handedOff { entry.at = [channel.schedule.at, delivery.sentAt].compactMap { $0 }.max() }
    return entry
  }

  private func state(of entry: QueueEntry) -> EntryState {
    let schedule = entry.channel.schedule
    if let state = entry.delivery.state { return state }
    if !entry.channel.errors.isEmpty || entry.channel.rendition == nil { return .invalid }
    if entry.channel.draft { return .draft }
    if !entry.holds.isEmpty { return .held }
    if let end = schedule.notAfter, end < now { return .expired }
    if let deadline = entry.deadline, deadline < now { return .missed }
    if !entry.requests.isEmpty { return .changesRequested }
    if !entry.verdict.isMet { return .needsApproval }
    return planned(at: schedule.at, notBefore: schedule.notBefore)
  }

  /// The state of an approved entry by its time alone.
  func planned(at: Timestamp?, notBefore: Timestamp?) -> EntryState {
    guard let at else { return .unplanned }
    return at <= now && notBefore.map { $0 <= now } ?? true ? .due : .scheduled
  }
}
