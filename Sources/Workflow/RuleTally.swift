internal import Canonical
internal import Content
internal import Ledger

/// Counts the approvals that stand towards one rule. One person counts once.
struct RuleTally {
  /// One person's approval that counts.
  struct Counted {
    let actor: String
    let record: String
    let time: Timestamp
  }

  let rule: ApprovalRule
  private(set) var counted: [Counted] = []
  /// Why approvals do not count, by record.
  private(set) var reasons: [String: NotCountedReason] = [:]
  private let candidates: [String]

  init(
    _ rule: ApprovalRule, _ standing: [Decisions.Decision], _ contributors: Contributors, _ configuration: Configuration
  ) {
    self.rule = rule
    candidates =
      configuration.people
      .filter { $0.kind == .human && $0.canDecide && $0.roles.contains(where: rule.from.contains) }
      .map(\.name)
      .filter { !rule.independent || !contributors.contains($0) }
    for approval in standing { count(approval.entry, contributors, configuration) }
  }

  /// The people whose approvals count, each once, as they gave the first.
  var givers: [String] {
    counted.map(\.actor).enumerated().filter { index, actor in !counted[..<index].contains { $0.actor == actor } }
      .map(\.element)
  }

  /// What is still missing; nothing where the rule is met.
  var missing: MissingApproval? {
    let givers = givers
    guard givers.count < rule.approvals else { return nil }
    return MissingApproval(
      rule: rule.name, needs: rule.approvals, has: givers.count, from: candidates.filter { !givers.contains($0) },
      roles: rule.from)
  }

  /// When the last person needed gave theirs.
  var metAt: Timestamp? {
    let first = Dictionary(counted.map { ($0.actor, $0.time) }, uniquingKeysWith: min)
    guard rule.approvals > 0, first.count >= rule.approvals else { return nil }
    return first.values.sorted()[rule.approvals - 1]
  }

  private mutating func count(
    _ entry: LedgerRecord, _ contributors: Contributors, _ configuration: Configuration
  ) {
    guard let actor = entry.record.actor, let person = configuration.person(actor) else { return }
    let record = entry.id.description
    if entry.record.assurance == .imported, !rule.imported {
      reasons[record] = .imported
    } else if !person.roles.contains(where: rule.from.contains) {
      reasons[record] = .role
    } else if rule.independent, contributors.contains(actor) {
      reasons[record] = .contributor
    } else {
      counted.append(Counted(actor: actor, record: record, time: entry.record.time))
    }
  }
}
