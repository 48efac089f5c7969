/// The contents of a ledger: its records, and what does not count.
///
/// For one thread: a record is read when it is asked for. The bytes of objects are still in git.
package struct LedgerContents {
  /// The commits that were read.
  package let tips: [ObjectID]
  package let source: any RecordSource
  /// Changes by commits other than additions. They have no effect.
  package let anomalies: [LedgerAnomaly]
  package let ancestry: Ancestry
  /// The id of the content repository.
  package let identity: String

  package init(
    tips: [ObjectID] = [], records: [LedgerRecord], rejected: [RejectedRecord] = [], anomalies: [LedgerAnomaly] = [],
    ancestry: Ancestry
  ) {
    self.init(
      tips: tips, source: ListedRecords(records, rejected: rejected), anomalies: anomalies, ancestry: ancestry,
      identity: "")
  }

  package init(
    tips: [ObjectID], source: any RecordSource, anomalies: [LedgerAnomaly], ancestry: Ancestry, identity: String
  ) {
    self.tips = tips
    self.source = source
    self.anomalies = anomalies
    self.ancestry = ancestry
    self.identity = identity
  }

  /// Throws if a record could not be read that had been before: then what was found out does not hold.
  package func check() throws {
    if let failure = source.failure { throw failure }
  }

  /// Whether commits only added files, so that the tree of each tip has all that its history added.
  package var isClean: Bool { anomalies.isEmpty }

  /// Record files that are no record of this ledger, in the order in which they were added.
  package var rejected: [RejectedRecord] { source.rejected }

  /// All records that are valid, in the order of display: no record before one that its actor could have seen, and
  /// among concurrent ones the smallest id first. Times are ignored.
  package var records: [LedgerRecord] { source.records(source.numbers) }

  /// The records that have a key, in the order of display. A few others may be among them.
  package func records(_ key: RecordKey) -> [LedgerRecord] { source.records(source.numbers(key)) }

  /// The records that name a post, in the order of display: decisions on it, what happened to it, and those that hold or
  /// take back something by naming it. A few others may be among them.
  package func records(naming post: String) -> [LedgerRecord] { records(.post(post)) }

  /// The same without those that say what happened to it.
  package func decisions(naming post: String) -> [LedgerRecord] { source.records(source.decisions(naming: post)) }

  /// The records about a post: those that name it, and those that act on one of them. A few others may be among them.
  package func records(about post: String) -> [LedgerRecord] {
    let own = source.numbers(.post(post))
    let acting = source.records(own).flatMap { source.numbers(.actingOn($0.id)) }
    return source.records(Set(own + acting))
  }

  /// The records that act on another one, in the order of display.
  package func records(actingOn target: Digest) -> [LedgerRecord] {
    let numbers = source.numbers(.actingOn(target))
    return numbers.isEmpty ? [] : source.records(numbers).filter { $0.record.targets.contains(target) }
  }

  /// The records with these ids, in the order of display.
  package func records(_ ids: [Digest]) -> [LedgerRecord] { source.records(Set(ids.compactMap(source.number(of:)))) }

  /// The records whose ids begin with some hexadecimal digits.
  package func records(startingWith digits: String) -> [LedgerRecord] {
    source.records(source.numbers(startingWith: digits))
  }

  /// Records of which every other one has the kind, the people and the addresses of one.
  package var kindsOfActors: [LedgerRecord] { source.records(source.kindsOfActors) }

  /// Whether the ledger commit `commit`, in hexadecimal, can be reached from `descendant`, from memory.
  package func isAncestor(_ commit: String, of descendant: ObjectID) -> Bool {
    guard let commit = ObjectID(hex: commit) else { return false }
    return ancestry.isAncestor(commit, of: descendant)
  }

  /// Whether the actor of `later` had seen `earlier`: it can be reached from the commit that they name as seen.
  package func saw(_ later: LedgerRecord, _ earlier: LedgerRecord) -> Bool {
    guard let previous = ObjectID(hex: later.record.previous) else { return false }
    return earlier.additions.contains { ancestry.isAncestor($0.commit, of: previous) }
  }
}

extension LedgerContents {
  /// Where a record stands in the order of display.
  package func position(of entry: LedgerRecord) -> LedgerPosition {
    LedgerPosition(generation: ancestry.generation(entry.addedBy) ?? 0, record: entry.id)
  }
}

/// A place in the order of a ledger's records, the same in every clone: after all that a record's actor could have seen,
/// and among concurrent records by their ids. Times are ignored.
package struct LedgerPosition: Sendable, Hashable, Comparable {
  /// The length of the longest path from the commit that added the record to the ledger's root.
  package var generation: Int
  package var record: Digest

  package init(generation: Int, record: Digest) {
    self.generation = generation
    self.record = record
  }

  package static func < (left: LedgerPosition, right: LedgerPosition) -> Bool {
    left.generation == right.generation ? left.record < right.record : left.generation < right.generation
  }
}

/// A valid record of the ledger. Whether it counts depends on the configuration.
package struct LedgerRecord: Sendable {
  /// The SHA-256 of the bytes that stand in the ledger.
  package let id: Digest
  package let record: Record
  /// The commits that added it, each of them above what its actor saw, the first one first. There is at least one;
  /// more if branches were rewritten, or another person tries to pass as its author.
  package let additions: [Addition]
  /// Its signature files. Those that are no signature are left out.
  package let signatures: [RecordSignature]

  /// A commit that added a record, and who it says wrote it.
  package struct Addition: Hashable, Sendable {
    package let commit: ObjectID
    package let author: Identity

    package init(commit: ObjectID, author: Identity) {
      self.commit = commit
      self.author = author
    }
  }

  /// - Parameters:
  ///   - addedBy: the first commit that added it.
  ///   - commitAuthor: who that commit says wrote it.
  ///   - others: further commits that added it.
  package init(
    id: Digest, record: Record, addedBy: ObjectID, commitAuthor: Identity, others: [Addition] = [],
    signatures: [RecordSignature] = []
  ) {
    self.id = id
    self.record = record
    additions = [Addition(commit: addedBy, author: commitAuthor)] + others
    self.signatures = signatures
  }

  /// The first commit that added it.
  package var addedBy: ObjectID { additions[0].commit }

  /// Who the first commit that added it says wrote it.
  package var commitAuthor: Identity { additions[0].author }

  /// The addresses of those who the commits that added it say wrote it.
  package var authorAddresses: [String] { additions.map(\.author.email) }
}

/// A record file that is no record of this ledger.
package struct RejectedRecord: Hashable, Sendable {
  /// The SHA-256 of its bytes; `nil` if they do not match the digest in the file's name.
  package let id: Digest?
  package let path: String
  package let reason: Reason
  /// What is wrong, most specific part first, without a final period.
  package let detail: String
  package let addedBy: ObjectID

  /// Why it does not count, as in the JSON documents.
  package enum Reason: String, Hashable, Sendable, CaseIterable {
    case invalidRecord = "invalid-record"
    case unknownKind = "unknown-kind"
    case otherRepository = "other-repository"
  }

  /// What is said where `prev` is not below the commit that added the record.
  package static let misplacement = "prev is not below the commit that added the record"

  /// Whether it names a commit of the ledger that is not below it, as no command writes it: its ledger was rewritten, or it
  /// was taken from another one.
  package var isMisplaced: Bool { reason == .invalidRecord && detail == Self.misplacement }

  package init(id: Digest?, path: String, reason: Reason, detail: String, addedBy: ObjectID) {
    self.id = id
    self.path = path
    self.reason = reason
    self.detail = detail
    self.addedBy = addedBy
  }
}

/// A forbidden change by a commit of the ledger. It has no effect.
package struct LedgerAnomaly: Hashable, Sendable {
  package let kind: Kind
  package let commit: ObjectID
  /// Where, if it is about one path.
  package let path: String?

  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A file of the ledger was deleted.
    case deleted
    /// A file of the ledger was changed.
    case changed
    /// A file was added that does not belong in a ledger, or is no regular file.
    case unexpectedPath = "unexpected-path"
    /// A merge has something that no parent has, or lacks something that one has.
    case mergeIsNoUnion = "merge-is-no-union"
    /// The history has another root than this repository's ledger.
    case foreignRoot = "foreign-root"
    /// The tree of a commit is malformed.
    case unreadable
  }

  package init(kind: Kind, commit: ObjectID, path: String? = nil) {
    self.kind = kind
    self.commit = commit
    self.path = path
  }
}
