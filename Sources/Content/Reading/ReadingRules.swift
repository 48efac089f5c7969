package import Diagnostics

/// The rule reference of the readers: one description for each `ReadingRule`, with examples that a test reads.
package enum ReadingRules {
  /// All rules, in the order in which the reference shows them.
  package static let all: [RuleDescription] = file + yaml + keys + posts + configuration

  /// A rule whose examples are posts with these lines of front matter.
  static func post(
    _ rule: ReadingRule, _ summary: String, _ explanation: String, invalid: String, valid: String,
    severity: Severity = .error
  ) -> RuleDescription {
    RuleDescription(
      id: rule.rawValue, severity: severity, summary: summary, explanation: explanation,
      invalid: postSource(invalid), valid: postSource(valid))
  }

  /// A rule whose examples are a `stet.yml` with these lines.
  static func configuration(
    _ rule: ReadingRule, _ summary: String, _ explanation: String, invalid: String, valid: String,
    severity: Severity = .error
  ) -> RuleDescription {
    RuleDescription(
      id: rule.rawValue, severity: severity, summary: summary, explanation: explanation,
      invalid: configurationSource(invalid), valid: configurationSource(valid))
  }

  private static func postSource(_ lines: String) -> String {
    "---\nid: markt\nchannels: [x]\n\(lines)\n---\nAm 1. Dezember ist Markt.\n"
  }

  private static func configurationSource(_ lines: String) -> String {
    "version: 1\nrepository: 8f0c2f4b9d1e4a6c8b7f3e2d1c0b9a88\ntimezone: Europe/Berlin\n\(lines)\n"
  }
}
