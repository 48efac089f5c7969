package import Diagnostics

/// A post that no rule of the policy matches. Rules fail closed, so it would wait for ever.
///
/// It is found where the policy is applied, not here: this module does not know approvals.
package enum NoRule {
  /// Its place in the rule reference.
  package static let description = RuleDescription(
    id: "no-rule", severity: .warning,
    summary: "some rule of `stet.yml` matches every post on every channel",
    explanation: """
      An entry that no rule matches is never approved. Add a rule without `when`, or, for posts that need no approval, \
      one with `approvals: 0`.
      """,
    invalid:
      "policy:\n  rules:\n    - name: legal\n      when: { pillars: [promotion] }\n      require: { approvals: 1, from: [legal] }",
    valid: "policy:\n  rules:\n    - name: four-eyes\n      require: { approvals: 1, from: [editor] }")
}
