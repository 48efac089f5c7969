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
    // Words in the text of one channel raise flags for that channel only.
    if let flags = channel.flags { inputs.flags = flags }
  }

  /// The same post as it was labelled when it was approved.
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
  func matches(_ situation: RuleSituation) -> Bool { !grounds(in: situation).isEmpty }

  /// The conditions that hold, in the words of `stet.yml`: `flag price-reduction`.
  package func grounds(in situation: RuleSituation) -> [String] {
    let inputs = situation.inputs
    let grounds: [[String]] = [
      flags.filter(inputs.flags.contains).map { "flag \($0)" },
      disclosure.filter { $0 == situation.disclosure }.map { "disclosure \($0.rawValue)" },
      pillars.filter { $0 == inputs.pillar }.map { "pillar \($0)" },
      channels.filter { $0 == situation.channel }.map { "channel \($0)" },
      networks.filter { $0 == situation.network }.map { "network \($0.rawValue)" },
      departments.filter { $0 == inputs.department }.map { "department \($0)" },
      campaigns.filter { $0 == inputs.campaign }.map { "campaign \($0)" },
      formats.filter(situation.formats.contains).map { "format \($0)" },
      paths.filter { pattern in inputs.path.map { PathPattern(pattern).matches($0) } ?? false }.map { "path \($0)" },
    ]
    return grounds.flatMap { $0 }
  }
}
