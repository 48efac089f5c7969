package import Content
package import Ledger

/// What a rule looks at when it asks whether it applies to a post on a channel.
package struct RuleSituation: Sendable {
  package var channel: String
  package var network: Network
  package var disclosure: Disclosure
  package var formats: [String]
  package var inputs: PolicyInputs

  package init(
    channel: String, network: Network, disclosure: Disclosure, formats: [String], inputs: PolicyInputs
  ) {
    self.channel = channel
    self.network = network
    self.disclosure = disclosure
    self.formats = formats
    self.inputs = inputs
  }

  /// The situation of a post as it is today.
  package init(post: PostSnapshot, channel: ChannelSnapshot) {
    self.init(
      channel: channel.channel.name, network: channel.channel.network, disclosure: channel.disclosure,
      formats: channel.formats, inputs: post.inputs)
    // A word on one channel is nobody else's matter.
    if let flags = channel.flags { inputs.flags = flags }
  }

  /// The same post as it was labelled when somebody approved it.
  package func labelled(_ inputs: PolicyInputs) -> RuleSituation {
    var situation = self
    situation.inputs = inputs
    return situation
  }
}

extension ApprovalRule {
  /// Whether the rule is about posts at all: one that only names files is about the configuration.
  package var isForPosts: Bool { when.map { $0.files.isEmpty || $0.hasPostConditions } ?? true }

  /// Whether the rule applies to a post in `situation`.
  package func applies(in situation: RuleSituation) -> Bool {
    isForPosts && (when?.matches(situation) ?? true) && !(unless?.matches(situation) ?? false)
  }
}

extension RuleCondition {
  fileprivate var hasPostConditions: Bool {
    var withoutFiles = self
    withoutFiles.files = []
    return withoutFiles != RuleCondition()
  }

  /// Whether any one of the conditions holds.
  func matches(_ situation: RuleSituation) -> Bool {
    let inputs = situation.inputs
    return flags.contains(where: inputs.flags.contains)
      || disclosure.contains(situation.disclosure)
      || pillars.contains { $0 == inputs.pillar }
      || channels.contains(situation.channel)
      || networks.contains(situation.network)
      || departments.contains { $0 == inputs.department }
      || campaigns.contains { $0 == inputs.campaign }
      || formats.contains(where: situation.formats.contains)
      || inputs.path.map { path in paths.contains { PathPattern($0).matches(path) } } ?? false
  }
}
