package import Checks
package import Core
internal import Git

/// Reads from a repository everything that the queue depends on.
package struct QueueReader {
  package let repository: ContentRepository
  package let policy: PolicySnapshot
  package let ledger: LedgerSnapshot
  package let decisions: Decisions
  private let trees = JudgedTrees()

  /// Reads policy and ledger.
  ///
  /// - Throws: if either is missing: without the ledger, published posts would count as unpublished.
  package init(repository: ContentRepository) throws {
    self.repository = repository
    try repository.refuseShallow()
    policy = try repository.policy()
    ledger = try repository.ledger(of: policy.configuration)
    decisions = Decisions(ledger.contents, authority: try Self.authority(policy, ledger, repository))
  }

  /// Who may do what. Earlier versions of `stet.yml` are read only if a record's actor is not in today's version, or
  /// not with the same identity.
  private static func authority(
    _ policy: PolicySnapshot, _ ledger: LedgerSnapshot, _ repository: ContentRepository
  ) throws -> Authority {
    try refuseUnknownPositions(policy, ledger)
    let ancestry = ledger.contents.ancestry
    let authority = Authority(policy.configuration, ancestry: ancestry)
    guard ledger.contents.records.contains(where: authority.needsHistory) else { return authority }
    let versions = try repository.configurations(upTo: policy.commit)
    return Authority(policy.configuration, ancestry: ancestry, earlier: Array(versions.dropFirst()))
  }

  /// Throws if `stet.yml` names a ledger commit that was not read, since the records before it are then unknown.
  private static func refuseUnknownPositions(_ policy: PolicySnapshot, _ ledger: LedgerSnapshot) throws {
    let unknown = policy.configuration.positions.filter { !ledger.contents.ancestry.contains($0.commit) }
    guard let first = unknown.first else { return }
    throw RepositoryError(
      "the ledger here does not have the commit \(first.commit), which stet.yml on \(policy.branch) names",
      causes: unknown.map { "`\($0.path)` is \($0.commit)" }
        + ["either what others decided is missing here, or that is no commit of the ledger (`git log stet/ledger`)"],
      hints: [LedgerRemote.fetchHint(ledger.remote)])
  }

  /// The queue of the publishing branches.
  ///
  /// - Parameters:
  ///   - name: only this queue.
  ///   - commit: the commit to compute it for, instead of the branches' own.
  package func queue(named name: String? = nil, at commit: ObjectID? = nil, now: Timestamp) throws -> PublishQueue {
    let queues = policy.configuration.queues.filter { name == nil || $0.name == name }
    let branches = try queues.compactMap { queue -> PublishQueue.Branch? in
      guard let commit = try commit ?? repository.commit(of: queue) else { return nil }
      return PublishQueue.Branch(queue: queue, commit: commit.hex, posts: try posts(at: commit))
    }
    return PublishQueue(branches: branches, decisions: decisions, now: now)
  }

  /// The posts of a commit, with what history says of them.
  package func posts(at commit: ObjectID) throws -> [PostSnapshot] { try judged(at: commit).posts }

  /// The posts of a commit, and all findings in it.
  package func judged(at commit: ObjectID) throws -> JudgedTree {
    if let known = trees.judged[commit] { return known }
    let content = try content(at: commit)
    let history = try BranchHistory(repository: repository, tip: commit, policy: policy, decisions: decisions)
    let tree = try JudgedTree(content, Validator(content).findings, policy.configuration, history)
    trees.judged[commit] = tree
    return tree
  }

  /// The posts and files of a commit, to be judged by the policy branch's configuration.
  package func content(at commit: ObjectID) throws -> ContentUnderCheck {
    if let known = trees.contents[commit] { return known }
    let content = try readContent(at: commit)
    trees.contents[commit] = content
    return content
  }

  private func readContent(at commit: ObjectID) throws -> ContentUnderCheck {
    let source = TreeSource(repository: repository.git, tree: try repository.git.commit(commit).tree) {
      repository.note([$0], in: commit)
    }
    return try ContentLoader(repository: repository, source: source).load(
      configuration: policy.configuration, words: policy.words)
  }
}

/// The trees that were read, by commit: several queues may be published from one branch.
private final class JudgedTrees {
  var contents: [ObjectID: ContentUnderCheck] = [:]
  var judged: [ObjectID: JudgedTree] = [:]
}

/// A tree as the policy judges it.
package struct JudgedTree {
  package let content: ContentUnderCheck
  package let findings: [Finding]
  package let posts: [PostSnapshot]

  init(
    _ content: ContentUnderCheck, _ findings: [Finding], _ configuration: Configuration, _ history: BranchHistory
  ) throws {
    self.content = content
    self.findings = findings
    let maker = SnapshotMaker(configuration: configuration, content: content, findings: findings)
    posts = try maker.snapshots { try history.history(of: $0.id) }
  }
}

extension QueueReader {
  /// What was passed over so far: in the ledger, and in the content that was looked at.
  package var anomalies: [Anomaly] {
    ledger.contents.anomalies.map {
      Anomaly(kind: $0.kind.rawValue, commit: $0.commit.hex, path: $0.path, isOfLedger: true)
    }
      + repository.malformed.map { content in
        Anomaly(
          kind: content.path == nil ? "malformed-commit" : "malformed-folder", commit: content.commit.hex,
          path: content.path, object: content.path == nil ? nil : content.object.hex, isOfLedger: false)
      }
  }

  /// The branches that publish channels of a post, in the order of the channels in `stet.yml`.
  ///
  /// - Parameters:
  ///   - queue: the queue of the branches, or of `commit`.
  ///   - commit: where the post was read instead of the publishing branches.
  package func places(
    of post: String, on channels: Set<String>, in queue: PublishQueue, at commit: ObjectID?
  ) throws -> [PublishingPlace] {
    try policy.configuration.channels.filter { channels.contains($0.name) }.compactMap { channel -> PublishingPlace? in
      guard let own = policy.configuration.queue(ofChannel: channel.name) else { return nil }
      let isThere: Bool
      if let commit {
        isThere = try repository.commit(of: own).map { try repository.git.isAncestor(commit, of: $0) } ?? false
      } else {
        isThere = queue.branches.contains { $0.queue.name == own.name && $0.posts.contains { $0.id == post } }
      }
      return PublishingPlace(channel: channel.name, queue: own.name, branch: own.branch, isThere: isThere)
    }
  }
}

extension QueueReader {
  /// Warnings about what was read, in addition to the result.
  package var warnings: [String] {
    get throws {
      let unfetched = ledger.unfetchedRemote.map {
        "the ledger of \($0) was never fetched: what others decided is missing (`git fetch \($0)`)"
      }
      let absent = try policy.configuration.queues.filter { try repository.commit(of: $0) == nil }.map {
        "the queue \($0.name) is empty: its branch \($0.branch) does not exist"
      }
      return [unfetched].compactMap { $0 } + absent
    }
  }
}

extension ContentRepository {
  /// Contributors come from history: in a shallow clone they are unknown.
  func refuseShallow() throws {
    guard git.isShallow else { return }
    throw RepositoryError(
      "this clone is shallow: its history is cut off, so it does not show who contributed to a post",
      hints: ["git fetch --unshallow"])
  }
}
