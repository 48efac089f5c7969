/// Somebody, or a bot, of `stet.yml`.
package struct Person: Sendable, Hashable {
  /// The short name that records carry: `ana`.
  package var name: String
  /// The name as people write it: `Ana Weber`.
  package var fullName: String?
  package var kind: Kind
  /// Every address they commit under.
  package var emails: [String]
  package var roles: [String]
  package var departments: [String]
  package var keys: [SigningKey]
  /// Their ids on forges (`github: 1234567`), which no-reply addresses carry.
  package var forgeIDs: [String: Int64]

  /// Whether a human decides here. Bots never count towards a rule.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case human, bot
  }

  package init(
    name: String, fullName: String? = nil, kind: Kind = .human, emails: [String] = [], roles: [String] = [],
    departments: [String] = [], keys: [SigningKey] = [], forgeIDs: [String: Int64] = [:]
  ) {
    self.name = name
    self.fullName = fullName
    self.kind = kind
    self.emails = emails
    self.roles = roles
    self.departments = departments
    self.keys = keys
    self.forgeIDs = forgeIDs
  }
}

/// A public key that a person signs records with.
package struct SigningKey: Sendable, Hashable {
  /// `ssh-ed25519 AAAA…`.
  package var key: String
  /// The ledger commit up to which it counts; for good where there is none.
  package var until: String?

  package init(key: String, until: String? = nil) {
    self.key = key
    self.until = until
  }
}
