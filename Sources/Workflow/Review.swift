package import Canonical
package import Content
package import Diagnostics

/// What a branch would change: its posts, what they need, and what becomes of the queue.
package struct Review: Sendable {
  /// The commit that both sides share.
  package var base: String
  /// The commit under review.
  package var head: String
  /// The posts that differ, in the order of their paths.
  package var posts: [ReviewedPost]
  package var queue: [QueueChange]
  /// What changes in `stet.yml`, in sentences.
  package var policy: [String]

  package init(base: String, head: String, posts: [ReviewedPost], queue: [QueueChange], policy: [String]) {
    self.base = base
    self.head = head
    self.posts = posts
    self.queue = queue
    self.policy = policy
  }

  /// Whether nothing is missing any more: no error, and every rule met.
  package var isReady: Bool {
    posts.allSatisfy { post in
      !post.findings.contains { $0.severity == .error } && post.channels.allSatisfy { $0.isApproved }
    }
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
}

/// One channel of a post under review.
package struct ReviewedChannel: Sendable {
  package var channel: String
  package var rendition: Digest?
  package var schedule: Schedule
  package var isApproved: Bool
  /// Records that counted before the branch and do not count with it.
  package var voided: [NotCounted]
  package var missing: [MissingApproval]
  /// Who contributed to it with the branch.
  package var contributors: Contributors

  package init(
    channel: String, rendition: Digest?, schedule: Schedule, isApproved: Bool, voided: [NotCounted],
    missing: [MissingApproval], contributors: Contributors = Contributors(history: [])
  ) {
    self.channel = channel
    self.rendition = rendition
    self.schedule = schedule
    self.isApproved = isApproved
    self.voided = voided
    self.missing = missing
    self.contributors = contributors
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
  package var kind: Kind
  /// The time before; nothing where there was none.
  package var from: Timestamp?
  /// The time after; nothing where there is none.
  package var to: Timestamp?
  package var zone: Zone

  package init(post: String, channel: String, kind: Kind, from: Timestamp?, to: Timestamp?, zone: Zone) {
    self.post = post
    self.channel = channel
    self.kind = kind
    self.from = from
    self.to = to
    self.zone = zone
  }
}
