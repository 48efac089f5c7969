/// Why a record does not count, or not towards a rule.
package enum NotCountedReason: String, Sendable, Hashable, CaseIterable {
  /// Its actor contributed to the post, and the rule asks for an independent person.
  case contributor
  /// Its actor holds no role that the rule asks for.
  case role
  /// Its actor is no person of `stet.yml`, or had left before.
  case unknownPerson = "unknown-person"
  case bot
  /// The text of the post has changed since.
  case rendition
  /// The post goes out earlier, or in a wider window, than what was approved.
  case schedule
  case withdrawn
  case dismissed
  /// Its actor has keys and must sign, or it was committed under another person's address.
  case unsigned
  case signature
  case keyRetired = "key-retired"
  /// It was imported from a forge, and the rule does not count imported decisions, or no bot that may import vouches
  /// for it, or it came from another account than its actor's.
  case imported
  case unknownKind = "unknown-kind"
  case invalidRecord = "invalid-record"
  case otherRepository = "other-repository"
}

/// A record that does not count towards a verdict.
package struct NotCounted: Sendable, Hashable {
  /// `sha256:…`
  package var record: String
  package var actor: String
  package var reason: NotCountedReason

  package init(record: String, actor: String, reason: NotCountedReason) {
    self.record = record
    self.actor = actor
    self.reason = reason
  }
}
