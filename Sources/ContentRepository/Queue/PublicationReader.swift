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
    return try outline.channels.flatMap { planned -> [ReportedEntry] in
      let channel = configuration.channels[planned.channel]
      guard queue.channels.contains(channel.name),
        known.insert(EntryKey(post: outline.id, channel: channel.name)).inserted
      else { return [] }
      let waiting = Waiting(outline: outline, planned: planned, channel: channel, tree: tree)
      let summaries = deliveries.sendings(on: channel, plannedAt: waiting.time)
      let (blank, outcome) = (ReportedEntry(post: outline.id, channel: channel.name), deliveries.outcome(on: channel))
      var entries = try summaries.filter { isInPeriod($0.at) }.map { summary in
        var entry = blank
        entry.sending = try sending(summary, outline.id, tree)
        return entry
      }
      entries += failed(deliveries, on: channel, blank)
      if planned.repeats || outcome.state == nil {
        entries += try missed(waiting).map { time in
          var entry = blank
          entry.missed = time
          return entry
        }
      }
      let held = try holds.filter { try waiting.isStopped(by: $0, summaries) }.map(\.record.time)
      if !held.isEmpty {
        var entry = blank
        entry.held = held
        entries.append(entry)
      }
      guard !entries.isEmpty, let labels = tree.content.post(outline)?.labels else { return entries }
      return entries.map { $0.labelled(labels.department, labels.pillar, labels.campaign) }
    }
  }

  /// What is handed to a tool and still to come did not go out.
  private func isInPeriod(_ time: Timestamp) -> Bool { period.contains(time) && time <= now }

  private func missed(_ waiting: Waiting) throws -> [Timestamp] {
    let (planned, channel) = (waiting.planned, waiting.channel)
    guard let first = [planned.at, planned.notAfter].compactMap({ $0 }).min(), first < now,
      planned.repeats || period.contains(first), let post = waiting.tree.content.post(waiting.outline)
    else { return [] }
    let snapshot = try waiting.tree.snapshot(post, on: [(channel, .withoutContributors)])
    return snapshot.channels.first.map { judge.missedTimes(of: snapshot, on: $0) }?.filter(period.contains) ?? []
  }

  // MARK: - What was sent

  private func failed(_ deliveries: PostDeliveries, on channel: Channel, _ blank: ReportedEntry) -> [ReportedEntry] {
    deliveries.failures(on: channel).filter(isInPeriod).map { time in
      var entry = blank
      entry.failed = time
      return entry
    }
  }

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
    guard let entry = decisions.ledger.records([release.record]).first else { return nil }
    let approvals = entry.record.verdict?["approvals"]?.arrayValue ?? []
    let ids = approvals.compactMap { $0.stringValue.flatMap { Digest($0) } }
    return decisions.ledger.records(ids).map(\.record.time).max()
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
        let deliveries = PostDeliveries(decisions, post: post)
        let inputs = decisions.approvals(of: post).last?.subject.inputs
        let blank = ReportedEntry(post: post, channel: channel.name)
          .labelled(inputs?.department, inputs?.pillar, inputs?.campaign)
        entries += failed(deliveries, on: channel, blank)
        for summary in deliveries.sendings(on: channel, plannedAt: { _ in nil }) where isInPeriod(summary.at) {
          var entry = blank
          entry.sending = try sending(summary, post, tree)
          entries.append(entry)
        }
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
}

/// A post on a channel, and what is read of it only where that matters.
private struct Waiting {
  let outline: PostOutline
  let planned: PostOutline.Planned
  let channel: Channel
  let tree: JudgedTree

  private var facts: ChannelFacts? { tree.content.post(outline)?.on(channel) }

  /// When it is to go out; of a post that repeats, when an occurrence is.
  func time(of occurrence: CivilDate?) -> Timestamp? {
    planned.repeats ? facts?.schedule.series?.occurrence(on: occurrence)?.at : planned.at
  }

  /// Whether it was waiting on its branch when a hold began that names it as it is labelled today.
  func isStopped(by hold: LedgerRecord, _ sendings: [SendingSummary]) throws -> Bool {
    let began = hold.record.time
    guard hold.record.subjects.contains(where: isNamed), wasOpen(at: began, sendings), facts?.draft != true else {
      return false
    }
    return try tree.entered(outline.id).map { $0 <= began } ?? false
  }

  private func isNamed(by subject: Subject) -> Bool {
    guard case .scope(let scope) = subject else { return false }
    return scope.names(outline.id, channel.name) { tree.content.post(outline)?.labels }
  }

  /// Whether it was neither sent nor over.
  private func wasOpen(at time: Timestamp, _ sendings: [SendingSummary]) -> Bool {
    if let end = planned.notAfter, end < time, sendings.isEmpty { return false }
    if planned.repeats { return facts?.schedule.series?.first(since: time, grace: channel.grace) != nil }
    if let sending = sendings.first { return sending.release.time > time }
    return planned.at.map { $0 + channel.grace >= time } ?? true
  }
}

extension ReportedEntry {
  fileprivate func labelled(_ department: String?, _ pillar: String?, _ campaign: String?) -> ReportedEntry {
    var entry = self
    (entry.department, entry.pillar, entry.campaign) = (department, pillar, campaign)
    return entry
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
