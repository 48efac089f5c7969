internal import Checks
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
  /// - Parameter preparesHistory: whether the history of the queues' branches is walked while all of a long ledger is
  ///   read, since it will be asked for.
  /// - Throws: if either is missing: without the ledger, published posts would count as unpublished.
  package init(repository: ContentRepository, preparesHistory: Bool = false) throws {
    self.repository = repository
    try repository.refuseShallow()
    let policy = try repository.policy()
    self.policy = policy
    ledger = try repository.ledger(of: policy.configuration) {
      guard preparesHistory else { return }
      let tips = policy.configuration.queues.compactMap { try? repository.commit(of: $0) }
      repository.prepareHistory(upTo: tips)
    }
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
    guard ledger.contents.kindsOfActors.contains(where: authority.needsHistory) else { return authority }
    let versions = try repository.configurations(upTo: policy.tip, in: repository.store)
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
  ///   - extent: how far the listing goes that it is for: what is left out there is only counted.
  ///   - sent: how much is wanted of what was sent.
  package func queue(
    named name: String? = nil, at commit: ObjectID? = nil, for extent: QueueListing.Extent = .all,
    sent: SentDetail = .whole, now: Timestamp
  ) throws -> PublishQueue {
    try repository.readingStore { try queue(named: name, at: commit, extent, sent, now) }
  }

  private func queue(
    named name: String?, at commit: ObjectID?, _ extent: QueueListing.Extent, _ sent: SentDetail, _ now: Timestamp
  ) throws -> PublishQueue {
    var counted: [EntryState: Int] = [:]
    let branches = try branches(at: commit).filter { name == nil || $0.queue.name == name }.map { branch in
      let tree = try judged(at: branch.commit)
      let posts = try tree.outlines.compactMap { post in
        try snapshot(of: post, for: branch.queue, in: tree, extent, sent, counting: &counted, now)
      }
      return PublishQueue.Branch(queue: branch.queue, commit: branch.commit.hex, posts: posts)
    }
    return try queue(branches, counted, now)
  }

  /// The post with its channels in a queue, without those on which it is only counted; `nil` where none is left.
  private func snapshot(
    of outline: PostOutline, for queue: Queue, in tree: JudgedTree, _ extent: QueueListing.Extent, _ sent: SentDetail,
    counting counted: inout [EntryState: Int], _ now: Timestamp
  ) throws -> PostSnapshot? {
    let deliveries = PostDeliveries(decisions, post: outline.id)
    var details: [(channel: Channel, detail: ChannelDetail)] = []
    var mayBeOver = false
    for planned in outline.channels {
      let channel = policy.configuration.channels[planned.channel]
      guard queue.channels.contains(channel.name) else { continue }
      let outcome = deliveries.outcome(on: channel)
      if planned.repeats {
        // Each occurrence has a state of its own.
        details.append((channel, .whole))
      } else if let state = outcome.state, extent.leavesOut(outcome, plannedAt: planned.at, now: now) {
        counted[state, default: 0] += 1
      } else {
        details.append((channel, sent.detail(outcome, of: outline.blob)))
        mayBeOver = mayBeOver || outcome.state == nil && planned.mayHaveEndedLongAgo(now)
      }
    }
    guard !details.isEmpty, let post = tree.content.post(outline) else { return nil }
    if extent.leavesOutUnsent, mayBeOver {
      let judge = EntryJudge(decisions: decisions, now: now)
      let brief = try tree.snapshot(post, on: details.map { ($0.channel, .withoutContributors) })
      for channel in brief.channels {
        guard let state = judge.endedLongAgo(brief, channel) else { continue }
        counted[state, default: 0] += 1
        details.removeAll { $0.channel.name == channel.channel.name }
      }
      guard !details.isEmpty else { return nil }
    }
    return try tree.snapshot(post, on: details)
  }

  /// The part of the queue that concerns the posts with that id or path: their entries are as in the whole queue. Others
  /// are there as far as the times of these depend on them.
  package func queue(of name: String, at commit: ObjectID? = nil, now: Timestamp) throws -> PublishQueue {
    try repository.readingStore { try queue(of: name, at: commit, now) }
  }

  private func queue(of name: String, at commit: ObjectID?, _ now: Timestamp) throws -> PublishQueue {
    let branches = try branches(at: commit)
    let trees = try branches.map { try judged(at: $0.commit) }
    let posts = trees.flatMap(\.outlines)
    let ids = Set(posts.filter { $0.id == name || $0.path == name }.map(\.id))
    let planned = Set(posts.filter { ids.contains($0.id) }.flatMap(plannedChannels))
    let parts = try zip(branches, trees).map { branch, tree in
      let own = try snapshots(in: tree, of: ids, plannedOn: planned.intersection(branch.queue.channels), now)
      return PublishQueue.Branch(queue: branch.queue, commit: branch.commit.hex, posts: own)
    }
    return try queue(parts, [:], now)
  }

  /// Some posts of a tree, and of the others as much as the plans of some channels depend on.
  func snapshots(
    in tree: JudgedTree, of ids: Set<String>, plannedOn channels: Set<String>, _ now: Timestamp
  ) throws -> [PostSnapshot] {
    try tree.outlines.compactMap { outline in
      if ids.contains(outline.id) { return try tree.content.post(outline).map { try tree.snapshot($0) } }
      let details = channels.isEmpty ? [] : details(of: outline, inPlansOf: channels, now)
      guard !details.isEmpty, let post = tree.content.post(outline) else { return nil }
      return try tree.snapshot(post, on: details)
    }
  }

  private func queue(
    _ branches: [PublishQueue.Branch], _ counted: [EntryState: Int], _ now: Timestamp
  ) throws -> PublishQueue {
    let queue = PublishQueue(branches: branches, counted: counted, decisions: decisions, now: now)
    try ledger.contents.check()
    keep()
    return queue
  }

  /// The names of the channels whose plans say something of a post: when it goes out, or that its own time breaks the
  /// pacing.
  private func plannedChannels(_ post: PostOutline) -> [String] {
    let deliveries = PostDeliveries(decisions, post: post.id)
    return post.channels.compactMap { planned in
      let channel = policy.configuration.channels[planned.channel]
      guard planned.slot || planned.at != nil && !channel.pacing.isEmpty else { return nil }
      return planned.repeats || deliveries.outcome(on: channel).state == nil ? channel.name : nil
    }
  }

  /// As much of a post as the plans of some channels depend on.
  private func details(
    of post: PostOutline, inPlansOf channels: Set<String>, _ now: Timestamp
  ) -> [(channel: Channel, detail: ChannelDetail)] {
    let own = post.channels.filter { channels.contains(policy.configuration.channels[$0.channel].name) }
    guard !own.isEmpty else { return [] }
    let deliveries = PostDeliveries(decisions, post: post.id)
    return own.compactMap { planned in
      let channel = policy.configuration.channels[planned.channel]
      if planned.repeats { return (channel, .withoutContributors) }
      switch deliveries.outcome(on: channel).state {
      case nil where planned.slot: return (channel, .whole)
      case nil:
        // Whether an explicit time stands depends on no approval; where something is held, also one that has passed.
        let isOver = planned.at.map { $0 + channel.grace < now } ?? true
        return isOver && decisions.holds.isEmpty ? nil : (channel, .withoutContributors)
      case .handedOff: return planned.at == nil ? nil : (channel, .sentOnly(isRendered: false))
      default: return nil
      }
    }
  }

  /// The posts that the queues have an entry of.
  package func queuedPosts(at commit: ObjectID? = nil) throws -> [PostOutline] {
    try branches(at: commit).flatMap { branch in
      try content(at: branch.commit).outlines.filter { has($0, in: branch.queue) }
    }
  }

  /// The campaigns that these posts bear.
  package func queuedCampaigns() throws -> [String] {
    try branches(at: nil).flatMap { branch in
      let content = try content(at: branch.commit)
      return content.outlines.filter { has($0, in: branch.queue) }.compactMap { content.post($0)?.labels.campaign }
    }
  }

  private func has(_ post: PostOutline, in queue: Queue) -> Bool {
    post.channels.contains { queue.channels.contains(policy.configuration.channels[$0.channel].name) }
  }

  /// The campaigns that posts of the queues bear, or bore.
  func borneCampaigns() throws -> [String] {
    try branches(at: nil).flatMap { branch in
      let tree = try judged(at: branch.commit)
      return try tree.read.flatMap { try tree.campaigns(of: $0) }
    }
  }

  /// The queues' branches as they are read, without their posts.
  package var emptyBranches: [PublishQueue.Branch] {
    get throws {
      try branches(at: nil).map { PublishQueue.Branch(queue: $0.queue, commit: $0.commit.hex, posts: []) }
    }
  }

  /// The commits of the queues' branches, as far as these are there.
  package var publishedCommits: [ObjectID] { get throws { try branches(at: nil).map(\.commit) } }

  /// The queues whose branches are there, with their commits, or with the one that is given instead.
  func branches(at commit: ObjectID?) throws -> [(queue: Queue, commit: ObjectID)] {
    try policy.configuration.queues.compactMap { queue in
      try (commit ?? repository.commit(of: queue)).map { (queue, $0) }
    }
  }

  /// How much is wanted of a post on its channels: of those to which it was sent, as much as `sent` says.
  func details(
    of post: PostFacts, in configuration: Configuration, _ sent: SentDetail
  ) -> [(channel: Channel, detail: ChannelDetail)] {
    details(
      of: post.id, ObjectID(hex: post.blob),
      on: configuration.channels.compactMap { channel in
        post.on(channel).map { (channel, $0.schedule.series != nil) }
      }, sent)
  }

  /// The same of a post by its outline.
  func details(
    of post: PostOutline, in configuration: Configuration, _ sent: SentDetail
  ) -> [(channel: Channel, detail: ChannelDetail)] {
    details(
      of: post.id, post.blob, on: post.channels.map { (configuration.channels[$0.channel], $0.repeats) }, sent)
  }

  private func details(
    of post: String, _ blob: ObjectID?, on channels: [(channel: Channel, repeats: Bool)], _ sent: SentDetail
  ) -> [(channel: Channel, detail: ChannelDetail)] {
    let deliveries = PostDeliveries(decisions, post: post)
    return channels.map { channel, repeats in
      (channel, repeats ? .whole : sent.detail(deliveries.outcome(on: channel), of: blob))
    }
  }

  /// The posts of a commit, with what history says of them.
  package func posts(at commit: ObjectID) throws -> [PostSnapshot] { try judged(at: commit).posts }

  /// The posts of a commit, and all findings in it.
  package func judged(at commit: ObjectID) throws -> JudgedTree {
    if let known = trees.judged[commit] { return known }
    let content = try content(at: commit)
    let history = try BranchHistory(repository: repository, tip: commit, policy: policy, decisions: decisions)
    let tree = JudgedTree(content, history)
    trees.judged[commit] = tree
    return tree
  }

  /// The posts of a commit, judged by the policy branch's configuration.
  package func content(at commit: ObjectID) throws -> JudgedContent {
    if let known = trees.contents[commit] { return known }
    let tree = try repository.git.commit(commit).tree
    let content = try JudgedContentReader(repository, policy).content(of: tree, in: repository.git) {
      repository.note([$0], in: commit)
    }
    trees.contents[commit] = content
    return content
  }

  /// Keeps for the next run what was found out about the trees that were read.
  package func keep() {
    for content in trees.contents.values { content.keep() }
    repository.keepHistory()
    repository.store?.commit()
  }
}

extension SentDetail {
  /// How much is wanted of a post on a channel.
  ///
  /// - Parameter blob: the post's own.
  fileprivate func detail(_ delivery: DeliveryOutcome, of blob: ObjectID?) -> ChannelDetail {
    // Where the blob is another one, the rendition tells whether readers would see a difference.
    isWhole(delivery) ? .whole : .sentOnly(isRendered: blob == nil || delivery.sentBlob != blob)
  }
}

/// The trees that were read, by commit: several queues may be published from one branch.
private final class JudgedTrees {
  var contents: [ObjectID: JudgedContent] = [:]
  var judged: [ObjectID: JudgedTree] = [:]
}

/// A tree as the policy judges it. The snapshots of its posts are made when they are asked for.
package final class JudgedTree {
  package let content: JudgedContent
  /// What is found beside that.
  private let more: [Finding]
  private let maker: SnapshotMaker
  private let history: BranchHistory

  init(_ content: JudgedContent, adding more: [Finding] = [], _ history: BranchHistory) {
    self.content = content
    self.more = more
    self.history = history
    maker = SnapshotMaker(configuration: content.configuration)
  }

  /// The posts that could be read, in the order of their paths.
  package var read: [PostFacts] { content.posts }

  /// What of these posts decides whether a listing has them.
  package var outlines: [PostOutline] { content.outlines }

  /// Everything that was found.
  package var findings: [Finding] { content.findings + more }

  /// What was found in a file.
  package func findings(at path: String) -> [Finding] {
    content.findings(at: path) + more.filter { ExactText($0.path) == ExactText(path) }
  }

  /// The snapshots of all posts that could be read, in the order of their paths.
  package var posts: [PostSnapshot] {
    get throws { try read.map { try snapshot($0) } }
  }

  /// The snapshot of one of the posts.
  ///
  /// - Parameter channels: those that it has, with how much of each is wanted; `nil` for all of the post's.
  package func snapshot(
    _ post: PostFacts, on channels: [(channel: Channel, detail: ChannelDetail)]? = nil
  ) throws -> PostSnapshot {
    let channels = channels ?? content.configuration.channels.filter { post.on($0) != nil }.map { ($0, .whole) }
    let raised = content.raised(in: post) + more.filter { ExactText($0.path) == ExactText(post.path) }
    return try maker.snapshot(
      post, on: channels, findings: raised, history: history(of: post, channels),
      rendition: { try content.rendition(of: post, on: $0) })
  }

  private func history(
    of post: PostFacts, _ channels: [(channel: Channel, detail: ChannelDetail)]
  ) throws -> PostHistory {
    // Of what is over, history only tells which labels it bore, for holds.
    guard history.hasHolds || channels.contains(where: { $0.detail != .withoutContributors }) else {
      return PostHistory()
    }
    return try history.history(
      of: post.id, on: Set(channels.lazy.filter { $0.detail == .whole }.map(\.channel.name)))
  }

  /// When the first commit was made in which a post stood: on the branch, or in what was merged into it; `nil` where there
  /// is none.
  func written(_ post: String) throws -> Timestamp? { try history.written(post) }

  /// When a post entered the branch; `nil` where it never did.
  func entered(_ post: String) throws -> Timestamp? { try history.history(of: post, on: []).entered?.at }

  /// The campaigns that a post bears, or bore in a first-parent commit of the branch.
  func campaigns(of post: PostFacts) throws -> [String] {
    try [post.labels.campaign].compactMap { $0 } + history.history(of: post.id, on: []).labels.campaigns
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
  /// How many files under `posts/` of the branches of a queue cannot be read, and so have no entry.
  package func unreadableFiles(of queue: PublishQueue) throws -> Int {
    let commits = Set(queue.branches.compactMap { ObjectID(hex: $0.commit) })
    return Set(try commits.flatMap { try content(at: $0).unreadable.map { ExactText($0.path) } }).count
  }

  /// Refuses where the file of a post is on the branches of a queue, and cannot be read.
  ///
  /// - Parameter name: its id or path, or the name of its file without `.md`, where no id could be read.
  package func refuseUnreadable(_ name: String, in queue: PublishQueue) throws {
    for commit in queue.branches.compactMap({ ObjectID(hex: $0.commit) }) {
      let content = try content(at: commit)
      guard
        let file = content.unreadable.first(where: {
          $0.path == name || $0.id.map { $0 == name } ?? ("/" + $0.path).hasSuffix("/\(name).md")
        })
      else { continue }
      let error = content.findings(at: file.path).first { $0.severity == .error }
      let reason = error.map { ": line \($0.range.start.line): \($0.summary)" } ?? ""
      throw Refusal(
        "\(file.path) cannot be read\(reason)", causes: ["a post that cannot be read is in no queue"],
        hints: ["stet check \(ShellWord.quoted(file.path))"])
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
