/// A version of `stet.yml` that takes effect once it is approved.
package struct PendingPolicy: Sendable {
  /// The commit that brought it, in hexadecimal.
  package var commit: String
  package var missing: [MissingApproval]

  package init(commit: String, missing: [MissingApproval]) { (self.commit, self.missing) = (commit, missing) }

  /// The names of the people who could approve it, sorted.
  package var people: [String] { Set(missing.flatMap(\.from)).sorted() }
}

/// What of a queue waits for whom, is late, goes out next, and is stuck.
package struct QueueStatus: Sendable {
  /// A post that people have to do something about, on channels where it is the same.
  package struct Task: Sendable {
    /// What has to be done.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
      /// To give an approval that is missing.
      case approve
      /// To make the changes that were asked for.
      case revise
      /// To end a draft whose time is near.
      case finish
    }

    package var kind: Kind
    /// Its entries, in the queue's order.
    package var entries: [QueueEntry]
    /// The names of the people who can do it and are not away, sorted.
    package var people: [String]
    /// The people who are away, and without whom too few can do it.
    package var away: [AwayPerson]
    /// By when it must be done for the post to go out on time; `nil` where it has no time of its own, and takes a slot.
    package var until: Timestamp?
    /// Whether that time has come.
    package var isLate: Bool
  }

  /// How far ahead the next entries are, in seconds.
  package static let nextSpan: Int64 = 86_400

  /// What is to be done, the most urgent first.
  package private(set) var tasks: [Task] = []
  /// What needs an approval while too few people are there to give it, in the queue's order.
  package let unattended: [UnattendedEntry]
  /// What goes out within a day.
  package let next: [QueueEntry]
  /// What goes nowhere unless a person does something about it, other than a task.
  package let stuck: [QueueEntry]

  package init(_ entries: [QueueEntry], _ configuration: Configuration, now: Timestamp) {
    unattended = configuration.hasAbsences ? UnattendedEntry.all(among: entries, configuration, now: now) : []
    next = entries.filter { entry in
      (entry.state == .due || entry.state == .scheduled) && entry.at.map { $0 <= now + Self.nextSpan } ?? false
    }
    // Of a series that is stopped as a whole, the first occurrence is told.
    var stopped: Set<EntryKey> = []
    stuck = entries.filter { entry in
      // What is approved and wants a slot that there is not waits for a person, too.
      let hasNoSlot = entry.state == .unplanned && entry.channel.schedule.slot
      // What is over when the next occurrence comes is not stuck, unless it may have gone out.
      let isOver = entry.isSuperseded && entry.state != .unknown && entry.state != .failed
      guard entry.state.isStuck || hasNoSlot, !isOver, !QueueListing.isLong(ago: entry.ended, now: now) else {
        return false
      }
      guard entry.occurrence != nil, [.invalid, .held, .expired].contains(entry.state) else { return true }
      return stopped.insert(EntryKey(post: entry.post.id, channel: entry.channelName)).inserted
    }
    var places: [TaskKey: Int] = [:]
    var series: Set<EntryKey> = []
    for entry in entries {
      guard !entry.isSuperseded, let kind = entry.task(now: now) else { continue }
      // Of a series the first occurrence that waits is the task.
      if entry.occurrence != nil,
        !series.insert(EntryKey(post: entry.post.id, channel: entry.channelName)).inserted
      {
        continue
      }
      let (people, away) = entry.people(for: kind, configuration, now: now)
      let until = entry.channel.schedule.at
      let key = TaskKey(post: entry.post.id, kind: kind, people: people, away: away, until: until, at: entry.at)
      if let place = places[key] {
        tasks[place].entries.append(entry)
      } else {
        places[key] = tasks.count
        tasks.append(
          Task(
            kind: kind, entries: [entry], people: people, away: away, until: until,
            isLate: until.map { $0 <= now } ?? false))
      }
    }
    let order = tasks.indices.sorted { left, right in
      let (one, other) = (tasks[left].due, tasks[right].due)
      return one == other ? left < right : one < other
    }
    tasks = order.map { tasks[$0] }
  }

  private struct TaskKey: Hashable {
    let post: String
    let kind: Task.Kind
    let people: [String]
    let away: [AwayPerson]
    let until: Timestamp?
    let at: Timestamp?
  }

  /// The names of the people for whom something waits that is late, each with how many tasks, sorted by name.
  package var late: [(person: String, tasks: Int)] {
    let names = tasks.filter(\.isLate).flatMap(\.people)
    return Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +).sorted { $0.key < $1.key }
      .map { (person: $0.key, tasks: $0.value) }
  }
}

extension QueueStatus.Task {
  /// What tasks are sorted by: the time of the post, or of the slot that it would get; those without one last.
  fileprivate var due: Timestamp { until ?? entries.compactMap(\.at).min() ?? Timestamp(seconds: .max) }
}

extension EntryState {
  /// Whether the entry goes nowhere unless a person does something about it.
  var isStuck: Bool {
    switch self {
    case .unknown, .failed, .invalid, .held, .expired, .missed: true
    case .published, .handedOff, .sending, .draft, .changesRequested, .needsApproval, .unplanned, .due, .scheduled:
      false
    }
  }
}

extension QueueEntry {
  /// What people have to do about it; `nil` where there is no task. A draft is left alone until a day before its time.
  fileprivate func task(now: Timestamp) -> QueueStatus.Task.Kind? {
    switch state {
    case .needsApproval: .approve
    case .changesRequested: .revise
    case .draft: channel.schedule.at.map { $0 <= now + QueueStatus.nextSpan } ?? false ? .finish : nil
    default: nil
    }
  }

  /// Who can do a task: those who are here, and those who are away and without whom there are too few.
  fileprivate func people(
    for kind: QueueStatus.Task.Kind, _ configuration: Configuration, now: Timestamp
  ) -> (here: [String], away: [AwayPerson]) {
    let names = kind == .approve ? awaited : verdict.contributors.names
    guard configuration.hasAbsences else { return (names, []) }
    let away = configuration.away(names, on: configuration.timezone.local(now).date)
    let here = names.filter { name in !away.contains { $0.name == name } }
    // One contributor is enough for a change; for an approval, `awaited` has those who are needed.
    return (here, kind == .approve || here.isEmpty ? away : [])
  }
}
