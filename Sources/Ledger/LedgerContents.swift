package import Canonical
package import Git

/// The contents of a ledger: its records, and what does not count.
///
/// A plain value that can be passed to other threads; only the bytes of objects and signatures are still in git.
package struct LedgerContents: Sendable {
  /// The commits that were read.
  package let tips: [ObjectID]
  /// The records that are valid, in the order of display: no record before one that its actor could have seen, and
  /// among concurrent ones the smallest id first. Times are ignored.
  package let records: [LedgerRecord]
  /// Record files that are no record of this ledger, in the order in which they were added.
  package let rejected: [RejectedRecord]
  /// Changes by commits other than additions. They have no effect.
  package let anomalies: [LedgerAnomaly]
  package let ancestry: Ancestry
  /// The blobs that were added at each path of the ledger, the first one first.
  let files: [LedgerPath: [ObjectID]]
  /// The id of the content repository.
  let identity: String

  package init(
    tips: [ObjectID] = [], records: [LedgerRecord], rejected: [RejectedRecord] = [], anomalies: [LedgerAnomaly] = [],
    ancestry: Ancestry
  ) {
    self.init(
      tips: tips, records: records, rejected: rejected, anomalies: anomalies, ancestry: ancestry, files: [:],
      identity: "")
  }

  init(
    tips: [ObjectID], records: [LedgerRecord], rejected: [RejectedRecord], anomalies: [LedgerAnomaly],
    ancestry: Ancestry, files: [LedgerPath: [ObjectID]], identity: String
  ) {
    self.tips = tips
    self.records = records
    self.rejected = rejected
    self.anomalies = anomalies
    self.ancestry = ancestry
    self.files = files
    self.identity = identity
  }

  /// Whether commits only added files, so that the tree of each tip has all that its history added.
  package var isClean: Bool { anomalies.isEmpty }

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

  /// The bytes of the object with that digest, verified against it; `nil` if the ledger has none.
  package func object(
    _ digest: Digest, _ kind: LedgerObject.Kind, in repository: Repository
  ) throws(LedgerError) -> [UInt8]? {
    for blob in files[.object(digest, kind)] ?? [] {
      let bytes = try rethrowing { () throws(GitError) in
        try repository.boundedBlob(blob, limit: LedgerObject.maximumSize)
      }
      if let bytes, Digest(of: bytes) == digest { return bytes }
    }
    return nil
  }
}

extension Repository {
  /// The bytes of a blob; `nil` if there are more than `limit`, or the blob is bad.
  func boundedBlob(_ id: ObjectID, limit: Int) throws(GitError) -> [UInt8]? {
    do throws(GitError) {
      return try blob(id, limit: limit)
    } catch {
      try ignoringBadObject(error)
      return nil
    }
  }

  /// Of the blobs that were added at one path, the one that counts: the one that matches the digest in the path's name,
  /// else the one with the smallest id; `nil` if none of them is available.
  func standing(_ blobs: [ObjectID], at path: LedgerPath) throws(GitError) -> ObjectID? {
    let distinct = Set(blobs).sorted()
    if distinct.count > 1 {
      for blob in distinct where try holdsBytes(of: path, blob: blob) { return blob }
    }
    for blob in distinct where try isPresentBlob(blob) { return blob }
    return nil
  }

  private func isPresentBlob(_ id: ObjectID) throws(GitError) -> Bool {
    do throws(GitError) {
      _ = try blobSize(id)
      return true
    } catch {
      try ignoringBadObject(error)
      return false
    }
  }
}
