package import Canonical
package import Git

/// A valid record of the ledger. Whether it counts depends on the configuration.
package struct LedgerRecord: Sendable {
  /// The SHA-256 of the bytes that stand in the ledger.
  package let id: Digest
  package let record: Record
  /// The commits that added it, each of them above what its actor saw, the first one first. There is at least one;
  /// more if branches were rewritten, or another person tries to pass as its author.
  package let additions: [Addition]

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
    id: Digest, record: Record, addedBy: ObjectID, commitAuthor: Identity, others: [Addition] = []
  ) {
    self.id = id
    self.record = record
    additions = [Addition(commit: addedBy, author: commitAuthor)] + others
  }

  /// The first commit that added it.
  package var addedBy: ObjectID { additions[0].commit }

  /// Who the first commit that added it says wrote it.
  package var commitAuthor: Identity { additions[0].author }

  /// The addresses of those who the commits that added it say wrote it.
  package var authorAddresses: [String] { additions.map(\.author.email) }
}
