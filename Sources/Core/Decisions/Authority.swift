/// Whose records are genuine and who may do what.
///
/// Records that release a post are judged by the policy branch's current `stet.yml`. Records that stop a post keep
/// their effect when their actor leaves, changes address or loses a role: for them, any version of the file that the
/// branch has had is enough. A record itself is never evidence of either.
package struct Authority: Sendable {
  package let configuration: Configuration
  package let people: PeopleDirectory
  private let ancestry: Ancestry
  private let earlier: [Authority]

  /// - Parameters:
  ///   - ancestry: the ledger's, which has the positions that `configuration` names.
  ///   - earlier: the versions of `stet.yml` that the policy branch had before, latest first; needed only if
  ///     `needsHistory` is true of a record.
  package init(_ configuration: Configuration, ancestry: Ancestry, earlier: [Configuration] = []) {
    self.configuration = configuration
    self.ancestry = ancestry
    people = PeopleDirectory(configuration)
    self.earlier = earlier.map { Authority($0, ancestry: ancestry) }
  }

  /// All versions of `stet.yml`, latest first.
  private var versions: [Authority] { [self] + earlier }

  /// Whether earlier versions of `stet.yml` are needed to judge a record.
  package func needsHistory(_ entry: LedgerRecord) -> Bool {
    switch entry.record.kind {
    case .approve, .requestChanges, .comment, .withdraw: !isAttributed(entry, by: isFrom)
    case .hold, .correction: !isFromKnownPerson(entry)
    case .dismiss: !isAttributed(entry, by: isFrom) || !holdsRole(for: .dismiss, entry)
    default: false
    }
  }

  // MARK: - What lets something go out

  /// Why a record cannot be attributed to its actor; `nil` if it can.
  ///
  /// A decision imported from a forge needs a bot that is allowed to vouch for it, and the forge account of its actor.
  package func doubt(_ entry: LedgerRecord) -> NotCountedReason? {
    guard let actor = entry.record.actor.flatMap(configuration.person) else { return .unknownPerson }
    guard isImported(entry) || entry.record.assurance == .direct else { return .imported }
    guard let signer = signer(of: entry) else { return .unsigned }
    guard isBy(signer, entry) else { return missingSignature(signer, entry) }
    guard [actor, signer].allSatisfy({ person in person.until.map { isUpTo($0, entry) } ?? true }) else {
      return .unknownPerson
    }
    return isSignedAsItMust(signer, entry) ? nil : missingSignature(signer, entry)
  }

  /// Whether a record is signed with a key of its actor, or of the bot that vouches for it.
  package func isSigned(_ entry: LedgerRecord) -> Bool { !signingKeys(of: entry).isEmpty }

  /// The keys of its actor, or of the bot that vouches for it, that signed a record, without those that were retired.
  package func signingKeys(of entry: LedgerRecord) -> [PublicKey] {
    signer(of: entry).map { signingKeys(of: $0, entry) } ?? []
  }

  /// Whether a record is genuine and its actor may do `action`.
  package func mayDo(_ action: GuardedAction, _ entry: LedgerRecord) -> Bool {
    doubt(entry) == nil && holdsRole(for: action, entry)
  }

  /// Whether a person of `stet.yml` may do `action`.
  package func mayDo(_ action: GuardedAction, person name: String) -> Bool {
    let roles = configuration.policy.roles(for: action)
    return configuration.person(name)?.roles.contains(where: roles.contains) ?? false
  }

  // MARK: - What stops something

  /// Whether the actor of a record is or was a person in `stet.yml`: enough to hold a post.
  package func isFromKnownPerson(_ entry: LedgerRecord) -> Bool {
    guard let actor = entry.record.actor else { return false }
    return configuration.person(actor) != nil || earlier.contains { $0.configuration.person(actor) != nil }
  }

  /// Whether a record that voids an approval, or lists contributors, is by its actor, signed or not.
  package func maySuspend(_ entry: LedgerRecord) -> Bool {
    versions.contains { $0.isAttributed(entry) }
  }

  /// The same, where the actor must have been allowed to do `action`.
  package func maySuspend(_ entry: LedgerRecord, by action: GuardedAction) -> Bool {
    versions.contains { $0.isAttributed(entry) && $0.holdsRole(for: action, entry) }
  }

  /// Whether a withdrawal is genuine enough to release a post, by taking back a request. It may be by a person who
  /// left, but only up to their last position, and must be signed by a person with a key.
  package func mayTakeBack(_ entry: LedgerRecord) -> Bool {
    guard maySuspend(entry), let actor = entry.record.actor,
      let known = versions.first(where: { $0.configuration.person(actor) != nil }),
      let signer = known.signer(of: entry)
    else { return false }
    return known.configuration.person(actor)?.until.map { isUpTo($0, entry) } ?? true
      && known.isSignedAsItMust(signer, entry)
  }

  /// Whether `later` may undo `record` as a record of the same actor. False if the name has become another person's
  /// since.
  ///
  /// A bot that imports decisions represents people on the forge: it cannot take back what they decided here.
  package func mayUndo(_ later: LedgerRecord, _ record: LedgerRecord) -> Bool {
    guard let actor = later.record.actor, actor == record.record.actor,
      later.record.assurance == .direct || record.record.assurance == .imported
    else { return false }
    return isSamePerson(actor, later.authors, record.authors)
  }

  /// Whether `record` belongs to a person in today's `stet.yml`. False if another person had the name then.
  package func isOwn(_ record: LedgerRecord, person: Person) -> Bool {
    record.record.actor == person.name && isSamePerson(person.name, person.identities, record.authors)
  }

  private func isSamePerson(_ name: String, _ one: Set<PersonIdentity>, _ other: Set<PersonIdentity>) -> Bool {
    let entries = versions.compactMap { $0.configuration.person(name) }
    let known = entries.reduce(into: Set()) { $0.formUnion($1.identities) }
    let (left, right) = (one.intersection(known), other.intersection(known))
    // A request counts under any address, so one with an unknown address can be taken back as well.
    return left.isEmpty || right.isEmpty || !entries.identities(connectedTo: left).isDisjoint(with: right)
  }

  // MARK: - Single versions

  /// Whether a record is by its actor, according to this version of `stet.yml`, signed or not.
  private func isAttributed(_ entry: LedgerRecord) -> Bool { isAttributed(entry, by: isBy) }

  private func isAttributed(_ entry: LedgerRecord, by isBy: (Person, LedgerRecord) -> Bool) -> Bool {
    guard let signer = signer(of: entry), isImported(entry) || entry.record.assurance == .direct else { return false }
    return entry.record.actor.flatMap(configuration.person) != nil && isBy(signer, entry)
  }

  /// Whether the actor has a role for `action`. A bot that vouches for people of a forge cannot lend them one.
  private func holdsRole(for action: GuardedAction, _ entry: LedgerRecord) -> Bool {
    guard entry.record.assurance == .direct, let actor = entry.record.actor else { return false }
    return mayDo(action, person: actor)
  }

  /// Who would sign a record: its actor, or the bot that vouches for it.
  private func signer(of entry: LedgerRecord) -> Person? {
    (entry.record.assurance == .imported ? entry.record.attester : entry.record.actor).flatMap(configuration.person)
  }

  /// Whether a bot that may import vouches for a record, and the account that it came from is the actor's.
  private func isImported(_ entry: LedgerRecord) -> Bool {
    guard let source = entry.record.imported, let attester = entry.record.attester,
      configuration.person(attester)?.kind == .bot, mayDo(.import, person: attester),
      let account = entry.record.actor.flatMap(configuration.person)?.forgeIDs[source.system]
    else { return false }
    return source.userID == String(account)
  }

  /// Whether a commit that added the record has an address of that person.
  private func isFrom(_ person: Person, _ entry: LedgerRecord) -> Bool {
    entry.authorAddresses.contains { people.person(forAddress: $0) == person.name }
  }

  /// Whether a record is that person's: signed with a key of theirs, or added under an address of theirs.
  private func isBy(_ person: Person, _ entry: LedgerRecord) -> Bool {
    isSigned(person, entry) || isFrom(person, entry)
  }

  /// Whether a record is signed with a key of that person that had not been retired.
  private func isSigned(_ person: Person, _ entry: LedgerRecord) -> Bool { !signingKeys(of: person, entry).isEmpty }

  private func signingKeys(of person: Person, _ entry: LedgerRecord) -> [PublicKey] {
    person.keys.filter { key in
      entry.signatures.contains { $0.isValid && $0.key == key.key && isUpToEnd(of: key, $0, entry) }
    }.map(\.key)
  }

  /// Whether neither the record nor the signature came after the last position of a key: with a key that was retired, or
  /// stolen, records can be signed that are in the ledger already.
  private func isUpToEnd(of key: SigningKey, _ signature: RecordSignature, _ entry: LedgerRecord) -> Bool {
    guard let until = key.until else { return true }
    return isUpTo(until, entry) && signature.addedBy.contains { ancestry.isAncestor($0, of: until) }
  }

  /// Whether a record is signed, or by a person who need not sign: signing is optional, and the record was added before
  /// the person had any key.
  private func isSignedAsItMust(_ person: Person, _ entry: LedgerRecord) -> Bool {
    if isSigned(person, entry) { return true }
    return configuration.policy.signing == .optional
      && person.keys.allSatisfy { key in key.from.map { isUpTo($0, entry) } ?? false }
  }

  /// Why the signatures of a record do not make it that person's. Those by keys of others are passed over: any person could
  /// have added them.
  private func missingSignature(_ person: Person, _ entry: LedgerRecord) -> NotCountedReason {
    let own = entry.signatures.filter { signature in person.keys.contains { $0.key == signature.key } }
    if own.contains(where: \.isValid) { return .keyRetired }
    return own.isEmpty ? .unsigned : .signature
  }

  /// Whether one of the commits that added the record is `position`, a ledger commit, or below it.
  private func isUpTo(_ position: String, _ entry: LedgerRecord) -> Bool {
    entry.additions.contains { ancestry.isAncestor($0.commit, of: position) }
  }
}

extension Configuration {
  /// The ledger commits that `people` names, each with the dotted path of its key.
  package var positions: [(path: String, commit: String)] {
    people.flatMap { person in
      let keys = person.keys.enumerated().flatMap { index, key in
        [("from", key.from), ("until", key.until)].map { ("people.\(person.name).keys.\(index).\($0)", $1) }
      }
      return ([("people.\(person.name).until", person.until)] + keys).compactMap { path, commit in
        commit.map { (path, $0) }
      }
    }
  }
}

extension LedgerRecord {
  /// What identifies its actor: the addresses of the commits that added it and the keys that it is signed with, or the
  /// account on a forge.
  fileprivate var authors: Set<PersonIdentity> {
    guard let source = record.imported else {
      return Set(
        authorAddresses.flatMap(PeopleDirectory.identities)
          + signatures.compactMap { $0.isValid ? .key($0.key) : nil })
    }
    return Set(Int64(source.userID).map { [.forge(source.system, $0)] } ?? [])
  }
}
