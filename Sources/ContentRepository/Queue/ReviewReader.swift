internal import Checks
package import Core
internal import Git

/// Finds out what a branch would change, judged as if it were merged.
package struct ReviewReader {
  private let reader: QueueReader
  private var git: Repository { reader.repository.git }

  package init(_ reader: QueueReader) { self.reader = reader }

  /// The review of `head`, to be merged into `target`.
  package func review(_ head: ObjectID, into target: MergeTarget, now: Timestamp) throws -> Review {
    try reader.repository.readingStore { try read(head, into: target, now) }
  }

  private func read(_ head: ObjectID, into target: MergeTarget, _ now: Timestamp) throws -> Review {
    let merge = try git.merge(head, into: target.commit)
    let source = TreeSource(repository: merge.repository, tree: merge.tree) {
      reader.repository.note([$0], in: head)
    }
    let brought = try policy(of: source, target)
    let before = try reader.judged(at: target.commit)
    let merged = try content(of: merge, head, by: brought.policy)
    let isSamePolicy = brought.policy.isSame(as: reader.policy)
    let paths = isSamePolicy ? merged.untouched(since: before.content) : []
    let untouched = try untouched(paths, in: before, now)
    let comparison = ReviewComparison(
      reader: reader, target: target, configuration: brought.policy.configuration, now: now,
      before: Side(before, try queue(before, reader.decisions, target, untouched, now)),
      after: try sides(head, target, merge, merged, brought.policy, untouched, now))
    let posts = try comparison.posts
    try reader.ledger.contents.check()
    merged.keep()
    reader.keep()
    let changes = try policyChanges(head, target, source, brought.policy.configuration, now)
    // All times in one zone: the one in which the queue is told after the merge.
    let zone = brought.policy.configuration.timezone
    let isOther = zone != reader.policy.configuration.timezone
    let note = isOther ? ["all times here are those of \(zone.identifier), as after the merge"] : []
    let queueChanges = comparison.queueChanges.map { change in
      var change = change
      change.zone = zone
      return change
    }
    return Review(
      base: (try git.mergeBase(target.commit, head) ?? target.commit).hex, head: head.hex,
      target: Review.Target(
        commit: target.commit.hex, branch: target.branch, queue: comparison.queue?.name),
      posts: posts, queue: queueChanges,
      policy: changes.sentences + note, isPolicyApproved: changes.isApproved,
      errors: brought.errors + comparison.otherErrors(except: posts),
      conflicts: merge.conflicts, now: now, zone: zone)
  }

  /// The content of a merge, judged by a policy.
  private func content(of merge: Merge, _ head: ObjectID, by policy: PolicySnapshot) throws -> JudgedContent {
    try JudgedContentReader(reader.repository, policy).content(of: merge.tree, in: merge.repository) {
      reader.repository.note([$0], in: head)
    }
  }

  /// A tree, and the queue computed from it.
  struct Side {
    let tree: JudgedTree
    let posts: [PostSnapshot]
    let entries: [EntryKey: QueueEntry]
    let queue: [QueueEntry]

    init(_ tree: JudgedTree, _ queue: PublishQueue) {
      self.tree = tree
      posts = queue.branches.flatMap(\.posts)
      self.queue = queue.entries
      var entries = Dictionary(queue.entries.map { (EntryKey($0), $0) }, uniquingKeysWith: { first, _ in first })
      // A post that repeats stands for its next occurrence.
      let series = queue.entries.filter { $0.occurrence != nil }
      let channels = Dictionary(grouping: series) { EntryKey(post: $0.post.id, channel: $0.channelName) }
      for (key, own) in channels {
        entries[key] = own.nextOccurrence(now: queue.now).flatMap { entries[$0] }
      }
      self.entries = entries
    }
  }

  /// The result of the merge, judged by the policy that it brings, and if that differs from today's, by that one as
  /// well, in this order. A post must be ready by both.
  private func sides(
    _ head: ObjectID, _ target: MergeTarget, _ merge: Merge, _ merged: JudgedContent, _ policy: PolicySnapshot,
    _ untouched: Untouched, _ now: Timestamp
  ) throws -> [Side] {
    func side(_ rules: PolicySnapshot, _ decisions: Decisions, adding findings: [Finding] = []) throws -> Side {
      let history = try BranchHistory(
        repository: reader.repository, tip: target.commit, merging: [head], policy: rules, decisions: decisions)
      let tree = JudgedTree(merged, adding: findings, history)
      return Side(tree, try queue(tree, decisions, target, untouched, now))
    }
    guard !policy.isSame(as: reader.policy) else { return [try side(reader.policy, reader.decisions)] }
    let authority = Authority(
      policy.configuration, ancestry: reader.ledger.contents.ancestry,
      earlier: try reader.repository.configurations(upTo: reader.policy.tip, in: reader.repository.store))
    let decisions = Decisions(reader.ledger.contents, authority: authority)
    // A branch cannot remove a word from the list: words of today's policy still raise their flags.
    let today = try content(of: merge, head, by: reader.policy)
    let flags = today.findings.filter { !$0.flags.isEmpty }.map { finding in
      var flag = finding
      flag.severity = .note
      return flag
    }
    return [try side(policy, decisions), try side(reader.policy, reader.decisions, adding: flags)]
  }

  /// The posts with all their channels, from all queues.
  private func queue(
    _ tree: JudgedTree, _ decisions: Decisions, _ target: MergeTarget, _ untouched: Untouched, _ now: Timestamp
  ) throws -> PublishQueue {
    let posts = try tree.outlines.filter { !untouched.over.contains($0.path) }.compactMap { outline in
      let sent: SentDetail = untouched.paths.contains(outline.path) ? .outcome : .whole
      // The accounts are those of the policy that the tree is judged by.
      let details = reader.details(of: outline, in: tree.content.configuration, sent)
      return try tree.content.post(outline).map { try tree.snapshot($0, on: details) }
    }
    let channels = Set(posts.flatMap(\.channels).map(\.channel.name))
    let branch = PublishQueue.Branch(
      queue: Queue(name: "review", branch: "", channels: channels.sorted()), commit: target.commit.hex, posts: posts)
    return PublishQueue(branches: [branch], decisions: decisions, now: now)
  }

  /// The posts that a merge leaves as they are, by their paths.
  private struct Untouched {
    var paths: Set<String> = []
    /// Those that were sent on all channels, or ended long ago. They take no slot, and their entries are the same before
    /// and after the merge, so both sides are compared without them.
    var over: Set<String> = []
  }

  private func untouched(_ paths: Set<String>, in tree: JudgedTree, _ now: Timestamp) throws -> Untouched {
    let judge = EntryJudge(decisions: reader.decisions, now: now)
    let over = try tree.outlines.filter { try paths.contains($0.path) && isOver($0, in: tree, by: judge, now) }
    return Untouched(paths: paths, over: Set(over.map(\.path)))
  }

  private func isOver(_ post: PostOutline, in tree: JudgedTree, by judge: EntryJudge, _ now: Timestamp) throws -> Bool {
    let details = reader.details(of: post, in: tree.content.configuration, .outcome)
    let waiting = zip(post.channels, details).filter { $0.1.detail == .whole }
    // What a tool sends at a time to come takes that time of its account.
    let isAhead = post.channels.contains { $0.at.map { !QueueListing.isLong(ago: $0, now: now) } ?? false }
    guard !isAhead, waiting.allSatisfy({ $0.0.mayHaveEndedLongAgo(now) }) else { return false }
    guard !waiting.isEmpty, let facts = tree.content.post(post) else { return true }
    let brief = try tree.snapshot(facts, on: waiting.map { ($0.1.channel, .withoutContributors) })
    return brief.channels.allSatisfy { judge.endedLongAgo(brief, $0) != nil }
  }

  // MARK: - The policy that a merge brings

  /// The policy after the merge, or the findings in it: if it is invalid, today's policy still applies.
  ///
  /// Policy is what the policy branch has, so a merge into another branch does not change it.
  private func policy(
    of source: TreeSource, _ target: MergeTarget
  ) throws -> (policy: PolicySnapshot, errors: [Finding]) {
    guard target.isPolicy else { return (reader.policy, []) }
    guard let bytes = try? source.bytes(at: PolicySnapshot.path, limit: PolicySnapshot.limit) else {
      let missing = Finding(
        rule: "configuration", path: PolicySnapshot.path,
        summary: "after the merge there is no stet.yml that can be read")
      return (reader.policy, [missing])
    }
    let reading = ConfigurationReader.read(path: PolicySnapshot.path, bytes: bytes)
    let errors = reading.findings.filter { $0.severity == .error }
    guard let configuration = reading.configuration else { return (reader.policy, errors) }
    let mailmap = try source.bytes(at: PolicySnapshot.mailmapPath, limit: PolicySnapshot.limit) ?? []
    let words = ContentLoader(repository: reader.repository, source: source).words(of: configuration)
    var policy = reader.policy
    policy.bytes = bytes
    policy.configuration = configuration
    policy.configuration.readDayLists(words.texts)
    policy.words = words
    policy.mailmap = Mailmap(mailmap)
    return (policy, errors)
  }

  /// What changes in the policy, and whether that takes effect with the merge.
  private func policyChanges(
    _ head: ObjectID, _ target: MergeTarget, _ source: TreeSource, _ brought: Configuration, _ now: Timestamp
  ) throws -> (sentences: [String], isApproved: Bool) {
    let paths = [PolicySnapshot.path, PolicySnapshot.mailmapPath] + brought.decidingFiles
    let tree = try git.commit(target.commit).tree
    let changed = try paths.filter { path in
      try git.entry(at: path, in: tree)?.id.hex != source.identity(at: path)
    }
    let current = reader.policy.configuration
    guard target.isPolicy, current.policy.changes == .approved, !changed.isEmpty else {
      guard changed.contains(PolicySnapshot.path) else { return ([], true) }
      let asks = current.policy.rules.filter(\.isForConfiguration).map {
        "rule \($0.name) asks for \($0.approvals) from \($0.from.joined(separator: " or "))"
      }
      let start = "stet.yml changes; it takes effect once it is on \(reader.policy.branch)"
      return ([start] + PolicyDifference(from: current, to: brought).sentences + asks, true)
    }
    let digests = try paths.compactMap { path in
      try source.bytes(at: path, limit: PolicySnapshot.limit).map { (path, Digest(of: $0)) }
    }
    var files = Dictionary(digests, uniquingKeysWith: { first, _ in first })
    guard let own = files.removeValue(forKey: PolicySnapshot.path) else { return ([], true) }
    let missing = try reader.repository.missingApprovals(
      of: PolicySubject(sha256: own, files: files), at: head, by: reader.policy, reader.ledger.contents)
    let today = current.timezone.local(now).date
    let needs = missing.map { $0.tellingAway(on: today, in: current) }.map { missing in
      "needs the approval of \(missing.choice.some(missing.open)) (\(missing.rule)): "
        + "`stet approve stet.yml --rev \(head.hex.prefix(10))`"
    }
    let start =
      "the policy changes (\(changed.joined(separator: ", "))); it takes effect once it is on "
      + "\(reader.policy.branch)" + (missing.isEmpty ? ": it is approved" : " and approved")
    return ([start] + PolicyDifference(from: current, to: brought).sentences + needs, missing.isEmpty)
  }
}

/// What a branch is to be merged into.
package struct MergeTarget: Sendable {
  package var commit: ObjectID
  /// Its short name; `nil` for a commit that is on no branch that publishes or has the policy.
  package var branch: String?
  /// Whether it is the policy branch.
  package var isPolicy: Bool
}

extension QueueReader {
  /// The branch or commit of that name; the policy branch where it is `nil`.
  package func mergeTarget(_ name: String?) throws -> MergeTarget {
    let own = MergeTarget.shortName(policy.reference)
    guard let name else { return MergeTarget(commit: policy.tip, branch: own, isPolicy: true) }
    let commit = try repository.git.commitID(revision: name)
    let branch = try branch(named: name) ?? self.branch(of: commit)
    return MergeTarget(commit: commit, branch: branch, isPolicy: branch == own)
  }

  /// The short name of the branch that `name` names; `nil` if it is a revision of another form, such as `main~1`.
  private func branch(named name: String) -> String? {
    ["", "refs/", "refs/heads/", "refs/remotes/"].map { $0 + name }
      // What is no valid name of a reference is no branch either.
      .first { $0.hasPrefix("refs/") && (try? repository.git.reference($0)) != nil }
      .map(MergeTarget.shortName)
  }

  /// The branch with the policy, or the publishing branch, whose tip is a commit: a pipeline may only know the commit.
  private func branch(of commit: ObjectID) throws -> String? {
    if try repository.git.isAncestor(commit, of: policy.tip) { return MergeTarget.shortName(policy.reference) }
    return try policy.configuration.queues.first { queue in
      try self.repository.commit(of: queue).map { try repository.git.isAncestor(commit, of: $0) } ?? false
    }?.branch
  }
}

extension MergeTarget {
  /// The name of a branch without its namespace: `main` for `refs/remotes/origin/main`.
  fileprivate static func shortName(_ reference: String) -> String {
    let parts = reference.split(separator: "/", omittingEmptySubsequences: false)
    return parts.dropFirst(reference.hasPrefix("refs/remotes/") ? 3 : 2).joined(separator: "/")
  }
}

extension PolicySnapshot {
  fileprivate func isSame(as other: PolicySnapshot) -> Bool {
    bytes == other.bytes && words.texts == other.words.texts && words.problems == other.words.problems
      && mailmap == other.mailmap
  }
}

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
  private var today: CivilDate { reader.policy.configuration.timezone.local(now).date }

  /// The queue that the target publishes.
  var queue: Queue? { configuration.queues.first { $0.branch == target.branch } }

  /// The posts that differ, those removed last.
  var posts: [ReviewedPost] {
    get throws {
      let earlier = Dictionary(before.posts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
      let later = Set(merged.posts.map(\.id))
      let findings = Dictionary(grouping: weighedFindings, by: \.path)
      let changed = try merged.posts.compactMap { post -> ReviewedPost? in
        guard let change = change(from: earlier[post.id], to: post) else { return nil }
        return ReviewedPost(
          post: post.id, title: post.label, path: post.path, change: change, findings: findings[post.path] ?? [],
          channels: try post.channels.compactMap { try channel($0, of: post, change) })
      }
      let removed = before.posts.filter { !later.contains($0.id) }.map {
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
    let (earlier, merged) = (before.tree.content, self.merged.tree.content)
    return weighedFindings.filter { finding in
      finding.severity == .error && !listed.contains(finding.path)
        && (!known.contains(ErrorKey(finding)) || earlier.blob(at: finding.path) != merged.blob(at: finding.path))
    }
  }

  /// The findings after the merge, as `lint.since` weighs them: an old archive keeps no branch from being ready. Not for
  /// posts still to come, however late a day the branch writes there.
  private var weighedFindings: [Finding] {
    guard let since = configuration.lint.since else { return merged.tree.findings }
    var configuration = configuration
    configuration.lint.since = min(since, configuration.timezone.local(now).date)
    let ages = Dictionary(
      merged.tree.read.map { ($0.path, $0.age(in: configuration)) }, uniquingKeysWith: { first, _ in first })
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
      + entry.requests.map {
        MissingApproval(closing: $0, in: reader.policy.configuration).tellingAway(
          on: today, in: reader.policy.configuration)
      }
    return try ReviewedChannel(
      entry: entry, branch: own?.branch, isElsewhere: queue != nil && own?.name != queue?.name,
      isChanged: isAffected(key) || isMoved, isReused: change == .added && entry.isEditedSince,
      voided: notCounted.filter { counted.contains($0.record) && seen.insert($0.record).inserted }, missing: missing,
      difference: isVoid && !entry.state.isSent ? reader.difference(of: post, channel, in: merged.tree.content) : nil)
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
