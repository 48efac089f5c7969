internal import Canonical
package import Content
internal import Diagnostics
package import Git
internal import Ledger
internal import Validation
package import Workflow

/// Finds out what a branch would change, judged as if it were merged.
package struct ReviewReader {
  private let reader: QueueReader
  private var git: Repository { reader.repository.git }

  package init(_ reader: QueueReader) { self.reader = reader }

  /// The review of `head`, to be merged into `target`.
  package func review(_ head: ObjectID, into target: MergeTarget, now: Timestamp) throws -> Review {
    let merge = try git.merge(head, into: target.commit)
    let source = TreeSource(repository: merge.repository, tree: merge.tree) {
      reader.repository.note([$0], in: head)
    }
    let brought = try policy(of: source, target)
    let before = try reader.judged(at: target.commit)
    let comparison = ReviewComparison(
      reader: reader, target: target, configuration: brought.policy.configuration, now: now,
      before: Side(before, queue(before, reader.decisions, target, now)),
      after: try sides(head, target, source, brought.policy, now))
    let posts = try comparison.posts
    return Review(
      base: (try git.mergeBase(target.commit, head) ?? target.commit).hex, head: head.hex,
      target: Review.Target(
        commit: target.commit.hex, branch: target.branch, queue: comparison.queue?.name),
      posts: posts, queue: comparison.queueChanges,
      policy: try policyChanges(target.commit, source), errors: brought.errors + comparison.otherErrors(except: posts),
      conflicts: merge.conflicts, now: now, zone: reader.policy.configuration.timezone)
  }

  /// A tree, and the queue computed from it.
  struct Side {
    let tree: JudgedTree
    let entries: [EntryKey: QueueEntry]
    let queue: [QueueEntry]

    init(_ tree: JudgedTree, _ queue: PublishQueue) {
      self.tree = tree
      self.queue = queue.entries
      entries = Dictionary(queue.entries.map { (EntryKey($0), $0) }, uniquingKeysWith: { first, _ in first })
    }
  }

  /// The result of the merge, judged by the policy that it brings, and if that differs from today's, by that one as
  /// well, in this order. A post must be ready by both.
  private func sides(
    _ head: ObjectID, _ target: MergeTarget, _ source: TreeSource, _ policy: PolicySnapshot, _ now: Timestamp
  ) throws -> [Side] {
    let loader = ContentLoader(repository: reader.repository, source: source)
    let content = try loader.load(configuration: policy.configuration, words: policy.words)
    let findings = Validator(content).findings
    func side(_ rules: PolicySnapshot, _ decisions: Decisions, _ findings: [Finding]) throws -> Side {
      let history = try BranchHistory(
        repository: reader.repository, tip: target.commit, merging: [head], policy: rules, decisions: decisions)
      let tree = try JudgedTree(content, findings, policy.configuration, history)
      return Side(tree, queue(tree, decisions, target, now))
    }
    guard !policy.isSame(as: reader.policy) else { return [try side(reader.policy, reader.decisions, findings)] }
    let authority = Authority(
      policy.configuration, ancestry: reader.ledger.contents.ancestry,
      earlier: try reader.repository.configurations(upTo: reader.policy.commit))
    let decisions = Decisions(reader.ledger.contents, authority: authority)
    // A branch cannot remove a word from the list: words of today's policy still raise their flags.
    let today = try loader.load(configuration: reader.policy.configuration, words: reader.policy.words)
    let flags = Validator(today).findings.filter { !$0.flags.isEmpty }.map { finding in
      var flag = finding
      flag.severity = .note
      return flag
    }
    return [try side(policy, decisions, findings), try side(reader.policy, reader.decisions, findings + flags)]
  }

  /// Every post with all its channels, from all queues.
  private func queue(
    _ tree: JudgedTree, _ decisions: Decisions, _ target: MergeTarget, _ now: Timestamp
  ) -> PublishQueue {
    let channels = Set(tree.posts.flatMap(\.channels).map(\.channel.name))
    let branch = PublishQueue.Branch(
      queue: Queue(name: "review", branch: "", channels: channels.sorted()), commit: target.commit.hex,
      posts: tree.posts)
    return PublishQueue(branches: [branch], decisions: decisions, now: now)
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
    policy.words = words
    policy.mailmap = Mailmap(mailmap)
    return (policy, errors)
  }

  private func policyChanges(_ target: ObjectID, _ source: TreeSource) throws -> [String] {
    let before = try git.entry(at: PolicySnapshot.path, in: git.commit(target).tree)?.id.hex
    guard try before != source.identity(at: PolicySnapshot.path) else { return [] }
    let rules = reader.policy.configuration.policy.rules.filter {
      $0.when?.files.contains(PolicySnapshot.path) ?? false
    }
    let asks = rules.map { "rule \($0.name) asks for \($0.approvals) from \($0.from.joined(separator: " or "))" }
    return ["stet.yml changes; it takes effect once it is on \(reader.policy.branch)"] + asks
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
    guard let name else { return MergeTarget(commit: policy.commit, branch: own, isPolicy: true) }
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
    if try repository.git.isAncestor(commit, of: policy.commit) { return MergeTarget.shortName(policy.reference) }
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
