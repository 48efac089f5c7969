/// Whether the policy lets a post go out on a channel, and everything that the answer rests on.
package struct Verdict: Sendable {
  /// Approvals that count towards at least one rule that applies, oldest first.
  package var approvals: [LedgerRecord]
  /// Those of `approvals` that are signed with a key of their actor's.
  package var signed: Set<Digest>
  /// What is still missing, by rule.
  package var missing: [MissingApproval]
  /// Records about this post and channel that do not count, and why.
  package var notCounted: [NotCounted]
  /// The rules that apply, in the order of `stet.yml`.
  package var rules: [RuleOutcome]
  /// Whose approvals do not count towards independent rules, and why.
  package var contributors: Contributors
  /// When the last approval that was needed was given, by its record's own time; `nil` where none was needed. An approval
  /// that closed a request for changes was needed, too.
  package var metAt: Timestamp?
  /// Where in the ledger the last such approval stands.
  package var metPosition: LedgerPosition?

  /// Whether every rule is met.
  package var isMet: Bool { missing.isEmpty }

  /// The verdict on what was sent, where none is wanted. It lets no post go out.
  static let notWanted = Verdict(
    approvals: [], signed: [], missing: [MissingApproval(rule: MissingApproval.noRule, needs: 1, has: 0, from: [])],
    notCounted: [], rules: [], contributors: Contributors(history: []), metAt: nil)

  /// Whether a record does not count because its actor is the author of a commit: then giving the commit back to its
  /// author helps.
  package func isGivenByAuthor(_ record: NotCounted) -> Bool {
    record.reason == .contributor
      && contributors.people.contains { contributor in
        contributor.person == record.actor
          && contributor.reasons.contains { if case .wrote = $0 { true } else { false } }
      }
  }
}

/// How one rule that applies turned out.
package struct RuleOutcome: Sendable {
  package var rule: ApprovalRule
  /// The people whose approvals count towards it.
  package var givenBy: [String]
}

/// Something that an approval counts for.
package enum ApprovalReason: Sendable, Hashable {
  /// A rule that is not met; `grounds` are the conditions for which it applies, empty where it has none.
  case rule(ApprovalRule, grounds: [String])
  /// A rule that is met already: the approval stands where another falls.
  case further(ApprovalRule)
  /// The approver's own request for changes, which the approval closes.
  case ownRequest
}

/// A rule that is not met.
package struct MissingApproval: Sendable, Hashable {
  /// The rule's name, or `no-rule`, `unknown-contributor`, `request-changes`.
  package var rule: String
  package var needs: Int
  package var has: Int
  /// Who could give what is missing, in the order of `stet.yml`.
  package var from: [String]
  /// The roles of which each of them holds one; empty where that is not what they are asked for.
  package var roles: [String]
  /// Who could give it, too, and is away.
  package var away: [AwayPerson] = []

  package init(rule: String, needs: Int, has: Int, from: [String], roles: [String] = []) {
    self.rule = rule
    self.needs = needs
    self.has = has
    self.from = from
    self.roles = roles
  }

  /// Who could give it, to be told: those who are away where there are too few others.
  package var choice: PeopleChoice { PeopleChoice(names: from + awaitedAway.map(\.told), roles: roles) }

  /// The name under which an entry that no rule matches is missing its rule.
  package static let noRule = "no-rule"
  /// The name under which a commit by an unknown address keeps an independent rule from being met.
  package static let unknownContributor = "unknown-contributor"
  /// The name under which the approval of a person with an open request is missing.
  package static let requestChanges = "request-changes"

  /// What ends an open request for changes, unless it is withdrawn or dismissed: an approval by the person who asked,
  /// if they can still give one.
  package init(closing request: LedgerRecord, in configuration: Configuration) {
    let asker = request.record.actor.flatMap(configuration.person).flatMap { $0.canDecide ? $0.name : nil }
    self.init(rule: MissingApproval.requestChanges, needs: 1, has: 0, from: asker.map { [$0] } ?? [])
  }
}

extension MissingApproval {
  /// The same, with people who are away on a day told apart from those who could give it.
  package func tellingAway(on day: CivilDate, in configuration: Configuration) -> MissingApproval {
    let absent = configuration.away(from, on: day)
    guard !absent.isEmpty else { return self }
    var missing = self
    missing.from.removeAll { name in absent.contains { $0.name == name } }
    missing.away += absent
    return missing
  }

  /// How many more approvals it needs.
  package var open: Int { needs - has }

  /// Those who are away and without whom there are too few.
  package var awaitedAway: [AwayPerson] { from.count < open ? away : [] }
}

/// People to choose among, as they are told wherever people are listed: by name where they are few, else by their number
/// and role.
package struct PeopleChoice: Sendable, Hashable {
  package var names: [String]
  /// The roles for which they are asked.
  package var roles: [String]

  package init(names: [String], roles: [String]) {
    self.names = names
    self.roles = roles
  }

  /// More than these are counted.
  static let mostNamed = 4

  /// `ana`, `ana, ben or cem`, `any of 36 editors`.
  package var any: String { names.count > Self.mostNamed ? "any of \(group)" : list("or") }

  /// So many of them: `ana and ben`, `2 of ana, ben and cem`, `2 of 36 editors`, `all 36 editors`.
  package func some(_ count: Int) -> String {
    let all = names.count > Self.mostNamed ? group : list("and")
    guard count == names.count else { return "\(count) of \(all)" }
    return names.count > Self.mostNamed ? "all \(group)" : all
  }

  /// `36 editors`, `36 people with the role legal`.
  private var group: String {
    // English nouns for people, as roles in `stet.yml` mostly are; the plural of other words is not known.
    if roles.count == 1, ["or", "er"].contains(where: roles[0].hasSuffix) { return "\(names.count) \(roles[0])s" }
    let roles = self.roles.joined(separator: " or ")
    return "\(names.count) people" + (roles.isEmpty ? "" : " with the role \(roles)")
  }

  private func list(_ conjunction: String) -> String {
    let start = names.dropLast().joined(separator: ", ")
    return [start, names.last ?? ""].filter { !$0.isEmpty }.joined(separator: " \(conjunction) ")
  }
}

/// Applies the policy to one post on one channel.
package struct VerdictMaker {
  private let decisions: Decisions
  private let now: Timestamp
  private var authority: Authority { decisions.authority }
  private var policy: PolicySettings { authority.configuration.policy }

  /// - Parameter now: occurrences of a series that are over by then need no approval any more.
  package init(_ decisions: Decisions, now: Timestamp = Timestamp(seconds: 0)) {
    self.decisions = decisions
    self.now = now
  }

  /// The verdict on `post` for `channel`.
  package func verdict(on post: PostSnapshot, _ channel: ChannelSnapshot) -> Verdict {
    let sorted = sort(decisions.approvals(of: post.id), channel)
    let rules = applicableRules(post, channel, sorted.standing + sorted.suspended)
    let contributors = Contributors(to: post, channel: channel.channel.name, decisions)
    var verdict = Verdict(
      approvals: [], signed: [], missing: [], notCounted: sorted.notCounted, rules: [], contributors: contributors,
      metAt: nil)
    if rules.isEmpty { verdict.missing = [MissingApproval(rule: MissingApproval.noRule, needs: 1, has: 0, from: [])] }
    var counting: Set<String> = []
    var reasons: [String: NotCountedReason] = [:]
    for rule in rules {
      let tally = RuleTally(rule, sorted.standing, contributors, authority.configuration, decisions.ledger)
      verdict.rules.append(RuleOutcome(rule: rule, givenBy: tally.givers))
      if let missing = tally.missing { verdict.missing.append(missing) }
      counting.formUnion(tally.counted.map(\.record))
      reasons.merge(tally.reasons) { first, _ in first }
      verdict.metAt = [verdict.metAt, tally.metAt].compactMap { $0 }.max()
      verdict.metPosition = [verdict.metPosition, tally.metPosition].compactMap { $0 }.max()
    }
    let closings = decisions.closings(
      post: post.id, channel: channel.channel.name, occurrence: channel.schedule.occurrence)
    for closing in closings {
      verdict.metAt = max(verdict.metAt ?? closing.record.time, closing.record.time)
      let position = decisions.ledger.position(of: closing)
      verdict.metPosition = max(verdict.metPosition ?? position, position)
    }
    verdict.approvals = sorted.standing.map(\.entry).filter { counting.contains($0.id.description) }
    verdict.signed = Set(verdict.approvals.filter(authority.isSigned).map(\.id))
    verdict.notCounted += sorted.standing.compactMap { notCounted($0.entry, counting, reasons) }
    verdict.missing += unknownContributors(rules, contributors)
    return verdict
  }

  /// The approvals that stand for today's rendition and schedule, and the others with the reason. `suspended` are those
  /// that would stand if they had not been taken back by a record that can only stop a post.
  private func sort(
    _ approvals: [Decisions.Decision], _ channel: ChannelSnapshot
  ) -> (standing: [Decisions.Decision], suspended: [Decisions.Decision], notCounted: [NotCounted]) {
    var standing: [Decisions.Decision] = []
    var suspended: [Decisions.Decision] = []
    var notCounted: [NotCounted] = []
    for approval in approvals {
      guard let approved = approval.subject.channels[channel.channel.name],
        approval.subject.covers(channel.schedule.occurrence)
      else { continue }
      if let reason = doubt(approval, approved, channel) {
        notCounted.append(NotCounted(approval.entry, reason))
        var kept = approval
        kept.takenBack = nil
        if approval.isSuspended, doubt(kept, approved, channel) == nil { suspended.append(approval) }
      } else {
        standing.append(approval)
      }
    }
    return (standing, suspended, notCounted)
  }

  private func doubt(
    _ approval: Decisions.Decision, _ approved: ChannelSubject, _ channel: ChannelSnapshot
  ) -> NotCountedReason? {
    if let reason = approval.takenBack { return reason }
    if let reason = authority.doubt(approval.entry) { return reason }
    if authority.configuration.person(approval.entry.record.actor ?? "")?.kind == .bot { return .bot }
    guard approved.rendition == channel.rendition?.digest else { return .rendition }
    // The approval of one occurrence is for its time alone.
    let schedule = approval.subject.occurrence == nil ? channel.schedule : channel.schedule.ofOccurrenceAlone
    let left = schedule.left(at: now, grace: channel.channel.grace)
    let isKept = schedule.keeps(
      approved.schedule, under: policy.reschedule, left: left,
      sent: sentDays(of: approval.subject.post, to: channel.channel, since: approval.entry))
    return isKept ? nil : .schedule
  }

  /// The occurrences of a post that went out to an account, without those that an approval saw.
  private func sentDays(of post: String, to channel: Channel, since approval: LedgerRecord) -> Set<CivilDate> {
    let ledger = decisions.ledger
    let own = PostDeliveries(decisions, post: post).deliveries(to: channel).filter {
      $0.kind == .published || $0.kind == .handedOff
    }
    let seen = Set(ledger.records(own.map(\.record)).filter { ledger.saw(approval, $0) }.map(\.id))
    return Set(own.filter { !seen.contains($0.record) }.compactMap(\.occurrence))
  }

  /// The rules that apply to the post as it is labelled today, or as it was labelled for one of its approvers.
  private func applicableRules(
    _ post: PostSnapshot, _ channel: ChannelSnapshot, _ standing: [Decisions.Decision]
  ) -> [ApprovalRule] {
    let today = RuleSituation(post: post, channel: channel)
    let situations = [today] + standing.map { today.labelled($0.subject.inputs) }
    return policy.rules.filter { rule in situations.contains(where: rule.applies) }
  }

  private func notCounted(
    _ entry: LedgerRecord, _ counting: Set<String>, _ reasons: [String: NotCountedReason]
  ) -> NotCounted? {
    let id = entry.id.description
    guard !counting.contains(id), let reason = reasons[id] else { return nil }
    return NotCounted(entry, reason)
  }

  private func unknownContributors(_ rules: [ApprovalRule], _ contributors: Contributors) -> [MissingApproval] {
    guard policy.signing == .required, policy.unknownContributors == .refuse,
      contributors.names.contains(where: PeopleDirectory.isUnknown),
      rules.contains(where: { $0.independent && $0.approvals > 0 })
    else { return [] }
    return [MissingApproval(rule: MissingApproval.unknownContributor, needs: 1, has: 0, from: [])]
  }
}

extension NotCounted {
  init(_ entry: LedgerRecord, _ reason: NotCountedReason) {
    self.init(record: entry.id.description, actor: entry.record.actor ?? "", reason: reason)
  }
}

/// Finds the state of one entry, slots aside.
package struct EntryJudge {
  private let decisions: Decisions
  private let now: Timestamp
  /// The day on the clock of `timezone`; `nil` where no person is ever away.
  private let dayOfAbsences: CivilDate?

  package init(decisions: Decisions, now: Timestamp) {
    self.decisions = decisions
    self.now = now
    let configuration = decisions.authority.configuration
    dayOfAbsences = configuration.hasAbsences ? configuration.timezone.local(now).date : nil
  }

  /// The entries of `post` on `channel`: one, or one for each occurrence of a post that repeats.
  func entries(queue: String, _ post: PostSnapshot, _ channel: ChannelSnapshot) -> [QueueEntry] {
    guard let series = channel.schedule.series, !series.occurrences.isEmpty else {
      return [entry(queue: queue, post, channel, history(of: post, channel))]
    }
    // Approvals of single occurrences alone make a difference between them.
    let isOne = decisions.approvals(of: post.id).allSatisfy { $0.subject.occurrence == nil }
    let verdict = isOne && !channel.isSentOnly ? maker.verdict(on: post, channel) : nil
    let former = series.formerOccurrences(
      in: PostDeliveries(decisions, post: post.id).deliveries(to: channel.channel))
    let deliveries = SeriesDeliveries(decisions, post: post.id, channel: channel.channel, series)
    return (series.occurrences + former).map { occurrence in
      var own = channel
      own.schedule = channel.schedule.of(occurrence)
      var entry = entry(queue: queue, post, own, deliveries.history(of: occurrence), verdict)
      entry.isSuperseded = series.next(after: occurrence.day).map { $0.at <= now } ?? false
      return entry
    }.filter { $0.delivery.state != nil || series.occurrence(on: $0.occurrence) != nil }
  }

  private var maker: VerdictMaker { VerdictMaker(decisions, now: now) }

  /// The entry of `post` on `channel`. A post that waits for a slot has no time yet.
  ///
  /// - Parameter verdict: where it is known already.
  private func entry(
    queue: String, _ post: PostSnapshot, _ channel: ChannelSnapshot, _ delivery: DeliveryHistory,
    _ verdict: Verdict? = nil
  ) -> QueueEntry {
    var entry = unjudged(queue: queue, post, channel, delivery)
    if !channel.isSentOnly {
      entry.verdict = verdict ?? maker.verdict(on: post, channel)
      if let dayOfAbsences {
        entry.verdict.missing = entry.verdict.missing.map {
          $0.tellingAway(on: dayOfAbsences, in: decisions.authority.configuration)
        }
      }
      entry.requests = decisions.openRequests(
        post: post.id, channel: channel.channel.name, occurrence: channel.schedule.occurrence)
    }
    entry.state = stateWithoutVerdict(of: entry) ?? state(of: entry)
    if entry.state.isSent { entry.at = entry.delivery.time(plannedAt: channel.schedule.at) }
    return entry
  }

  /// The state of an entry that was not sent and ended more than seven days ago; `nil` for any other one, and for a post
  /// that repeats. It needs no verdict, and none of the post's contributors.
  package func endedLongAgo(_ post: PostSnapshot, _ channel: ChannelSnapshot) -> EntryState? {
    guard channel.schedule.series == nil else { return nil }
    var entry = unjudged(queue: "", post, channel, history(of: post, channel))
    guard entry.delivery.state == nil, let state = stateWithoutVerdict(of: entry) else { return nil }
    entry.state = state
    return QueueListing.isLong(ago: entry.ended, now: now) ? state : nil
  }

  /// The times of its own that a post missed on a channel: each occurrence of one that repeats. Of what had no time when
  /// its window ended, that end. It needs no verdict.
  package func missedTimes(of post: PostSnapshot, on channel: ChannelSnapshot) -> [Timestamp] {
    var histories = [(channel.schedule, history(of: post, channel))]
    if let series = channel.schedule.series {
      let deliveries = SeriesDeliveries(decisions, post: post.id, channel: channel.channel, series)
      histories = series.occurrences.map { (channel.schedule.of($0), deliveries.history(of: $0)) }
    }
    return histories.compactMap { schedule, delivery -> Timestamp? in
      var own = channel
      own.schedule = schedule
      switch stateWithoutVerdict(of: unjudged(queue: "", post, own, delivery)) {
      case .missed: return schedule.at
      case .expired: return schedule.lostTime
      default: return nil
      }
    }
  }

  /// All that was sent of a post on a channel.
  private func history(of post: PostSnapshot, _ channel: ChannelSnapshot) -> DeliveryHistory {
    DeliveryHistory(decisions, post: post.id, channel: channel.channel)
  }

  private func unjudged(
    queue: String, _ post: PostSnapshot, _ channel: ChannelSnapshot, _ delivery: DeliveryHistory
  ) -> QueueEntry {
    QueueEntry(
      queue: queue, post: post, channel: channel, state: .invalid, at: channel.schedule.at, verdict: .notWanted,
      delivery: delivery,
      holds: channel.isSentOnly
        ? []
        : decisions.holds(
          covering: post, channel: channel.channel.name, occurrence: channel.schedule.occurrence),
      requests: [], notes: [])
  }

  private func stateWithoutVerdict(of entry: QueueEntry) -> EntryState? {
    let schedule = entry.channel.schedule
    if let state = entry.delivery.state { return state }
    if !entry.channel.errors.isEmpty || entry.channel.rendition == nil { return .invalid }
    if entry.channel.draft { return .draft }
    if !entry.holds.isEmpty { return .held }
    if let end = schedule.notAfter, end < now { return .expired }
    if let deadline = entry.deadline, deadline < now { return .missed }
    return nil
  }

  private func state(of entry: QueueEntry) -> EntryState {
    if !entry.requests.isEmpty { return .changesRequested }
    if !entry.verdict.isMet { return .needsApproval }
    return planned(at: entry.channel.schedule.at, notBefore: entry.channel.schedule.notBefore)
  }

  /// The state that a held entry would have without its holds. Its time is the one that it then has.
  package func stateWithoutHolds(of entry: QueueEntry) -> EntryState {
    var free = entry
    free.holds = []
    if let state = stateWithoutVerdict(of: free) { return state }
    let state = state(of: free)
    return state == .unplanned || state == .due || state == .scheduled
      ? planned(at: entry.at, notBefore: entry.channel.schedule.notBefore) : state
  }

  /// The state of an approved entry by its time alone.
  func planned(at: Timestamp?, notBefore: Timestamp?) -> EntryState {
    guard let at else { return .unplanned }
    return at <= now && notBefore.map { $0 <= now } ?? true ? .due : .scheduled
  }
}

extension Schedule {
  /// The schedule as a record keeps it.
  package var recorded: RecordedSchedule {
    let series = occurrence == nil ? self.series : nil
    return RecordedSchedule(
      at: series?.first ?? at, slot: slot, zone: (series?.zone ?? zone).identifier, notBefore: notBefore,
      notAfter: notAfter,
      repetition: series.map { RecordedRepetition($0.repetition, shift: $0.shift) })
  }

  /// The schedule of all occurrences, of which this may be one.
  package var ofWholePost: Schedule {
    var schedule = self
    if let first = series?.occurrences.first { (schedule.at, schedule.occurrence) = (first.at, nil) }
    return schedule
  }

  /// When it was to go out and did not, once its window has ended; `nil` for an occurrence that was never in the window.
  fileprivate var lostTime: Timestamp? {
    guard let at, let end = notAfter else { return notAfter }
    return at <= end ? at : nil
  }

  /// The same of one occurrence, as though the post did not repeat.
  var ofOccurrenceAlone: Schedule {
    var schedule = self
    (schedule.series, schedule.occurrence) = (nil, nil)
    return schedule
  }

  /// The occurrences that may still go out, and this one; `nil` where it does not repeat.
  func left(at now: Timestamp, grace: Int64) -> [Occurrence]? {
    series.map { series in
      series.occurrences.filter { $0.at + grace >= now || $0.day == occurrence }
    }
  }

  /// Whether an approval that saw `approved` still stands for this schedule.
  ///
  /// The window (`notBefore`, `notAfter`) is always bound: widening it voids the approval, narrowing it does not.
  ///
  /// - Parameters:
  ///   - left: the occurrences that need it; `nil` for all.
  ///   - sent: the days of those that went out by it: where other occurrences may come, they count among as many as were
  ///     approved.
  package func keeps(
    _ approved: RecordedSchedule, under rule: PolicySettings.Reschedule, left: [Occurrence]? = nil,
    sent: @autoclosure () -> Set<CivilDate> = []
  ) -> Bool {
    guard windowFits(approved) else { return false }
    if series != nil || approved.repetition != nil {
      return keepsSeries(approved, rule, left ?? series?.occurrences, sent)
    }
    switch rule {
    case .any: return true
    case .never: return isSame(as: approved)
    case .later: return slot == approved.slot && isNotEarlier(than: approved.at)
    }
  }

  private func isSame(as approved: RecordedSchedule) -> Bool {
    slot == approved.slot && at == approved.at && notBefore == approved.notBefore && notAfter == approved.notAfter
  }

  /// The same where the post repeats, or did when it was approved.
  ///
  /// - Parameter left: `nil` where it does not repeat any more.
  private func keepsSeries(
    _ approved: RecordedSchedule, _ rule: PolicySettings.Reschedule, _ left: [Occurrence]?,
    _ sent: () -> Set<CivilDate>
  ) -> Bool {
    // One that has no date does not go out by itself.
    if left == nil, at == nil, !slot { return rule != .never }
    let times = approved.series?.occurrences
    switch rule {
    case .never:
      return series != nil && ofWholePost.recorded == approved
    case .any: return left.map { sent().union($0.map(\.day)).count } ?? 1 <= times?.count ?? 1
    case .later:
      let zone = (series?.zone ?? self.zone)
      guard !slot, let at, zone.identifier == approved.zone else { return false }
      let known = Set((times?.map(\.at) ?? [approved.at].compactMap { $0 }).map(zone.local))
      guard let series, let left else { return known.contains(zone.local(at)) }
      return left.allSatisfy { occurrence in
        if known.contains(zone.local(occurrence.at)) { return true }
        // One that was moved alone may come later than approved, as a post that goes out once may.
        guard series.repetition.moved[occurrence.day] != nil else { return false }
        return approved.series?.occurrence(on: occurrence.day).map { $0.at <= occurrence.at } ?? false
      }
    }
  }

  private func windowFits(_ approved: RecordedSchedule) -> Bool {
    let opensInTime = approved.notBefore.map { bound in notBefore.map { $0 >= bound } ?? false } ?? true
    let closesInTime = approved.notAfter.map { bound in notAfter.map { $0 <= bound } ?? false } ?? true
    return opensInTime && closesInTime
  }

  /// `nil` counts as later than any time, and any time as later than `nil`: a post approved without a date may get one.
  private func isNotEarlier(than approved: Timestamp?) -> Bool {
    guard let approved, let at else { return true }
    return at >= approved
  }
}

extension RecordedSchedule {
  /// The occurrences that were approved; `nil` where the post did not repeat, or its zone is not known.
  package var series: Series? {
    guard let repetition, let at, let zone = zone.flatMap(Zone.init(identifier:)) else { return nil }
    let start = zone.local(at) + -repetition.shift
    return Series(repetition.repetition, from: start, first: at, shift: repetition.shift, in: zone)
  }
}
