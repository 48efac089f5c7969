package import Core
internal import Git
internal import SocialText

/// Judges every publication by the policy, the people and the ledger that lie below its record.
package struct Auditor {
  let reader: QueueReader
  private let timeline: PolicyTimeline
  let sent: SentPosts
  private let history: ContentHistory
  private let today: [Today]
  /// What posts show by the policy of today.
  private let showings: Showings
  /// The holds of the ledger, and what acts on them, by their ids.
  private let holds: Set<Digest>
  private var ledger: LedgerContents { reader.ledger.contents }
  private var repository: ContentRepository { reader.repository }

  package init(_ reader: QueueReader) throws {
    let repository = reader.repository
    self.reader = reader
    let tips = try reader.publishedCommits
    history = try repository.history(upTo: tips + [reader.policy.tip])
    timeline = try PolicyTimeline(repository, upTo: reader.policy, history, reader.ledger.contents)
    sent = SentPosts(repository, history, tips: tips, reader.decisions)
    today = try reader.policy.configuration.queues.compactMap { queue in
      try repository.commit(of: queue).map { tip in
        Today(tree: try repository.git.links(of: tip).tree, channels: queue.channels)
      }
    }
    showings = Showings(history.files, repository: repository, configuration: reader.policy.configuration)
    holds = LedgerPart.holds(in: reader.ledger.contents)
  }

  /// What a publishing branch has today.
  private struct Today {
    let tree: ObjectID
    /// The names of the channels that are published from it.
    let channels: [String]
  }

  /// The audit of what `scope` names.
  ///
  /// - Parameter copy: a checkpoint that was kept elsewhere, with which the ledger is compared.
  package func audit(_ scope: AuditScope, comparing copy: SignedCheckpoint? = nil) throws -> Audit {
    let records = scope.post.map(ledger.records(about:)) ?? ledger.records
    var publications: [AuditedPublication] = []
    for (post, entries) in deliveries(in: records, of: scope.post) {
      publications += try audited(post, entries)
    }
    publications = publications.filter { scope.includes($0) }
    publications = inOrder(publications, of: records)
    let own = publications.flatMap(\.findings)
    let others = scope.post == nil && scope.person == nil ? ledgerFindings : []
    let checkpoints = checkpoints(scope, comparing: copy)
    let notes = try foreignKeys(records, scope) + notCounted(records, scope)
    try ledger.check()
    reader.keep()
    return Audit(
      scope: scope, ledger: reader.ledger.commit, records: ledger.source.numbers.count,
      valid: ledger.source.numbers.count - ledger.rejected.count, publications: publications,
      findings: own + others + (checkpoints?.findings ?? []) + notes
        + AuditMatter.Limit.allCases.map { AuditFinding(.cannotKnow($0)) },
      checkpoints: checkpoints?.chain, copy: checkpoints?.copy)
  }

  private func inOrder(_ publications: [AuditedPublication], of records: [LedgerRecord]) -> [AuditedPublication] {
    let order = Dictionary(records.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let places = publications.map { order[$0.publication.entry.id] ?? 0 }
    return publications.indices.sorted { (places[$0], $0) < (places[$1], $1) }.map { publications[$0] }
  }

  /// The publications of one post, in the order of the ledger.
  package func publications(of post: String) throws -> [AuditedPublication] {
    let entries = deliveries(in: ledger.records(naming: post), of: post)
    return try entries.flatMap { try audited($0.post, $0.records) }
  }

  /// What is wrong with the ledger as a whole.
  private var ledgerFindings: [AuditFinding] {
    let rewind = reader.ledger.rewoundRemote.map { [AuditFinding(.rewind(remote: $0))] } ?? []
    return rewind + ledger.anomalies.map { AuditFinding(.anomaly($0)) }
  }

  /// The checkpoints of the ledger and the copy of one that was kept elsewhere, as far as there are any.
  ///
  /// They are about the ledger as a whole: an audit of one post or person looks at them only for a copy.
  private func checkpoints(
    _ scope: AuditScope, comparing copy: SignedCheckpoint?
  ) -> (chain: CheckpointChain, copy: CheckpointChain.Copy?, findings: [AuditFinding])? {
    let isWhole = scope.post == nil && scope.person == nil
    guard copy != nil || isWhole && !reader.ledger.contents.records(.checkpoint).isEmpty else { return nil }
    let chain = reader.checkpointChain
    let compared = copy.map { chain.compare($0, keys: reader.policy.configuration.checkpoints) }
    let faults = [compared?.fault.map(CheckpointFault.copy)].compactMap { $0 } + chain.faults
    return (chain, compared, faults.map { AuditFinding(.checkpoint($0), record: $0.record) })
  }

  /// The posts of which records say what happened, with these records, in the order of their first ones.
  private func deliveries(
    in records: [LedgerRecord], of post: String?
  ) -> [(post: String, records: [LedgerRecord])] {
    var order: [String] = []
    var found: [String: [LedgerRecord]] = [:]
    for entry in records where RecordKind.deliveries.contains(entry.record.kind) {
      for delivery in entry.deliveries.map(\.delivery) where post == nil || delivery.post == post {
        if found[delivery.post] == nil { order.append(delivery.post) }
        if found[delivery.post]?.last?.id != entry.id { found[delivery.post, default: []].append(entry) }
      }
    }
    return order.map { ($0, found[$0] ?? []) }
  }

  /// When the commit was made that added a record, by its committer.
  private func addedAt(_ entry: LedgerRecord) throws -> Timestamp {
    Timestamp(seconds: try repository.git.time(of: entry.addedBy))
  }

  // MARK: - One post

  private func audited(_ post: String, _ entries: [LedgerRecord]) throws -> [AuditedPublication] {
    let related = LedgerPart(about: post, holds, of: ledger)
    var audited: [AuditedPublication] = []
    let standing = entries.filter { !reader.decisions.isResolved($0.id) }
    let all = try standing.filter { Publication.kinds.contains($0.record.kind) }.flatMap { entry in
      let addedAt = try addedAt(entry)
      return entry.deliveries.filter { $0.delivery.post == post }.map {
        Publication(entry: entry, delivery: $0.delivery, addedAt: addedAt)
      }
    }
    let accounts = Dictionary(grouping: all) {
      Account(network: $0.delivery.network.rawValue, name: AccountName.folded($0.delivery.account))
    }
    for publications in accounts.sorted(by: { $0.key < $1.key }).map(\.value) {
      let retractions = standing.filter { $0.record.kind == .retracted && $0.isTo(publications[0].delivery) }
      let series = PublicationSeries(
        publications, retractions: retractions, in: ledger, zone: reader.policy.configuration.timezone)
      for publication in series.publications {
        audited.append(try self.audited(publication, in: series, related))
      }
      if let last = audited.indices.last,
        retractions.last.map({ !ledger.saw($0, publications.last?.entry ?? $0) }) ?? true,
        try isChanged(since: publications)
      {
        audited[last].add(.changedAfterPublication(isRecorded: false))
      }
    }
    return audited
  }

  private struct Account: Hashable, Comparable {
    var network: String
    var name: String

    static func < (left: Account, right: Account) -> Bool {
      (left.network, left.name) < (right.network, right.name)
    }
  }

  private func audited(
    _ publication: Publication, in series: PublicationSeries, _ related: LedgerPart
  ) throws -> AuditedPublication {
    let entry = publication.entry
    let place = timeline.place(at: publication.addedAt)
    let (post, judged, version) = try judgement(of: publication, at: place, related)
    var audited = AuditedPublication(
      publication: publication, title: post.post.label, judgement: judged, policy: timeline.commit(at: place).hex,
      isConfirmation: series.confirmations.contains(entry.id), isProven: version.authority.doubt(entry) == nil)
    if let first = series.repeated[entry.id] { audited.add(.publishedTwice(first: first)) }
    if entry.record.kind == .updated {
      // An edit on the network comes before any approval: what is told is that readers got another text.
      if !judged.isMet { audited.add(.changedAfterPublication(isRecorded: true)) }
    } else if !audited.isConfirmation {
      if let matter = judged.matter(byHand: publication.delivery.byHand) { audited.add(matter) }
      for matter in holds(over: post, publication, judged, related) { audited.add(matter) }
      for matter in try positions(of: publication, post, judged, at: place, related) { audited.add(matter) }
      if let matter = try loosening(before: place, publication, judged, related) { audited.add(matter) }
    }
    if let picture = try lostPicture(of: publication, post) { audited.add(.pictureGone(picture)) }
    return audited
  }

  /// The holds that covered a publication, and those that neither saw it nor were seen by it.
  private func holds(
    over post: SentPosts.SentPost, _ publication: Publication, _ judged: PublicationJudgement, _ related: LedgerPart
  ) -> [AuditMatter] {
    let entry = publication.entry
    let open = judged.holds.map { hold in
      AuditMatter.publishedUnderHold(
        hold.entry.id, by: hold.entry.record.actor, isSeen: ledger.saw(entry, hold.entry))
    }
    let known = Set(judged.holds.map(\.entry.id))
    let unseen = related.holds.filter { hold in
      !known.contains(hold.id) && !ledger.saw(entry, hold) && !ledger.saw(hold, entry)
        && !hold.additions.contains { ledger.ancestry.isAncestor($0.commit, of: entry.addedBy) }
    }
    guard !unseen.isEmpty else { return open }
    let apart = Decisions(
      LedgerContents(records: unseen, ancestry: ledger.ancestry), authority: reader.decisions.authority)
    return open
      + apart.holds(
        covering: post.post, channel: post.channel.channel.name, occurrence: post.channel.schedule.occurrence
      ).map {
        .publishedUnderHold($0.entry.id, by: $0.entry.record.actor, isSeen: false)
      }
  }

  /// Where the verdict is another one by what the record claims to have seen, or to have been judged by.
  private func positions(
    of publication: Publication, _ post: SentPosts.SentPost, _ judged: PublicationJudgement, at place: Int,
    _ related: LedgerPart
  ) throws -> [AuditMatter] {
    let record = publication.entry.record
    var found: [AuditMatter] = []
    let version = try timeline.version(at: place, below: publication.entry.addedBy)
    if let previous = ObjectID(hex: record.previous),
      related.differs(below: previous, from: publication.entry.addedBy, except: publication.entry.id)
    {
      let claimed = PublicationJudgement(
        of: post.post, on: post.channel, by: related.decisions(below: previous, version.authority),
        now: publication.addedAt)
      if claimed.isMet != judged.isMet || claimed.holds.isEmpty != judged.holds.isEmpty {
        found.append(.positionsDiffer(.ledger, isMetByClaim: claimed.isMet && claimed.holds.isEmpty))
      }
    }
    if let policy = record.policy {
      guard let named = timeline.place(of: policy.commit) else {
        return found + [.positionsDiffer(.unknownPolicy, isMetByClaim: judged.isMet)]
      }
      if try !timeline.isSame(named, place, below: publication.entry.addedBy) {
        let claimed = try judgement(of: publication, at: named, related).judgement
        if claimed.isMet != judged.isMet { found.append(.positionsDiffer(.policy, isMetByClaim: claimed.isMet)) }
        // Times of commits are claims: a stet.yml that was dated back excuses no publication.
        if judged.isMet, let matter = claimed.matter(byHand: publication.delivery.byHand) { found.append(matter) }
      }
    }
    return found
  }

  /// How many seconds before a publication a change of the policy is told.
  private static let looseningSpan: Int64 = 7 * 86_400

  /// The last change of the policy within the week before without which the publication would not have been approved.
  private func loosening(
    before place: Int, _ publication: Publication, _ judged: PublicationJudgement, _ related: LedgerPart
  ) throws -> AuditMatter? {
    guard judged.isMet else { return nil }
    let start = publication.addedAt - Self.looseningSpan
    for (earlier, changedAt) in timeline.earlier(than: place, since: start) {
      let version = try timeline.version(at: earlier, below: publication.entry.addedBy)
      let hasAccount = version.policy.configuration.channels.contains {
        $0.isAccount(publication.delivery.account, on: publication.delivery.network)
      }
      guard hasAccount else { continue }
      guard try !judgement(of: publication, at: earlier, related).judgement.isMet else { continue }
      let change = PolicyDifference(
        from: version.policy.configuration,
        to: try timeline.version(at: changedAt, below: publication.entry.addedBy).policy.configuration)
      return .policyLoosened(commit: timeline.commit(at: changedAt), change: change.sentences.first)
    }
    return nil
  }

  /// A publication's post, and the judgement on it, by the version of the policy at a place of its line.
  private func judgement(
    of publication: Publication, at place: Int, _ related: LedgerPart
  ) throws -> (post: SentPosts.SentPost, judgement: PublicationJudgement, version: PolicyTimeline.Version) {
    let entry = publication.entry
    let version = try timeline.version(at: place, below: entry.addedBy)
    let post = try sent.post(of: publication, by: version, related.approvals)
    let judgement = PublicationJudgement(
      of: post.post, on: post.channel, by: related.decisions(below: entry.addedBy, except: entry.id, version.authority),
      now: publication.addedAt)
    return (post, judgement, version)
  }

  /// The post of an audited publication, by the policy that was in force.
  func sentPost(of audited: AuditedPublication) throws -> SentPosts.SentPost {
    let version = try timeline.version(
      at: timeline.place(at: audited.publication.addedAt), below: audited.publication.entry.addedBy)
    return try sent.post(of: audited.publication, by: version, [])
  }

  // MARK: - What is there today

  /// Whether the publishing branch shows the readers of an account something else than they got last.
  private func isChanged(since publications: [Publication]) throws -> Bool {
    guard let last = publications.last?.delivery, let digest = last.rendition else { return false }
    for branch in today {
      guard let version = try history.version(of: last.post, in: branch.tree), version.blob.hex != last.blob,
        let channel = reader.policy.configuration.channels.first(where: {
          $0.isAccount(last.account, on: last.network)
        }), branch.channels.contains(channel.name),
        case .rendition(let rendition) = try showings.showings(of: version, in: branch.tree)[channel.name]?.shown
      else { continue }
      return rendition != digest
    }
    return false
  }

  /// A picture or film of what was sent that is in no commit any more.
  private func lostPicture(of publication: Publication, _ post: SentPosts.SentPost) throws -> Digest? {
    guard !post.isTextAlone, let digest = publication.delivery.rendition,
      let rendition = try reader.ledger.contents.rendition(digest, in: repository.git)
    else { return nil }
    // What a post names by its address is kept elsewhere.
    return try rendition.digests.subtracting(post.remoteFiles).sorted().first {
      try sent.picture($0, of: post) == nil
    }
  }

  // MARK: - Records with the key of another person, or without effect

  /// The records that came with a signature, but with none by their actor. One that was added later is not looked at: each
  /// person who may push can add one.
  private func foreignKeys(_ records: [LedgerRecord], _ scope: AuditScope) throws -> [AuditFinding] {
    try records.compactMap { entry in
      let own = entry.signatures.filter { $0.isValid && $0.addedBy.contains(entry.addedBy) }
      guard !own.isEmpty, scope.person.map({ entry.record.actor == $0 }) ?? true else { return nil }
      let addedAt = try addedAt(entry)
      guard scope.since.map({ addedAt >= $0 }) ?? true else { return nil }
      let configuration = try timeline.version(at: timeline.place(at: addedAt), below: entry.addedBy).policy
        .configuration
      let signer = entry.record.assurance == .imported ? entry.record.attester : entry.record.actor
      let keys = signer.flatMap { configuration.person($0) }?.keys ?? []
      guard !own.contains(where: { signature in keys.contains { $0.key == signature.key } }) else { return nil }
      let post = entry.record.concerns(in: ledger).map(\.post).first { !$0.isEmpty }
      return AuditFinding(.foreignKey(actor: signer), post: post, record: entry.id)
    }
  }

  private func notCounted(_ records: [LedgerRecord], _ scope: AuditScope) throws -> [AuditFinding] {
    let rejected = scope.post == nil && scope.person == nil ? ledger.rejected : []
    var found = rejected.map { record in
      AuditFinding(
        record.isMisplaced ? .misplaced : .notCounted("record", .rejected(record.reason, detail: record.detail)),
        record: record.id)
    }
    for entry in records {
      let posts = entry.record.concerns(in: ledger).map(\.post)
      guard scope.post.map(posts.contains) ?? true, scope.person.map({ entry.record.actor == $0 }) ?? true else {
        continue
      }
      // Who has left since was a person when they decided.
      guard var reason = reader.decisions.reasonNotCounted(entry) else { continue }
      let addedAt = try addedAt(entry)
      guard scope.since.map({ addedAt >= $0 }) ?? true else { continue }
      if reason != .withdrawn, reason != .dismissed {
        let authority = try timeline.version(at: timeline.place(at: addedAt), below: entry.addedBy).authority
        guard let then = Decisions(ledger, authority: authority).reasonNotCounted(entry) else { continue }
        reason = then
      }
      found.append(
        AuditFinding(
          .notCounted(entry.record.kind.rawValue, .notCounted(reason)), post: posts.first { !$0.isEmpty },
          record: entry.id))
    }
    return found
  }
}

extension AuditScope {
  /// Whether the audit is about a publication.
  fileprivate func includes(_ audited: AuditedPublication) -> Bool {
    guard since.map({ audited.publication.addedAt >= $0 }) ?? true else { return false }
    guard let person else { return true }
    let approvals =
      audited.judgement.verdict.approvals.map(\.record.actor)
      + audited.judgement.verdict.notCounted.map { Optional($0.actor) }
    return audited.publication.entry.record.actor == person || approvals.contains(person)
  }
}

extension LedgerRecord {
  /// Whether it says what happened on the account of a delivery.
  fileprivate func isTo(_ delivery: Delivery) -> Bool {
    deliveries.contains {
      $0.delivery.post == delivery.post && $0.delivery.network == delivery.network
        && AccountName.areSame($0.delivery.account, delivery.account)
    }
  }
}

/// The records that a post depends on: those about it, the holds, and what acts on either.
struct LedgerPart {
  private let records: [LedgerRecord]
  private let ancestry: Ancestry

  /// - Parameter holds: the holds, and what acts on them.
  init(about post: String, _ holds: Set<Digest>, of ledger: LedgerContents) {
    let about = ledger.records(about: post)
    records = holds.isEmpty ? about : ledger.records(Array(holds.union(about.map(\.id))))
    ancestry = ledger.ancestry
  }

  /// The ids of the holds of a ledger, and of what acts on them.
  static func holds(in ledger: LedgerContents) -> Set<Digest> {
    let holds = ledger.records(.hold).map(\.id)
    return Set(holds + holds.flatMap { ledger.records(actingOn: $0).map(\.id) })
  }

  var approvals: [LedgerRecord] { records.filter { $0.record.kind == .approve } }
  var holds: [LedgerRecord] { records.filter { $0.record.kind == .hold } }

  /// What was decided below a commit of the ledger, itself included.
  ///
  /// - Parameter except: the record that is judged, which is no decision on itself.
  func decisions(below commit: ObjectID, except: Digest? = nil, _ authority: Authority) -> Decisions {
    Decisions(LedgerContents(records: records(below: commit, except), ancestry: ancestry), authority: authority)
  }

  /// Whether two commits of the ledger have different ones of these records below them.
  func differs(below one: ObjectID, from other: ObjectID, except: Digest) -> Bool {
    records(below: one, except).map(\.id) != records(below: other, except).map(\.id)
  }

  private func records(below commit: ObjectID, _ except: Digest?) -> [LedgerRecord] {
    records.compactMap { entry in
      guard entry.id != except else { return nil }
      let additions = entry.additions.filter { ancestry.isAncestor($0.commit, of: commit) }
      guard let first = additions.first else { return nil }
      guard additions.count < entry.additions.count else { return entry }
      return LedgerRecord(
        id: entry.id, record: entry.record, addedBy: first.commit, commitAuthor: first.author,
        others: Array(additions.dropFirst()))
    }
  }
}

extension LedgerContents {
  /// The canonical form of a rendition; `nil` where the ledger does not keep it.
  func rendition(_ digest: Digest, in repository: Repository) throws -> JSONValue? {
    try object(digest, .rendition, in: repository).flatMap { try? JSONValue(canonical: $0) }
  }
}
