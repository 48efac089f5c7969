internal import Canonical
internal import Content
package import Ledger

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
