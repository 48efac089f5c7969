package import Canonical
package import Content
package import Git
package import Ledger
internal import Workflow

/// Where decisions are prepared and recorded: who acts, on what, by which policy, at which moment.
package struct DecisionDesk {
  package let reader: QueueReader
  package let actor: Actor
  package let now: Timestamp
  /// The version of Stet, as evidence.
  package let version: String

  package init(repository: ContentRepository, identity: Identity, now: Timestamp, version: String) throws {
    reader = try QueueReader(repository: repository)
    actor = try Actor(identity: identity, policy: reader.policy)
    self.now = now
    self.version = version
  }

  /// The same desk after reading everything again.
  func reread() throws -> DecisionDesk {
    try DecisionDesk(repository: reader.repository, identity: actor.identity, now: now, version: version)
  }

  var configuration: Configuration { reader.policy.configuration }
  var authority: Authority { reader.decisions.authority }

  /// Refuses unless the actor's roles allow `action`.
  package func require(_ action: GuardedAction) throws {
    guard !authority.mayDo(action, person: actor.person.name) else { return }
    let roles = configuration.policy.roles(for: action).joined(separator: " or ")
    throw Refusal(
      "\(actor.person.name) may not do that: \(action.rawValue) is for \(roles)",
      causes: ["`policy.may.\(action.rawValue)` of stet.yml on \(reader.policy.branch)"])
  }

  /// A record of this actor, to be filled in.
  package func record(_ kind: RecordKind, subjects: [Subject], targets: [Digest] = [], note: String?) throws -> Record {
    Record(
      kind: kind, repository: configuration.repository, actor: actor.person.name, roles: actor.person.roles,
      subjects: subjects, policy: policyReference, targets: targets, note: note,
      previous: reader.ledger.base.hex, nonce: Nonce.random(), time: now)
  }

  var policyReference: Record.PolicyReference {
    Record.PolicyReference(commit: reader.policy.commit.hex, sha256: reader.policy.digest)
  }

  /// Writes records and the objects that they name: one commit for each record.
  ///
  /// - Parameter tips: the ledger's tips that the records rest on, where they hold for these alone.
  package func write(
    _ records: [Record], objects: [LedgerObject] = [], extending tips: [ObjectID]? = nil
  ) throws -> [RecordedDecision] {
    let signature = try Signature(
      name: actor.identity.name, email: actor.identity.email, time: now.seconds, offsetMinutes: 0)
    let appended = try LedgerWriter.append(
      records, objects: objects, identity: signature, to: reader.repository.git, extending: tips,
      after: reader.ledger.contents)
    return zip(records, appended).map { RecordedDecision(record: $0, id: $1.id, commit: $1.commit.hex) }
  }

  /// The policy as an object that the ledger keeps.
  var policyObject: LedgerObject { LedgerObject(bytes: reader.policy.bytes, kind: .policy) }
}

/// A decision as it was written.
package struct RecordedDecision: Sendable {
  package var record: Record
  package var id: Digest
  /// The ledger commit, in hexadecimal.
  package var commit: String
}

/// What makes two equal decisions two records.
package enum Nonce {
  /// Sixteen random bytes in hexadecimal.
  package static func random() -> String {
    var generator = SystemRandomNumberGenerator()
    let words = [generator.next(), generator.next()] as [UInt64]
    return words.map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}
