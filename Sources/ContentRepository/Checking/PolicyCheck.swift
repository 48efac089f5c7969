internal import Content
internal import Diagnostics
internal import Validation
internal import Workflow

/// What the policy has to say of a post before anybody approves it: that no rule matches it.
struct PolicyCheck {
  private let configuration: Configuration
  /// Whether a rule applies to every post: then no post needs a look.
  private let hasRuleForAll: Bool

  init(configuration: Configuration) {
    self.configuration = configuration
    hasRuleForAll = configuration.policy.rules.contains { $0.when == nil && $0.unless == nil }
  }

  /// - Parameter validation: what validation found in the post; its flags may make a rule apply.
  func findings(of post: Post, validation: [Finding]) -> [Finding] {
    guard !hasRuleForAll else { return [] }
    return SnapshotMaker.situations(of: post, findings: validation, in: configuration)
      .filter { !hasRule(in: $0.situation) }
      .compactMap { configuration.lint.judged(noRule(post, $0.channel)) }
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
}
