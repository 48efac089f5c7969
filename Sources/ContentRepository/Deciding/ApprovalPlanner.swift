package import Core
internal import Git

/// Finds out what an approval would do.
package struct ApprovalPlanner {
  private let desk: DecisionDesk
  private let judged: JudgedCommit
  /// What the judged commit has.
  package let tree: JudgedTree

  /// Reads the posts of the judged commit, which is what would be approved.
  package init(desk: DecisionDesk, at judged: JudgedCommit) throws {
    self.desk = desk
    self.judged = judged
    tree = try desk.reader.judged(at: judged.commit)
  }

  /// The plan for some posts, by id or path, or for every post that waits for this person.
  ///
  /// - Parameters:
  ///   - names: ids or paths; `nil` for all that the actor can give something to.
  ///   - channels: those alone, where some are named.
  ///   - occurrence: that one alone, of posts that repeat.
  ///   - selection: which of the posts that wait are meant.
  /// - Throws: a refusal where the actor is a bot.
  package func plan(
    _ names: [String]?, channels: [String] = [], occurrence: CivilDate? = nil,
    of selection: ApprovalSelection = ApprovalSelection()
  ) throws -> ApprovalPlan {
    let actor = desk.actor.person
    guard actor.kind == .human else { throw Refusal("\(actor.name) is a bot, and bots do not approve") }
    try refuseUnknown(selection)
    var plan = ApprovalPlan(judged: judged)
    let wanted = try names.map { try Set($0.map { try desk.reader.post(named: $0, in: tree, of: judged).id }) }
    let sent: SentDetail = wanted == nil ? .outcome : .whole
    for read in tree.read where wanted?.contains(read.id) ?? selection.contains(read) {
      var post = try tree.snapshot(read, on: desk.reader.details(of: read, in: tree.content.configuration, sent))
      if let occurrence { try narrow(&post, to: occurrence) }
      let candidates = post.channels.filter { channels.isEmpty || channels.contains($0.channel.name) }
      if wanted != nil {
        switch decide(post, candidates, named: channels, isNamed: true) {
        case .success(let item): plan.items.append(item)
        case .failure(let refused): plan.refused.append(refused.refused)
        }
      } else if candidates.contains(where: { selection.contains($0.schedule) }) {
        switch decide(post, candidates.filter(isWaiting)) {
        case .success(let item): plan.items.append(item)
        case .failure(let refused) where refused.isPartly: plan.leftOut.append(refused.refused)
        case .failure: continue
        }
      }
    }
    plan.hopeless = try hopeless(plan.items)
    desk.reader.keep()
    plan.branchesAhead = try branchesAhead(of: Set(plan.items.flatMap(\.channels).map(\.channel.name)))
    return plan
  }

  /// Leaves of a post that repeats what one occurrence of it is.
  private func narrow(_ post: inout PostSnapshot, to day: CivilDate) throws {
    let channels = post.channels.compactMap { channel in
      channel.schedule.series?.occurrence(on: day).map { occurrence in
        var own = channel
        own.schedule = channel.schedule.of(occurrence)
        return own
      }
    }
    guard channels.isEmpty else { return post.channels = channels }
    guard let series = post.channels.lazy.compactMap(\.schedule.series).first else {
      throw OccurrenceChoice.notRepeating(post.id)
    }
    throw OccurrenceChoice.unknown(
      day, of: post.id, among: series.occurrences.map(\.day), hints: ["stet explain \(post.id)"])
  }

  /// A typing error would choose no post, as though none waited.
  private func refuseUnknown(_ selection: ApprovalSelection) throws {
    try refuse(selection.campaigns, "campaign", known: tree.read.compactMap(\.labels.campaign))
    try refuse(selection.departments, "department", known: desk.configuration.departments)
  }

  private func refuse(_ names: [String], _ what: String, known: [String]) throws {
    guard let unknown = names.first(where: { !known.contains($0) }) else { return }
    throw Refusal("there is no \(what) \"\(unknown)\"\(Suggestions.didYouMean(unknown, among: Set(known).sorted()))")
  }

  /// How many posts wait for this person on publishing branches that are not judged, by the branch.
  package func waitingElsewhere() throws -> [(place: String, posts: Int)] {
    try desk.reader.otherPlaces(than: judged).filter { $0.name != "HEAD" }.compactMap { place, commit in
      let plan = try ApprovalPlanner(desk: desk, at: JudgedCommit(commit: commit)).plan(nil)
      return plan.items.isEmpty ? nil : (place, plan.items.count)
    }
  }

  /// The branches that publish these channels, and that the commit is not on yet.
  private func branchesAhead(of channels: Set<String>) throws -> [String] {
    try desk.configuration.queues.filter { queue in
      guard !channels.isDisjoint(with: queue.channels) else { return false }
      guard let tip = try desk.reader.repository.commit(of: queue) else { return true }
      return try !desk.reader.repository.git.isAncestor(judged.commit, of: tip)
    }.map(\.branch)
  }

  /// The entries of posts that no approval lets out, as they are.
  private func hopeless(_ items: [ApprovalPlan.Item]) throws -> [QueueEntry] {
    let (ids, channels) = (Set(items.map(\.post.id)), items.flatMap(\.channels))
    let slots = Set(channels.filter(\.schedule.slot).map(\.channel.name))
    let others = slots.isEmpty ? [] : try desk.reader.snapshots(in: tree, of: [], plannedOn: slots, desk.now)
    let posts = items.map(\.post) + others.filter { !ids.contains($0.id) }
    let names = Set(posts.flatMap(\.channels).map(\.channel.name))
    let branch = PublishQueue.Branch(
      queue: Queue(name: "approve", branch: "", channels: names.sorted()), commit: judged.commit.hex, posts: posts)
    let queue = PublishQueue(branches: [branch], decisions: desk.reader.decisions, now: desk.now)
    // Of a post that repeats, as long as one occurrence may go out, the approval is of use.
    let own = Dictionary(grouping: queue.entries) { EntryKey(post: $0.post.id, channel: $0.channelName) }
    return items.flatMap { item in
      item.channels.compactMap { channel in
        let entries = own[EntryKey(post: item.post.id, channel: channel.channel.name)] ?? []
        return entries.allSatisfy(\.isHopeless) ? entries.last : nil
      }
    }
  }

  /// Whether a channel waits for an approval: drafts do not, nor what may not go out any more.
  private func isWaiting(_ channel: ChannelSnapshot) -> Bool {
    !channel.draft && channel.schedule.notAfter.map { $0 >= desk.now } ?? true
  }

  private func decide(
    _ post: PostSnapshot, _ channels: [ChannelSnapshot], named names: [String] = [], isNamed: Bool = false
  ) -> Result<ApprovalPlan.Item, RefusedPost> {
    if let other = names.first(where: { name in !channels.contains { $0.channel.name == name } }) {
      return .failure(RefusedPost(post, "it is not meant for \"\(other)\"", []))
    }
    let outcomes = channels.map { ($0, outcome(post, $0, isNamed: isNamed)) }
    if let invalid = invalid(post, outcomes) { return .failure(invalid) }
    let counting = outcomes.filter { !$0.1.serves.isEmpty }.map(\.0)
    let lost = Set(outcomes.flatMap(\.1.lost)).sorted()
    guard !counting.isEmpty else { return .failure(nothingToGive(post, outcomes.map(\.1), lost)) }
    return .success(item(post, counting, reasons: outcomes.flatMap(\.1.serves), lost))
  }

  private func item(
    _ post: PostSnapshot, _ channels: [ChannelSnapshot], reasons: [ApprovalReason], _ lost: [String]
  ) -> ApprovalPlan.Item {
    let findings = tree.findings(at: post.path)
    let library = tree.content.library
    return ApprovalPlan.Item(
      post: post, channels: channels, reasons: joined(reasons), notCountedRules: lost,
      findings: findings.filter { finding in
        finding.channel == nil || channels.contains { $0.channel.name == finding.channel }
      },
      previews: channels.map { Preview(of: post, on: $0, findings: findings, library: library) })
  }

  /// The reasons of all channels, each rule once.
  private func joined(_ reasons: [ApprovalReason]) -> [ApprovalReason] {
    reasons.reduce(into: []) { joined, next in
      guard case .rule(let rule, let grounds) = next,
        let index = joined.firstIndex(where: { if case .rule(rule, _) = $0 { true } else { false } }),
        case .rule(_, let known) = joined[index]
      else {
        if !joined.contains(next) { joined.append(next) }
        return
      }
      joined[index] = .rule(rule, grounds: known + grounds.filter { !known.contains($0) })
    }
  }

  /// What the actor's approval would do for one channel.
  private struct Outcome {
    /// What it would count for: rules not met, and where the post is named also further ones.
    var serves: [ApprovalReason] = []
    /// Rules not met that it would not count towards, because the actor contributed.
    var lost: [String] = []
    var missing: [MissingApproval] = []
    var isSent = false
  }

  private func outcome(_ post: PostSnapshot, _ channel: ChannelSnapshot, isNamed: Bool) -> Outcome {
    guard !channel.isSentOnly else { return Outcome(isSent: true) }
    let maker = VerdictMaker(desk.reader.decisions, now: desk.now)
    let verdict = maker.verdict(on: post, channel)
    var outcome = Outcome(missing: verdict.missing, isSent: isSent(post, channel))
    guard !outcome.isSent else { return outcome }
    let actor = desk.actor.person
    for missing in verdict.missing {
      guard let rule = desk.configuration.policy.rules.first(where: { $0.name == missing.rule }),
        rule.from.contains(where: actor.roles.contains), !verdict.hasGiven(actor.name, to: rule.name)
      else { continue }
      if missing.from.contains(actor.name) {
        let grounds = rule.when?.grounds(in: RuleSituation(post: post, channel: channel)) ?? []
        outcome.serves.append(.rule(rule, grounds: grounds))
      } else {
        outcome.lost.append(rule.name)
      }
    }
    if isNamed, verdict.isMet { outcome.serves += further(verdict).map { .further($0) } }
    if hasOwnRequest(post, channel) { outcome.serves.append(.ownRequest) }
    return outcome
  }

  /// Whether readers have the post; of one that repeats, every occurrence that is meant.
  private func isSent(_ post: PostSnapshot, _ channel: ChannelSnapshot) -> Bool {
    let decisions = desk.reader.decisions
    guard let series = channel.schedule.series else {
      return DeliveryHistory(decisions, post: post.id, channel: channel.channel).state?.isSent ?? false
    }
    let deliveries = SeriesDeliveries(decisions, post: post.id, channel: channel.channel, series)
    let meant = series.occurrence(on: channel.schedule.occurrence).map { [$0] } ?? series.occurrences
    return meant.allSatisfy { deliveries.history(of: $0).state?.isSent ?? false }
  }

  /// Rules that are met, and that one more approval would count towards all the same: it stands where another falls.
  private func further(_ verdict: Verdict) -> [ApprovalRule] {
    let actor = desk.actor.person
    return verdict.rules.filter { outcome in
      let rule = outcome.rule
      return rule.approvals > 0 && rule.from.contains(where: actor.roles.contains)
        && !outcome.givenBy.contains(actor.name)
        && !(rule.independent && verdict.contributors.contains(actor.name))
    }.map(\.rule)
  }

  /// An approval also closes its author's own request for changes.
  private func hasOwnRequest(_ post: PostSnapshot, _ channel: ChannelSnapshot) -> Bool {
    desk.reader.decisions.openRequests(
      post: post.id, channel: channel.channel.name, occurrence: channel.schedule.occurrence
    )
    .contains { $0.record.actor == desk.actor.person.name }
  }

  /// The refusal where a channel is invalid, with the command for those that are not.
  private func invalid(_ post: PostSnapshot, _ outcomes: [(ChannelSnapshot, Outcome)]) -> RefusedPost? {
    guard !outcomes.isEmpty else { return RefusedPost(post, "it is meant for no channel", []) }
    let invalid = outcomes.map(\.0).filter { !$0.errors.isEmpty }
    guard let first = invalid.first?.errors.first else { return nil }
    let place = "\(first.path):\(first.range.start.line):\(first.range.start.column)"
    let others = outcomes.filter { $0.0.errors.isEmpty && !$0.1.serves.isEmpty }.map(\.0.channel.name)
    let channels = invalid.count == outcomes.count ? "" : " on \(invalid.map(\.channel.name).joined(separator: ", "))"
    return RefusedPost(
      post, "it is invalid\(channels): \(first.summary) (\(place))",
      (others.isEmpty ? [] : [command([post.id], channels: others)]) + ["stet check \(ShellWord.quoted(post.path))"],
      isPartly: !others.isEmpty)
  }

  /// The command that approves posts of the judged commit.
  package func command(_ posts: [String], channels: [String]) -> String {
    (["stet", "approve"] + posts + channels.map { "--channel \($0)" }
      + (judged.revision.map { ["--rev \(ShellWord.quoted($0))"] } ?? [])).joined(separator: " ")
  }

  /// The same, with people who are away today told apart.
  private func tellingAway(_ missing: MissingApproval) -> MissingApproval {
    missing.tellingAway(on: desk.configuration.timezone.local(desk.now).date, in: desk.configuration)
  }

  private func nothingToGive(_ post: PostSnapshot, _ outcomes: [Outcome], _ lost: [String]) -> RefusedPost {
    let actor = desk.actor.person.name
    if outcomes.allSatisfy(\.isSent) { return RefusedPost(post, "it has been published", []) }
    if !lost.isEmpty {
      return RefusedPost(
        post,
        "\(actor) contributed to it, so the approval would not count for \(lost.joined(separator: ", "))",
        ["ask \(choice(among: outcomes.flatMap(\.missing).map(tellingAway)).any)", "stet explain \(post.id)"])
    }
    let missing = outcomes.flatMap(\.missing)
    if missing.isEmpty { return RefusedPost(post, "it is approved already", ["stet explain \(post.id)"]) }
    let rules = Set(missing.map(\.rule)).sorted().joined(separator: ", ")
    return RefusedPost(
      post, "\(actor) holds no role that an unmet rule asks for (unmet: \(rules))", ["stet explain \(post.id)"])
  }
}

/// Everybody who could give something of what is missing.
private func choice(among missing: [MissingApproval]) -> PeopleChoice {
  PeopleChoice(
    names: Set(missing.flatMap(\.choice.names)).sorted(),
    roles: missing.flatMap(\.roles).reduce(into: []) { roles, next in
      if !roles.contains(next) { roles.append(next) }
    })
}

/// A refusal on its way through `Result`.
private struct RefusedPost: Error {
  let refused: ApprovalPlan.Refused
  /// Whether some of its channels could be approved.
  let isPartly: Bool

  init(_ post: PostSnapshot, _ reason: String, _ hints: [String], isPartly: Bool = false) {
    self.isPartly = isPartly
    refused = ApprovalPlan.Refused(post: post, reason: reason, hints: hints)
  }
}

extension Verdict {
  /// Whether a person's approval counts towards a rule already.
  fileprivate func hasGiven(_ person: String, to rule: String) -> Bool {
    rules.contains { $0.rule.name == rule && $0.givenBy.contains(person) }
  }
}

/// What an approval would do, determined before a record is written.
package struct ApprovalPlan: Sendable {
  /// One post that would be approved.
  package struct Item: Sendable {
    package var post: PostSnapshot
    /// The channels on which the approval counts.
    package var channels: [ChannelSnapshot]
    /// What it counts for.
    package var reasons: [ApprovalReason]
    /// Rules that the approval does not count towards, because the actor contributed.
    package var notCountedRules: [String]
    /// What is wrong with the post on these channels.
    package var findings: [Finding]
    /// What readers of these channels would see.
    package var previews: [Preview]
  }

  /// Why one post would not be approved.
  package struct Refused: Sendable {
    package var post: PostSnapshot
    package var reason: String
    package var hints: [String]
  }

  package var judged: JudgedCommit
  /// The publishing branches that do not have the commit yet: an approver who squashes it there becomes its author.
  package var branchesAhead: [String] = []
  package var items: [Item] = []
  /// The entries of items that the approval does not let out: their time is over, or no slot is free for them.
  package var hopeless: [QueueEntry] = []
  /// The posts named that cannot be approved.
  package var refused: [Refused] = []
  /// The posts that wait, but are invalid on a channel, where none were named.
  package var leftOut: [Refused] = []
}

/// Selects some of the posts that wait.
package struct ApprovalSelection: Sendable {
  /// Those of these campaigns, of these departments; all where empty.
  package var campaigns: [String]
  package var departments: [String]
  /// Those that may go out until then.
  package var until: Timestamp?

  package init(campaigns: [String] = [], departments: [String] = [], until: Timestamp? = nil) {
    self.campaigns = campaigns
    self.departments = departments
    self.until = until
  }

  /// Whether a post bears the labels.
  func contains(_ post: PostFacts) -> Bool {
    (campaigns.isEmpty || post.labels.campaign.map(campaigns.contains) ?? false)
      && (departments.isEmpty || post.labels.department.map(departments.contains) ?? false)
  }

  /// Whether a time comes soon enough. A slot is free as soon as there is one.
  func contains(_ schedule: Schedule) -> Bool {
    guard let until else { return true }
    if schedule.slot { return schedule.notBefore.map { $0 <= until } ?? true }
    return schedule.at.map { $0 <= until } ?? false
  }
}
