package import Core

/// What an approval moves: entries of other posts, with their times before and after it.
///
/// A first approval puts its post at the end of the line, so only an urgent one, which steps ahead of the others, is looked
/// at.
package struct ApprovalMoves {
  private let desk: DecisionDesk
  private let posts: Set<String>
  private let before: [QueueEntry]

  /// Notes the times before the approval.
  package init(of items: [ApprovalPlan.Item], at desk: DecisionDesk) throws {
    self.desk = desk
    let urgent = items.filter { $0.post.priority == .urgent && $0.channels.contains(where: \.schedule.slot) }
    posts = Set(urgent.map(\.post.id))
    before = try Self.entries(beside: posts, by: desk)
  }

  /// What moved, read after the approval was recorded.
  package func changes() throws -> [QueueChange] {
    guard !posts.isEmpty else { return [] }
    return QueueDifference.changes(from: before, to: try Self.entries(beside: posts, by: desk.reread()))
      .filter { $0.kind == .moved }
  }

  /// The approved entries in line with some posts.
  private static func entries(beside posts: Set<String>, by desk: DecisionDesk) throws -> [QueueEntry] {
    var known: Set<EntryKey> = []
    return try posts.sorted().flatMap { try desk.reader.queue(of: $0, now: desk.now).entries }.filter { entry in
      entry.channel.schedule.slot && entry.state.holdsSlot && !posts.contains(entry.post.id)
        && known.insert(EntryKey(entry)).inserted
    }
  }
}

/// What a hold comes too late for, and what the end of holds lets go.
extension DecisionDesk {
  /// What a hold stops that was just recorded, and what another tool has of it.
  package func effects(of hold: RecordedDecision) throws -> HoldEffects {
    let reader = try reread().reader
    let entries = try reader.queue(for: .recentlySent, now: now).entries
    return HoldEffects(of: hold.id, among: entries, reader.decisions, now: now)
  }

  /// The entries that were held before a decision that was just recorded and are not any more, as they are now.
  package func released() throws -> [QueueEntry] {
    let held = try reader.queue(for: .recent, sent: .outcome, now: now).entries.filter { $0.state == .held }
    guard !held.isEmpty else { return [] }
    let keys = Set(held.map(EntryKey.init))
    return try reread().reader.queue(for: .recent, sent: .outcome, now: now).entries.filter {
      keys.contains(EntryKey($0)) && $0.state != .held
    }
  }

  /// What moves because of a decision on holds that was just recorded: the entries in slots, each with both times.
  package func moves() throws -> [QueueChange] {
    guard configuration.channels.contains(where: { !$0.slots.isEmpty }) else { return [] }
    func inSlots(_ desk: DecisionDesk) throws -> [QueueEntry] {
      try desk.reader.queue(for: .recent, sent: .outcome, now: now).entries.filter {
        $0.channel.schedule.slot && $0.state.holdsSlot
      }
    }
    return QueueDifference.changes(from: try inSlots(self), to: try inSlots(reread())).filter { $0.kind == .moved }
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
            part.posts.contains(entry.post.id) && (part.occurrence.map { $0 == entry.occurrence } ?? true)
              && part.records.contains { $0.id == hold.entry.id }
          }
      }
      return isReleased && judge.stateWithoutHolds(of: entry) == .due
    }
  }
}
