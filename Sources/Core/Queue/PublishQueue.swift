/// The queue: a pure function of the publishing branches, the policy, the ledger and the clock.
package struct PublishQueue: Sendable {
  /// A publishing branch as it was read.
  package struct Branch: Sendable {
    package var queue: Queue
    /// The commit in hexadecimal.
    package var commit: String
    package var posts: [PostSnapshot]

    package init(queue: Queue, commit: String, posts: [PostSnapshot]) {
      self.queue = queue
      self.commit = commit
      self.posts = posts
    }
  }

  package let branches: [Branch]
  /// By time, channel, entered and id; entries without a time last.
  package let entries: [QueueEntry]
  /// How many more entries there are, by state, which ended more than seven days ago.
  package let counted: [EntryState: Int]
  package let now: Timestamp

  /// Computes the queue.
  ///
  /// - Parameter counted: the entries that no post of `branches` stands for. They change nothing about others: of what was
  ///   sent the ledger tells when, and what was missed or expired takes no slot.
  package init(branches: [Branch], counted: [EntryState: Int] = [:], decisions: Decisions, now: Timestamp) {
    let configuration = decisions.authority.configuration
    let judge = EntryJudge(decisions: decisions, now: now)
    let judged = branches.flatMap { branch in
      branch.posts.flatMap { post in
        post.channels
          .filter { branch.queue.channels.contains($0.channel.name) }
          .flatMap { judge.entries(queue: branch.queue.name, post, $0) }
      }
    }
    let planner = QueuePlanner(decisions: decisions, zone: configuration.timezone, now: now)
    self.branches = branches
    self.counted = counted
    self.now = now
    entries = planner.planned(judged).map { $0.withNotes(now: now) }.inQueueOrder(configuration)
  }
}

/// A slot that no entry takes.
package struct FreeSlot: Sendable, Hashable {
  /// The name of its channel.
  package var channel: String
  package var at: Timestamp

  package init(channel: String, at: Timestamp) { (self.channel, self.at) = (channel, at) }
}

extension PublishQueue {
  /// The slots up to a time that one more entry could take, if it were approved now and no promotion: by time, then in the
  /// order of `stet.yml`.
  ///
  /// - Parameters:
  ///   - names: of the channels; all where none is named.
  ///   - decisions: those that the queue was computed from.
  package func freeSlots(on names: [String] = [], until end: Timestamp, _ decisions: Decisions) -> [FreeSlot] {
    let configuration = decisions.authority.configuration
    let planner = QueuePlanner(decisions: decisions, zone: configuration.timezone, now: now)
    let channels = configuration.channels.filter { channel in
      (names.isEmpty || names.contains(channel.name))
        && branches.contains { $0.queue.channels.contains(channel.name) }
    }
    let slots = channels.enumerated().flatMap { place, channel in
      planner.freeSlots(of: channel, among: entries, until: end).map {
        (place, FreeSlot(channel: channel.name, at: $0))
      }
    }
    return slots.sorted { ($0.1.at, $0.0) < ($1.1.at, $1.0) }.map(\.1)
  }
}

/// What a listing has of a queue.
package struct QueueListing: Sendable {
  /// In the queue's order.
  package var entries: [QueueEntry]
  /// How many ended too long ago to be listed, by state.
  package var leftOut: [EntryState: Int]
  /// How many occurrences of posts that repeat come too late to be listed.
  package var later = 0

  /// How far ahead occurrences are listed, in seconds: 28 days.
  static let shownAhead: Int64 = 28 * 86_400

  /// How far back a listing goes, and how far ahead.
  package enum Extent: Sendable {
    /// Everything.
    case all
    /// What has its time in a period, or had it.
    case within(ClosedRange<Timestamp>)
    /// Everything but what ended more than seven days ago.
    case recent
    /// Everything but what was sent more than seven days ago: for programs, which may have waited for what went wrong.
    case recentlySent
  }

  /// How long what ended stays in a listing, in seconds: seven days.
  static let shownAfterEnd: Int64 = 7 * 86_400

  /// Whether what ended then is left out, false for what has not ended.
  package static func isLong(ago ended: Timestamp?, now: Timestamp) -> Bool {
    ended.map { $0 < now - shownAfterEnd } ?? false
  }
}

extension QueueListing.Extent {
  /// Whether an entry that was sent is left out.
  ///
  /// - Parameter planned: the time that the post names.
  package func leavesOut(_ delivery: DeliveryOutcome, plannedAt planned: Timestamp?, now: Timestamp) -> Bool {
    switch self {
    case .all: return false
    case .within(let period):
      guard delivery.state?.isSent ?? false, let time = delivery.time(plannedAt: planned) else { return false }
      return !period.contains(time)
    case .recent, .recentlySent:
      guard delivery.state?.isSent ?? false else { return false }
      return QueueListing.isLong(ago: delivery.time(plannedAt: planned), now: now)
    }
  }

  /// Whether entries are left out that ended long ago without being sent.
  package var leavesOutUnsent: Bool { if case .recent = self { true } else { false } }
}

/// How much is found out about what was sent: its rendition, its contributors and today's verdict on it.
package enum SentDetail: Sendable {
  /// All of it.
  case whole
  /// No more than that it was sent, and whether it changed since.
  case outcome

  /// Whether all is found out about a post with these deliveries; of one that was not sent, it always is.
  package func isWhole(_ delivery: DeliveryOutcome) -> Bool { self == .whole || !(delivery.state?.isSent ?? false) }
}

extension PublishQueue {
  /// How many entries there are.
  package var count: Int { counted.values.reduce(entries.count, +) }

  /// The entries that are wanted, as far as `extent` goes.
  package func listing(_ extent: QueueListing.Extent, _ filter: EntryFilter = EntryFilter()) -> QueueListing {
    let wanted = filter == EntryFilter() ? entries : entries.filter(filter.includes)
    let isLeftOut: (QueueEntry) -> Bool
    switch extent {
    case .all: return QueueListing(entries: wanted, leftOut: [:])
    case .within(let period):
      let near = wanted.filter { entry in (entry.ended ?? entry.at).map(period.contains) ?? false }
      return QueueListing(entries: near, leftOut: [:])
    case .recent: isLeftOut = { QueueListing.isLong(ago: $0.ended, now: now) }
    case .recentlySent: isLeftOut = { $0.state.isSent && QueueListing.isLong(ago: $0.ended, now: now) }
    }
    // Of what is only counted, no more is known than the state.
    let others = filter.looksInside ? [:] : counted.filter { filter.includes($0.key) }
    var listing = QueueListing(entries: [], leftOut: others)
    for entry in wanted {
      if isLeftOut(entry) {
        listing.leftOut[entry.state, default: 0] += 1
      } else if isLater(entry) {
        listing.later += 1
      } else {
        listing.entries.append(entry)
      }
    }
    return listing
  }

  /// Whether it is an occurrence in the far future, and not the next one of its post. What failed is never among them.
  private func isLater(_ entry: QueueEntry) -> Bool {
    guard let occurrence = entry.occurrence, let at = entry.channel.schedule.at,
      at > now + QueueListing.shownAhead, ![.failed, .unknown, .sending].contains(entry.state)
    else { return false }
    return entry.channel.schedule.series?.first(since: now)?.day != occurrence
  }
}

/// The branch that publishes a channel.
package struct PublishingPlace: Sendable, Hashable {
  package var channel: String
  package var queue: String
  package var branch: String
  /// Whether the post stands on the branch: without, it does not go out on the channel.
  package var isThere: Bool

  package init(channel: String, queue: String, branch: String, isThere: Bool) {
    self.channel = channel
    self.queue = queue
    self.branch = branch
    self.isThere = isThere
  }
}

extension [QueueEntry] {
  /// By time, the channel's order in `stet.yml`, entered, and id; entries without a time last.
  func inQueueOrder(_ configuration: Configuration) -> [QueueEntry] {
    let order = Dictionary(
      configuration.channels.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { first, _ in first })
    let positions = map { QueuePosition($0, order) }
    return indices.sorted { positions[$0] < positions[$1] }.map { self[$0] }
  }
}

/// What entries are sorted by.
private struct QueuePosition: Comparable {
  let time: Int64
  let channel: Int
  let entered: Int
  let id: String
  let queue: String
  let path: String
  let occurrence: CivilDate

  init(_ entry: QueueEntry, _ channels: [String: Int]) {
    time = entry.at?.seconds ?? .max
    channel = channels[entry.channelName] ?? .max
    entered = entry.post.history.entered?.position ?? .max
    id = entry.post.id
    queue = entry.queue
    path = entry.post.path
    occurrence = entry.occurrence ?? CivilDate(year: 0, month: 1, day: 1)
  }

  static func < (left: QueuePosition, right: QueuePosition) -> Bool {
    if left.time != right.time { return left.time < right.time }
    return (left.channel, left.entered, left.id, left.queue, left.path, left.occurrence)
      < (right.channel, right.entered, right.id, right.queue, right.path, right.occurrence)
  }
}

extension QueueEntry {
  /// The entry with what people should know beside its state.
  func withNotes(now: Timestamp) -> QueueEntry {
    var entry = self
    if entry.isEditedSince { entry.notes.append("edited since it was sent") }
    if let told = outdatedTime, told > now {
      entry.notes.append("handed off for \(told.rfc3339(in: channel.schedule.zone)), and moved since")
    }
    if entry.state.awaitsDecision, let deadline, let at, at <= now {
      entry.notes.append("its time has come: missed at \(deadline.rfc3339(in: channel.schedule.zone))")
    }
    if entry.state == .needsApproval, selfMergeBlocks { entry.notes.append(QueueEntry.amendHint) }
    return entry
  }

  /// Whether the only thing in the way of an approval is that its giver is taken for a contributor.
  private var selfMergeBlocks: Bool { verdict.notCounted.contains(where: verdict.isGivenByAuthor) }

  private static let amendHint =
    "an approver who is the author of a squashed commit counts as contributor; "
    + "`git commit --amend --author=…` gives the author back"
}

/// One post on one channel, with its state and the reasons for it.
package struct QueueEntry: Sendable {
  package var queue: String
  package var post: PostSnapshot
  package var channel: ChannelSnapshot
  package var state: EntryState
  /// When it goes, or went, out.
  package var at: Timestamp?
  package var verdict: Verdict
  package var delivery: DeliveryHistory
  /// The holds that stop it.
  package var holds: [CoveringHold]
  /// The requests for changes that block it.
  package var requests: [LedgerRecord]
  /// What people should know beside the state.
  package var notes: [String]
  /// Whether the time of the occurrence after it has come.
  package var isSuperseded = false

  /// The local date of the occurrence that it is; `nil` where the post does not repeat.
  package var occurrence: CivilDate? { channel.schedule.occurrence }
  /// What it will be on its channel.
  package var rendition: Digest? { channel.rendition?.digest }
  /// Whether the post changed for readers after it was sent.
  package var isEditedSince: Bool { state.isSent && delivery.isEdited(blob: post.blob, rendition: rendition) }
  /// The name of its channel.
  package var channelName: String { channel.channel.name }
  /// The time that a tool was told which has it, where the post has another one since; `nil` where it has not.
  package var outdatedTime: Timestamp? {
    delivery.told.flatMap { told in channel.schedule.at == nil || channel.schedule.at == told ? nil : told }
  }
  /// When it went out, or was to and did not. `nil` for an entry that is still to come, has no time, or waits for a
  /// decision.
  package var ended: Timestamp? {
    switch state {
    case .published, .handedOff, .missed: at
    case .expired: channel.schedule.notAfter
    case .invalid: at ?? channel.schedule.notAfter
    case .draft, .held: isSuperseded ? at : nil
    default: nil
    }
  }

  /// Whether it does not go out as it is, also once it is approved: its time is over, or no slot is free for it.
  package var isHopeless: Bool {
    switch state {
    case .missed, .expired: true
    case .needsApproval, .changesRequested, .unplanned: channel.schedule.slot && at == nil
    default: false
    }
  }

  /// The last moment at which it may still go out, where it has an explicit time.
  package var deadline: Timestamp? { channel.schedule.at.map { $0 + channel.channel.grace } }
}

/// The state of an entry: the first that fits, in this order.
package enum EntryState: String, Sendable, Hashable, CaseIterable {
  case published
  case handedOff = "handed-off"
  case sending
  case unknown
  case failed
  case invalid
  case draft
  case held
  case expired
  case missed
  case changesRequested = "changes-requested"
  case needsApproval = "needs-approval"
  case unplanned
  case due
  case scheduled

  /// Whether readers have it already.
  package var isSent: Bool { self == .published || self == .handedOff }

  /// Whether it takes a slot of its own: approved, and neither stopped nor sent.
  package var holdsSlot: Bool { self == .unplanned || self == .due || self == .scheduled }

  /// Whether it would take a slot once a person decides.
  package var awaitsDecision: Bool { self == .needsApproval || self == .changesRequested || self == .held }
}

extension EntryState {
  /// Whether the entry was sent, or will be without a further decision.
  package var isOnItsWay: Bool { isSent || self == .due || self == .scheduled }
}

/// What a queue was computed from: the same heads and the same clock give the same bytes.
package struct QueueHeads: Sendable, Hashable {
  /// The version of Stet.
  package var version: String
  /// The release of the time zone data.
  package var zoneData: String
  /// The ledger's commit, in hexadecimal.
  package var ledger: String
  /// The policy's commit, in hexadecimal.
  package var policy: String
  /// The repository's id.
  package var repository: String
  /// The anomalies that were passed over.
  package var anomalies: [Anomaly]
  /// When it was fetched for this answer; `nil` where it rests on what was here.
  package var fetched: Timestamp?

  package init(
    version: String, zoneData: String, ledger: String, policy: String, repository: String, anomalies: [Anomaly] = [],
    fetched: Timestamp? = nil
  ) {
    self.version = version
    self.zoneData = zoneData
    self.ledger = ledger
    self.policy = policy
    self.repository = repository
    self.anomalies = anomalies
    self.fetched = fetched
  }
}

/// Compares the queues without and with a branch.
package enum QueueDifference {
  /// The changes, in the order of the later queue; removed entries last.
  package static func changes(from before: [QueueEntry], to after: [QueueEntry]) -> [QueueChange] {
    let earlier = Dictionary(before.map { (EntryKey($0), $0) }, uniquingKeysWith: { first, _ in first })
    let later = Set(after.map(EntryKey.init))
    let changed = after.compactMap { change(from: earlier[EntryKey($0)], to: $0) }
    let removed = before.filter { !later.contains(EntryKey($0)) }.map {
      QueueChange($0, .removed, from: $0.at, to: nil)
    }
    return joined(changed + removed)
  }

  /// The changes, of those of one kind to occurrences of a post on a channel the first, with the number of the others.
  private static func joined(_ changes: [QueueChange]) -> [QueueChange] {
    guard changes.contains(where: { $0.occurrence != nil }) else { return changes }
    var (joined, places) = ([QueueChange](), [String: Int]())
    for change in changes {
      let key = "\(change.post) \(change.channel) \(change.kind)"
      if change.occurrence != nil, let place = places[key] {
        joined[place].more += 1
      } else {
        places[key] = joined.count
        joined.append(change)
      }
    }
    return joined
  }

  private static func change(from before: QueueEntry?, to after: QueueEntry) -> QueueChange? {
    guard let before else { return QueueChange(after, .added, from: nil, to: after.at) }
    if before.rendition != after.rendition { return QueueChange(after, .changed, from: before.at, to: after.at) }
    if before.at != after.at || !before.channel.schedule.hasTimes(of: after.channel.schedule) {
      return QueueChange(after, .moved, from: before.at, to: after.at)
    }
    return nil
  }
}

extension Schedule {
  /// Whether another schedule has the same times; of an occurrence, whatever the others are.
  fileprivate func hasTimes(of other: Schedule) -> Bool {
    var (one, two) = (self, other)
    if occurrence != nil, other.occurrence != nil { (one.series, two.series) = (nil, nil) }
    return one == two
  }
}

extension QueueChange {
  fileprivate init(_ entry: QueueEntry, _ kind: Kind, from: Timestamp?, to: Timestamp?) {
    self.init(
      post: entry.post.id, channel: entry.channelName, occurrence: entry.occurrence, kind: kind, from: from, to: to,
      zone: entry.channel.schedule.zone)
  }
}

extension [QueueEntry] {
  /// Of entries of a post on one channel, the occurrence that is next: the first that is neither sent nor over, else the
  /// last; `nil` where the post does not repeat.
  package func nextOccurrence(now: Timestamp) -> EntryKey? {
    let own = filter { $0.occurrence != nil }.sorted {
      ($0.channel.schedule.at ?? now) < ($1.channel.schedule.at ?? now)
    }
    let next = own.first { !$0.state.isSent && ($0.deadline.map { $0 >= now } ?? true) }
    return (next ?? own.last).map(EntryKey.init)
  }
}

/// What makes two entries the same one.
package struct EntryKey: Hashable, Sendable {
  package let post: String
  package let channel: String
  /// Of a post that repeats.
  package let occurrence: CivilDate?

  package init(post: String, channel: String, occurrence: CivilDate? = nil) {
    self.post = post
    self.channel = channel
    self.occurrence = occurrence
  }

  package init(_ entry: QueueEntry) {
    self.init(post: entry.post.id, channel: entry.channelName, occurrence: entry.occurrence)
  }
}
