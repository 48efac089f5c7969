/// A post that is moved, and what comes of it.
package struct PostMove: Sendable {
  package let post: String
  package let path: String
  /// Where its file says the time.
  package let place: TimeEdit.Place
  package let target: MoveTarget
  /// What it says now.
  package let value: String
  package let before: [UInt8]
  package let after: [UInt8]
  package let edit: TimeEdit
  package let reschedule: PolicySettings.Reschedule
  /// Its channels that move, in the order of the queue.
  package var channels: [MovedChannel] = []
  /// The channels that stay where they are, since each has a date of its own.
  package var staying: [StayingChannel] = []
  /// The entries of other posts that move.
  package var others: [QueueChange] = []
  /// What `check` warns of since.
  package var warnings: [Finding] = []

  /// A channel that stays where it is.
  package struct StayingChannel: Sendable {
    package let channel: String
    package let schedule: Schedule
    /// Whether the same move may be made of it.
    package let isMovable: Bool

    package init(channel: String, schedule: Schedule, isMovable: Bool) {
      (self.channel, self.schedule, self.isMovable) = (channel, schedule, isMovable)
    }
  }

  package init(
    post: String, path: String, _ place: TimeEdit.Place, to target: MoveTarget, value: String, before: [UInt8],
    after: [UInt8], edit: TimeEdit, reschedule: PolicySettings.Reschedule
  ) {
    (self.post, self.path, self.place, self.target, self.value) = (post, path, place, target, value)
    (self.before, self.after, self.edit, self.reschedule) = (before, after, edit, reschedule)
  }

  /// The channel whose override says the time; `nil` where no override does.
  package var channel: String? { if case .channel(let name) = place { name } else { nil } }
  /// The occurrence that is moved alone; `nil` for all of the post.
  package var occurrence: CivilDate? { if case .occurrence(let day) = place { day } else { nil } }

  /// Whether an occurrence that is moved alone takes an approval from all of them.
  package var voidsSeries: Bool {
    occurrence != nil
      && channels.contains { channel in
        let voided = Set(channel.voided.map(\.record))
        return channel.from?.verdict.approvals.contains { approval in
          voided.contains(approval.id.description) && approval.record.subjects.contains(where: \.isOfWholePost)
        } ?? false
      }
  }

  /// The message of its commit.
  package var message: String {
    switch place {
    case .post: "posts: move \(post) to \(value)"
    case .channel(let name): "posts: move \(post) to \(value) on \(name)"
    case .occurrence(let day): "posts: move \(day.text) of \(post) to \(value)"
    }
  }
}

extension Subject {
  /// Whether it is about a post with all of its occurrences.
  fileprivate var isOfWholePost: Bool { if case .post(let post) = self { post.occurrence == nil } else { false } }
}

/// One channel of a post that is moved.
package struct MovedChannel: Sendable {
  /// The entry before; `nil` where there was none.
  package let from: QueueEntry?
  package let to: QueueEntry

  package init(from: QueueEntry?, to: QueueEntry) {
    self.from = from
    self.to = to
  }

  /// The approvals that counted and still do.
  package var standing: [LedgerRecord] { to.verdict.approvals }

  /// The approvals that counted and do not any more.
  package var voided: [NotCounted] {
    let counted = Set((from?.verdict.approvals ?? []).map(\.id.description))
    return to.verdict.notCounted.filter { counted.contains($0.record) }
  }
}

/// A plan as it stands in the posts of the work tree, and what comes of it.
package struct WrittenPlan: Sendable {
  /// A post's file with its place written into it.
  package struct File: Sendable {
    package let post: String
    package let path: String
    package let before: [UInt8]
    package let after: [UInt8]

    package init(post: String, path: String, before: [UInt8], after: [UInt8]) {
      (self.post, self.path, self.before, self.after) = (post, path, before, after)
    }
  }

  package let plan: PostPlan
  /// In the order of the plan.
  package let files: [File]
  package let reschedule: PolicySettings.Reschedule
  /// What becomes of the entries that get places, in the order of the queue.
  package var channels: [MovedChannel] = []
  /// The channels that stay where they are, since each has a date of its own.
  package var staying: [(channel: String, schedule: Schedule)] = []
  /// The entries of other posts that move.
  package var others: [QueueChange] = []

  /// The posts whose files have a time already that is not committed.
  package var uncommitted: [(post: String, path: String)] = []

  package init(_ plan: PostPlan, files: [File], reschedule: PolicySettings.Reschedule) {
    (self.plan, self.files, self.reschedule) = (plan, files, reschedule)
  }

  /// The message of its commit.
  package var message: String { Self.message(of: files.map(\.post)) }

  /// The message of a commit that says the places of posts.
  package static func message(of posts: [String]) -> String {
    posts.count == 1 ? "posts: plan \(posts[0])" : "posts: plan \(posts.count) posts"
  }
}
