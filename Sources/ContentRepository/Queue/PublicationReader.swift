package import Core
internal import Git

/// Finds what went out, was missed or held in some time.
///
/// What was sent is looked up in the ledger's table of deliveries; only of posts that matter for the time asked about are
/// records, facts and the place in history read.
package struct PublicationReader {
  private let reader: QueueReader
  private let period: ClosedRange<Timestamp>
  private let now: Timestamp
  private let judge: EntryJudge
  private let approvalTimes = KnownTimes()
  private var decisions: Decisions { reader.decisions }
  private var configuration: Configuration { reader.policy.configuration }

  /// - Parameter period: what went out in it, was to go out in it and was missed, and was waiting when a hold began in it.
  package init(_ reader: QueueReader, in period: ClosedRange<Timestamp>, now: Timestamp) {
    (self.reader, self.period, self.now) = (reader, period, now)
    judge = EntryJudge(decisions: reader.decisions, now: now)
  }

  /// In no certain order.
  package func entries() throws -> [ReportedEntry] {
    try reader.repository.readingStore {
      let branches = try reader.branches(at: nil).map { ($0.queue, try reader.judged(at: $0.commit)) }
      let holds = holds
      var known: Set<EntryKey> = []
      var entries: [ReportedEntry] = []
      for (queue, tree) in branches {
        for outline in tree.outlines {
          entries += try self.entries(of: outline, in: tree, for: queue, holds, &known)
        }
      }
      for (queue, tree) in branches { entries += try removed(from: tree, queue, &known) }
      try reader.ledger.contents.check()
      reader.keep()
      return entries
    }
  }

  // MARK: - Posts of the branches

  private func entries(
    of outline: PostOutline, in tree: JudgedTree, for queue: Queue, _ holds: [LedgerRecord],
    _ known: inout Set<EntryKey>
  ) throws -> [ReportedEntry] {
    let deliveries = PostDeliveries(decisions, post: outline.id)
    return try outline.channels.compactMap { planned in
      let channel = configuration.channels[planned.channel]
      guard queue.channels.contains(channel.name),
        known.insert(EntryKey(post: outline.id, channel: channel.name)).inserted
      else { return nil }
      let summary = deliveries.sendingSummary(on: channel, plannedAt: planned.at)
      var entry = ReportedEntry(post: outline.id, channel: channel.name)
      if let summary, isInPeriod(summary.at) { entry.sending = try sending(summary, outline.id, tree) }
      if deliveries.outcome(on: channel).state == nil, let at = planned.at, period.contains(at),
        try isMissed(outline, on: channel, at: at, in: tree)
      {
        entry.missed = at
      }
      entry.held = try holds.filter {
        try stopped(outline, planned, channel, summary, tree, by: $0)
      }.map(\.record.time)
      guard entry.sending != nil || entry.missed != nil || !entry.held.isEmpty else { return nil }
      let labels = tree.content.post(outline)?.labels
      (entry.department, entry.pillar, entry.campaign) = (labels?.department, labels?.pillar, labels?.campaign)
      return entry
    }
  }

  /// What is handed to a tool and still to come did not go out.
  private func isInPeriod(_ time: Timestamp) -> Bool { period.contains(time) && time <= now }

  private func isMissed(
    _ outline: PostOutline, on channel: Channel, at: Timestamp, in tree: JudgedTree
  ) throws -> Bool {
    guard at + channel.grace < now, let post = tree.content.post(outline) else { return false }
    let snapshot = try tree.snapshot(post, on: [(channel, .withoutContributors)])
    return snapshot.channels.first.map { judge.isMissed(snapshot, $0) } ?? false
  }

  // MARK: - What was sent

  private func sending(
    _ summary: SendingSummary, _ post: String, _ tree: JudgedTree
  ) throws -> ReportedEntry.Sending {
    var sending = ReportedEntry.Sending(
      at: summary.at, isPromotion: decisions.isPromotion(summary.release))
    sending.written = try tree.written(post)
    sending.approved = approval(for: summary.release)
    (sending.isCorrected, sending.isTakenDown) = (summary.isCorrected, summary.isTakenDown)
    return sending
  }

  /// When the last of the approvals was given that counted when a record was made; `nil` where it names none.
  private func approval(for release: DeliveryMark) -> Timestamp? {
    let source = decisions.ledger.source
    guard let number = source.number(of: release.record), let entry = source.records([number]).first else { return nil }
    let approvals = entry.record.verdict?["approvals"]?.arrayValue ?? []
    let ids = approvals.compactMap { $0.stringValue.flatMap { Digest($0) } }
    return ids.compactMap { id in
      approvalTimes.time(of: id) { source.number(of: id).flatMap { source.records([$0]).first?.record.time } }
    }.max()
  }

  /// What was sent of posts that a queue's branch does not have any more. Of such a post no other labels are known than
  /// those with which it was approved.
  private func removed(
    from tree: JudgedTree, _ queue: Queue, _ known: inout Set<EntryKey>
  ) throws -> [ReportedEntry] {
    var entries: [ReportedEntry] = []
    for channel in configuration.channels where queue.channels.contains(channel.name) {
      var posts: [String] = []
      decisions.ledger.source.posts(
        deliveredTo: channel.network, channel.account, from: period.lowerBound
      ) { post, latest in
        guard latest >= period.lowerBound else { return false }
        if known.insert(EntryKey(post: post, channel: channel.name)).inserted { posts.append(post) }
        return true
      }
      for post in posts {
        guard let summary = PostDeliveries(decisions, post: post).sendingSummary(on: channel, plannedAt: nil),
          isInPeriod(summary.at)
        else { continue }
        var entry = ReportedEntry(post: post, channel: channel.name)
        entry.sending = try sending(summary, post, tree)
        let inputs = decisions.approvals(of: post).last?.subject.inputs
        (entry.department, entry.pillar, entry.campaign) = (inputs?.department, inputs?.pillar, inputs?.campaign)
        entries.append(entry)
      }
    }
    return entries
  }

  // MARK: - Holds

  /// The holds that began in the time asked about, ended or not.
  private var holds: [LedgerRecord] {
    decisions.ledger.records(.hold).filter {
      $0.record.kind == .hold && period.contains($0.record.time) && decisions.authority.isFromKnownPerson($0)
    }
  }

  /// Whether an entry was waiting on its branch when a hold began that names it as it is labelled today.
  private func stopped(
    _ outline: PostOutline, _ planned: PostOutline.Planned, _ channel: Channel, _ summary: SendingSummary?,
    _ tree: JudgedTree, by hold: LedgerRecord
  ) throws -> Bool {
    let began = hold.record.time
    if let summary, summary.release.time <= began { return false }
    if summary == nil {
      if let at = planned.at, at + channel.grace < began { return false }
      if let end = planned.notAfter, end < began { return false }
    }
    let isNamed = hold.record.subjects.contains { subject in
      guard case .scope(let scope) = subject else { return false }
      return scope.names(outline.id, channel.name) { tree.content.post(outline)?.labels }
    }
    guard isNamed, tree.content.post(outline)?.on(channel)?.draft != true else { return false }
    return try tree.entered(outline.id).map { $0 <= began } ?? false
  }
}

extension Scope {
  /// Whether it names a post on a channel.
  ///
  /// - Parameter labels: the post's, read only where the scope names some.
  fileprivate func names(_ post: String, _ channel: String, _ labels: () -> InternalLabels?) -> Bool {
    if all || channels.contains(channel) || posts.contains(post) { return true }
    guard !campaigns.isEmpty || !departments.isEmpty, let labels = labels() else { return false }
    return labels.campaign.map(campaigns.contains) ?? false || labels.department.map(departments.contains) ?? false
  }
}

/// The times of approvals, each read once: one may be of many posts.
private final class KnownTimes {
  private var times: [Digest: Timestamp?] = [:]

  func time(of id: Digest, _ find: () -> Timestamp?) -> Timestamp? {
    if let known = times[id] { return known }
    let found = find()
    times[id] = .some(found)
    return found
  }
}
