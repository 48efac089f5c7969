/// An open hold.
package struct Hold: Sendable {
  package let entry: LedgerRecord
  package let scope: Scope
  let released: TakenBack.Part

  /// Whether it still stops something: it was not ended, and does not only name posts that were all released.
  var isOpen: Bool {
    guard !released.isWhole else { return false }
    return scope != Scope(posts: scope.posts, occurrence: scope.occurrence)
      || !scope.posts.allSatisfy { released.includes($0, scope.occurrence) }
  }

  /// Whether it names the post itself, or one of its occurrences, and did not release that.
  package func names(post: String) -> Bool {
    scope.posts.contains(post) && !released.includes(post, scope.occurrence)
  }

  /// The hold as it covers `post` on a channel; `nil` if it does not.
  ///
  /// - Parameters:
  ///   - occurrence: the occurrence of the post, where it repeats. A hold of one occurrence covers all of a post that does
  ///     not.
  ///   - approvals: those of the post that stand. Labels are part of what they were given for.
  func covering(
    _ post: PostSnapshot, channel: String, occurrence: CivilDate? = nil,
    approvals: @autoclosure () -> [Decisions.Decision]
  ) -> CoveringHold? {
    guard !released.includes(post.id, occurrence) else { return nil }
    var grounds: [CoveringHold.Ground] = scope.all ? [.everything] : []
    if scope.channels.contains(channel) { grounds.append(.channel(channel)) }
    if scope.posts.contains(post.id) {
      switch (scope.occurrence, occurrence) {
      case (nil, _): grounds.append(.post(post.id))
      case (let held?, let own) where own == nil || own == held || own == post.day(nearest: held, on: channel):
        grounds.append(.occurrence(post.id, held))
      default: break
      }
    }
    for label in Label.all(of: scope) {
      if let bearing = label.bearing(post, approvals()) { grounds.append(.label(label.kind, label.name, bearing)) }
    }
    return grounds.isEmpty ? nil : CoveringHold(entry: entry, grounds: grounds)
  }

  /// A label that a hold names.
  private struct Label {
    let kind: CoveringHold.LabelKind
    let name: String

    static func all(of scope: Scope) -> [Label] {
      scope.campaigns.map { Label(kind: .campaign, name: $0) }
        + scope.departments.map { Label(kind: .department, name: $0) }
    }

    /// How `post` bears the label; `nil` if it neither bears it, nor did so when it was approved or in the history of
    /// its branch.
    func bearing(
      _ post: PostSnapshot, _ approvals: @autoclosure () -> [Decisions.Decision]
    ) -> CoveringHold.Bearing? {
      if BorneLabels(post.labels).contains(kind, name) { return .today }
      if post.history.labels.contains(kind, name) { return .before }
      let approval = approvals().first { $0.labels.contains(kind, name) }
      return approval.map { .approved(by: $0.entry.record.actor ?? "") }
    }
  }
}

extension PostSnapshot {
  /// The day of the occurrence on a channel that a hold of a day covers: a series that is moved takes it along.
  fileprivate func day(nearest day: CivilDate, on channel: String) -> CivilDate? {
    channels.first { $0.channel.name == channel }?.schedule.series?.day(nearest: day)
  }
}

/// An open hold that covers an entry, and why.
package struct CoveringHold: Sendable {
  package let entry: LedgerRecord
  /// The parts of the entry that the hold names; at least one.
  package let grounds: [Ground]

  package enum Ground: Sendable, Hashable {
    case everything
    case channel(String)
    case post(String)
    /// One occurrence of a post, by its local date.
    case occurrence(String, CivilDate)
    case label(LabelKind, String, Bearing)
  }

  package enum LabelKind: String, Sendable, Hashable {
    case campaign, department
  }

  /// When a post bears, or bore, a label.
  package enum Bearing: Sendable, Hashable {
    case today
    /// In a first-parent commit of its publishing branch.
    case before
    /// When it was approved, by an approval that stands.
    case approved(by: String)
  }
}

/// The labels that a post bore, which holds can name.
package struct BorneLabels: Sendable, Hashable {
  package private(set) var campaigns: Set<String> = []
  package private(set) var departments: Set<String> = []

  package init() {}

  /// The labels that a post bears.
  package init(_ labels: InternalLabels) { self.init(campaign: labels.campaign, department: labels.department) }

  package init(campaigns: Set<String>, departments: Set<String>) {
    (self.campaigns, self.departments) = (campaigns, departments)
  }

  init(campaign: String?, department: String?) {
    if let campaign { campaigns.insert(campaign) }
    if let department { departments.insert(department) }
  }

  /// Adds those of `other`.
  package mutating func formUnion(_ other: BorneLabels) {
    campaigns.formUnion(other.campaigns)
    departments.formUnion(other.departments)
  }

  func contains(_ kind: CoveringHold.LabelKind, _ name: String) -> Bool {
    switch kind {
    case .campaign: campaigns.contains(name)
    case .department: departments.contains(name)
    }
  }
}

extension Decisions.Decision {
  /// The labels of the post as its actor saw them.
  var labels: BorneLabels {
    BorneLabels(campaign: subject.inputs.campaign, department: subject.inputs.department)
  }
}

/// What a hold stops, and what it comes too late for.
package struct HoldEffects: Sendable {
  /// The entries that it covers and that are held, in the queue's order.
  package let stopped: [QueueEntry]
  /// The one among them that would have gone out first: approved, and with a time; `nil` where there is none.
  package let next: QueueEntry?
  /// What another tool has of the entries that it covers, and may still send: it has to be stopped there.
  package let handedOff: [QueueEntry]

  /// - Parameters:
  ///   - hold: its record.
  ///   - entries: of the queue with it.
  package init(of hold: Digest, among entries: [QueueEntry], _ decisions: Decisions, now: Timestamp) {
    let covered = entries.filter { entry in entry.holds.contains { $0.entry.id == hold } }
    let judge = EntryJudge(decisions: decisions, now: now)
    stopped = covered.filter { $0.state == .held }
    next = stopped.filter { [.due, .scheduled].contains(judge.stateWithoutHolds(of: $0)) }
      .min { ($0.at ?? now) < ($1.at ?? now) }
    handedOff = covered.filter { entry in
      entry.state == .handedOff && !entry.delivery.isRetracted
        && entry.at.map { now <= $0 + entry.channel.channel.grace } ?? true
    }
  }
}
