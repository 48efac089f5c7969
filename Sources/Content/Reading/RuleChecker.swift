import Diagnostics

/// Finds approval rules that cannot be met at all, or not for the posts of some people.
struct RuleChecker {
  let log: ReadingLog
  let people: [Person]

  /// Checks the rules in their order, which is also that of their places.
  func check(_ rules: [ApprovalRule]) {
    // Without all the people, who is missing cannot be said.
    guard !log.hasErrors else { return }
    for (index, rule) in rules.enumerated() where rule.approvals > 0 {
      check(rule, at: log.places.ofUsable.value("policy.rules.\(index).require"))
    }
  }

  private func check(_ rule: ApprovalRule, at range: SourceRange) {
    let holders = people.filter {
      $0.kind == .human && $0.until == nil && !Set($0.roles).isDisjoint(with: rule.from)
    }
    let active = holders.filter { !$0.isInactive }
    if holders.count < rule.approvals {
      log.report(
        .ruleUnsatisfiable, range,
        "\(rule.name) can never be met: \(count(holders.count)) \(roles(rule)), and it wants \(rule.approvals)",
        explanation: "Give more people the role, or ask for fewer approvals.")
    } else if active.count < rule.approvals {
      let away = holders.filter(\.isInactive).map { $0.fullName ?? $0.name }
      log.report(
        .ruleUnsatisfiable, range,
        "\(rule.name) cannot be met at present: \(count(active.count)) \(roles(rule)) and not `inactive`",
        explanation: "Posts wait until \(away.joined(separator: ", ")) can decide again. Give more people the role.",
        severity: .warning)
    } else if rule.independent, active.count == rule.approvals {
      let others = rule.approvals == 1 ? "no other person is \(roles(rule))" : "too few others are \(roles(rule))"
      log.report(
        .ruleUnsatisfiable, range, "\(rule.name) can never be met for \(owned(active)): \(others)",
        explanation: "Who contributed to a post does not count for it. Give one more person the role.",
        severity: .warning)
    }
  }

  private func roles(_ rule: ApprovalRule) -> String { rule.from.joined(separator: " or ") }

  private func count(_ number: Int) -> String {
    switch number {
    case 0: "no person is"
    case 1: "only one person is"
    default: "only \(number) people are"
    }
  }

  /// `posts of Ana Weber or Ben`.
  private func owned(_ holders: [Person]) -> String {
    let names = holders.prefix(3).map { $0.fullName ?? $0.name } + (holders.count > 3 ? ["others"] : [])
    return "posts of \(names.joined(separator: " or "))"
  }
}
