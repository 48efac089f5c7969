package import SocialText

/// Who must approve what, and who may do what else.
package struct PolicySettings: Sendable {
  package var signing: Signing = .optional
  package var reschedule: Reschedule = .later
  package var unknownContributors: UnknownContributors = .refuse
  package var changes: Changes = .free
  /// The roles that may do what is not an approval, where they are named.
  package var may: [GuardedAction: [String]] = [:]
  package var rules: [ApprovalRule] = []

  /// Whether records must be signed to count.
  package enum Signing: String, Sendable, Hashable, CaseIterable {
    case optional, required
  }

  /// What a new time does to an approval.
  package enum Reschedule: String, Sendable, Hashable, CaseIterable {
    /// A later time keeps it, an earlier one voids it.
    case later
    /// Every time keeps it.
    case any
    /// No change keeps it.
    case never
  }

  /// What lets a change of the policy take effect.
  package enum Changes: String, Sendable, Hashable, CaseIterable {
    /// Being on the policy branch is enough.
    case free
    /// It has to be approved, by the policy that is in effect.
    case approved
  }

  /// What a commit by an unknown address does to independent rules where signing is required.
  package enum UnknownContributors: String, Sendable, Hashable, CaseIterable {
    case refuse, allow
  }

  /// The roles that may do `action`: if `may` does not list it, editors, except for `import`, which then no role may
  /// do.
  package func roles(for action: GuardedAction) -> [String] {
    may[action] ?? (action == .import ? [] : [PolicySettings.standardRole])
  }

  /// The role that may do what `may` does not name, except importing.
  package static let standardRole = "editor"
}

/// What needs authority beside approving. Holding is open to all people; resuming is not.
package enum GuardedAction: String, Sendable, Hashable, CaseIterable {
  /// Noting deliveries.
  case publish
  case resume
  case dismiss
  case resolve
  /// Vouching for decisions from a forge: for bots alone.
  case `import`
}

/// One rule of approval.
package struct ApprovalRule: Sendable, Hashable {
  package var name: String
  /// Where it applies; `nil` means everywhere. Any one of its conditions is enough.
  package var when: RuleCondition?
  /// Where it does not apply all the same.
  package var unless: RuleCondition?
  /// How many different people must approve.
  package var approvals: Int
  /// The roles of which each must hold one.
  package var from: [String]
  /// Whether contributors of the post do not count.
  package var independent: Bool = true
  /// Whether decisions taken over from a forge count.
  package var imported: Bool = false
}

/// What a rule looks at. One match in one list is enough.
package struct RuleCondition: Sendable, Hashable {
  package var flags: [String] = []
  package var disclosure: [Disclosure] = []
  package var pillars: [String] = []
  package var channels: [String] = []
  package var networks: [Network] = []
  package var departments: [String] = []
  package var campaigns: [String] = []
  /// Post formats, and `reply`, `quote`, `repost` for posts that answer another.
  package var formats: [String] = []
  /// Globs over the post's path: `*` within a folder, `**` across folders.
  package var paths: [String] = []
  /// Files of the repository that are decided like posts: `stet.yml`.
  package var files: [String] = []
}
