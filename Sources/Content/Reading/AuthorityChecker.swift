import Diagnostics

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
