import Diagnostics

/// Finds out whether anybody could do what needs authority: an action that `policy.may` does not name is the editors',
/// and a team may have no such role.
struct AuthorityChecker {
  let log: ReadingLog
  let names: DeclaredNames

  /// Checks what a `policy` that is written leaves open.
  func check(_ policy: PolicySettings) {
    guard !log.hasErrors else { return }
    let open = GuardedAction.allCases.filter { policy.may[$0] == nil }
    guard log.places.contains("policy"), !names.roles.contains(PolicySettings.standardRole), !open.isEmpty else {
      return
    }
    let actions = open.map(\.rawValue).joined(separator: ", ")
    log.report(
      .undeclared, log.places.key("policy.may"),
      "nobody may \(actions): `policy.may` names no roles for it, and `\(PolicySettings.standardRole)` is not declared",
      explanation:
        "What `policy.may` does not name is for the role `\(PolicySettings.standardRole)`. Name roles of yours.",
      severity: .warning)
  }
}
