internal import Canonical
internal import Content
internal import Diagnostics
internal import Ledger
internal import Validation
internal import Workflow

/// Compares what a branch is to be merged into with what the merge gives.
struct ReviewComparison {
  let reader: QueueReader
  let target: MergeTarget
  /// What `stet.yml` says after the merge.
  let configuration: Configuration
  let now: Timestamp
  let before: ReviewReader.Side
  /// By the policy after the merge, and by that of today where it is another one.
  let after: [ReviewReader.Side]

  private var merged: ReviewReader.Side { after[0] }

  /// The queue that the target publishes.
  var queue: Queue? { configuration.queues.first { $0.branch == target.branch } }

  /// The posts that differ, those removed last.
  var posts: [ReviewedPost] {
    get throws {
      let earlier = Dictionary(before.tree.posts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
      let later = Set(merged.tree.posts.map(\.id))
      let findings = Dictionary(grouping: weighedFindings, by: \.path)
      let changed = try merged.tree.posts.compactMap { post -> ReviewedPost? in
        guard let change = change(from: earlier[post.id], to: post) else { return nil }
        return ReviewedPost(
          post: post.id, title: post.label, path: post.path, change: change, findings: findings[post.path] ?? [],
          channels: try post.channels.compactMap { try channel($0, of: post, change) })
      }
      let removed = before.tree.posts.filter { !later.contains($0.id) }.map {
        ReviewedPost(post: $0.id, title: $0.label, path: $0.path, change: .removed, findings: [], channels: [])
      }
      return changed + removed
    }
  }

  /// What becomes of the queue of the target; of all of them where it publishes none.
  var queueChanges: [QueueChange] {
    QueueDifference.changes(from: before.queue, to: merged.queue).filter { change in
      queue.map { $0.channels.contains(change.channel) } ?? true
    }
  }

  /// The errors that the merge brings to files that are no post which differs: a post that cannot be read, an id that is
  /// there twice.
  func otherErrors(except posts: [ReviewedPost]) -> [Finding] {
    let listed = Set(posts.map(\.path))
    let known = Set(before.tree.findings.map(ErrorKey.init))
    let blobs = before.blobs
    return weighedFindings.filter { finding in
      finding.severity == .error && !listed.contains(finding.path)
        && (!known.contains(ErrorKey(finding)) || blobs[finding.path] != merged.blobs[finding.path])
    }
  }

  /// The findings after the merge, as `lint.since` weighs them: an old archive keeps no branch from being ready. Not for
  /// posts still to come, however late a day the branch writes there.
  private var weighedFindings: [Finding] {
    guard let since = configuration.lint.since else { return merged.tree.findings }
    var configuration = configuration
    configuration.lint.since = min(since, configuration.timezone.local(now).date)
    let posts = merged.tree.content.posts.compactMap(\.post)
    let ages = Dictionary(
      posts.map { ($0.path, PostAge(of: $0, in: configuration)) }, uniquingKeysWith: { first, _ in first })
    return merged.tree.findings.map { ages[$0.path]?.weighed($0) ?? $0 }
  }

  private func change(from before: PostSnapshot?, to after: PostSnapshot) -> ReviewedPost.Change? {
    guard let before else { return .added }
    guard before.blob == after.blob else { return .modified }
    guard before.path == after.path else { return .renamed }
    // A picture, an account or a rule may have changed under an untouched text.
    let names = Set((before.channels + after.channels).map(\.channel.name))
    return names.contains { isAffected(EntryKey(post: after.id, channel: $0)) } ? .modified : nil
  }

  /// Whether the merge changes an entry, or keeps it from going out.
  private func isAffected(_ key: EntryKey) -> Bool {
    guard let old = before.entries[key], let new = entry(key) else { return true }
    return new.differs(from: old) || !old.staysBehind && new.staysBehind
  }

  /// The entry by the first of the policies that keeps it back; else as it is after the merge.
  private func entry(_ key: EntryKey) -> QueueEntry? {
    let entries = after.compactMap { $0.entries[key] }
    return entries.first(where: \.staysBehind) ?? entries.first
  }

  private func channel(
    _ channel: ChannelSnapshot, of post: PostSnapshot, _ change: ReviewedPost.Change
  ) throws -> ReviewedChannel? {
    let key = EntryKey(post: post.id, channel: channel.channel.name)
    guard let entry = entry(key) else { return nil }
    let own = configuration.queue(ofChannel: key.channel)
    let isMoved = own?.name != reader.policy.configuration.queue(ofChannel: key.channel)?.name
    let old = before.entries[key]
    let verdicts = after.compactMap { $0.entries[key]?.verdict }
    let notCounted = verdicts.flatMap(\.notCounted)
    let counted = Set((old?.verdict.approvals ?? []).map(\.id.description))
    let isVoid = notCounted.contains { $0.reason == .rendition || $0.reason == .schedule }
    var seen: Set<String> = []
    // The rules of today first: they decide whether it may be merged at all.
    let missing =
      verdicts.reversed().flatMap(\.missing).filter { seen.insert($0.rule).inserted }
      + entry.requests.map { MissingApproval(closing: $0, in: reader.policy.configuration) }
    return try ReviewedChannel(
      entry: entry, branch: own?.branch, isElsewhere: queue != nil && own?.name != queue?.name,
      isChanged: isAffected(key) || isMoved, isReused: change == .added && entry.isEditedSince,
      voided: notCounted.filter { counted.contains($0.record) && seen.insert($0.record).inserted }, missing: missing,
      difference: isVoid && !entry.state.isSent ? reader.difference(of: post, channel, in: merged.tree.content) : nil)
  }
}

extension ReviewReader.Side {
  fileprivate var blobs: [String: BlobID] {
    Dictionary(
      tree.content.files.compactMap { file in file.blob.map { (file.path, $0) } },
      uniquingKeysWith: { first, _ in first })
  }
}

extension QueueEntry {
  /// Whether the same post says something else to readers, or goes out otherwise.
  fileprivate func differs(from other: QueueEntry) -> Bool {
    rendition != other.rendition || channel.schedule != other.channel.schedule || channel.draft != other.channel.draft
      || channel.errors.isEmpty != other.channel.errors.isEmpty
  }

  fileprivate var staysBehind: Bool { ReviewedChannel(entry: self, branch: nil).outlook == .staysBehind }
}

/// What makes two errors the same one, wherever in its file it stands.
private struct ErrorKey: Hashable {
  let rule: String
  let path: String
  let summary: String

  init(_ finding: Finding) {
    rule = finding.rule
    path = finding.path
    summary = finding.summary
  }
}
