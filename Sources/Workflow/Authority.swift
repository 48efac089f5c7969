package import Content
package import Ledger

/// Says whose records are genuine and who may do what, by the configuration of the policy branch.
package struct Authority: Sendable {
  package let configuration: Configuration
  package let people: PeopleDirectory

  package init(_ configuration: Configuration) {
    self.configuration = configuration
    people = PeopleDirectory(configuration)
  }

  /// Why a record cannot be taken as its actor's word; nothing where it can.
  ///
  /// A decision taken over from a forge is the word of the bot that vouches for it, which must be allowed to.
  package func doubt(_ entry: LedgerRecord) -> NotCountedReason? {
    guard let actor = entry.record.actor, configuration.person(actor) != nil else { return .unknownPerson }
    guard entry.record.assurance == .imported else { return doubt(entry, signedBy: actor) }
    guard let attester = entry.record.attester, mayDo(.import, person: attester) else { return .imported }
    return doubt(entry, signedBy: attester)
  }

  /// Signatures are not verified yet, so whoever has keys, and everybody where signing is required, does not count.
  private func doubt(_ entry: LedgerRecord, signedBy name: String) -> NotCountedReason? {
    guard let signer = configuration.person(name), signer.keys.isEmpty, configuration.policy.signing == .optional,
      people.person(forAddress: entry.authorAddress) == name
    else { return .unsigned }
    return nil
  }

  /// Whether a record comes from a person of `stet.yml` at all: enough to stop something, not to let it go on.
  package func isFromKnownPerson(_ entry: LedgerRecord) -> Bool {
    entry.record.actor.flatMap(configuration.person) != nil
  }

  /// Whether a record is genuine and its actor may do `action`.
  package func mayDo(_ action: GuardedAction, _ entry: LedgerRecord) -> Bool {
    guard doubt(entry) == nil, entry.record.assurance == .direct, let actor = entry.record.actor else { return false }
    return mayDo(action, person: actor)
  }

  /// Whether somebody may do `action`.
  package func mayDo(_ action: GuardedAction, person name: String) -> Bool {
    let roles = configuration.policy.roles(for: action)
    return configuration.person(name)?.roles.contains(where: roles.contains) ?? false
  }
}
