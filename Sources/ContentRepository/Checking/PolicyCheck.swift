internal import Content
internal import Diagnostics
internal import Validation
internal import Workflow

/// What the policy has to say of posts before anybody approves them: that no rule matches one.
struct PolicyCheck {
  let configuration: Configuration
  let content: ContentUnderCheck
  /// What validation found: its flags may make a rule apply.
  let validation: [Finding]

  var findings: [Finding] {
    let maker = SnapshotMaker(configuration: configuration, content: content, findings: validation)
    return content.posts.compactMap(\.post).flatMap { post in
      maker.situations(of: post)
        .filter { !hasRule(in: $0.situation) }
        .compactMap { configuration.lint.judged(noRule(post, $0.channel)) }
    }
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
