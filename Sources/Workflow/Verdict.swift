package import Content
package import Ledger

/// Whether the policy lets a post go out on a channel, and everything that the answer rests on.
package struct Verdict: Sendable {
  /// Approvals that count towards at least one rule that applies, oldest first.
  package var approvals: [LedgerRecord]
  /// What is still missing, by rule.
  package var missing: [MissingApproval]
  /// Records about this post and channel that do not count, and why.
  package var notCounted: [NotCounted]
  /// The rules that apply, in the order of `stet.yml`.
  package var rules: [RuleOutcome]
  /// Whose approvals do not count towards independent rules, and why.
  package var contributors: Contributors
  /// When the last approval that was needed was given, by its record's own time; nothing where none was needed.
  package var metAt: Timestamp?

  /// Whether every rule is met.
  package var isMet: Bool { missing.isEmpty }

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

  package init(rule: String, needs: Int, has: Int, from: [String], roles: [String] = []) {
    self.rule = rule
    self.needs = needs
    self.has = has
    self.from = from
    self.roles = roles
  }

  /// Who could give it, to be told.
  package var choice: PeopleChoice { PeopleChoice(names: from, roles: roles) }

  /// The name under which an entry that no rule matches is missing its rule.
  package static let noRule = "no-rule"
  /// The name under which a commit by an unknown address keeps an independent rule from being met.
  package static let unknownContributor = "unknown-contributor"
  /// The name under which somebody's open request is missing their approval.
  package static let requestChanges = "request-changes"

  /// What ends an open request for changes, unless it is withdrawn or dismissed: an approval by the person who asked,
  /// if they can still give one.
  package init(closing request: LedgerRecord, in configuration: Configuration) {
    let asker = request.record.actor.flatMap(configuration.person).flatMap { $0.canDecide ? $0.name : nil }
    self.init(rule: MissingApproval.requestChanges, needs: 1, has: 0, from: asker.map { [$0] } ?? [])
  }
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
