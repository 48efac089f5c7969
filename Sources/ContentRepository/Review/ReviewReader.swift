internal import Canonical
package import Content
internal import Diagnostics
package import Git
internal import Ledger
package import Workflow

/// Finds out what a branch would change.
package struct ReviewReader {
  private let reader: QueueReader

  package init(_ reader: QueueReader) { self.reader = reader }

  /// The review of `head` against what it shares with `base`.
  package func review(base: ObjectID, head: ObjectID, now: Timestamp) throws -> Review {
    let git = reader.repository.git
    let shared = try git.mergeBase(base, head) ?? base
    let before = try state(at: shared, now)
    let after = try state(at: head, now)
    return Review(
      base: shared.hex, head: head.hex, posts: reviewed(before, after),
      queue: QueueDifference.changes(from: before.entries, to: after.entries),
      policy: try policyChanges(shared, head))
  }

  /// One side of the review: every post with all its channels, whichever queue publishes them.
  private struct Side {
    var posts: [PostSnapshot]
    var findings: [String: [Finding]]
    var entries: [QueueEntry]
  }

  private func state(at commit: ObjectID, _ now: Timestamp) throws -> Side {
    let tree = try reader.judged(at: commit)
    let channels = reader.policy.configuration.channels.map(\.name)
    let branch = PublishQueue.Branch(
      queue: Queue(name: "review", branch: "", channels: channels), commit: commit.hex, posts: tree.posts)
    let queue = PublishQueue(branches: [branch], decisions: reader.decisions, now: now)
    return Side(posts: tree.posts, findings: Dictionary(grouping: tree.findings, by: \.path), entries: queue.entries)
  }

  private func reviewed(_ before: Side, _ after: Side) -> [ReviewedPost] {
    let earlier = Dictionary(before.posts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let later = Set(after.posts.map(\.id))
    let changed = after.posts.compactMap { post -> ReviewedPost? in
      guard let change = change(from: earlier[post.id], to: post) else { return nil }
      return ReviewedPost(
        post: post.id, title: post.title, path: post.path, change: change, findings: after.findings[post.path] ?? [],
        channels: post.channels.map { channel(post, $0, earlier[post.id]) })
    }
    let removed = before.posts.filter { !later.contains($0.id) }.map {
      ReviewedPost(post: $0.id, title: $0.title, path: $0.path, change: .removed, findings: [], channels: [])
    }
    return changed + removed
  }

  private func change(from before: PostSnapshot?, to after: PostSnapshot) -> ReviewedPost.Change? {
    guard let before else { return .added }
    if before.blob == after.blob { return before.path == after.path ? mediaChange(before, after) : .renamed }
    return .modified
  }

  /// A picture may have changed under an untouched text.
  private func mediaChange(_ before: PostSnapshot, _ after: PostSnapshot) -> ReviewedPost.Change? {
    let digests = { (post: PostSnapshot) in post.channels.map { $0.rendition?.digest } }
    return digests(before) == digests(after) ? nil : .modified
  }

  private func channel(_ post: PostSnapshot, _ channel: ChannelSnapshot, _ earlier: PostSnapshot?) -> ReviewedChannel {
    let maker = VerdictMaker(reader.decisions)
    let verdict = maker.verdict(on: post, channel)
    let before = earlier.flatMap { earlier in
      earlier.channels.first { $0.channel.name == channel.channel.name }.map { maker.verdict(on: earlier, $0) }
    }
    let requests = reader.decisions.openRequests(post: post.id, channel: channel.channel.name)
    let missing = verdict.missing + requests.map { MissingApproval(closing: $0, in: reader.policy.configuration) }
    let counted = Set(before?.approvals.map(\.id.description) ?? [])
    return ReviewedChannel(
      channel: channel.channel.name, rendition: channel.rendition?.digest, schedule: channel.schedule,
      isApproved: missing.isEmpty, voided: verdict.notCounted.filter { counted.contains($0.record) },
      missing: missing, contributors: verdict.contributors)
  }

  private func policyChanges(_ base: ObjectID, _ head: ObjectID) throws -> [String] {
    let git = reader.repository.git
    let before = try git.entry(at: PolicySnapshot.path, in: git.commit(base).tree)
    let after = try git.entry(at: PolicySnapshot.path, in: git.commit(head).tree)
    guard before?.id != after?.id else { return [] }
    let rules = reader.policy.configuration.policy.rules.filter {
      $0.when?.files.contains(PolicySnapshot.path) ?? false
    }
    let asks = rules.map { "rule \($0.name) asks for \($0.approvals) from \($0.from.joined(separator: " or "))" }
    return ["stet.yml changes; it decides nothing before it is on \(reader.policy.reference)"] + asks
  }
}
