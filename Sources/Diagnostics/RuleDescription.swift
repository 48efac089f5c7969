/// What the rule reference says about one rule: what `stet explain` prints and what the documentation is made of.
package struct RuleDescription: Sendable, Hashable {
  /// The rule's id as findings carry it.
  package var id: String
  /// The severity of its findings, unless a finding has another one.
  package var severity: Severity
  /// The rule in one sentence, without a final period.
  package var summary: String
  /// Why it exists and what to do, in a sentence or two.
  package var explanation: String
  /// A source that breaks the rule.
  package var invalid: String
  /// The same source as it should be.
  package var valid: String
  /// Whether its findings depend on installed programs. Such a rule never makes a post invalid, since a verdict must be
  /// the same on every machine.
  package var dependsOnMachine: Bool

  package init(
    id: String, severity: Severity = .error, summary: String, explanation: String, invalid: String, valid: String,
    dependsOnMachine: Bool = false
  ) {
    self.id = id
    self.severity = severity
    self.summary = summary
    self.explanation = explanation
    self.invalid = invalid
    self.valid = valid
    self.dependsOnMachine = dependsOnMachine
  }
}
