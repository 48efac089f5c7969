internal import Canonical
internal import Content
internal import Ledger

/// Applies the policy to one post on one channel.
package struct VerdictMaker: Sendable {
  private let decisions: Decisions
  private var authority: Authority { decisions.authority }
  private var policy: PolicySettings { authority.configuration.policy }

  package init(_ decisions: Decisions) { self.decisions = decisions }

  /// The verdict on `post` for `channel`.
  package func verdict(on post: PostSnapshot, _ channel: ChannelSnapshot) -> Verdict {
    let sorted = sort(decisions.approvals[post.id] ?? [], channel)
    let rules = applicableRules(post, channel, sorted.standing + sorted.suspended)
    let contributors = Contributors(to: post, channel: channel.channel.name, decisions)
    var verdict = Verdict(
      approvals: [], missing: [], notCounted: sorted.notCounted, rules: [], contributors: contributors, metAt: nil)
    if rules.isEmpty { verdict.missing = [MissingApproval(rule: MissingApproval.noRule, needs: 1, has: 0, from: [])] }
    var counting: Set<String> = []
    var reasons: [String: NotCountedReason] = [:]
    for rule in rules {
      let tally = RuleTally(rule, sorted.standing, contributors, authority.configuration)
      verdict.rules.append(RuleOutcome(rule: rule, givenBy: tally.givers))
      if let missing = tally.missing { verdict.missing.append(missing) }
      counting.formUnion(tally.counted.map(\.record))
      reasons.merge(tally.reasons) { first, _ in first }
      verdict.metAt = [verdict.metAt, tally.metAt].compactMap { $0 }.max()
    }
    verdict.approvals = sorted.standing.map(\.entry).filter { counting.contains($0.id.description) }
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
      guard let approved = approval.subject.channels[channel.channel.name] else { continue }
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
    return channel.schedule.keeps(approved.schedule, under: policy.reschedule) ? nil : .schedule
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
