internal import Content
internal import Diagnostics
package import Git
internal import Ledger
internal import Workflow

/// Finds out what an approval would do.
package struct ApprovalPlanner {
  private let desk: DecisionDesk
  private let commit: ObjectID
  private let posts: [PostSnapshot]

  /// Reads the posts of `commit`, which is what would be approved.
  package init(desk: DecisionDesk, commit: ObjectID) throws {
    self.desk = desk
    self.commit = commit
    posts = try desk.reader.posts(at: commit)
  }

  /// The plan for some posts, by id or path, or for every post that waits for this person.
  ///
  /// - Parameters:
  ///   - names: ids or paths; nothing for all that the actor can give something to.
  ///   - channels: those alone, where some are named.
  /// - Throws: a refusal where the actor is a bot.
  package func plan(_ names: [String]?, channels: [String] = []) throws -> ApprovalPlan {
    let actor = desk.actor.person
    guard actor.kind == .human else { throw Refusal("\(actor.name) is a bot, and bots do not approve") }
    var plan = ApprovalPlan(commit: commit)
    plan.branchesAhead = try branchesAhead()
    let wanted = try names.map { try Set($0.map { try posts.post(named: $0).id }) }
    for post in posts where wanted?.contains(post.id) ?? true {
      let candidates = post.channels.filter { channels.isEmpty || channels.contains($0.channel.name) }
      switch wanted == nil
        ? decide(post, candidates.filter(isWaiting)) : decide(post, candidates, named: channels, isNamed: true)
      {
      case .success(let item): plan.items.append(item)
      case .failure(let refused) where wanted != nil: plan.refused.append(refused.refused)
      case .failure: continue
      }
    }
    return plan
  }

  /// The publishing branches that the commit is not on yet.
  private func branchesAhead() throws -> [String] {
    try desk.configuration.queues.filter { queue in
      guard let tip = try desk.reader.repository.commit(of: queue) else { return true }
      return try !desk.reader.repository.git.isAncestor(commit, of: tip)
    }.map(\.branch)
  }

  /// Whether a channel waits for anybody: nobody who approves all that waits means drafts and what is over.
  private func isWaiting(_ channel: ChannelSnapshot) -> Bool {
    !channel.draft && channel.schedule.notAfter.map { $0 >= desk.now } ?? true
  }

  private func decide(
    _ post: PostSnapshot, _ channels: [ChannelSnapshot], named names: [String] = [], isNamed: Bool = false
  ) -> Result<ApprovalPlan.Item, RefusedPost> {
    if let other = names.first(where: { name in !channels.contains { $0.channel.name == name } }) {
      return .failure(RefusedPost(post, "it is not meant for \"\(other)\"", []))
    }
    if let invalid = invalid(post, channels) { return .failure(invalid) }
    let outcomes = channels.map { ($0, outcome(post, $0, isNamed: isNamed)) }
    let counting = outcomes.filter { !$0.1.serves.isEmpty }.map(\.0)
    let lost = Set(outcomes.flatMap(\.1.lost)).sorted()
    guard !counting.isEmpty else { return .failure(nothingToGive(post, outcomes.map(\.1), lost)) }
    return .success(ApprovalPlan.Item(post: post, channels: counting, notCountedRules: lost))
  }

  /// What the actor's approval would do for one channel.
  private struct Outcome {
    /// Rules that it would count towards: those not met, and where the post is named also further ones.
    var serves: [String] = []
    /// Rules not met that it would not count towards, because the actor contributed.
    var lost: [String] = []
    var missing: [MissingApproval] = []
    var isSent = false
  }

  private func outcome(_ post: PostSnapshot, _ channel: ChannelSnapshot, isNamed: Bool) -> Outcome {
    let maker = VerdictMaker(desk.reader.decisions)
    let verdict = maker.verdict(on: post, channel)
    let delivery = DeliveryHistory(desk.reader.decisions, post: post.id, channel: channel.channel)
    var outcome = Outcome(missing: verdict.missing, isSent: delivery.state?.isSent ?? false)
    guard !outcome.isSent else { return outcome }
    let actor = desk.actor.person
    for missing in verdict.missing {
      guard let rule = desk.configuration.policy.rules.first(where: { $0.name == missing.rule }),
        rule.from.contains(where: actor.roles.contains), !verdict.hasGiven(actor.name, to: rule.name)
      else { continue }
      if missing.from.contains(actor.name) { outcome.serves.append(rule.name) } else { outcome.lost.append(rule.name) }
    }
    if isNamed, verdict.isMet { outcome.serves += further(verdict) }
    if let request = ownOpenRequest(post, channel) { outcome.serves.append(request) }
    return outcome
  }

  /// Rules that are met, and that one more approval would count towards all the same: it stands where another falls.
  private func further(_ verdict: Verdict) -> [String] {
    let actor = desk.actor.person
    return verdict.rules.filter { outcome in
      let rule = outcome.rule
      return rule.approvals > 0 && rule.from.contains(where: actor.roles.contains)
        && !outcome.givenBy.contains(actor.name)
        && !(rule.independent && verdict.contributors.contains(actor.name))
    }.map(\.rule.name)
  }

  /// An approval also closes its author's own request for changes.
  private func ownOpenRequest(_ post: PostSnapshot, _ channel: ChannelSnapshot) -> String? {
    desk.reader.decisions.openRequests(post: post.id, channel: channel.channel.name)
      .contains { $0.record.actor == desk.actor.person.name } ? MissingApproval.requestChanges : nil
  }

  private func invalid(_ post: PostSnapshot, _ channels: [ChannelSnapshot]) -> RefusedPost? {
    guard !channels.isEmpty else { return RefusedPost(post, "it is meant for no channel", []) }
    let errors = channels.flatMap(\.errors)
    guard let first = errors.first else { return nil }
    let place = "\(first.path):\(first.range.start.line):\(first.range.start.column)"
    return RefusedPost(
      post, "it is invalid: \(first.summary) (\(place))", ["stet check \(post.path)"])
  }

  private func nothingToGive(_ post: PostSnapshot, _ outcomes: [Outcome], _ lost: [String]) -> RefusedPost {
    let actor = desk.actor.person.name
    if outcomes.allSatisfy(\.isSent) { return RefusedPost(post, "it has been published", []) }
    if !lost.isEmpty {
      return RefusedPost(
        post,
        "\(actor) contributed to it, so the approval would not count for \(lost.joined(separator: ", "))",
        [
          "ask \(Set(outcomes.flatMap(\.missing).flatMap(\.from)).sorted().joined(separator: " or "))",
          "stet explain \(post.id)",
        ])
    }
    let missing = outcomes.flatMap(\.missing)
    if missing.isEmpty { return RefusedPost(post, "nothing is missing: it is approved", ["stet explain \(post.id)"]) }
    let rules = Set(missing.map(\.rule)).sorted().joined(separator: ", ")
    return RefusedPost(
      post, "\(actor) holds no role that an unmet rule asks for (unmet: \(rules))", ["stet explain \(post.id)"])
  }
}

/// A refusal on its way through `Result`.
private struct RefusedPost: Error {
  let refused: ApprovalPlan.Refused

  init(_ post: PostSnapshot, _ reason: String, _ hints: [String]) {
    refused = ApprovalPlan.Refused(post: post, reason: reason, hints: hints)
  }
}

extension Verdict {
  /// Whether somebody's approval counts towards a rule already.
  fileprivate func hasGiven(_ person: String, to rule: String) -> Bool {
    rules.contains { $0.rule.name == rule && $0.givenBy.contains(person) }
  }
}
