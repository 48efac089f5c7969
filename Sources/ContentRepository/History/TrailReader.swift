internal import Canonical
internal import Content
package import Git
internal import Ledger
package import Workflow

/// Reads the trail: what happened to posts, in git and in the ledger, oldest first.
package struct TrailReader {
  private let reader: QueueReader
  private var git: Repository { reader.repository.git }

  package init(_ reader: QueueReader) { self.reader = reader }

  /// The events of one post, or of all, up to some commits of the content.
  package func events(of post: String?, tips: [ObjectID]) throws -> [TrailEvent] {
    var happenings = try commits(tips) + records()
    if let post { happenings = happenings.filter { $0.event.post == post } }
    let order = try TrailOrder(ancestry(of: happenings, tips), reader.ledger.contents)
    try tellSquashes(&happenings, order)
    return order.sorted(happenings).map(\.event)
  }

  /// The ids of all posts that the trail knows, also of those that no tree has any more.
  package func knownPosts(tips: [ObjectID]) throws -> Set<String> {
    Set(try (commits(tips) + records()).map(\.event.post))
  }

  private func commits(_ tips: [ObjectID]) throws -> [Happening] {
    let people = CommitPeople(reader.policy)
    let revisions = PostRevisions(repository: reader.repository)
    return try git.history(from: tips, oldestFirst: true).flatMap { commit in
      let step = try revisions.step(commit)
      return step.own.sorted { $0.key < $1.key }.map { id, change in
        let event = TrailEvent(
          time: Timestamp(seconds: commit.author.time), kind: change.rawValue,
          actor: people.authorName(of: commit), post: id, channels: [], commit: commit.id.hex,
          note: commit.subject)
        return Happening(event: event, commit: commit, revision: step.differences.first?.after[id]?.last)
      }
    }
  }

  private func records() -> [Happening] {
    let records = reader.ledger.contents.recordsByID
    return reader.ledger.contents.records.flatMap { entry in
      entry.record.concerns(in: records).map { concern in
        let event = TrailEvent(
          time: entry.record.time, kind: entry.record.kind.rawValue, actor: entry.record.actor ?? "",
          post: concern.post, channels: concern.channels, scope: concern.scope, commit: entry.addedBy.hex,
          record: entry.id.description,
          note: entry.record.note,
          isCounted: reader.decisions.counts(entry, post: concern.scope == nil ? concern.post : nil),
          isByHand: concern.isByHand)
        return Happening(event: event, record: entry)
      }
    }
  }

  /// Which commit came before which, also of those that decisions were made on and that no branch has any more.
  private func ancestry(of happenings: [Happening], _ tips: [ObjectID]) throws -> Ancestry {
    let judged = Set(happenings.flatMap { [$0.judged, $0.policy].compactMap { $0 } })
    let known = judged.filter { (try? git.commit($0)) != nil }
    return Ancestry(
      try git.history(from: tips + known.sorted(), oldestFirst: true).lazy.map { ($0.id, $0.parents) })
  }

  // MARK: - Squashes

  /// Marks commits of publishing branches that brought what had been approved elsewhere: a squash has the text of a branch
  /// that may be gone, and was not written then.
  private func tellSquashes(_ happenings: inout [Happening], _ order: TrailOrder) throws {
    let approvals = Dictionary(
      grouping: happenings.filter { $0.record?.record.kind == .approve && $0.judged != nil }, by: \.event.post)
    guard !approvals.isEmpty else { return }
    let branches = try publishingCommits()
    let showings = Showings(repository: reader.repository, configuration: reader.policy.configuration)
    for index in happenings.indices {
      guard let commit = happenings[index].commit, let branch = branches[commit.id],
        let revision = happenings[index].revision
      else { continue }
      let carried = try (approvals[happenings[index].event.post] ?? []).filter { approval in
        try order.isApart(approval, from: commit.id) && shows(revision, in: commit, what: approval, showings)
      }
      guard !carried.isEmpty else { continue }
      happenings[index].event.broughtTo = branch
      // The author's time may be that of the writing.
      happenings[index].event.time = Timestamp(seconds: commit.committer.time)
      happenings[index].carried = Set(carried.compactMap { $0.record?.id })
    }
  }

  /// Whether readers see with a commit what was approved, on any channel.
  private func shows(
    _ revision: Revision, in commit: Commit, what approval: Happening, _ showings: Showings
  ) throws -> Bool {
    guard let subject = approval.subject else { return false }
    if subject.evidence?.blob == revision.blob.hex { return true }
    let shown = try showings.showings(of: revision, in: commit.tree)
    return subject.channels.contains { shown[$0.key]?.shown == .rendition($0.value.rendition) }
  }

  /// The commits that publishing branches have had, here and as last fetched, with the short name of the branch.
  private func publishingCommits() throws -> [ObjectID: String] {
    try reader.policy.configuration.queues.reduce(into: [:]) { branches, queue in
      let local = try git.reference("refs/heads/\(queue.branch)")
      for tip in Set([try reader.repository.commit(of: queue), local].compactMap { $0 }) {
        for commit in try git.firstParentHistory(from: tip) where branches[commit.id] == nil {
          branches[commit.id] = queue.branch
        }
      }
    }
  }
}
