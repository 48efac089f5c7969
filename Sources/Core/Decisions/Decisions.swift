internal import SocialText

/// What a ledger decides, without what was taken back.
///
/// What it decides on a post is found out when it is asked for, from the records about that post alone. For one thread.
package final class Decisions {
  /// A decision on a post, with what took it back.
  package struct Decision: Sendable {
    package var entry: LedgerRecord
    package var subject: PostSubject
    /// `withdrawn` or `dismissed`; `nil` if it stands.
    package var takenBack: NotCountedReason?
    /// Whether it was taken back by a record that can stop a post but not release one: the rules that it brought still
    /// apply.
    var isSuspended = false
  }

  // What was found out, by post.
  private var approvals: [String: [Decision]] = [:]
  private var lists: [String: [Decision]] = [:]
  private var requests: [String: [Decision]] = [:]
  private var deliveries: [String: [RecordedDelivery]] = [:]
  /// What the decisions were read from.
  package let ledger: LedgerContents
  package let authority: Authority

  package init(_ ledger: LedgerContents, authority: Authority) {
    self.ledger = ledger
    self.authority = authority
  }

  /// Holds not ended by a person with authority, oldest first.
  package private(set) lazy var holds: [Hold] =
    ledger.records(.hold).filter { $0.record.kind == .hold }.flatMap(openHolds)

  private func openHolds(_ entry: LedgerRecord) -> [Hold] {
    guard authority.isFromKnownPerson(entry) else { return [] }
    let released = takenBack(entry).resumed
    return entry.record.subjects.compactMap { subject in
      guard case .scope(let scope) = subject else { return nil }
      let hold = Hold(entry: entry, scope: scope, released: released)
      return hold.isOpen ? hold : nil
    }
  }

  /// The approvals of a post, oldest first.
  package func approvals(of post: String) -> [Decision] {
    if let known = approvals[post] { return known }
    let found = ledger.records(.approval(post)).filter { $0.record.kind == .approve }.flatMap { entry in
      let takenBack = takenBack(entry)
      let reason = takenBack.reason(post: post)
      let isSuspended = reason != nil && !takenBack.isSettled(post: post)
      return entry.record.subjects(on: post).map { subject in
        Decision(entry: entry, subject: subject, takenBack: reason, isSuspended: isSuspended)
      }
    }
    approvals[post] = found
    return found
  }

  /// The records of people of today or before about a post, oldest first, also those withdrawn; those dismissed left
  /// out.
  func lists(of post: String) -> [Decision] {
    if let known = lists[post] { return known }
    let found = ledger.decisions(naming: post).flatMap { entry -> [Decision] in
      let subjects = entry.record.subjects(on: post)
      guard !subjects.isEmpty, authority.maySuspend(entry), !takenBack(entry).isDismissed(post: post) else { return [] }
      return subjects.map { Decision(entry: entry, subject: $0) }
    }
    lists[post] = found
    return found
  }

  /// The requests for changes to a post, oldest first, those taken back left out.
  package func requests(of post: String) -> [Decision] {
    if let known = requests[post] { return known }
    let found = ledger.records(.request(post)).flatMap { entry -> [Decision] in
      guard entry.record.kind == .requestChanges, authority.isFromKnownPerson(entry),
        takenBack(entry).reason(post: post) == nil
      else { return [] }
      return entry.record.subjects(on: post).map { Decision(entry: entry, subject: $0) }
    }
    requests[post] = found
    return found
  }

  /// The deliveries of a post, oldest first, those resolved left out.
  package func deliveries(of post: String) -> [RecordedDelivery] {
    if let known = deliveries[post] { return known }
    let own = ledger.source.deliveries(of: post).filter { $0.delivery.post == post && !isResolved($0.id) }
    deliveries[post] = own
    return own
  }

  /// Whether a person who may has declared a delivery as never made.
  package func isResolved(_ id: Digest) -> Bool {
    ledger.records(actingOn: id).contains { $0.record.kind == .resolve && authority.mayDo(.resolve, $0) }
  }

  /// The posts that any record decides on. All records of the ledger are read for it.
  package var namedPosts: Set<String> {
    ledger.records.reduce(into: []) { posts, entry in
      for case .post(let subject) in entry.record.subjects { posts.insert(subject.post) }
    }
  }

  /// Whether readers have, or had, a post on some channel.
  package func isPublished(_ post: String) -> Bool {
    deliveries(of: post).contains { [.published, .updated].contains($0.kind) }
  }

  func takenBack(_ entry: LedgerRecord) -> TakenBack {
    TakenBack(entry, by: ledger.records(actingOn: entry.id), authority)
  }

  /// The requests for changes that still block a post on a channel.
  ///
  /// An approval by the same person closes a request that it saw; that of one occurrence, for this one alone. If neither
  /// saw the other, the request stands.
  package func openRequests(post: String, channel: String, occurrence: CivilDate? = nil) -> [LedgerRecord] {
    requests(of: post)
      .filter { $0.subject.channels[channel] != nil && closing(of: $0, channel, occurrence) == nil }
      .map(\.entry)
  }

  private func closing(of request: Decision, _ channel: String, _ occurrence: CivilDate?) -> LedgerRecord? {
    approvals(of: request.subject.post).first { approval in
      approval.subject.channels[channel] != nil && approval.subject.covers(occurrence)
        && approval.takenBack == nil
        && authority.doubt(approval.entry) == nil
        && authority.mayUndo(approval.entry, request.entry)
        && ledger.saw(approval.entry, request.entry)
    }?.entry
  }

  /// The open holds that cover a post on a channel, and why each does.
  package func holds(
    covering post: PostSnapshot, channel: String, occurrence: CivilDate? = nil
  ) -> [CoveringHold] {
    guard !holds.isEmpty else { return [] }
    lazy var standing = approvals(of: post.id).filter { $0.takenBack == nil && authority.doubt($0.entry) == nil }
    return holds.compactMap { $0.covering(post, channel: channel, occurrence: occurrence, approvals: standing) }
  }

  /// The approvals by the people who had asked for changes, which closed their requests.
  func closings(post: String, channel: String, occurrence: CivilDate?) -> [LedgerRecord] {
    requests(of: post).filter { $0.subject.channels[channel] != nil }
      .compactMap { closing(of: $0, channel, occurrence) }
  }
}

extension PostSubject {
  /// Whether it is about an occurrence of the post: one without a date is about all.
  func covers(_ day: CivilDate?) -> Bool { occurrence.map { $0 == day?.text } ?? true }
}

extension Record {
  /// What the record says of a post.
  fileprivate func subjects(on post: String) -> [PostSubject] {
    subjects.compactMap { subject in
      guard case .post(let subject) = subject, subject.post == post else { return nil }
      return subject
    }
  }
}

extension RecordKind {
  /// Kinds that their own actor can take back, or who may dismiss. A hold is not among them: ending it needs authority.
  package static let withdrawable: Set<RecordKind> = [.approve, .requestChanges, .comment, .correction]
}

extension Decisions {
  /// Whether a record has an effect of its own: genuine, not taken back, and by a person who may do that.
  ///
  /// Whether an approval counts for a post as it is today is decided by the verdict.
  package func counts(_ entry: LedgerRecord) -> Bool { counts(entry, post: nil) }

  /// The same of what a record says of one post; of any post if `post` is `nil`.
  package func counts(_ entry: LedgerRecord, post: String?) -> Bool {
    let takenBack = takenBack(entry)
    guard takenBack.reason(post: post) == nil else { return false }
    switch entry.record.kind {
    case .approve: return stands(entry, takenBack) && isGenuine(entry)
    case .requestChanges: return stands(entry, takenBack) && authority.isFromKnownPerson(entry)
    case .hold: return !openHolds(entry).isEmpty
    case .claim, .sending, .published, .handedOff, .updated, .failed, .unknown, .retracted:
      return !isResolved(entry.id) && entry.record.subjects.contains { $0.kind == .delivery }
    case .resume: return authority.mayDo(.resume, entry)
    case .dismiss: return authority.maySuspend(entry, by: .dismiss)
    case .resolve: return authority.mayDo(.resolve, entry)
    case .comment, .correction: return authority.isFromKnownPerson(entry)
    case .withdraw: return authority.maySuspend(entry)
    case .checkpoint: return isProven(entry)
    }
  }

  /// Whether what a record says of at least one post was not taken back.
  private func stands(_ entry: LedgerRecord, _ takenBack: TakenBack) -> Bool {
    entry.record.subjects.contains { subject in
      switch subject {
      case .post(let subject): takenBack.reason(post: subject.post) == nil
      // An approval of the policy is not taken back.
      case .config: true
      case .delivery, .scope: false
      }
    }
  }

  private func isGenuine(_ entry: LedgerRecord) -> Bool { authority.doubt(entry) == nil }
}

/// What later records took back of one, which is no delivery.
struct TakenBack {
  /// The part of a record that was taken back: all of it, or what it says of some posts.
  struct Part {
    var isWhole = false
    var posts: Set<String> = []
    /// Single occurrences of other posts.
    var occurrences: [String: Set<CivilDate>] = [:]

    /// Whether that includes what the record says of `post`; if `post` is `nil`, whether it is the whole record.
    ///
    /// - Parameter occurrence: the one that is asked about; `nil` for all of them.
    func includes(_ post: String?, _ occurrence: CivilDate? = nil) -> Bool {
      guard !isWhole else { return true }
      guard let post else { return false }
      return posts.contains(post) || occurrence.map { occurrences[post]?.contains($0) ?? false } ?? false
    }

    /// Adds what a resume releases.
    mutating func add(resumedBy record: Record) {
      let single = record.occurrencesActedOn
      for (post, days) in single { occurrences[post, default: []].formUnion(days) }
      let posts = record.postsActedOn.map { $0.subtracting(single.keys) }
      if single.isEmpty || posts?.isEmpty == false { add(posts) }
    }

    /// Adds the posts named; the whole record if `nil`.
    mutating func add(_ posts: Set<String>?) {
      if let posts { self.posts.formUnion(posts) } else { isWhole = true }
    }
  }

  /// How far a record was taken back: the part that is suspended, which any known person may do, and the part settled
  /// by a person with authority today.
  private struct Effect {
    var part = Part()
    var settled = Part()

    mutating func add(_ target: LedgerRecord, _ posts: Set<String>?, stops: Bool, settles: Bool) {
      guard RecordKind.withdrawable.contains(target.record.kind) else { return }
      // Taking a request back lets the post go on.
      if target.record.kind == .requestChanges ? settles : stops { part.add(posts) }
      if settles { settled.add(posts) }
    }
  }

  private var withdrawn = Effect()
  private var dismissed = Effect()
  private(set) var resumed = Part()

  /// - Parameter later: the records that act on `target`. What takes such a record back changes none of its effect.
  init(_ target: LedgerRecord, by later: [LedgerRecord], _ authority: Authority) {
    for entry in later {
      let posts = entry.record.postsActedOn
      switch entry.record.kind {
      case .withdraw where authority.mayUndo(entry, target):
        withdrawn.add(
          target, posts, stops: authority.maySuspend(entry), settles: authority.mayTakeBack(entry))
      case .dismiss:
        dismissed.add(
          target, posts, stops: authority.maySuspend(entry, by: .dismiss), settles: authority.mayDo(.dismiss, entry))
      case .resume where target.record.kind == .hold && authority.mayDo(.resume, entry):
        resumed.add(resumedBy: entry.record)
      default: break
      }
    }
  }

  /// How the record was taken back, or what it says of `post`; `nil` if it was not.
  func reason(post: String?) -> NotCountedReason? {
    if withdrawn.part.includes(post) { return .withdrawn }
    return dismissed.part.includes(post) ? .dismissed : nil
  }

  /// Whether a person with authority today overruled the record, or what it says of `post`.
  func isDismissed(post: String?) -> Bool { dismissed.settled.includes(post) }

  /// Whether the record was taken back by a person who may also let something go on: then it has no effect any more.
  func isSettled(post: String?) -> Bool { withdrawn.settled.includes(post) || isDismissed(post: post) }
}

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
  /// A key of its actor's is said to have signed it, and has not.
  case signature
  /// It was signed after the last position of the key.
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

/// A defect of the ledger or the content that was passed over, and is reported so that a person looks into it.
package struct Anomaly: Sendable, Hashable {
  /// What it is, as in the JSON documents.
  package var kind: String
  /// The commit that caused it, in hexadecimal.
  package var commit: String
  /// Where; `nil` where it is about no single path.
  package var path: String?
  /// The malformed object, in hexadecimal, where that is not the commit.
  package var object: String?
  /// Whether it is the ledger's; else the content's.
  package var isOfLedger: Bool

  package init(kind: String, commit: String, path: String?, object: String? = nil, isOfLedger: Bool) {
    self.kind = kind
    self.commit = commit
    self.path = path
    self.object = object
    self.isOfLedger = isOfLedger
  }
}
