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

/// The queue before and after a decision on holds.
package struct HoldComparison {
  private let before: [QueueEntry]
  private let after: [QueueEntry]
  private let decisions: Decisions
  private let now: Timestamp

  /// - Parameters:
  ///   - desk: as it was before the decision.
  ///   - later: as it is since.
  fileprivate init(_ desk: DecisionDesk, _ later: DecisionDesk) throws {
    before = try desk.reader.queue(for: .recentlySent, sent: .outcome, now: desk.now).entries
    after = try later.reader.queue(for: .recentlySent, now: desk.now).entries
    (decisions, now) = (later.reader.decisions, desk.now)
  }

  /// What a hold stops, and what another tool has of it.
  package func effects(of hold: RecordedDecision) -> HoldEffects {
    HoldEffects(of: hold.id, among: after, decisions, now: now)
  }

  /// The entries that were held and are not any more, as they are now.
  package var released: [QueueEntry] {
    let held = Set(before.filter { $0.state == .held }.map(EntryKey.init))
    return after.filter { held.contains(EntryKey($0)) && $0.state != .held }
  }

  /// The entries of some posts, named by id or path, that were held and still are.
  package func stillHeld(of posts: [String]) -> [QueueEntry] {
    after.filter { $0.state == .held && (posts.contains($0.post.id) || posts.contains($0.post.path)) }
  }

  /// What moves: the entries in slots, each with both times.
  package var moves: [QueueChange] {
    func inSlots(_ entries: [QueueEntry]) -> [QueueEntry] {
      entries.filter { $0.channel.schedule.slot && $0.state.holdsSlot }
    }
    return QueueDifference.changes(from: inSlots(before), to: inSlots(after)).filter { $0.kind == .moved }
  }
}

extension DecisionDesk {
  /// The queue before and after a decision on holds that was just recorded.
  package func comparison() throws -> HoldComparison { try HoldComparison(self, reread()) }

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
