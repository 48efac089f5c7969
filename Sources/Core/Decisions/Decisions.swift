/// The ledger's records, sorted by what they decide, without those that were taken back.
package struct Decisions: Sendable {
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

  /// Approvals by post, oldest first.
  package private(set) var approvals: [String: [Decision]] = [:]
  /// Records of people of today or before by the posts that they are about, oldest first, also those withdrawn; those
  /// dismissed left out.
  private(set) var lists: [String: [Decision]] = [:]
  /// Requests for changes by post, oldest first, those taken back left out.
  package private(set) var requests: [String: [Decision]] = [:]
  /// Holds not ended by a person with authority, oldest first.
  package private(set) var holds: [Hold] = []
  /// Deliveries by post, oldest first, those resolved left out.
  package private(set) var deliveries: [String: [(entry: LedgerRecord, delivery: Delivery)]] = [:]
  /// Approvals that were not taken back, and the requests, holds and deliveries above.
  private(set) var standing: Set<Digest> = []
  let takenBack: TakenBack
  /// What the decisions were read from.
  package let ledger: LedgerContents
  package let authority: Authority

  /// Sorts a ledger's records.
  package init(_ ledger: LedgerContents, authority: Authority) {
    self.ledger = ledger
    self.authority = authority
    takenBack = TakenBack(ledger, authority)
    for entry in ledger.records {
      addLists(entry)
      add(entry)
    }
  }

  private mutating func addLists(_ entry: LedgerRecord) {
    guard authority.maySuspend(entry) else { return }
    for case .post(let post) in entry.record.subjects where !takenBack.isDismissed(entry.id, post: post.post) {
      lists[post.post, default: []].append(Decision(entry: entry, subject: post))
    }
  }

  private mutating func add(_ entry: LedgerRecord) {
    for subject in entry.record.subjects {
      switch (entry.record.kind, subject) {
      case (.approve, .post(let post)):
        let reason = takenBack.reason(entry.id, post: post.post)
        let isSuspended = reason != nil && !takenBack.isSettled(entry.id, post: post.post)
        approvals[post.post, default: []].append(
          Decision(entry: entry, subject: post, takenBack: reason, isSuspended: isSuspended))
        guard reason == nil else { continue }
      case (.requestChanges, .post(let post)):
        guard takenBack.reason(entry.id, post: post.post) == nil, authority.isFromKnownPerson(entry) else { continue }
        requests[post.post, default: []].append(Decision(entry: entry, subject: post))
      case (.hold, .scope(let scope)):
        let hold = Hold(entry: entry, scope: scope, released: takenBack.resumed[entry.id] ?? TakenBack.Part())
        guard hold.isOpen, authority.isFromKnownPerson(entry) else { continue }
        holds.append(hold)
      case (let kind, .delivery(let delivery)):
        guard RecordKind.deliveries.contains(kind), !takenBack.resolved.contains(entry.id) else { continue }
        deliveries[delivery.post, default: []].append((entry, delivery))
      default: continue
      }
      standing.insert(entry.id)
    }
  }

  /// The requests for changes that still block a post on a channel.
  ///
  /// An approval by the same person closes a request that it saw. If neither saw the other, the request stands.
  package func openRequests(post: String, channel: String) -> [LedgerRecord] {
    (requests[post] ?? [])
      .filter { $0.subject.channels[channel] != nil && !isClosed($0, channel: channel) }
      .map(\.entry)
  }

  private func isClosed(_ request: Decision, channel: String) -> Bool {
    (approvals[request.subject.post] ?? []).contains { approval in
      approval.subject.channels[channel] != nil
        && approval.takenBack == nil
        && authority.doubt(approval.entry) == nil
        && authority.mayUndo(approval.entry, request.entry)
        && ledger.saw(approval.entry, request.entry)
    }
  }

  /// The open holds that cover a post on a channel, and why each does.
  package func holds(covering post: PostSnapshot, channel: String) -> [CoveringHold] {
    guard !holds.isEmpty else { return [] }
    let approvals = (approvals[post.id] ?? []).filter { $0.takenBack == nil && authority.doubt($0.entry) == nil }
    return holds.compactMap { $0.covering(post, channel: channel, approvals: approvals) }
  }
}

extension RecordKind {
  /// Kinds that say what happened to a post on a channel.
  package static let deliveries: Set<RecordKind> = [
    .claim, .sending, .published, .handedOff, .updated, .failed, .unknown, .retracted,
  ]

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
    guard takenBack.reason(entry.id, post: post) == nil else { return false }
    return switch entry.record.kind {
    case .approve: standing.contains(entry.id) && isGenuine(entry)
    case .requestChanges, .hold, .claim, .sending, .published, .handedOff, .updated, .failed, .unknown, .retracted:
      standing.contains(entry.id)
    case .resume: authority.mayDo(.resume, entry)
    case .dismiss: authority.maySuspend(entry, by: .dismiss)
    case .resolve: authority.mayDo(.resolve, entry)
    case .comment, .correction: authority.isFromKnownPerson(entry)
    case .withdraw: authority.maySuspend(entry)
    case .checkpoint: isGenuine(entry)
    }
  }

  private func isGenuine(_ entry: LedgerRecord) -> Bool { authority.doubt(entry) == nil }
}

/// What later records took back, by the id of the record taken back.
struct TakenBack {
  /// The part of a record that was taken back: all of it, or what it says of some posts.
  struct Part {
    var isWhole = false
    var posts: Set<String> = []

    /// Whether that includes what the record says of `post`; if `post` is `nil`, whether it is the whole record.
    func includes(_ post: String?) -> Bool { isWhole || post.map(posts.contains) ?? false }

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

  private var withdrawn: [Digest: Effect] = [:]
  private var dismissed: [Digest: Effect] = [:]
  private(set) var resumed: [Digest: Part] = [:]
  private(set) var resolved: Set<Digest> = []

  init(_ ledger: LedgerContents, _ authority: Authority) {
    let byID = Dictionary(ledger.records.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for entry in ledger.records {
      let targets = entry.record.targets.compactMap { byID[$0] }
      let posts = entry.record.postsActedOn
      switch entry.record.kind {
      case .withdraw:
        let (stops, settles) = (authority.maySuspend(entry), authority.mayTakeBack(entry))
        for target in targets where authority.mayUndo(entry, target) {
          withdrawn[target.id, default: Effect()].add(target, posts, stops: stops, settles: settles)
        }
      case .dismiss:
        let (stops, settles) = (authority.maySuspend(entry, by: .dismiss), authority.mayDo(.dismiss, entry))
        for target in targets {
          dismissed[target.id, default: Effect()].add(target, posts, stops: stops, settles: settles)
        }
      case .resume where authority.mayDo(.resume, entry):
        for target in targets where target.record.kind == .hold { resumed[target.id, default: Part()].add(posts) }
      case .resolve where authority.mayDo(.resolve, entry):
        resolved.formUnion(targets.map(\.id))
      default: break
      }
    }
  }

  /// How the record was taken back, or what it says of `post`; `nil` if it was not.
  func reason(_ id: Digest, post: String? = nil) -> NotCountedReason? {
    if withdrawn[id]?.part.includes(post) ?? false { return .withdrawn }
    return dismissed[id]?.part.includes(post) ?? false ? .dismissed : nil
  }

  /// Whether a person with authority today overruled the record, or what it says of `post`.
  func isDismissed(_ id: Digest, post: String? = nil) -> Bool { dismissed[id]?.settled.includes(post) ?? false }

  /// Whether the record was taken back by a person who may also let something go on: then it has no effect any more.
  func isSettled(_ id: Digest, post: String? = nil) -> Bool {
    withdrawn[id]?.settled.includes(post) ?? false || isDismissed(id, post: post)
  }
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
