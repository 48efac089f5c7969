/// What a branch would change: its posts, what they need, and what becomes of the queue. All is as after the merge.
package struct Review: Sendable {
  /// The commit that both sides share.
  package var base: String
  /// The commit under review.
  package var head: String
  /// What it is to be merged into.
  package var target: Target
  /// The posts that differ, in the order of their paths.
  package var posts: [ReviewedPost]
  package var queue: [QueueChange]
  /// What changes in the policy, in sentences.
  package var policy: [String]
  /// Whether that takes effect with the merge: `false` where it has to be approved, and is not.
  package var isPolicyApproved: Bool
  /// The errors that the merge brings to other files: posts that cannot be read, `stet.yml`, posts that it leaves as
  /// they are.
  package var errors: [Finding]
  /// The paths that both sides changed in ways that do not go together.
  package var conflicts: [String]
  /// The moment for which it was judged, and the zone in which times are told.
  package var now: Timestamp
  package var zone: Zone

  /// A branch that others are merged into.
  package struct Target: Sendable, Hashable {
    package var commit: String
    /// Its short name; `nil` where a commit was named that is no branch.
    package var branch: String?
    /// The name of the queue that it publishes; `nil` where it publishes none.
    package var queue: String?

    package init(commit: String, branch: String? = nil, queue: String? = nil) {
      self.commit = commit
      self.branch = branch
      self.queue = queue
    }
  }

  package init(
    base: String, head: String, target: Target, posts: [ReviewedPost], queue: [QueueChange], policy: [String],
    isPolicyApproved: Bool = true, errors: [Finding] = [], conflicts: [String] = [], now: Timestamp, zone: Zone
  ) {
    self.base = base
    self.head = head
    self.target = target
    self.posts = posts
    self.queue = queue
    self.policy = policy
    self.isPolicyApproved = isPolicyApproved
    self.errors = errors
    self.conflicts = conflicts
    self.now = now
    self.zone = zone
  }

  /// Whether everything that the branch adds or changes would go out. What waits on purpose does not hinder.
  package var isReady: Bool {
    errors.isEmpty && conflicts.isEmpty && isPolicyApproved && posts.allSatisfy(\.isReady)
  }
}

/// One post that a branch adds, changes or removes.
package struct ReviewedPost: Sendable {
  /// What a branch does to a post.
  package enum Change: String, Sendable, Hashable, CaseIterable {
    case added, modified, renamed, removed
  }

  package var post: String
  package var title: String
  package var path: String
  package var change: Change
  package var findings: [Finding]
  /// Its channels in the order of `stet.yml`; none where it is removed.
  package var channels: [ReviewedChannel]

  package init(
    post: String, title: String, path: String, change: Change, findings: [Finding], channels: [ReviewedChannel]
  ) {
    self.post = post
    self.title = title
    self.path = path
    self.change = change
    self.findings = findings
    self.channels = channels
  }

  /// Whether no part of it hinders: no error, and no channel on which it stays behind.
  package var isReady: Bool {
    !findings.contains { $0.severity == .error } && channels.allSatisfy { $0.outlook != .staysBehind }
  }
}

/// One channel of a post under review.
package struct ReviewedChannel: Sendable {
  /// The entry that the queue will have after the merge, whichever branch publishes it.
  package var entry: QueueEntry
  /// The branch that publishes the channel; `nil` where none does.
  package var branch: String?
  /// Whether the merge goes to a publishing branch, and that is not the channel's.
  package var isElsewhere: Bool
  /// Whether the branch under review adds or changes the entry, or keeps it from going out. One that it leaves alone
  /// may belong to a changed post.
  package var isChanged: Bool
  /// Whether another text was sent under the post's id before the branch adds it.
  package var isReused: Bool
  /// Records that counted before the branch and do not count with it.
  package var voided: [NotCounted]
  /// What is missing by the rules of the policy branch, and by those that the branch under review brings.
  package var missing: [MissingApproval]
  /// What changed since it was approved, where that approval does not stand any more.
  package var difference: ReaderDifference?

  package init(
    entry: QueueEntry, branch: String?, isElsewhere: Bool = false, isChanged: Bool = true, isReused: Bool = false,
    voided: [NotCounted] = [], missing: [MissingApproval] = [],
    difference: ReaderDifference? = nil
  ) {
    self.entry = entry
    self.branch = branch
    self.isElsewhere = isElsewhere
    self.isChanged = isChanged
    self.isReused = isReused
    self.voided = voided
    self.missing = missing
    self.difference = difference
  }

  /// What becomes of it.
  package enum Outlook: String, Sendable, Hashable, CaseIterable {
    /// Readers have it, or will.
    case goesOut = "goes-out"
    /// It waits on purpose, or would not go out without the branch either: that does not hinder.
    case waits
    /// It would not go out.
    case staysBehind = "stays-behind"
  }

  package var outlook: Outlook {
    if entry.state.isSent { return isReused ? .staysBehind : .goesOut }
    if waitsOnPurpose { return .waits }
    if entry.state == .sending { return .goesOut }
    if entry.state.isOnItsWay && !isElsewhere { return .goesOut }
    return isChanged ? .staysBehind : .waits
  }

  /// A draft, or a post without a date, approved or not.
  package var waitsOnPurpose: Bool {
    switch entry.state {
    case .draft: true
    case .held, .changesRequested, .needsApproval, .unplanned:
      entry.channel.schedule.at == nil && !entry.channel.schedule.slot
    default: false
    }
  }
}

/// What a branch changes for one entry of the queue.
package struct QueueChange: Sendable, Hashable {
  /// In which way.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case added, moved, changed, removed
  }

  package var post: String
  package var channel: String
  /// The local date of the occurrence of a post that repeats.
  package var occurrence: CivilDate?
  package var kind: Kind
  /// The time before; `nil` where there was none.
  package var from: Timestamp?
  /// The time after; `nil` where there is none.
  package var to: Timestamp?
  package var zone: Zone
  /// How many later occurrences of the post change in the same way.
  package var more = 0

  package init(
    post: String, channel: String, occurrence: CivilDate? = nil, kind: Kind, from: Timestamp?, to: Timestamp?,
    zone: Zone
  ) {
    self.post = post
    self.channel = channel
    self.occurrence = occurrence
    self.kind = kind
    self.from = from
    self.to = to
    self.zone = zone
  }
}

/// What readers of one channel would see differently than when the post was last approved or published.
package struct ReaderDifference: Sendable {
  package var channel: String
  /// The record whose rendition is compared with; `nil` where the post was never approved for the channel.
  package var basis: LedgerRecord?
  /// The canonical rendition that was approved.
  package var before: JSONValue?
  /// What it is now; `nil` where the post cannot be rendered.
  package var after: JSONValue?
  /// The files that the two renditions name by their digests, as far as they could be found.
  package var files: [Digest: ShownFile]
  /// The schedule that was approved, where today's voids that approval.
  package var voidSchedule: RecordedSchedule?
  /// The schedule of today.
  package var schedule: Schedule

  package init(
    channel: String, basis: LedgerRecord?, before: JSONValue?, after: JSONValue?, files: [Digest: ShownFile] = [:],
    voidSchedule: RecordedSchedule? = nil, schedule: Schedule
  ) {
    self.channel = channel
    self.basis = basis
    self.before = before
    self.after = after
    self.files = files
    self.voidSchedule = voidSchedule
    self.schedule = schedule
  }
}

/// A file of a rendition as people know it.
package struct ShownFile: Sendable, Hashable {
  package var path: String
  /// In pixels; `nil` where it cannot be told.
  package var width: Int?
  package var height: Int?

  package init(path: String, width: Int? = nil, height: Int? = nil) {
    self.path = path
    self.width = width
    self.height = height
  }
}

/// What readers will see of one post on one channel.
package struct Preview: Sendable {
  package var post: String
  package var title: String
  package var channel: Channel
  package var rendition: Rendition?
  package var schedule: Schedule
  package var findings: [Finding]
  /// The repository's files among its media, by their digests.
  package var files: [Digest: MediaFile]

  package init(
    post: String, title: String, channel: Channel, rendition: Rendition?, schedule: Schedule, findings: [Finding],
    files: [Digest: MediaFile] = [:]
  ) {
    self.post = post
    self.title = title
    self.channel = channel
    self.rendition = rendition
    self.schedule = schedule
    self.findings = findings
    self.files = files
  }

  /// - Parameters:
  ///   - findings: those of the post; the ones about other channels are left out.
  ///   - library: where the post's files are.
  package init(
    of post: PostSnapshot, on channel: ChannelSnapshot, findings: [Finding], library: any MediaLibrary
  ) {
    self.init(
      post: post.id, title: post.title, channel: channel.channel, rendition: channel.rendition?.whole,
      schedule: channel.schedule, findings: findings, library: library)
  }

  /// The same of a post that is rendered.
  package init(of post: RenderedPost, on channel: RenderedChannel, findings: [Finding], library: any MediaLibrary) {
    self.init(
      post: post.post.id, title: post.post.content.title ?? post.post.id, channel: channel.channel,
      rendition: try? channel.rendition.get(), schedule: channel.schedule.schedule, findings: findings,
      library: library)
  }

  private init(
    post: String, title: String, channel: Channel, rendition: Rendition?, schedule: Schedule, findings: [Finding],
    library: any MediaLibrary
  ) {
    let files = (rendition?.parts.flatMap(\.media) ?? []).compactMap { medium -> (Digest, MediaFile)? in
      guard case .file(let path) = medium.source, let file = library.file(at: path) else { return nil }
      return (medium.sha256, file)
    }
    self.init(
      post: post, title: title, channel: channel, rendition: rendition, schedule: schedule,
      findings: findings.filter { $0.channel == nil || $0.channel == channel.name },
      files: Dictionary(files, uniquingKeysWith: { first, _ in first }))
  }
}
