package import Content
internal import Ledger

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
  package let now: Timestamp

  /// Computes the queue.
  package init(branches: [Branch], decisions: Decisions, now: Timestamp) {
    let configuration = decisions.authority.configuration
    let judge = EntryJudge(decisions: decisions, now: now)
    let judged = branches.flatMap { branch in
      branch.posts.flatMap { post in
        post.channels
          .filter { branch.queue.channels.contains($0.channel.name) }
          .map { judge.entry(queue: branch.queue.name, post, $0) }
      }
    }
    let slots = SlotAssignment(decisions: decisions, zone: configuration.timezone, now: now)
    self.branches = branches
    self.now = now
    entries = slots.assign(judged).map { $0.withNotes(now: now) }.inQueueOrder(configuration)
  }
}

/// What a listing has of a queue.
package struct QueueListing: Sendable {
  /// In the queue's order.
  package var entries: [QueueEntry]
  /// What ended too long ago to be listed.
  package var leftOut: [QueueEntry]

  /// How far back a listing goes, and how far ahead.
  package enum Extent: Sendable {
    /// Everything.
    case all
    /// What has its time within so many days, or had it.
    case days(Int)
    /// Everything but what ended more than seven days ago.
    case recent
    /// Everything but what was sent more than seven days ago: for programs, which may have waited for what went wrong.
    case recentlySent
  }

  /// How long what ended stays in a listing, in seconds: seven days.
  static let shownAfterEnd: Int64 = 7 * 86_400
}

extension PublishQueue {
  /// The entries of some states, of all of them where none is named, as far as `extent` goes.
  package func listing(_ extent: QueueListing.Extent, states: [EntryState] = []) -> QueueListing {
    let wanted = entries.filter { states.isEmpty || states.contains($0.state) }
    switch extent {
    case .all: return QueueListing(entries: wanted, leftOut: [])
    case .days(let days):
      let range = now - Int64(days) * 86_400...now + Int64(days) * 86_400
      let near = wanted.filter { entry in (entry.ended ?? entry.at).map(range.contains) ?? false }
      return QueueListing(entries: near, leftOut: [])
    case .recent: return listing(wanted) { _ in true }
    case .recentlySent: return listing(wanted, leavingOut: \.state.isSent)
    }
  }

  private func listing(_ entries: [QueueEntry], leavingOut isLeftOut: (QueueEntry) -> Bool) -> QueueListing {
    let start = now - QueueListing.shownAfterEnd
    return entries.reduce(into: QueueListing(entries: [], leftOut: [])) { listing, entry in
      let isOld = entry.ended.map { $0 < start } ?? false
      if isOld, isLeftOut(entry) { listing.leftOut.append(entry) } else { listing.entries.append(entry) }
    }
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
    return sorted { left, right in
      let (a, b) = (QueuePosition(left, order), QueuePosition(right, order))
      return a < b
    }
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

  init(_ entry: QueueEntry, _ channels: [String: Int]) {
    time = entry.at?.seconds ?? .max
    channel = channels[entry.channelName] ?? .max
    entered = entry.post.history.entered?.position ?? .max
    id = entry.post.id
    queue = entry.queue
    path = entry.post.path
  }

  static func < (left: QueuePosition, right: QueuePosition) -> Bool {
    (left.time, left.channel, left.entered, left.id, left.queue, left.path)
      < (right.time, right.channel, right.entered, right.id, right.queue, right.path)
  }
}

extension QueueEntry {
  /// The entry with what people should know beside its state.
  func withNotes(now: Timestamp) -> QueueEntry {
    var entry = self
    if entry.isEditedSince { entry.notes.append("edited since it was sent") }
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
