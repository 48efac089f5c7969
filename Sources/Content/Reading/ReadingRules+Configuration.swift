import Diagnostics

/// The rules about `stet.yml`.
extension ReadingRules {
  static let configuration: [RuleDescription] = [
    RuleDescription(
      id: ReadingRule.unsupportedVersion.rawValue, summary: "The version of stet.yml is one that this release knows",
      explanation: "A newer file needs a newer release of Stet.",
      invalid: "version: 2\nrepository: 8f0c2f4b9d1e4a6c8b7f3e2d1c0b9a88\ntimezone: Europe/Berlin\n",
      valid: "version: 1\nrepository: 8f0c2f4b9d1e4a6c8b7f3e2d1c0b9a88\ntimezone: Europe/Berlin\n"),
    configuration(
      .undeclared, "Roles, departments, pillars, flags and channels are declared",
      "A misspelt name in a rule would silently match nothing.",
      invalid: "roles: [editor]\npeople: { ana: { emails: [ana@acme.example], roles: [editr] } }",
      valid: "roles: [editor]\npeople: { ana: { emails: [ana@acme.example], roles: [editor] } }"),
    configuration(
      .queueChannels, "A channel belongs to exactly one queue, and a queue has a branch of its own",
      "Else it would be unclear which branch publishes.",
      invalid: "channels: { x: { network: x, account: a } }\n"
        + "queues: { main: { branch: main, channels: [x] }, b: { branch: b, channels: [x] } }",
      valid: "channels: { x: { network: x, account: a } }\n"
        + "queues: { main: { branch: main, channels: [x] }, b: { branch: b } }"),
    configuration(
      .duplicateIdentity, "An address, a key, a forge id and an account have one owner",
      "They say who a person is, and what was published where.",
      invalid: "people: { ana: { emails: [a@acme.example] }, ben: { emails: [A@acme.example] } }",
      valid: "people: { ana: { emails: [a@acme.example] }, ben: { emails: [b@acme.example] } }"),
    configuration(
      .ruleUnsatisfiable, "Every rule can be met",
      "A rule that too few people can meet would stop posts for good. A warning where it stops only some people's.",
      invalid: rule(approvals: 2), valid: rule(approvals: 1)),
  ]

  private static func rule(approvals: Int) -> String {
    """
    roles: [editor]
    people:
      ana: { emails: [ana@acme.example], roles: [editor] }
    policy:
      rules:
        - { name: review, require: { approvals: \(approvals), from: [editor], independent: false } }
    """
  }
}
