package import Diagnostics

/// One rule of `stet check`. One rule is one file, with its documentation and examples beside its code.
///
/// To add a rule:
/// 1. Choose what it looks at: the whole tree (`TreeRule`), one post (`PostRule`), one post on one channel
///    (`ChannelRule`), which is where a network's own rules belong, one text (`SeenTextRule`) or one file of a post
///    (`MediumRule`).
/// 2. Write an `enum` of static members in a file of its own, in the folder of its family in `Rules`. Its `description`
///    holds an example that breaks the rule and no other, and one that breaks none: both are tests. `RuleExample` says
///    how they are written.
/// 3. Add it to the list of its family (`WritingRules`; a rule about the tree to `RuleRegistry`), write tests of what
/// it must not find, and update `docs/rules.md` by running `RuleReferenceTests` with `STET_UPDATE_GOLDEN=1`.
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
