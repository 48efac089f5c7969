internal import Checks
internal import Core
internal import Git

/// Findings about the policy that need no decisions: posts that no rule matches, and names in `stet.yml` that were
/// another person's before.
struct PolicyCheck {
  private let configuration: Configuration
  /// Whether some rule applies to every post, so that none is without a rule.
  private let hasRuleForAll: Bool

  init(_ configuration: Configuration) {
    self.configuration = configuration
    hasRuleForAll = configuration.policy.rules.contains { $0.when == nil && $0.unless == nil }
  }

  /// - Parameter validation: what validation found in the post; its flags may make a rule apply.
  func findings(of post: Post, validation: [Finding]) -> [Finding] {
    guard !hasRuleForAll else { return [] }
    return SnapshotMaker.situations(of: post, findings: validation, in: configuration)
      .filter { !hasRule(in: $0.situation) }
      .compactMap { configuration.lint.applyingOverrides(to: noRule(post, $0.channel)) }
  }

  private func hasRule(in situation: RuleSituation) -> Bool {
    configuration.policy.rules.contains { $0.applies(in: situation) }
  }

  private func noRule(_ post: Post, _ channel: Channel) -> Finding {
    Finding(
      rule: NoRule.description.id, severity: NoRule.description.severity, path: post.path, post: post.id,
      channel: channel.name, range: post.places.value("channels"),
      summary: "no rule of stet.yml matches this post on \(channel.name), so it will never go out",
      explanation: NoRule.description.explanation)
  }

  /// The names that were other people's in earlier versions of `stet.yml`, latest first.
  func reusedNames(since earlier: [Configuration]) -> [Finding] {
    configuration.people.compactMap { person in
      let entries = earlier.compactMap { $0.person(person.name) }
      guard let first = entries.last,
        entries.identities(connectedTo: person.identities).isDisjoint(with: first.identities)
      else { return nil }
      let known = first.emails.first.map { " (\($0))" } ?? ""
      let finding = Finding(
        rule: PersonReused.description.id, severity: PersonReused.description.severity, path: PolicySnapshot.path,
        range: configuration.places.key("people.\(person.name)"),
        summary: "\(person.name) was another person\(known): all addresses, keys and ids on forges are new",
        explanation: PersonReused.description.explanation)
      return configuration.lint.applyingOverrides(to: finding)
    }
  }
}
