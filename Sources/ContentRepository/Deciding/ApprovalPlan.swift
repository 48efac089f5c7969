package import Content
package import Diagnostics
package import Workflow

/// What an approval would do, determined before a record is written.
package struct ApprovalPlan: Sendable {
  /// One post that would be approved.
  package struct Item: Sendable {
    package var post: PostSnapshot
    /// The channels on which the approval counts.
    package var channels: [ChannelSnapshot]
    /// What it counts for.
    package var reasons: [ApprovalReason]
    /// Rules that the approval does not count towards, because the actor contributed.
    package var notCountedRules: [String]
    /// What is wrong with the post on these channels.
    package var findings: [Finding]
    /// What readers of these channels would see.
    package var previews: [Preview]
  }

  /// Why one post would not be approved.
  package struct Refused: Sendable {
    package var post: PostSnapshot
    package var reason: String
    package var hints: [String]
  }

  package var judged: JudgedCommit
  /// The publishing branches that do not have the commit yet: an approver who squashes it there becomes its author.
  package var branchesAhead: [String] = []
  package var items: [Item] = []
  /// The posts named that cannot be approved.
  package var refused: [Refused] = []
  /// The posts that wait, but are invalid on a channel, where none were named.
  package var leftOut: [Refused] = []
}

/// Selects some of the posts that wait.
package struct ApprovalSelection: Sendable {
  /// Those of these campaigns, of these departments; all where empty.
  package var campaigns: [String]
  package var departments: [String]
  /// Those that may go out until then.
  package var until: Timestamp?

  package init(campaigns: [String] = [], departments: [String] = [], until: Timestamp? = nil) {
    self.campaigns = campaigns
    self.departments = departments
    self.until = until
  }

  /// Whether a post bears the labels.
  func contains(_ post: PostSnapshot) -> Bool {
    (campaigns.isEmpty || post.labels.campaign.map(campaigns.contains) ?? false)
      && (departments.isEmpty || post.labels.department.map(departments.contains) ?? false)
  }

  /// Whether a time comes soon enough. A slot is free as soon as there is one.
  func contains(_ schedule: Schedule) -> Bool {
    guard let until else { return true }
    if schedule.slot { return schedule.notBefore.map { $0 <= until } ?? true }
    return schedule.at.map { $0 <= until } ?? false
  }
}
