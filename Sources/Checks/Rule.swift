package import Core
internal import SocialText

/// One rule of `stet check`, with its documentation and examples beside its code.
///
/// To add a rule:
/// 1. Choose what it looks at: the whole tree (`TreeRule`), one post (`PostRule`), one post on one channel
///    (`ChannelRule`), which is where a network's own rules belong, one text (`TextRule`) or one file of a post
///    (`MediumRule`).
/// 2. Write an `enum` of static members in the folder of its family, in a file of its own or beside its relatives. Its
///    `description` holds an example that breaks the rule and no other, and one that breaks none: both are tests.
///    `RuleExample` says how they are written.
///    A rule that only compares a value with a network's fact is a row of a table (`TextLengths`, `TextCounts`, `NetworkNeeds`) instead.
/// 3. Add it to the list of its family in `RuleRegistry.swift`, write tests of what it must not find, and update
///    `docs/rules.md` by running `RuleReferenceTests` with `STET_UPDATE_GOLDEN=1`.
///
/// A rule is a function of the tree's bytes: no clock, disk, network or environment.
package protocol Rule: Sendable {
  /// Its id, severity and documentation: the source of the rule reference.
  static var description: RuleDescription { get }
}

/// A rule that looks at the whole tree.
package protocol TreeRule: Rule {
  /// What is wrong with the tree, as far as this rule sees; in any order.
  static func check(_ tree: TreeUnderCheck) -> [Finding]
}

/// A rule that compares posts with each other, and looks at nothing but their traces: what it finds in a post depends on
/// that post and on those that share a hash with it.
package protocol PostsRule: TreeRule {}

/// A rule that looks at one post at a time.
package protocol PostRule: Rule {
  /// What is wrong with `post`, as far as this rule sees; in any order.
  static func check(_ post: PostUnderCheck) -> [Finding]
}

/// A rule that looks at one post on one channel.
///
/// The caller sets the channel of its findings; a finding on every channel of the post is reported once, for the post.
package protocol ChannelRule: PostRule {
  /// What is wrong with the post on this channel, as far as this rule sees; in any order.
  static func check(_ channel: ChannelUnderCheck) -> [Finding]
}

extension ChannelRule {
  package static func check(_ post: PostUnderCheck) -> [Finding] { post.findings(onEach: check) }
}

/// Rules that compare one value each with a fact of the network: a row of a table for each, instead of a type.
package protocol RuleTable: Sendable {
  static var descriptions: [RuleDescription] { get }
  /// What is wrong with `post`, as far as these rules see; in any order.
  static func check(_ post: PostUnderCheck) -> [Finding]
}

extension RuleDescription {
  /// A finding of this rule in a post.
  ///
  /// - Parameters:
  ///   - severity: the rule's own if `nil`.
  ///   - explanation: the rule's own if `nil`.
  func finding(
    in post: Post, at range: SourceRange, channel: String? = nil, _ summary: String, severity: Severity? = nil,
    explanation: String? = nil, fixes: [Fix] = []
  ) -> Finding {
    Finding(
      rule: id, severity: severity ?? self.severity, path: post.path, post: post.id, channel: channel, range: range,
      summary: summary, explanation: explanation ?? self.explanation, fixes: fixes)
  }
}

extension Rule {
  /// A finding of this rule in a post; severity and explanation are the rule's own if `nil`.
  package static func finding(
    in post: Post, at range: SourceRange, channel: String? = nil, _ summary: String, severity: Severity? = nil,
    explanation: String? = nil, fixes: [Fix] = []
  ) -> Finding {
    description.finding(
      in: post, at: range, channel: channel, summary, severity: severity, explanation: explanation, fixes: fixes)
  }

  /// A finding of this rule in a post of which little is known.
  package static func finding(
    in post: PostTrace, at range: SourceRange, channel: String? = nil, _ summary: String, severity: Severity? = nil
  ) -> Finding {
    Finding(
      rule: description.id, severity: severity ?? description.severity, path: post.path, post: post.id,
      channel: channel, range: range, summary: summary, explanation: description.explanation)
  }

  /// A finding of this rule about a file as a whole.
  package static func finding(
    aboutFile path: String, _ summary: String, explanation: String? = nil, severity: Severity? = nil
  ) -> Finding {
    Finding(
      rule: description.id, severity: severity ?? description.severity, path: path, summary: summary,
      explanation: explanation ?? description.explanation)
  }
}

extension LintSettings {
  /// A finding with the severity that the repository gives it; `nil` where it is turned off.
  ///
  /// An error stays an error: a repository may be stricter than the rules, never laxer, or an approval would not mean
  /// the same everywhere. For the same reason, a finding that depends on the machine never becomes one.
  package func applyingOverrides(to finding: Finding) -> Finding? {
    guard finding.severity != .error else { return finding }
    guard !disabled.contains(finding.rule) else { return nil }
    guard let severity = severity[finding.rule] else { return finding }
    var judged = finding
    let isOfMachine = RuleRegistry.description(of: finding.rule)?.dependsOnMachine == true
    judged.severity = isOfMachine ? min(severity, .warning) : severity
    return judged
  }
}

extension Fact {
  /// The severity of a violation of the fact: an error if the network documents it, otherwise a warning.
  ///
  /// - Parameter isCertain: whether the value compared with the fact is certain as well.
  func severity(isCertain: Bool = true) -> Severity { confidence == .documented && isCertain ? .error : .warning }

  /// The source of the fact, as part of an explanation.
  var sourceNote: String {
    switch confidence {
    case .documented: "Source: \(source), read \(read)."
    case .reported: "The network does not document it; source: \(source), read \(read)."
    case .assumed: "No source documents it; a value on the safe side."
    }
  }
}
