internal import Content
package import Git
package import Workflow

/// What an approval would do, found out before anything is written.
package struct ApprovalPlan: Sendable {
  /// One post that would be approved.
  package struct Item: Sendable {
    package var post: PostSnapshot
    /// The channels on which the approval counts towards a rule that is not met.
    package var channels: [ChannelSnapshot]
    /// Rules that the approval does not count towards, because the actor contributed.
    package var notCountedRules: [String]
  }

  /// Why one post would not be approved.
  package struct Refused: Sendable {
    package var post: PostSnapshot
    package var reason: String
    package var hints: [String]
  }

  package var commit: ObjectID
  /// The publishing branches that do not have the commit yet: whoever approves it may become the author of a squash.
  package var branchesAhead: [String] = []
  package var items: [Item] = []
  package var refused: [Refused] = []
}
