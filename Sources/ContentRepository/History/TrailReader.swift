internal import Checks
package import Core
internal import Git

/// Reads the trail: what happened to posts, in git and in the ledger, oldest first.
package struct TrailReader {
  private let reader: QueueReader
  private var git: Repository { reader.repository.git }

  package init(_ reader: QueueReader) { self.reader = reader }

  /// The events of one post, or of all, up to some commits of the content.
  package func events(of post: String?, tips: [ObjectID]) throws -> [TrailEvent] {
    let history = try reader.repository.history(upTo: tips)
    var happenings = try commits(of: post, history, tips) + records(of: post)
    try addJudged(happenings, to: history)
    let order = TrailOrder(history.graph, reader.ledger.contents)
    try tellSquashes(&happenings, order, history)
    return order.sorted(happenings).map(\.event)
  }

  /// The id of the post that one of `tips` has at the path `name`; `name` itself where there is none.
  package func postID(named name: String, tips: [ObjectID]) throws -> String {
    // Ids have no slash or dot: a post that is named by its id needs no look at a tree.
    guard ContentFile.isPost(name) else { return name }
    for tip in tips {
      if let post = try reader.content(at: tip).outlines.first(where: { $0.path == name }) { return post.id }
    }
    return name
  }

  /// The ids of all posts that the trail knows, also of those that no tree has any more.
  package func knownPosts(tips: [ObjectID]) throws -> Set<String> {
    let history = try reader.repository.history(upTo: tips)
    return Set(try events(of: nil, history, tips).map(\.post)).union(records(of: nil).map(\.event.post))
  }

  /// What commits below `tips` did to one post, or to all, parents first.
  private func events(
    of post: String?, _ history: ContentHistory, _ tips: [ObjectID]
  ) throws -> [(post: String, event: PostPast.Event)] {
    let reachable = history.graph.reachable(from: tips.compactMap(history.graph.number))
    let pasts = try post.map { [(post: $0, past: try history.past(of: $0))] } ?? history.pasts
    return pasts.flatMap { post, past in
      past.events.filter { $0.isOwn && reachable.contains($0.commit) }.map { (post: post, event: $0) }
    }
  }

  private func commits(of post: String?, _ history: ContentHistory, _ tips: [ObjectID]) throws -> [Happening] {
    let people = CommitPeople(reader.policy)
    var commits: [Int: Commit] = [:]
    let happenings = try events(of: post, history, tips).map { post, event in
      let commit = try commits[event.commit] ?? git.commit(history.graph.ids[event.commit])
      commits[event.commit] = commit
      let told = TrailEvent(
        time: Timestamp(seconds: commit.author.time), kind: event.change.rawValue,
        actor: people.authorName(of: commit), post: post, channels: [], commit: commit.id.hex, note: commit.subject)
      let place = (history.graph.generation(event.commit), commit.committer.time, commit.id, post)
      return (place: place, happening: Happening(event: told, commit: commit, version: event.version))
    }
    // Whatever was walked first.
    return happenings.sorted { $0.place < $1.place }.map(\.happening)
  }

  /// What records say of one post, or of all.
  private func records(of post: String?) -> [Happening] {
    let ledger = reader.ledger.contents
    return (post.map(ledger.records(about:)) ?? ledger.records).flatMap { entry in
      entry.record.concerns(in: ledger).filter { post == nil || $0.post == post }.map { concern in
        var event = TrailEvent(
          time: entry.record.time, kind: entry.record.kind.rawValue, actor: entry.record.actor ?? "",
          post: concern.post, channels: concern.channels, scope: concern.scope, commit: entry.addedBy.hex,
          record: entry.id.description,
          note: entry.record.note ?? entry.record.checkpointNote,
          isCounted: reader.decisions.counts(entry, post: concern.scope == nil ? concern.post : nil),
          isByHand: concern.isByHand,
          signedWith: reader.decisions.authority.signingKeys(of: entry).map(\.fingerprint))
        event.occurrence = concern.occurrence
        return Happening(event: event, record: entry)
      }
    }
  }

  /// Adds the commits that decisions were made on, also those that no branch has any more.
  private func addJudged(_ happenings: [Happening], to history: ContentHistory) throws {
    let judged = Set(happenings.flatMap { [$0.judged, $0.policy].compactMap { $0 } })
    let others = judged.filter { history.graph.number(of: $0) == nil && (try? git.commit($0)) != nil }
    try history.extend(to: others.sorted())
  }

  // MARK: - Squashes

  /// Marks commits of publishing branches that brought what had been approved elsewhere: a squash has the text of a branch
  /// that may be gone, and was not written then.
  private func tellSquashes(
    _ happenings: inout [Happening], _ order: TrailOrder, _ history: ContentHistory
  ) throws {
    let approvals = Dictionary(
      grouping: happenings.filter { $0.record?.record.kind == .approve && $0.judged != nil }, by: \.event.post)
    guard !approvals.isEmpty else { return }
    let branches = try publishingCommits(history)
    let showings = Showings(
      history.files, repository: reader.repository, configuration: reader.policy.configuration)
    for index in happenings.indices {
      guard let commit = happenings[index].commit, let branch = branches[commit.id],
        let version = happenings[index].version
      else { continue }
      let carried = try (approvals[happenings[index].event.post] ?? []).filter { approval in
        try order.isApart(approval, from: commit.id) && shows(version, in: commit, what: approval, showings)
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
    _ version: FileVersion.Place, in commit: Commit, what approval: Happening, _ showings: Showings
  ) throws -> Bool {
    guard let subject = approval.subject else { return false }
    if subject.evidence?.blob == version.blob.hex { return true }
    let shown = try showings.showings(of: version, in: commit.tree)
    return subject.channels.contains { shown[$0.key]?.shown == .rendition($0.value.rendition) }
  }

  /// The commits that publishing branches have had, here and as last fetched, with the short name of the branch.
  private func publishingCommits(_ history: ContentHistory) throws -> [ObjectID: String] {
    try reader.policy.configuration.queues.reduce(into: [:]) { branches, queue in
      let local = try git.reference("refs/heads/\(queue.branch)")
      let tips = Set([try reader.repository.commit(of: queue), local].compactMap { $0 })
      try history.extend(to: tips.sorted())
      for tip in tips.compactMap(history.graph.number) {
        for commit in history.graph.firstParentLine(from: tip).map({ history.graph.ids[$0] })
        where branches[commit] == nil {
          branches[commit] = queue.branch
        }
      }
    }
  }
}

/// An event, and what tells what came before it: the commit that did it, or the record.
struct Happening {
  var event: TrailEvent
  var commit: Commit?
  /// The post as the commit has it; `nil` where it is removed, and of a record.
  var version: FileVersion.Place?
  var record: LedgerRecord?
  /// The approvals that a commit brought along with what they were given for.
  var carried: Set<Digest> = []

  /// What the record says of the post.
  var subject: PostSubject? {
    for case .post(let subject) in record?.record.subjects ?? [] where subject.post == event.post { return subject }
    return nil
  }

  /// The commit that the record's actor judged the post by.
  var judged: ObjectID? { subject?.evidence.flatMap { ObjectID(hex: $0.commit) } }

  /// The commit of the policy branch that the record's actor had.
  var policy: ObjectID? { record?.record.policy.flatMap { ObjectID(hex: $0.commit) } }
}

/// Puts what happened to a post into the order in which it did.
///
/// Clocks differ, and a rebase keeps the times of authors. So the time decides only where the rest leaves it open: a commit comes
/// after its ancestors, a record after those that its actor saw and after the commits that they had, and before commits on
/// top of these.
struct TrailOrder {
  private let graph: CommitGraph
  private let ledger: LedgerContents

  /// - Parameter graph: of the content.
  init(_ graph: CommitGraph, _ ledger: LedgerContents) {
    self.graph = graph
    self.ledger = ledger
  }

  /// Whether a record's actor had a commit, and whether the commit grew from one that they had.
  private func relation(of record: Happening, to commit: ObjectID) -> (had: Bool, isBelow: Bool) {
    let bases = [record.judged, record.policy].compactMap { $0 }
    return (
      bases.contains { graph.isAncestor(commit, of: $0) }, bases.contains { graph.isAncestor($0, of: commit) }
    )
  }

  /// Whether a commit and the one that a record's actor judged the post by are unrelated, neither an ancestor of the other,
  /// and the actor did not have the commit.
  func isApart(_ record: Happening, from commit: ObjectID) -> Bool {
    guard let judged = record.judged else { return false }
    return !relation(of: record, to: commit).had && !graph.isAncestor(judged, of: commit)
  }

  /// The happenings in order, given commits in the order of history and then records in that of the ledger.
  func sorted(_ happenings: [Happening]) -> [Happening] {
    var followers: [[Int]] = Array(repeating: [], count: happenings.count)
    var waits = Array(repeating: 0, count: happenings.count)
    for group in Dictionary(grouping: happenings.indices, by: { happenings[$0].event.post }).values {
      for (first, second) in pairs(group, of: happenings) {
        followers[first].append(second)
        waits[second] += 1
      }
    }
    var ready = PriorityQueue<Turn>()
    for index in happenings.indices where waits[index] == 0 { ready.insert(Turn(happenings[index], index)) }
    // People may say that they saw what cannot be: then the time decides.
    var rest = happenings.indices.map { Turn(happenings[$0], $0) }.sorted().map(\.index)
    var isTaken = Array(repeating: false, count: happenings.count)
    var sorted: [Happening] = []
    while let index = ready.popGreatest()?.index ?? rest.popLast() {
      guard !isTaken[index] else { continue }
      isTaken[index] = true
      sorted.append(happenings[index])
      for follower in followers[index] {
        waits[follower] -= 1
        if waits[follower] == 0 { ready.insert(Turn(happenings[follower], follower)) }
      }
    }
    return sorted
  }

  /// More pairs of commits and records of one post are not compared: their times decide.
  private static let mostPairs = 100_000

  /// Which of the happenings of one post came before which, as far as that does not follow from other pairs.
  private func pairs(_ group: [Int], of happenings: [Happening]) -> [(Int, Int)] {
    let commits = group.compactMap { index in happenings[index].commit.map { (index: index, id: $0.id) } }
    let records = group.compactMap { index in happenings[index].record.map { (index: index, entry: $0) } }
    var pairs: [(Int, Int)] = []
    for (place, commit) in commits.enumerated() {
      let before = commits[..<place].last { graph.isAncestor($0.id, of: commit.id) }
      if let before { pairs.append((before.index, commit.index)) }
    }
    for (place, record) in records.enumerated() {
      let before = records[..<place].last { ledger.saw(record.entry, $0.entry) }
      if let before { pairs.append((before.index, record.index)) }
    }
    guard commits.count * records.count <= Self.mostPairs else { return pairs }
    for record in records {
      for commit in commits {
        let relation = relation(of: happenings[record.index], to: commit.id)
        if relation.had {
          pairs.append((commit.index, record.index))
        } else if relation.isBelow || happenings[commit.index].carried.contains(record.entry.id) {
          pairs.append((record.index, commit.index))
        }
      }
    }
    return pairs
  }

  /// What comes next of what may: the oldest, and of one second the first in history, greatest here.
  private struct Turn: Comparable {
    let time: Timestamp
    let index: Int

    init(_ happening: Happening, _ index: Int) {
      time = happening.event.time
      self.index = index
    }

    static func < (left: Turn, right: Turn) -> Bool { (left.time, left.index) > (right.time, right.index) }
  }
}

extension Record {
  /// A post that a record is about.
  struct Concern: Hashable {
    var post: String
    /// The one occurrence of it.
    var occurrence: String?
    var channels: [String]
    /// The scope of a hold, as it was written.
    var scope: Scope?
    /// Whether people did it by their own decision, outside of the queue.
    var isByHand = false
  }

  /// The posts that a record is about, its own or those of the records that it acts on. A hold of everything is about
  /// no post by name.
  func concerns(in ledger: LedgerContents) -> [Concern] {
    if kind == .checkpoint { return [Concern(post: "", channels: [])] }
    let own = subjects.flatMap(\.concerns)
    guard own.isEmpty else { return own.joined }
    let targeted = targets.compactMap { ledger.records([$0]).first?.record }.filter(\.targets.isEmpty)
    var seen: Set<Concern> = []
    return targeted.flatMap { $0.subjects.flatMap(\.concerns).joined }.filter { seen.insert($0).inserted }
  }
}

extension [Record.Concern] {
  /// Each post once: a record has a subject for each group of its channels that the same people contributed to.
  fileprivate var joined: [Record.Concern] {
    reduce(into: []) { joined, next in
      let index = joined.firstIndex {
        $0.post == next.post && $0.scope == next.scope && $0.occurrence == next.occurrence
      }
      if let index {
        joined[index].channels = Set(joined[index].channels + next.channels).sorted()
      } else {
        joined.append(next)
      }
    }
  }
}

extension Subject {
  fileprivate var concerns: [Record.Concern] {
    switch self {
    case .post(let post):
      [Record.Concern(post: post.post, occurrence: post.occurrence, channels: post.channels.keys.sorted())]
    case .delivery(let delivery):
      [
        Record.Concern(
          post: delivery.post, occurrence: delivery.occurrence, channels: [delivery.channel],
          isByHand: delivery.byHand)
      ]
    case .scope(let scope):
      (scope.posts.isEmpty ? [""] : scope.posts).map {
        Record.Concern(post: $0, occurrence: scope.occurrence?.text, channels: scope.channels, scope: scope)
      }
    case .config: [Record.Concern(post: "", channels: [])]
    }
  }
}
