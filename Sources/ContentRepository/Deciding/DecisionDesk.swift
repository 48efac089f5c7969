package import Core
internal import Git

/// Where decisions are prepared and recorded: who acts, on what, by which policy, at which moment.
package struct DecisionDesk {
  package let reader: QueueReader
  package let actor: Actor
  package let now: Timestamp
  /// The version of Stet, as evidence.
  package let version: String
  package let signer: RecordSigner
  private let dialogue: SigningDialogue

  package init(
    repository: ContentRepository, identity: Identity, now: Timestamp, version: String, dialogue: SigningDialogue
  ) throws {
    reader = try QueueReader(repository: repository)
    actor = try Actor(identity: identity, policy: reader.policy)
    self.now = now
    self.version = version
    self.dialogue = dialogue
    signer = RecordSigner(actor.person, policy: reader.policy, repository: repository.git, dialogue: dialogue)
  }

  /// The same desk after reading everything again.
  func reread() throws -> DecisionDesk {
    try DecisionDesk(
      repository: reader.repository, identity: actor.identity, now: now, version: version, dialogue: dialogue)
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

  /// Writes records, signed by their actor, and the objects that they name: one commit for each record.
  ///
  /// - Parameters:
  ///   - tips: the ledger's tips that the records rest on, where they hold for these alone.
  ///   - publish: called with each decision before the local branch has it, if it only counts once others have it.
  package func write(
    _ records: [Record], objects: [LedgerObject] = [], extending tips: [ObjectID]? = nil,
    publish: ((RecordedDecision) throws(LedgerError) -> Void)? = nil
  ) throws -> [RecordedDecision] {
    try reader.ledger.contents.check()
    let signatures = try signer.signatures(of: records)
    let author = try Signature(
      name: actor.identity.name, email: actor.identity.email, time: now.seconds, offsetMinutes: 0)
    func decisions(_ appended: [AppendedRecord]) -> [RecordedDecision] {
      zip(records, appended).map {
        RecordedDecision(record: $0, id: $1.id, commit: $1.commit.hex, isSigned: signatures[$1.id] != nil)
      }
    }
    func publishAll(_ appended: [AppendedRecord]) throws(LedgerError) {
      for decision in decisions(appended) { try publish?(decision) }
    }
    return decisions(
      try LedgerWriter.append(
        records, signatures: signatures, objects: objects, identity: author, to: reader.repository.git, extending: tips,
        after: reader.ledger.contents, publish: publish == nil ? nil : publishAll))
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
  package var isSigned: Bool
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

extension DecisionDesk {
  /// Records the approval of everything in `plan`: several records if one would be too large.
  package func approve(_ plan: ApprovalPlan, note: String?) throws -> [RecordedDecision] {
    let subjects = plan.items.flatMap { self.subjects($0.post, $0.channels, commit: plan.judged.commit.hex) }
    let objects =
      try [policyObject] + plan.items.flatMap { try $0.channels.compactMap(\.rendition).map(LedgerObject.init) }
    return try write(try records(.approve, subjects.map(Subject.post), note: note), objects: objects)
  }

  /// Splits subjects into as many records as needed to keep each below the limit.
  private func records(_ kind: RecordKind, _ subjects: [Subject], note: String?) throws -> [Record] {
    let record = try record(kind, subjects: subjects, note: note)
    guard record.bytes.count > Record.maximumSize, subjects.count > 1 else { return [record] }
    let half = subjects.count / 2
    return try records(kind, Array(subjects[..<half]), note: note)
      + records(kind, Array(subjects[half...]), note: note)
  }

  /// What a decision on a post names: renditions, schedules, inputs, contributors and evidence. One subject for each
  /// group of channels that the same people contributed to.
  package func subjects(_ post: PostSnapshot, _ channels: [ChannelSnapshot], commit: String) -> [PostSubject] {
    let renderable = channels.filter { $0.rendition != nil }
    let groups = Dictionary(grouping: renderable) { channel in
      Contributors(history: post.history.contributions[channel.channel.name] ?? []).names
    }
    return groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { contributors, channels in
      PostSubject(
        post: post.id, occurrence: channels.lazy.compactMap(\.schedule.occurrence).first?.text,
        channels: channels.reduce(into: [:]) { result, channel in
          guard let rendition = channel.rendition else { return }
          result[channel.channel.name] = ChannelSubject(
            rendition: rendition.digest, schedule: channel.schedule.recorded)
        },
        inputs: post.inputs, contributors: contributors,
        evidence: Evidence(blob: post.blob, commit: commit, version: version))
    }
  }
}

extension LedgerObject {
  /// A rendition as an object that the ledger keeps.
  ///
  /// - Throws: where what it is made of cannot be read any more, or does not make what its digest says: no record may
  ///   name what the ledger does not have.
  init(_ rendition: KnownRendition) throws {
    guard let whole = rendition.whole else {
      throw RepositoryError("\(rendition.digest) cannot be made again", hints: ["stet store --clear"])
    }
    self.init(bytes: whole.json.canonicalBytes, kind: .rendition)
  }
}

extension DecisionDesk {
  /// Asks for changes to a post, or comments on it: open to every person of `stet.yml`.
  ///
  /// - Parameter channels: only these; all channels of the post if empty.
  package func say(
    _ kind: RecordKind, on post: PostSnapshot, channels names: [String], commit: ObjectID, note: String
  ) throws -> RecordedDecision {
    let channels = post.channels.filter { names.isEmpty || names.contains($0.channel.name) }
    // What is said is about the whole post, also where one occurrence of it was looked at.
    let subjects = subjects(post, channels, commit: commit.hex).map { subject in
      var whole = subject
      whole.occurrence = nil
      return whole
    }
    guard !subjects.isEmpty else {
      throw Refusal(
        "\(post.id) cannot be shown on these channels, so a decision would not say on which text",
        hints: ["stet check \(post.path)"])
    }
    let objects = try [policyObject] + channels.compactMap(\.rendition).map(LedgerObject.init)
    return try writeOne(record(kind, subjects: subjects.map(Subject.post), note: note), objects: objects)
  }

  /// Takes back one's own approvals, requests and comments, for good.
  package func withdraw(_ decisions: NamedDecisions, note: String?) throws -> [RecordedDecision] {
    for target in decisions.records {
      guard target.record.actor == actor.person.name else {
        throw Refusal(
          "record \(target.id.shortName) is by \(target.record.actor ?? "an unknown person"), and you can withdraw only "
            + "your own",
          hints: ["stet dismiss \(target.id.shortName) -m REASON"])
      }
      guard authority.isOwn(target, person: actor.person) else {
        throw Refusal(
          "record \(target.id.shortName) is by another person, who had the name \(actor.person.name) before",
          hints: ["stet dismiss \(target.id.shortName) -m REASON"])
      }
      try refuse(
        unless: RecordKind.withdrawable, target, "withdrawn", hint: "stet resume \(target.id.shortName)")
    }
    return try takeBack(.withdraw, decisions, note: note)
  }

  /// Overrules approvals and requests, one's own and those of others.
  package func dismiss(_ decisions: NamedDecisions, note: String) throws -> [RecordedDecision] {
    try require(.dismiss)
    for target in decisions.records {
      try refuse(
        unless: RecordKind.withdrawable, target, "dismissed", hint: "stet resume \(target.id.shortName)")
    }
    return try takeBack(.dismiss, decisions, note: note)
  }

  /// Writes a record for the whole records and one for each of the parts. The subjects of the latter narrow them, and
  /// `crit` does not say so: an older reader takes back all of the targets, which can only hold more posts, never
  /// release one.
  private func takeBack(_ kind: RecordKind, _ decisions: NamedDecisions, note: String?) throws -> [RecordedDecision] {
    var records: [Record] = []
    if !decisions.whole.isEmpty {
      records.append(try record(kind, subjects: [], targets: decisions.whole.map(\.id), note: note))
    }
    for part in decisions.parts {
      let posts = Subject.scope(Scope(posts: part.posts))
      records.append(try record(kind, subjects: [posts], targets: part.records.map(\.id), note: note))
    }
    return try write(records)
  }

  func refuse(unless kinds: Set<RecordKind>, _ target: LedgerRecord, _ verb: String, hint: String) throws {
    // A version of the policy that took effect stays the one that later approvals rest on.
    guard !target.record.subjects.contains(where: { $0.kind == .config }) else {
      throw Refusal(
        "record \(target.id.shortName) approves a stet.yml, which cannot be \(verb)",
        hints: ["git revert \(reader.policy.commit.hex.prefix(10))", "stet approve stet.yml"])
    }
    guard !kinds.contains(target.record.kind) else { return }
    throw Refusal(
      "record \(target.id.shortName) is a \(target.record.kind.rawValue), which cannot be \(verb)", hints: [hint])
  }

  func writeOne(
    _ record: Record, objects: [LedgerObject] = [], extending tips: [ObjectID]? = nil,
    publish: ((RecordedDecision) throws(LedgerError) -> Void)? = nil
  ) throws -> RecordedDecision {
    guard let decision = try write([record], objects: objects, extending: tips, publish: publish).first else {
      throw RepositoryError("the ledger took no record")
    }
    return decision
  }
}

extension DecisionDesk {
  /// Stops everything in `scope`: open to every person of `stet.yml`.
  package func hold(_ scope: Scope, note: String) throws -> RecordedDecision {
    try writeOne(record(.hold, subjects: [.scope(scope)], note: note))
  }

  /// Ends holds, or releases posts from them.
  package func resume(_ holds: NamedDecisions, note: String?) throws -> [RecordedDecision] {
    try require(.resume)
    guard !holds.records.isEmpty else {
      throw Refusal("there is no open hold to end", hints: ["stet queue --state held"])
    }
    for hold in holds.records { try refuse(unless: [.hold], hold, "resumed", hint: "stet log") }
    var records: [Record] = []
    if !holds.whole.isEmpty {
      records.append(try record(.resume, subjects: [], targets: holds.whole.map(\.id), note: note))
    }
    for part in holds.parts {
      let posts = Subject.scope(Scope(posts: part.posts, occurrence: part.occurrence))
      var record = try record(.resume, subjects: [posts], targets: part.records.map(\.id), note: note)
      // An older reader would end the whole hold; so it must not count the record.
      record.critical = part.occurrence == nil ? ["subjects"] : ["occurrence", "subjects"]
      records.append(record)
    }
    return try write(records)
  }

  /// Ends a sending that failed, is unknown, or was handed off and did not go out: the post may go out again.
  package func resolve(_ deliveries: [LedgerRecord], note: String) throws -> RecordedDecision {
    try require(.resolve)
    guard !deliveries.isEmpty else {
      throw Refusal("there is no delivery to resolve", hints: ["stet queue --state failed"])
    }
    for delivery in deliveries { try refuse(unless: RecordKind.deliveries, delivery, "resolved", hint: "stet log") }
    return try writeOne(record(.resolve, subjects: [], targets: deliveries.map(\.id), note: note))
  }
}

/// What happens, or happened, to a post outside of Stet.
package struct DeliveryNote: Sendable {
  package var kind: RecordKind
  package var tool: String?
  package var url: String?
  package var at: Timestamp?
  package var note: String?
  /// Whether people did it by their own decision, outside of the queue.
  package var byHand: Bool

  package init(
    kind: RecordKind, tool: String? = nil, url: String? = nil, at: Timestamp? = nil, note: String? = nil,
    byHand: Bool = false
  ) {
    self.kind = kind
    self.tool = tool
    self.url = url
    self.at = at
    self.note = note
    self.byHand = byHand
  }
}

/// Why an entry is not handed to a sender: by the current ledger, it is not due.
package struct NotDue: Error {
  package var entry: QueueEntry
  /// Whether it could be handed off ahead of its time: it is to go out later, at a time of its own.
  package var isAhead: Bool
}

extension DecisionDesk {
  /// Hands an entry to a sender, if it is due in exactly the ledger that the record extends: of several senders, only
  /// one gets it.
  ///
  /// - Parameters:
  ///   - occurrence: of a post that repeats.
  ///   - ahead: whether an entry that is scheduled at a time of its own is accepted as well. A slot can still move.
  ///   - sharing: the remote whose ledger decides; `nil` where the repository has none, so that its own does.
  ///   - check: called with the ledger that decides, which may not be enough for the caller.
  /// - Throws: `NotDue`, also where the ledger moved meanwhile and the entry is not due any more; where the ledger
  ///   moves again and again, the error of `LedgerWriter.deciding` or `LedgerSharing.deciding`.
  package func give(
    post: String, channel: String, occurrence: CivilDate? = nil, ahead: Bool = false, _ note: DeliveryNote,
    through sharing: LedgerSharing? = nil,
    checking check: (LedgerSnapshot) throws -> Void = { _ in }
  ) throws -> RecordedDecision {
    if let sharing {
      return try sharing.deciding { publish in
        let current = try reread()
        try check(current.reader.ledger)
        return try current.handOff(
          post: post, channel: channel, occurrence: occurrence, ahead: ahead, note, publish: publish)
      }
    }
    var desk: DecisionDesk? = self
    return try LedgerWriter.deciding {
      let current = try desk ?? reread()
      desk = nil
      return try current.handOff(post: post, channel: channel, occurrence: occurrence, ahead: ahead, note)
    }
  }

  private func handOff(
    post: String, channel: String, occurrence: CivilDate?, ahead: Bool, _ note: DeliveryNote,
    publish: ((RecordedDecision) throws(LedgerError) -> Void)? = nil
  ) throws -> RecordedDecision {
    try require(.publish)
    let entry = try entry(post: post, channel: channel, occurrence: occurrence, at: now)
    let hasFixedTime = entry.state == .scheduled && entry.channel.schedule.at != nil
    guard entry.state == .due || ahead && hasFixedTime else { throw NotDue(entry: entry, isAhead: hasFixedTime) }
    return try writeDelivery(of: entry, note, extending: reader.ledger.contents.tips, publish: publish)
  }

  /// Notes what happened to an entry, with the verdict that it had.
  package func deliver(_ entry: QueueEntry, _ note: DeliveryNote) throws -> RecordedDecision {
    try require(.publish)
    try refuseContradiction(entry, note.kind)
    return try writeDelivery(of: entry, note)
  }

  private func writeDelivery(
    of entry: QueueEntry, _ note: DeliveryNote, extending tips: [ObjectID]? = nil,
    publish: ((RecordedDecision) throws(LedgerError) -> Void)? = nil
  ) throws -> RecordedDecision {
    let channel = entry.channel.channel
    let delivery = Delivery(
      post: entry.post.id, channel: channel.name, occurrence: entry.occurrence?.text, rendition: entry.rendition,
      network: channel.network, account: channel.account, slot: slot(of: entry, note), url: note.url,
      blob: entry.post.blob, at: note.at, to: note.tool, byHand: note.byHand, isPromotion: entry.isPromotion)
    var record = try record(note.kind, subjects: [.delivery(delivery)], note: note.note)
    record.verdict = verdict(of: entry)
    let objects = try [policyObject] + [entry.channel.rendition].compactMap { $0 }.map(LedgerObject.init)
    return try writeOne(record, objects: objects, extending: tips, publish: publish)
  }

  /// The slot that the delivery used up: the one whose time had come, or that a tool keeps for it, which for one that it
  /// got ahead is the time it was told. A post that went out by hand between two slots uses up none, since the next post is
  /// to take the next slot.
  private func slot(of entry: QueueEntry, _ note: DeliveryNote) -> Timestamp? {
    if let sent = entry.delivery.sent { return sent.delivery.slot }
    if note.kind == .handedOff, let at = entry.channel.schedule.at, at > note.at ?? now { return at }
    guard entry.channel.schedule.slot, let slot = entry.at else { return nil }
    return note.kind == .handedOff || slot <= note.at ?? now ? slot : nil
  }

  private func refuseContradiction(_ entry: QueueEntry, _ kind: RecordKind) throws {
    let name = "\(entry.post.id) on \(entry.channelName)"
    let place = "\(entry.channelName)\(entry.occurrenceOption)"
    switch kind {
    case .published where entry.state == .published, .handedOff where entry.state == .published:
      throw Refusal(
        "\(name) is published already", hints: ["stet record updated \(entry.post.id) --channel \(place)"])
    case .handedOff where entry.state == .handedOff:
      throw Refusal(
        "\(name) is handed off already",
        hints: [
          "stet explain \(entry.post.id)", "stet resolve \(entry.post.id) --channel \(place) -m REASON",
        ])
    case .updated where !entry.state.isSent, .retracted where !entry.state.isSent:
      throw Refusal(
        "\(name) has not been published",
        hints: ["stet record published \(entry.post.id) --channel \(place)"])
    case .failed where entry.state == .published || entry.state == .handedOff && entry.delivery.isRetracted:
      throw Refusal(
        "\(name) is published already, so its sending did not fail",
        hints: ["stet log --verbose \(entry.post.id)", "stet resolve RECORD -m REASON"])
    default: return
    }
  }

  /// What the record keeps of the verdict, for audits.
  private func verdict(of entry: QueueEntry) -> JSONValue {
    [
      "state": .string(entry.state.rawValue),
      "approvals": .strings(entry.verdict.approvals.map(\.id.description)),
      "missing": .strings(entry.verdict.missing.map(\.rule)),
      "ledger": .string(reader.ledger.commit),
    ]
  }
}

extension QueueEntry {
  /// What names its occurrence at the end of a command line; empty where the post does not repeat.
  package var occurrenceOption: String { occurrence.map(\.occurrenceOption) ?? "" }
}

extension CivilDate {
  /// What names the occurrence of that day at the end of a command line.
  package var occurrenceOption: String { " --occurrence \(text)" }
}
