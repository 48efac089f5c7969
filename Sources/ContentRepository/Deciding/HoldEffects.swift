package import Core

/// What a hold comes too late for, and what the end of holds lets go.
extension DecisionDesk {
  /// What another tool has of the entries that a hold covers, and may still send: it has to be stopped there.
  ///
  /// - Parameter hold: a record that was just written.
  package func handedOff(coveredBy hold: RecordedDecision) throws -> [QueueEntry] {
    try reread().reader.queue(for: .recentlySent, now: now).entries.filter { entry in
      entry.state == .handedOff && !entry.delivery.isRetracted && entry.holds.contains { $0.entry.id == hold.id }
        && entry.at.map { now <= $0 + entry.channel.channel.grace } ?? true
    }
  }

  /// The entries that would be due at once if these holds were ended.
  package func dueWithout(_ holds: NamedDecisions) throws -> [QueueEntry] {
    let judge = EntryJudge(decisions: reader.decisions, now: now)
    let whole = Set(holds.whole.map(\.id))
    return try reader.queue(for: .recent, sent: .outcome, now: now).entries.filter { entry in
      guard entry.state == .held else { return false }
      let isReleased = entry.holds.allSatisfy { hold in
        whole.contains(hold.entry.id)
          || holds.parts.contains { part in
            part.posts.contains(entry.post.id) && part.records.contains { $0.id == hold.entry.id }
          }
      }
      return isReleased && judge.stateWithoutHolds(of: entry) == .due
    }
  }
}
