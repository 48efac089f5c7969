internal import SocialText

/// Reads the rules of approval.
struct PolicyReader {
  let fields: Fields
  let names: DeclaredNames

  private var log: ReadingLog { fields.log }

  func policy() -> PolicySettings {
    guard let policy = fields.fields("policy", ConfigurationKeys.policy) else { return PolicySettings() }
    return PolicySettings(
      signing: policy.choice("signing", PolicySettings.Signing.self) ?? .optional,
      reschedule: policy.choice("reschedule", PolicySettings.Reschedule.self) ?? .later,
      unknownContributors: policy.choice("unknownContributors", PolicySettings.UnknownContributors.self) ?? .refuse,
      changes: policy.choice("changes", PolicySettings.Changes.self) ?? .free,
      may: may(policy), rules: rules(policy))
  }

  private func may(_ policy: Fields) -> [GuardedAction: [String]] {
    guard let fields = policy.fields("may", ConfigurationKeys.may) else { return [:] }
    var may: [GuardedAction: [String]] = [:]
    for action in GuardedAction.allCases where fields.node(action.rawValue) != nil {
      may[action] = names.known(action.rawValue, in: fields, among: names.roles, as: "role")
    }
    return may
  }

  private func rules(_ policy: Fields) -> [ApprovalRule] {
    var names: Set<String> = []
    let rules = policy.elements("rules") { node, path -> ApprovalRule? in
      guard log.hasValue(node, name: path),
        let fields = Fields(node, at: path, keys: ConfigurationKeys.rule, log: log), let rule = rule(fields)
      else { return nil }
      if !names.insert(rule.name).inserted {
        log.report(
          .invalidValue, log.places.value(fields.path("name")),
          "another rule has the name \(Display.quoted(rule.name))", explanation: "Records name rules: names are unique."
        )
      }
      return rule
    }
    return rules ?? []
  }

  private func rule(_ fields: Fields) -> ApprovalRule? {
    fields.require("name", "require")
    let when = condition("when", fields)
    let unless = condition("unless", fields)
    let requirement = fields.fields("require", ConfigurationKeys.require)
    guard let node = fields.node("name"), let name = fields.text("name"), log.isName(name, at: node.range),
      let requirement
    else { return nil }
    requirement.require("approvals")
    let from = names.known("from", in: requirement, among: names.roles, as: "role")
    let independent = requirement.truth("independent") ?? true
    let imported = requirement.truth("imported") ?? false
    guard let approvals = requirement.number("approvals", in: 0...100) else { return nil }
    if approvals > 0 {
      requirement.require("from")
      requirement.requireElements("from", explanation: "Say who can approve: `from: [editor]`.")
    }
    return ApprovalRule(
      name: name, when: when, unless: unless, approvals: Int(approvals), from: from, independent: independent,
      imported: imported)
  }

  private func condition(_ key: String, _ owner: Fields) -> RuleCondition? {
    guard let fields = owner.fields(key, ConfigurationKeys.condition) else { return nil }
    if case .mapping(let entries)? = owner.node(key)?.value, entries.isEmpty {
      log.report(
        .invalidValue, fields.range, "\(Display.place(fields.path)) is empty",
        explanation: "Remove it where the rule holds everywhere.")
    }
    var condition = RuleCondition()
    condition.flags = names.known("flags", in: fields, among: names.flags, as: "flag")
    condition.pillars = names.known("pillars", in: fields, among: names.pillars, as: "pillar")
    condition.channels = names.known("channels", in: fields, among: names.channels, as: "channel")
    condition.departments = names.known("departments", in: fields, among: names.departments, as: "department")
    condition.disclosure = words("disclosure", fields, Disclosure.allCases.map(\.rawValue)).compactMap(Disclosure.init)
    condition.networks = words("networks", fields, Network.allCases.map(\.rawValue)).compactMap(Network.init(rawValue:))
    condition.formats = words("formats", fields, RuleCondition.formatNames)
    condition.campaigns = fields.texts("campaigns") ?? []
    condition.paths = fields.texts("paths") ?? []
    condition.files = fields.texts("files") ?? []
    return condition
  }

  private func words(_ key: String, _ fields: Fields, _ words: [String]) -> [String] {
    let chosen = fields.elements(key) { node, path in
      log.hasValue(node, name: path) ? log.choice(node, at: path, of: words) : nil
    }
    return chosen ?? []
  }
}

extension RuleCondition {
  /// What `formats` can name: the formats of a post, and what a post that answers another is.
  package static let formatNames = PostFormat.allCases.map(\.rawValue) + ["reply", "quote", "repost"]
}

/// Finds approval rules that cannot be met at all, or not for the posts of some people.
struct RuleChecker {
  let log: ReadingLog
  let people: [Person]

  /// Checks the rules in their order, which is also that of their places.
  func check(_ policy: PolicySettings) {
    let rules = policy.rules
    // Without all the people, who is missing cannot be said.
    guard !log.hasErrors else { return }
    if policy.changes == .approved { checkChanges(rules) }
    for (index, rule) in rules.enumerated() where rule.approvals > 0 {
      check(rule, at: log.places.ofUsable.value("policy.rules.\(index).require"))
    }
  }

  /// Checks that changes of the policy can be decided on, also if one person leaves: else no change could take effect any
  /// more.
  private func checkChanges(_ rules: [ApprovalRule]) {
    let own = rules.enumerated().filter { $0.element.isForConfiguration && $0.element.approvals > 0 }
    if own.isEmpty {
      log.report(
        .invalidValue, log.places.ofUsable.value("policy.changes"),
        "no rule says who approves a change of stet.yml",
        explanation: "Add one with `when: { files: [stet.yml] }`, or leave `changes` out.")
    }
    for (index, rule) in own {
      let holders = people.filter {
        $0.kind == .human && $0.canDecide && !Set($0.roles).isDisjoint(with: rule.from)
      }
      guard holders.count <= rule.approvals else { continue }
      log.report(
        .ruleUnsatisfiable, log.places.ofUsable.value("policy.rules.\(index).require"),
        "\(rule.name) wants \(rule.approvals) for a change of stet.yml, and \(count(holders.count)) \(roles(rule))",
        explanation:
          "One person more than it wants must have the role: else no change takes effect once one of them leaves.")
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

/// Finds guarded actions that no person or bot may do: those that `policy.may` does not name are for editors, and a
/// team may have no such role; importing is for bots with a role that `policy.may` names.
struct AuthorityChecker {
  let log: ReadingLog
  let names: DeclaredNames
  let people: [Person]

  /// Checks the actions that a written `policy` does not name.
  func check(_ policy: PolicySettings) {
    guard !log.hasErrors else { return }
    checkImporting(policy)
    let open = GuardedAction.allCases.filter { policy.may[$0] == nil && $0 != .import }
    guard log.places.contains("policy"), !names.roles.contains(PolicySettings.standardRole), !open.isEmpty else {
      return
    }
    let actions = open.map(\.rawValue).joined(separator: ", ")
    log.report(
      .undeclared, log.places.key("policy.may"),
      "no role may \(actions): `policy.may` names none for it, and `\(PolicySettings.standardRole)` is not declared",
      explanation:
        "What `policy.may` does not name is for the role `\(PolicySettings.standardRole)`. Name roles of yours.",
      severity: .warning)
  }

  /// Reports a rule that counts decisions of a forge if no bot may vouch for them: it would count none.
  private func checkImporting(_ policy: PolicySettings) {
    let roles = policy.roles(for: .import)
    guard let index = policy.rules.firstIndex(where: \.imported),
      !people.contains(where: { $0.kind == .bot && $0.until == nil && !Set($0.roles).isDisjoint(with: roles) })
    else { return }
    log.report(
      .undeclared, log.places.ofUsable.key("policy.rules.\(index).require.imported"),
      "no bot may import decisions, so \(policy.rules[index].name) counts none from a forge",
      explanation: "Give a person with `kind: bot` a role, and name that role in `policy.may.import`.",
      severity: .warning)
  }
}
