package import SocialText

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

  /// Whether it is about changes of `stet.yml`.
  package var isForConfiguration: Bool {
    when?.files.contains { PathPattern($0).matches(ConfigurationReader.path) } ?? false
  }

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

/// Counts the approvals that stand towards one rule. One person counts once.
struct RuleTally {
  /// One person's approval that counts.
  struct Counted {
    let actor: String
    let record: String
    let time: Timestamp
    let position: LedgerPosition
  }

  let rule: ApprovalRule
  private(set) var counted: [Counted] = []
  /// Why approvals do not count, by record.
  private(set) var reasons: [String: NotCountedReason] = [:]
  private let candidates: [String]
  private let ledger: LedgerContents

  init(
    _ rule: ApprovalRule, _ standing: [Decisions.Decision], _ contributors: Contributors,
    _ configuration: Configuration, _ ledger: LedgerContents
  ) {
    self.ledger = ledger
    self.rule = rule
    candidates =
      configuration.people
      .filter { $0.kind == .human && $0.canDecide && $0.roles.contains(where: rule.from.contains) }
      .map(\.name)
      .filter { !rule.independent || !contributors.contains($0) }
    for approval in standing { count(approval.entry, contributors, configuration) }
  }

  /// The people whose approvals count, each once, as they gave the first.
  var givers: [String] {
    counted.map(\.actor).enumerated().filter { index, actor in !counted[..<index].contains { $0.actor == actor } }
      .map(\.element)
  }

  /// What is still missing; `nil` where the rule is met.
  var missing: MissingApproval? {
    let givers = givers
    guard givers.count < rule.approvals else { return nil }
    return MissingApproval(
      rule: rule.name, needs: rule.approvals, has: givers.count, from: candidates.filter { !givers.contains($0) },
      roles: rule.from)
  }

  /// When the last person needed gave theirs.
  var metAt: Timestamp? { last(\.time) }

  /// Where in the ledger the approval of the last person needed stands.
  var metPosition: LedgerPosition? { last(\.position) }

  /// Of the first values of each person, the one with which there were enough.
  private func last<Value: Comparable>(_ value: (Counted) -> Value) -> Value? {
    let first = Dictionary(counted.map { ($0.actor, value($0)) }, uniquingKeysWith: min)
    guard rule.approvals > 0, first.count >= rule.approvals else { return nil }
    return first.values.sorted()[rule.approvals - 1]
  }

  private mutating func count(
    _ entry: LedgerRecord, _ contributors: Contributors, _ configuration: Configuration
  ) {
    guard let actor = entry.record.actor, let person = configuration.person(actor) else { return }
    let record = entry.id.description
    if entry.record.assurance == .imported, !rule.imported {
      reasons[record] = .imported
    } else if !person.roles.contains(where: rule.from.contains) {
      reasons[record] = .role
    } else if rule.independent, contributors.contains(actor) {
      reasons[record] = .contributor
    } else {
      counted.append(
        Counted(actor: actor, record: record, time: entry.record.time, position: ledger.position(of: entry)))
    }
  }
}

/// A glob over paths: `*` and `?` within a folder, `**` across folders.
package struct PathPattern: Sendable {
  private let segments: [[UInt8]]

  package init(_ pattern: String) { segments = PathPattern.segments(pattern) }

  /// Whether the whole of `path` fits.
  package func matches(_ path: String) -> Bool {
    PathPattern.matches(segments, PathPattern.segments(path), wildcard: Array("**".utf8)) { segment, name in
      PathPattern.matches(segment, name, wildcard: UInt8(ascii: "*")) { $0 == UInt8(ascii: "?") || $0 == $1 }
    }
  }

  private static func segments(_ text: String) -> [[UInt8]] {
    text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: true).map(Array.init)
  }

  /// Whether all `elements` fit the pattern, in which `wildcard` stands for any number of them.
  ///
  /// Backtracks only to the last wildcard, which is sufficient, and keeps hostile patterns from taking exponential
  /// time.
  private static func matches<Element: Equatable>(
    _ pattern: [Element], _ elements: [Element], wildcard: Element, fits: (Element, Element) -> Bool
  ) -> Bool {
    var (place, index) = (0, 0)
    var retry: (place: Int, index: Int)?
    while index < elements.count {
      if place < pattern.count, pattern[place] == wildcard {
        retry = (place, index)
        place += 1
      } else if place < pattern.count, fits(pattern[place], elements[index]) {
        (place, index) = (place + 1, index + 1)
      } else if let last = retry {
        retry = (last.place, last.index + 1)
        (place, index) = (last.place + 1, last.index + 1)
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == wildcard }
  }
}
