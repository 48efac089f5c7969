package import Content
internal import Diagnostics
package import Ledger
package import Workflow

extension DecisionDesk {
  /// The entry of a post on a channel, as the queue had it at a moment.
  package func entry(post name: String, channel: String, at moment: Timestamp) throws -> QueueEntry {
    guard configuration.channel(channel) != nil else {
      throw RepositoryError(
        "there is no channel \"\(channel)\""
          + Suggestions.didYouMean(channel, among: configuration.channels.map(\.name)))
    }
    let queue = try reader.queue(now: moment)
    let entries = queue.entries.filter { $0.post.id == name || $0.post.path == name }
    guard let first = entries.first else {
      throw RepositoryError(
        "\"\(name)\" is in no queue"
          + Suggestions.didYouMean(name, among: Set(queue.entries.map(\.post.id)).sorted()),
        hints: ["stet queue --all"])
    }
    guard let entry = entries.first(where: { $0.channelName == channel }) else {
      throw RepositoryError("\(first.post.id) is not meant for \(channel)", hints: ["stet explain \(first.post.id)"])
    }
    return entry
  }

  /// The record of that name; of a post's name, the actor's own approvals, requests and comments that stand.
  package func ownRecords(named name: String) throws -> [LedgerRecord] {
    let withdrawable: Set<RecordKind> = [.approve, .requestChanges, .comment, .correction]
    let records = reader.ledger.contents.recordsByID
    let own = reader.ledger.contents.records.filter { entry in
      entry.record.actor == actor.person.name && withdrawable.contains(entry.record.kind)
        && entry.record.concerns(in: records).contains { $0.post == name }
        && reader.decisions.counts(entry)
    }
    return own.isEmpty ? [try reader.ledger.contents.record(named: name)] : own
  }

  /// The open holds that a scope names: each by one member at least, every one by `all`.
  package func openHolds(within scope: Scope) -> [LedgerRecord] {
    reader.decisions.holds
      .filter { scope.all || $0.scope.overlaps(scope) }
      .map(\.entry)
  }

  /// The record of that name; of a post's name, its sendings that failed or whose end nobody knows.
  ///
  /// What was published is taken back by its record alone: a post's name must not let it go out again by the way.
  package func deliveries(named name: String, channel: String?) throws -> [LedgerRecord] {
    guard let deliveries = reader.decisions.deliveries[name] else {
      return [try reader.ledger.contents.record(named: name)]
    }
    let open = deliveries.filter {
      RecordKind.unsettled.contains($0.entry.record.kind) && (channel == nil || $0.delivery.channel == channel)
    }
    guard !open.isEmpty else {
      throw Refusal(
        "no sending of \(name) failed or is unknown", hints: ["stet explain \(name)", "stet log --verbose \(name)"])
    }
    return open.map(\.entry)
  }

  /// Refuses a stop that names what does not exist: a typing error would stop nothing.
  package func refuseUnknown(_ scope: Scope) throws {
    try refuse(scope.channels, "channel", known: configuration.channels.map(\.name))
    try refuse(scope.departments, "department", known: configuration.departments)
    let posts = try reader.queue(now: now).entries.map(\.post)
    try refuse(scope.posts, "post", known: posts.map(\.id))
    try refuse(scope.campaigns, "campaign", known: posts.compactMap(\.labels.campaign))
  }

  private func refuse(_ names: [String], _ what: String, known: [String]) throws {
    guard let unknown = names.first(where: { !known.contains($0) }) else { return }
    throw Refusal("there is no \(what) \"\(unknown)\"\(Suggestions.didYouMean(unknown, among: Set(known).sorted()))")
  }
}

extension Scope {
  fileprivate func overlaps(_ other: Scope) -> Bool {
    !Set(channels).isDisjoint(with: other.channels) || !Set(posts).isDisjoint(with: other.posts)
      || !Set(campaigns).isDisjoint(with: other.campaigns) || !Set(departments).isDisjoint(with: other.departments)
  }
}
