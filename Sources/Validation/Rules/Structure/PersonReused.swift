package import Diagnostics

/// A name in `stet.yml` that was another person's before. Decisions of the first person would count as the second
/// one's.
///
/// It is found where the history of the policy branch is read, not here: a tree does not know it.
package enum PersonReused {
  /// Its place in the rule reference.
  package static let description = RuleDescription(
    id: "person-reused", severity: .error,
    summary: "A name in `people` stays one person's",
    explanation: """
      Records carry names. Where all addresses, keys and ids on forges of a name are new, it is another person's, who \
      would appear to have decided what the first one did. Give a new person a new name. If it is the same person, \
      list one address that they had before.
      """,
    invalid: "people:\n  cem: { emails: [cem.new@acme.example] }    # and before: [cem@acme.example]",
    valid: "people:\n  cem: { emails: [cem.new@acme.example, cem@acme.example] }")
}
