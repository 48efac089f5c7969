/// Something that an audit found.
package struct AuditFinding: Sendable, Hashable {
  package var matter: AuditMatter
  /// The id of the post that it is about; `nil` where it is about the ledger as a whole.
  package var post: String?
  package var channel: String?
  /// The record that it is about; `nil` where it is about none.
  package var record: Digest?

  package init(_ matter: AuditMatter, post: String? = nil, channel: String? = nil, record: Digest? = nil) {
    self.matter = matter
    self.post = post
    self.channel = channel
    self.record = record
  }

  /// The id of the check that found it.
  package var check: String { matter.check }

  /// Whether it says what no repository can tell, and is not about this one.
  package var isLimit: Bool { if case .cannotKnow = matter { true } else { false } }
}

/// What exactly was found, with what a sentence about it needs.
package enum AuditMatter: Sendable, Hashable {
  /// Rules that were not met when it went out.
  case publishedWithoutApproval([MissingApproval], byHand: Bool)
  /// Approvals by people who had contributed to the post, without which a rule was not met.
  case selfApproval(by: [String], rules: [String])
  /// What went out is not what was approved.
  case otherBytes(approvedBy: [String])
  /// An earlier record says that the same account had it already.
  case publishedTwice(first: Digest)
  /// - Parameter isSeen: whether the person who recorded the publication had seen the hold; if not, neither had seen the
  ///   other.
  case publishedUnderHold(Digest, by: String?, isSeen: Bool)
  /// A signature by a key that is not the actor's.
  case foreignKey(actor: String?)
  case anomaly(LedgerAnomaly)
  /// The remote's ledger lacks what this clone has seen there.
  case rewind(remote: String)
  /// What is wrong with the checkpoints of the ledger, or with a copy of one.
  case checkpoint(CheckpointFault)
  /// Readers got another text later, which was not approved; or where no record says that they did, the publishing branch
  /// has another one by now.
  case changedAfterPublication(isRecorded: Bool)
  /// What its record claims to have seen, or to have been judged by, gives another verdict than what it was added to.
  case positionsDiffer(Position, isMetByClaim: Bool)
  /// The rules, or what people may do, were changed shortly before, and the earlier version did not let it go out.
  ///
  /// - Parameter change: what was changed, in words; `nil` where that is not known.
  case policyLoosened(commit: ObjectID, change: String?)
  /// A picture or film that no commit has any more, by the digest of its bytes.
  case pictureGone(Digest)
  /// A record that names a commit of the ledger which is not below it.
  case misplaced
  /// A record without effect.
  case notCounted(String, Reason)
  case cannotKnow(Limit)

  /// In which respect a claim and the facts differ.
  package enum Position: Sendable, Hashable {
    case ledger, policy
    /// The commit that it names is not on the first-parent line of the policy branch.
    case unknownPolicy
  }

  /// Why a record has no effect.
  package enum Reason: Sendable, Hashable {
    case rejected(RejectedRecord.Reason, detail: String)
    case notCounted(NotCountedReason)
  }

  /// What no repository can tell.
  package enum Limit: Sendable, Hashable, CaseIterable {
    case network, bypass
  }

  /// What was looked for: the id of the check, which is a contract.
  package var check: String {
    switch self {
    case .publishedWithoutApproval: "published-without-approval"
    case .selfApproval: "self-approval"
    case .otherBytes: "other-bytes"
    case .publishedTwice: "published-twice"
    case .publishedUnderHold: "published-under-hold"
    case .foreignKey: "foreign-key"
    case .anomaly, .misplaced: "anomaly"
    case .rewind: "rewind"
    case .checkpoint(let fault): fault.isRewind ? "rewind" : "anomaly"
    case .changedAfterPublication: "changed-after-publication"
    case .positionsDiffer: "positions-differ"
    case .policyLoosened: "policy-loosened"
    case .pictureGone: "picture-gone"
    case .notCounted: "not-counted"
    case .cannotKnow: "cannot-know"
    }
  }

  /// An audit ends with findings where there is an error or a warning.
  package var severity: Severity {
    switch self {
    case .publishedWithoutApproval, .selfApproval, .otherBytes, .publishedTwice, .foreignKey, .anomaly, .misplaced,
      .rewind, .checkpoint:
      .error
    case .publishedUnderHold(_, _, let isSeen): isSeen ? .error : .warning
    case .changedAfterPublication, .positionsDiffer, .policyLoosened, .pictureGone: .warning
    case .notCounted, .cannotKnow: .note
    }
  }
}

/// A record that says readers got something, and what it says.
package struct Publication: Sendable {
  package var entry: LedgerRecord
  package var delivery: Delivery
  /// When the commit that added the record was made, by its committer.
  package var addedAt: Timestamp

  package init(entry: LedgerRecord, delivery: Delivery, addedAt: Timestamp) {
    self.entry = entry
    self.delivery = delivery
    self.addedAt = addedAt
  }

  /// The kinds of records that change what readers have.
  package static let kinds: Set<RecordKind> = [.published, .handedOff, .updated]

  /// When it happened, as its record says.
  package var time: Timestamp { delivery.at ?? entry.record.time }
}

/// The publications of one post to one account, in the order of the ledger, without those that were declared as never
/// made.
package struct PublicationSeries: Sendable {
  package let publications: [Publication]
  /// The earlier publication that one repeats, by the repeating record's id.
  package private(set) var repeated: [Digest: Digest] = [:]
  /// The records that only confirm what had been handed off, by their ids.
  package private(set) var confirmations: Set<Digest> = []

  /// - Parameters:
  ///   - publications: all of one post to one account.
  ///   - retractions: the records that say it was taken down.
  ///   - zone: in which a publication that names no occurrence of a post that repeats has its day.
  package init(
    _ publications: [Publication], retractions: [LedgerRecord], in ledger: LedgerContents, zone: Zone
  ) {
    self.publications = publications
    var open: [Publication] = []
    for publication in publications where publication.entry.record.kind != .updated {
      defer { open.append(publication) }
      guard let first = open.last(where: { Self.mayRepeat($0, publication, zone) }), !Self.isSame(first, publication)
      else { continue }
      // Taken down in between, it may go out again.
      let isDown = retractions.contains {
        $0.isOf(publication.delivery.day) && ledger.saw($0, first.entry) && ledger.saw(publication.entry, $0)
      }
      if isDown { continue }
      if first.entry.record.kind == .handedOff, publication.entry.record.kind == .published {
        if first.delivery.rendition == publication.delivery.rendition {
          confirmations.insert(publication.entry.id)
        }
      } else {
        repeated[publication.entry.id] = first.entry.id
      }
    }
  }

  /// Whether an earlier publication was of what a later one is of: another occurrence of a post that repeats is not the
  /// same; one without an occurrence, made before the post repeated, stands for all up to its day.
  private static func mayRepeat(_ earlier: Publication, _ later: Publication, _ zone: Zone) -> Bool {
    guard let day = later.delivery.day else { return true }
    return earlier.delivery.day.map { $0 == day } ?? (day <= zone.local(earlier.time).date)
  }

  /// Whether two records speak of one publication: two people who both noted its address.
  private static func isSame(_ one: Publication, _ other: Publication) -> Bool {
    guard let url = one.delivery.url, let theirs = other.delivery.url else { return false }
    return url.utf8.elementsEqual(theirs.utf8)
  }
}

extension LedgerRecord {
  /// Whether it says what happened to an occurrence: that of all, if either names none.
  fileprivate func isOf(_ day: CivilDate?) -> Bool {
    deliveries.contains { delivery in day == nil || delivery.delivery.day.map { $0 == day } ?? true }
  }
}

/// How a publication is judged by the policy and the ledger of some moment.
package struct PublicationJudgement: Sendable {
  package let verdict: Verdict
  /// The open holds that covered it.
  package let holds: [CoveringHold]
  /// The open requests for changes.
  package let requests: [LedgerRecord]
  private let configuration: Configuration

  /// - Parameters:
  ///   - post: the post as it was sent.
  ///   - channel: the same on the channel to which it was sent.
  ///   - decisions: those that lie below the record of the publication.
  ///   - now: when it was.
  package init(
    of post: PostSnapshot, on channel: ChannelSnapshot, by decisions: Decisions, now: Timestamp
  ) {
    let (name, occurrence) = (channel.channel.name, channel.schedule.occurrence)
    verdict = VerdictMaker(decisions, now: now).verdict(on: post, channel)
    holds = decisions.holds(covering: post, channel: name, occurrence: occurrence)
    requests = decisions.openRequests(post: post.id, channel: name, occurrence: occurrence)
    configuration = decisions.authority.configuration
  }

  /// Whether it might go out, holds aside.
  package var isMet: Bool { verdict.isMet && requests.isEmpty }

  /// What was missing.
  package var missing: [MissingApproval] {
    verdict.missing + requests.map { MissingApproval(closing: $0, in: configuration) }
  }

  /// What is wrong with the approvals of the publication; `nil` where they suffice.
  package func matter(byHand: Bool) -> AuditMatter? {
    guard !isMet else { return nil }
    let contributors = actors(.contributor)
    if !contributors.isEmpty { return .selfApproval(by: contributors, rules: verdict.missing.map(\.rule)) }
    let others = actors(.rendition)
    // Where a request was open, or approvals stand for these very bytes, the bytes are not what is wrong.
    if !others.isEmpty, requests.isEmpty, verdict.approvals.isEmpty { return .otherBytes(approvedBy: others) }
    return .publishedWithoutApproval(missing, byHand: byHand)
  }

  private func actors(_ reason: NotCountedReason) -> [String] {
    Set(verdict.notCounted.filter { $0.reason == reason }.map(\.actor)).sorted()
  }
}

extension Decisions {
  /// Why a record has no effect of its own; `nil` where it has one. Whether an approval is needed, or still stands for what
  /// a post is today, is not looked at.
  package func reasonNotCounted(_ entry: LedgerRecord) -> NotCountedReason? {
    if counts(entry) {
      let isDelivery = RecordKind.deliveries.contains(entry.record.kind)
      return isDelivery && !authority.mayDo(.publish, entry) ? authority.doubt(entry) ?? .role : nil
    }
    // An audit has findings of its own for these.
    if entry.record.kind == .checkpoint { return nil }
    let takenBack = takenBack(entry)
    let posts = entry.record.subjects.compactMap { subject -> String? in
      guard case .post(let post) = subject else { return nil }
      return post.post
    }
    if let reason = ([nil] + posts.map(Optional.some)).lazy.compactMap({ takenBack.reason(post: $0) }).first {
      return reason
    }
    // What a later record ended did have its effect.
    if entry.record.kind == .hold, authority.isFromKnownPerson(entry) { return nil }
    if RecordKind.deliveries.contains(entry.record.kind), isResolved(entry.id) { return nil }
    return authority.doubt(entry) ?? .role
  }
}

/// A publication with what an audit found of it.
package struct AuditedPublication: Sendable {
  package let publication: Publication
  /// What people know the post by.
  package let title: String
  /// By the policy and the ledger below its record.
  package let judgement: PublicationJudgement
  /// The commit of the policy branch that was in force, in hexadecimal.
  package let policy: String
  /// Whether it only says that what had been handed off went out.
  package let isConfirmation: Bool
  /// Whether its record is by the person whom it names, as far as addresses and signatures show.
  package let isProven: Bool
  package private(set) var findings: [AuditFinding] = []

  package init(
    publication: Publication, title: String, judgement: PublicationJudgement, policy: String, isConfirmation: Bool,
    isProven: Bool
  ) {
    self.isProven = isProven
    self.publication = publication
    self.title = title
    self.judgement = judgement
    self.policy = policy
    self.isConfirmation = isConfirmation
  }

  /// Adds a finding about it.
  package mutating func add(_ matter: AuditMatter) {
    findings.append(
      AuditFinding(
        matter, post: publication.delivery.post, channel: publication.delivery.channel, record: publication.entry.id))
  }
}

/// What an audit is about.
package struct AuditScope: Sendable, Hashable {
  /// The id of a post; `nil` for all of them.
  package var post: String?
  /// The moment from which on records were added that it is about; `nil` for all of them.
  package var since: Timestamp?
  /// The person who published, approved or recorded what it is about; `nil` for all people.
  package var person: String?

  package init(post: String? = nil, since: Timestamp? = nil, person: String? = nil) {
    self.post = post
    self.since = since
    self.person = person
  }
}

/// What an audit found.
package struct Audit: Sendable {
  package let scope: AuditScope
  /// The commit that stands for what was read of the ledger, in hexadecimal.
  package let ledger: String
  /// How many record files the ledger has.
  package let records: Int
  /// How many of them are records of this ledger.
  package let valid: Int
  /// In the order of the ledger.
  package let publications: [AuditedPublication]
  package let findings: [AuditFinding]
  /// The checkpoints of the ledger; `nil` where there are none, or the audit is not about them.
  package let checkpoints: CheckpointChain?
  /// The copy of a checkpoint with which the ledger was compared.
  package let copy: CheckpointChain.Copy?

  package init(
    scope: AuditScope = AuditScope(), ledger: String, records: Int, valid: Int, publications: [AuditedPublication],
    findings: [AuditFinding], checkpoints: CheckpointChain? = nil, copy: CheckpointChain.Copy? = nil
  ) {
    self.checkpoints = checkpoints
    self.copy = copy
    self.scope = scope
    self.ledger = ledger
    self.records = records
    self.valid = valid
    self.publications = publications
    self.findings = findings
  }

  /// Whether there is an error or a warning.
  package var hasFindings: Bool { findings.contains { $0.matter.severity > .note } }
}

/// Everything that happened to an audited post, with what was approved and sent.
package struct AuditTrail: Sendable {
  package let post: String
  /// What people know the post by.
  package let title: String
  package let events: [TrailEvent]
  /// In the order of the ledger.
  package let versions: [Version]

  package init(post: String, title: String, events: [TrailEvent], versions: [Version]) {
    self.post = post
    self.title = title
    self.events = events
    self.versions = versions
  }

  /// What a record says that readers get, or got.
  package struct Version: Sendable {
    package let entry: LedgerRecord
    package let channel: String
    /// The canonical form; `nil` where the ledger does not keep it.
    package let rendition: JSONValue?
    package let pictures: [Picture]

    package init(entry: LedgerRecord, channel: String, rendition: JSONValue?, pictures: [Picture]) {
      self.entry = entry
      self.channel = channel
      self.rendition = rendition
      self.pictures = pictures
    }
  }

  /// A picture or film of a version.
  package struct Picture: Sendable {
    package let digest: Digest
    /// `nil` where no commit has it.
    package let path: String?
    /// Its media type: `image/jpeg`; `nil` where that is not known.
    package let type: String?
    /// The bytes of a picture that is small enough to be shown.
    package let bytes: [UInt8]?

    package init(digest: Digest, path: String?, type: String?, bytes: [UInt8]?) {
      self.digest = digest
      self.path = path
      self.type = type
      self.bytes = bytes
    }
  }
}
