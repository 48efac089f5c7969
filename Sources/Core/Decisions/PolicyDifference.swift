internal import SocialText

/// What another `stet.yml` changes in who decides what, in plain sentences: the gravest first.
///
/// Two files that differ in other respects alone, such as a channel's slots, give one sentence that says so.
package struct PolicyDifference: Sendable, Hashable {
  /// Each without a final period: `removes the rule legal, which asked for 1 approval from legal (channel youtube)`.
  package let sentences: [String]

  package init(from old: Configuration, to new: Configuration) {
    let parts = [
      Self.rules(old, new), Self.standings(old, new), Self.people(old, new), Self.powers(old, new),
      Self.settings(old, new), Self.channels(old, new),
    ]
    sentences = parts.flatMap { $0 }
  }

  // MARK: - Rules

  private static func rules(_ old: Configuration, _ new: Configuration) -> [String] {
    let (before, after) = (old.policy.rules, new.policy.rules)
    let removed = before.filter { rule in !after.contains { $0.name == rule.name } }.map { rule in
      "removes the rule \(rule.name), which asked for \(demand(rule))\(scope(rule))"
    }
    let changed = before.flatMap { rule -> [String] in
      after.first { $0.name == rule.name }.map { changes(from: rule, to: $0) } ?? []
    }
    let added = after.filter { rule in !before.contains { $0.name == rule.name } }.map { rule in
      "adds the rule \(rule.name): \(demand(rule))\(scope(rule))"
    }
    return removed + changed + added
  }

  private static func changes(from old: ApprovalRule, to new: ApprovalRule) -> [String] {
    let rule = "the rule \(new.name)"
    var changes: [String] = []
    if old.approvals != new.approvals {
      changes.append(
        new.approvals == 0
          ? "\(rule) asks for no approval any more"
          : "\(rule) asks for \(count(new.approvals)) instead of \(old.approvals)")
    }
    if new.approvals > 0, Set(old.from) != Set(new.from) {
      changes.append("\(rule) takes approvals from \(list(new.from, "or")) instead of \(list(old.from, "or"))")
    }
    if old.independent != new.independent {
      let contributors = new.isForConfiguration ? "who changed stet.yml" : "who contributed to the post"
      changes.append(
        new.independent
          ? "\(rule) no longer counts people \(contributors)"
          : "\(rule) also counts people \(contributors) themselves")
    }
    if old.imported != new.imported {
      changes.append("\(rule) \(new.imported ? "also counts" : "no longer counts") decisions taken over from a forge")
    }
    if old.when != new.when || old.unless != new.unless {
      changes.append(
        "\(rule) applies\(scope(new, orElse: " everywhere")) instead of\(scope(old, orElse: " everywhere"))")
    }
    return changes
  }

  /// `1 approval from editor or legal`.
  private static func demand(_ rule: ApprovalRule) -> String {
    rule.approvals == 0 ? "no approval" : "\(count(rule.approvals)) from \(list(rule.from, "or"))"
  }

  /// Where a rule applies: ` (channel youtube or flag legal, but not pillar news)`.
  private static func scope(_ rule: ApprovalRule, orElse everywhere: String = "") -> String {
    let (when, unless) = (rule.when?.conditions ?? [], rule.unless?.conditions ?? [])
    let parts = [
      when.isEmpty ? nil : list(when, "or"), unless.isEmpty ? nil : "not \(list(unless, "or"))",
    ].compactMap { $0 }
    return parts.isEmpty ? everywhere : " (\(parts.joined(separator: ", but ")))"
  }

  private static func count(_ approvals: Int) -> String { "\(approvals) approval\(approvals == 1 ? "" : "s")" }

  // MARK: - People

  /// Who may approve what from now on, and who no longer.
  private static func standings(_ old: Configuration, _ new: Configuration) -> [String] {
    let names = (old.people + new.people).map(\.name)
    let people = names.enumerated().filter { !names[..<$0.offset].contains($0.element) }.map(\.element)
    return people.flatMap { name -> [String] in
      let (before, after) = (old.rules(approvedBy: name), new.rules(approvedBy: name))
      let kept = Set(old.policy.rules.map(\.name)).intersection(
        new.policy.rules.filter { $0.approvals > 0 }.map(\.name))
      let lost = before.filter { !after.contains($0) && kept.contains($0) }
      let gained = after.filter { !before.contains($0) && kept.contains($0) }
      return (lost.isEmpty ? [] : ["\(name) may no longer approve (\(list(lost, "and")))"])
        + (gained.isEmpty ? [] : ["\(name) may approve from now on (\(list(gained, "and")))"])
    }
  }

  private static func people(_ old: Configuration, _ new: Configuration) -> [String] {
    let gone = old.people.filter { new.person($0.name) == nil }.map {
      "\($0.name) is no person of stet.yml any more: approvals that were given do not count, what was stopped stays stopped"
    }
    let come = new.people.filter { old.person($0.name) == nil }.map { person in
      let kind = person.kind == .bot ? "the bot \(person.name)" : person.name
      return "\(kind) is new\(person.roles.isEmpty ? "" : ", as \(list(person.roles, "and"))")"
    }
    let changed = old.people.flatMap { person -> [String] in
      new.person(person.name).map { changes(from: person, to: $0) } ?? []
    }
    return gone + come + changed
  }

  private static func changes(from old: Person, to new: Person) -> [String] {
    let name = new.name
    let (before, after) = (old.identities, new.identities)
    var changes: [String] = []
    let added = new.emails.filter { !before.contains(PersonIdentity(email: $0)) }
    let removed = old.emails.filter { !after.contains(PersonIdentity(email: $0)) }
    if !added.isEmpty { changes.append("commits by \(list(added, "and")) are \(name)'s from now on") }
    if !removed.isEmpty { changes.append("commits by \(list(removed, "and")) are no longer \(name)'s") }
    for forge in Set(old.forgeIDs.keys).union(new.forgeIDs.keys).sorted()
    where old.forgeIDs[forge] != new.forgeIDs[forge] {
      if let id = new.forgeIDs[forge] { changes.append("\(name) is the account \(id) of \(forge) from now on") }
      if let id = old.forgeIDs[forge] { changes.append("\(name) is no longer the account \(id) of \(forge)") }
    }
    let servers = (old.serverNames, new.serverNames)
    let newServers = servers.1.filter { !servers.0.contains($0) }
    let goneServers = servers.0.filter { !servers.1.contains($0) }
    if !newServers.isEmpty {
      changes.append("what \(list(newServers, "and")) pushes to the server is \(name)'s from now on")
    }
    if !goneServers.isEmpty {
      changes.append("what \(list(goneServers, "and")) pushes to the server is no longer \(name)'s")
    }
    let keys = new.keys.count { key in !old.keys.contains { $0.key == key.key } }
    let goneKeys = old.keys.count { key in !new.keys.contains { $0.key == key.key } }
    if keys > 0 { changes.append("\(name) has \(keys) new \(keys == 1 ? "key" : "keys")") }
    if goneKeys > 0 { changes.append("\(name) loses \(goneKeys) \(goneKeys == 1 ? "key" : "keys")") }
    let retired = new.keys.count { key in key.until != nil && old.keys.contains { $0.key == key.key && $0.until == nil }
    }
    if retired > 0 { changes.append("\(retired) of \(name)'s keys \(retired == 1 ? "is" : "are") retired") }
    if old.until == nil, new.until != nil { changes.append("\(name) has left: later decisions do not count") }
    if old.until != nil, new.until == nil { changes.append("\(name) is back") }
    if old.isInactive != new.isInactive { changes.append("\(name) is \(new.isInactive ? "away" : "here again")") }
    changes += absences(from: old, to: new)
    if old.kind != new.kind { changes.append("\(name) is a \(new.kind.rawValue) from now on") }
    return changes
  }

  /// Absences change whom posts wait for, and neither who may decide nor what counts.
  private static func absences(from old: Person, to new: Person) -> [String] {
    let come = new.away.filter { !old.away.contains($0) }.map {
      "\(new.name) is away (\($0.text)), and not waited for then; what they decide still counts"
    }
    return come + old.away.filter { !new.away.contains($0) }.map { "\(new.name) is no longer away (\($0.text))" }
  }

  /// Who may do what is not an approval.
  private static func powers(_ old: Configuration, _ new: Configuration) -> [String] {
    GuardedAction.allCases.compactMap { action in
      let (before, after) = (old.policy.roles(for: action), new.policy.roles(for: action))
      guard Set(before) != Set(after) else { return nil }
      return "\(action.rawValue) is for \(roles(after)) instead of \(roles(before))"
    }
  }

  private static func roles(_ roles: [String]) -> String { roles.isEmpty ? "no role" : list(roles, "or") }

  // MARK: - The rest

  private static func settings(_ old: Configuration, _ new: Configuration) -> [String] {
    let (before, after) = (old.policy, new.policy)
    var changes: [String] = []
    if before.signing != after.signing {
      changes.append(after.signing == .required ? "decisions must be signed" : "decisions need not be signed any more")
    }
    if before.reschedule != after.reschedule {
      changes.append("a new time \(effect(after.reschedule)); before, it \(effect(before.reschedule))")
    }
    if before.unknownContributors != after.unknownContributors {
      changes.append(
        after.unknownContributors == .allow
          ? "a commit by an unknown address no longer stops a post" : "a commit by an unknown address stops a post")
    }
    if before.changes != after.changes {
      changes.append(
        after.changes == .free
          ? "changes of stet.yml take effect without an approval from then on"
          : "changes of stet.yml take effect once they are approved from then on")
    }
    if old.lint.since != new.lint.since { changes.append("posts count as old from another day on (lint.since)") }
    changes += keys(old.checkpoints.log, new.checkpoints.log, "of the log: checkpoints")
    changes += keys(old.checkpoints.witnesses, new.checkpoints.witnesses, "of a witness: cosignatures")
    if old.timezone != new.timezone {
      changes.append(
        "times without a zone are those of \(new.timezone.identifier) instead of \(old.timezone.identifier)")
    }
    if old.repository != new.repository {
      changes.append("the repository gets another identity: no decision counts any more")
    }
    let lists = Set(old.lint.wordlists.filter { $0.flag != nil }.map(\.file))
    let kept = Set(new.lint.wordlists.filter { $0.flag != nil }.map(\.file))
    for file in lists.subtracting(kept).sorted() { changes.append("words of \(file) no longer raise a flag") }
    for file in kept.subtracting(lists).sorted() { changes.append("words of \(file) raise a flag") }
    return changes
  }

  /// What happens to keys under checkpoints.
  private static func keys(_ old: [NoteKey], _ new: [NoteKey], _ whose: String) -> [String] {
    let gone = old.filter { !new.contains($0) }.map {
      "\($0.shortName) is no key \(whose) by it do not hold any more"
    }
    return gone + new.filter { !old.contains($0) }.map { "\($0.shortName) is a key \(whose) by it hold" }
  }

  private static func effect(_ reschedule: PolicySettings.Reschedule) -> String {
    switch reschedule {
    case .later: "voids approvals where it is earlier"
    case .any: "voids no approval"
    case .never: "voids every approval"
    }
  }

  private static func channels(_ old: Configuration, _ new: Configuration) -> [String] {
    var changes: [String] = []
    for channel in old.channels where new.channel(channel.name) == nil {
      changes.append("removes the channel \(channel.name)")
    }
    for channel in new.channels {
      guard let before = old.channel(channel.name) else {
        changes.append("adds the channel \(channel.name) (\(channel.network.displayName), \(channel.account))")
        continue
      }
      guard before.network != channel.network || before.account != channel.account else { continue }
      changes.append(
        "\(channel.name) publishes as \(channel.account) on \(channel.network.displayName) instead of "
          + "\(before.account) on \(before.network.displayName): approvals for it are void")
    }
    for channel in new.channels where old.channel(channel.name).map({ $0.grace != channel.grace }) ?? false {
      changes.append("\(channel.name) sends posts up to \(channel.grace / 60) minutes late")
    }
    for queue in new.queues {
      guard let before = old.queues.first(where: { $0.name == queue.name }), before.branch != queue.branch else {
        continue
      }
      changes.append("the queue \(queue.name) publishes from \(queue.branch) instead of \(before.branch)")
    }
    return changes
  }

  private static func list(_ words: [String], _ conjunction: String) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "no one" }
    return "\(words.dropLast().joined(separator: ", ")) \(conjunction) \(last)"
  }
}

extension Configuration {
  /// The names of the rules towards which a person's approvals may count, in the order of the rules.
  fileprivate func rules(approvedBy name: String) -> [String] {
    guard let person = person(name), person.kind == .human, person.canDecide else { return [] }
    return policy.rules.filter { $0.approvals > 0 && $0.from.contains(where: person.roles.contains) }.map(\.name)
  }
}

extension RuleCondition {
  /// The conditions, in the words of `stet.yml`: `flag price-reduction`.
  fileprivate var conditions: [String] {
    let lists: [(String, [String])] = [
      ("flag", flags), ("disclosure", disclosure.map(\.rawValue)), ("pillar", pillars), ("channel", channels),
      ("network", networks.map(\.rawValue)), ("department", departments), ("campaign", campaigns),
      ("format", formats), ("path", paths), ("file", files),
    ]
    return lists.flatMap { kind, names in names.map { "\(kind) \($0)" } }
  }
}
