import Diagnostics

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
    if approvals > 0 { requireRoles(requirement) }
    return ApprovalRule(
      name: name, when: when, unless: unless, approvals: Int(approvals), from: from, independent: independent,
      imported: imported)
  }

  private func requireRoles(_ requirement: Fields) {
    requirement.require("from")
    guard let node = requirement.node("from"), case .sequence(let roles) = node.value, roles.isEmpty else { return }
    log.invalid(
      node, at: requirement.path("from"), "is empty", explanation: "Say who can approve: `from: [editor]`.")
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
