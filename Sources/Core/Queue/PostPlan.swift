internal import SocialText

/// Places for posts without a time: a proposal, of which the queue knows only once it is written into the posts.
///
/// A pure function of a queue. Where a channel has slots and no times are asked for, posts take the slots behind all
/// others, in the order of the plan: those that they get if they are approved in that order. Else each gets a time of its
/// own, spread over the weeks.
package struct PostPlan: Sendable {
  /// How a plan is made.
  package struct Options: Sendable, Hashable {
    /// How many calendar weeks from Monday to Sunday it has: from this one on, or from that of `from`.
    package var weeks: Int
    /// The first day on which posts get times; `nil` for as early as can be.
    package var from: CivilDate?
    /// Whether posts get times on channels with slots, too.
    package var usesTimes: Bool
    /// Which entries get places.
    package var filter: EntryFilter
    /// The ids of posts whose files cannot be changed to say a place, each with why, as a sentence without a final period.
    package var unwritable: [String: String] = [:]

    package init(
      weeks: Int, from: CivilDate? = nil, usesTimes: Bool = false, filter: EntryFilter = EntryFilter()
    ) {
      (self.weeks, self.from, self.usesTimes, self.filter) = (weeks, from, usesTimes, filter)
    }
  }

  /// A post that gets places, on one channel or several.
  package struct Post: Sendable {
    package var id: String
    package var path: String
    /// In the order of `stet.yml`; at least one.
    package var places: [Place]
  }

  /// What one entry gets.
  package struct Place: Sendable {
    package var entry: QueueEntry
    package var at: Timestamp
    /// Whether it takes a slot, so that the queue says when; `false` for a time of its own.
    package var isSlot: Bool

    /// Whether it takes a slot with an approval that is still to be given: one that was given without a time stands with
    /// a slot only where the rule says so.
    func needsApproval(under rule: PolicySettings.Reschedule) -> Bool {
      guard isSlot else { return false }
      return entry.state.awaitsDecision || !entry.verdict.approvals.isEmpty && rule != .any
    }
  }

  /// An entry without a time that gets no place.
  package struct Unplaced: Sendable {
    package var entry: QueueEntry
    package var reason: Reason
  }

  /// Why there is no place for an entry.
  package enum Reason: Sendable, Hashable {
    /// `check` finds an error in the post for its channel.
    case invalid
    /// A hold stops it.
    case held
    /// In a slot it would move others.
    case urgent
    /// Its next free slot comes after the weeks of the plan.
    case later(Timestamp)
    /// It may go out only after the weeks of the plan.
    case notBefore(Timestamp)
    /// No slot is free for it.
    case shortage(Shortage)
    /// No time of the weeks is free for it.
    case noTime(Shortage)
    /// Another channel of the post has none.
    case otherChannel(String)
    /// There are more posts than a plan has.
    case tooMany
    /// Its file cannot be changed to say a place: why, as a sentence without a final period.
    case notWritable(String)
  }

  /// The weeks, from Monday to Sunday on the clock of `timezone`.
  package let weeks: [ClosedRange<CivilDate>]
  /// The channels that have entries or free times in these weeks, in the order of `stet.yml`; where only some posts are
  /// wanted, those alone that get some of them.
  package private(set) var channels: [ChannelPlan] = []
  /// In the order of the plan, in which they are to be approved.
  package private(set) var posts: [Post] = []
  /// The ids of the posts that need an approval for the slots that they get, in that order.
  package private(set) var approvals: [String] = []
  /// In the order of the queue.
  package private(set) var unplaced: [Unplaced] = []
  /// The ids of the drafts without a time, which get no place, in the order of the queue.
  package let drafts: [String]
  /// Whether it is of channels that were named.
  package let namesChannels: Bool
  package let now: Timestamp

  /// More posts than these get no place.
  package static let mostPosts = 1_000

  package init(_ queue: PublishQueue, _ decisions: Decisions, _ options: Options) {
    let planner = QueuePlanner(decisions: decisions, zone: decisions.authority.configuration.timezone, now: queue.now)
    let today = planner.zone.local(queue.now).date
    weeks = CivilDate.weeks(options.weeks, from: max(today, options.from ?? today))
    (namesChannels, now) = (!options.filter.channels.isEmpty, queue.now)
    let undated = queue.entries.filter { $0.isUndated && options.filter.includes($0) }
    var known: Set<String> = []
    drafts = undated.lazy.filter(\.channel.draft).map(\.post.id).filter { known.insert($0).inserted }
    var making = PlanMaking(planner, queue, undated, weeks, options)
    making.placeAll()
    (channels, posts, unplaced) = (making.channelPlans, making.posts, making.unplaced)
    let rule = decisions.authority.configuration.policy.reschedule
    approvals = posts.filter { $0.places.contains { $0.needsApproval(under: rule) } }.map(\.id)
  }
}

/// One channel in a plan.
package struct ChannelPlan: Sendable {
  package let channel: Channel
  package internal(set) var weeks: [Week]
  /// What goes out on the channel in these weeks without the plan, and with it.
  package internal(set) var before = Shares()
  package internal(set) var after = Shares()
  private let zone: Zone

  /// A week of the channel.
  package struct Week: Sendable {
    package let days: ClosedRange<CivilDate>
    /// How many posts went out or go out in it without the plan.
    package internal(set) var there = 0
    package internal(set) var proposed = 0
    /// The slots that are still free with the plan, or the times that would be, where the channel has no slots.
    package internal(set) var free: [Timestamp] = []
  }

  /// How much of what goes out is promotion, and how it is labelled.
  package struct Shares: Sendable, Hashable {
    package internal(set) var posts = 0
    package internal(set) var promotion = 0
    /// How many posts there are of each; under `nil` those without one.
    package internal(set) var departments: [String?: Int] = [:]
    package internal(set) var pillars: [String?: Int] = [:]

    mutating func add(_ entry: QueueEntry) {
      posts += 1
      promotion += entry.isPromotion ? 1 : 0
      departments[entry.post.labels.department, default: 0] += 1
      pillars[entry.post.labels.pillar, default: 0] += 1
    }
  }

  init(_ channel: Channel, _ weeks: [ClosedRange<CivilDate>], _ zone: Zone) {
    (self.channel, self.zone) = (channel, zone)
    self.weeks = weeks.map { Week(days: $0) }
  }

  var hasProposals: Bool { weeks.contains { $0.proposed > 0 } }
  var isEmpty: Bool { after.posts == 0 && weeks.allSatisfy(\.free.isEmpty) }

  func week(of time: Timestamp) -> Int? {
    let day = zone.local(time).date
    return weeks.firstIndex { $0.days.contains(day) }
  }

  /// Notes what is there without the plan.
  mutating func note(_ entry: QueueEntry, at time: Timestamp) {
    guard let week = week(of: time) else { return }
    weeks[week].there += 1
    before.add(entry)
    after.add(entry)
  }

  mutating func propose(_ entry: QueueEntry, at time: Timestamp) {
    if let week = week(of: time) { weeks[week].proposed += 1 }
    after.add(entry)
  }

  mutating func setFree(_ times: [Timestamp]) {
    for time in times { if let week = week(of: time) { weeks[week].free.append(time) } }
  }
}

extension CivilDate {
  /// Weeks from Monday to Sunday, of which the first one has `day`.
  static func weeks(_ count: Int, from day: CivilDate) -> [ClosedRange<CivilDate>] {
    let monday = day.dayNumber - Weekday(dayNumber: day.dayNumber).rawValue
    return (0..<count).map { week in
      CivilDate(dayNumber: monday + 7 * week)...CivilDate(dayNumber: monday + 7 * week + 6)
    }
  }
}
