package import Canonical
package import Git

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
