package import Core
package import Git

/// Reads the ledger.
///
/// Its records are all record files that any commit added and whose bytes have the digest of their name. What commits
/// delete or change has no effect: a bad commit cannot remove a record.
package struct LedgerReader {
  private let repository: Repository
  private let identity: String
  private let commits: [LedgerCommit]
  private let store: Store?
  /// The bytes of records that the store has, by its keys.
  private let known: [[UInt8]: [UInt8]]
  private let ancestry: Ancestry
  private let authors: [ObjectID: Identity]

  /// Reads what can be reached from `tips`.
  ///
  /// - Parameters:
  ///   - identity: the id of the content repository.
  ///   - store: what earlier runs read, so that only later commits are gone through.
  /// - Throws: `.foreign` if the ledger has another root than this repository's, `.shallow` if its history is cut off.
  package static func read(
    repository: Repository, tips: [ObjectID], identity: String, store: Store? = nil
  ) throws(LedgerError) -> LedgerContents {
    if let fold = LedgerFold.kept(in: store, identity: identity),
      let contents = try rethrowing({ () throws(GitError) in
        try contents(after: fold, repository: repository, tips: tips, identity: identity, store)
      })
    {
      return contents
    }
    let commits = try rethrowing { () throws(GitError) in try repository.history(from: tips, oldestFirst: true) }
    let scan = try rethrowing { () throws(GitError) in
      var scan = try LedgerScan(repository, identity: identity)
      for commit in commits { try scan.scan(commit) }
      return scan
    }
    if scan.hasForeignRoot, repository.isShallow { throw .shallow }
    guard scan.hasRoot else { throw tips.first.map { .foreign(tip: $0) } ?? .absent(remote: nil) }
    let reader = LedgerReader(repository, identity: identity, commits.map(LedgerCommit.init), store)
    reader.keep(scan, new: commits.count)
    return try rethrowing { () throws(GitError) in try reader.contents(of: scan, tips: tips) }
  }

  /// The contents by what an earlier run kept and the commits since; `nil` where the branch was set back, or a newer
  /// commit has an anomaly.
  private static func contents(
    after fold: LedgerFold, repository: Repository, tips: [ObjectID], identity: String, _ store: Store?
  ) throws(GitError) -> LedgerContents? {
    guard !repository.isShallow else { return nil }
    let newer = try repository.history(from: tips, beyond: Set(fold.commits.lazy.map(\.id)), oldestFirst: true)
    guard fold.isBelow(tips, newer) else { return nil }
    var scan = try LedgerScan(repository, identity: identity, after: fold)
    for commit in newer { try scan.scan(commit) }
    guard scan.anomalies.isEmpty else { return nil }
    let reader = LedgerReader(repository, identity: identity, fold.commits + newer.map(LedgerCommit.init), store)
    reader.keep(scan, new: newer.count)
    return try reader.contents(of: scan, tips: tips)
  }

  private init(_ repository: Repository, identity: String, _ commits: [LedgerCommit], _ store: Store?) {
    self.repository = repository
    self.identity = identity
    self.commits = commits
    self.store = store
    ancestry = Ancestry(commits.lazy.map { ($0.id, $0.parents) })
    authors = Dictionary(commits.map { ($0.id, $0.author) }, uniquingKeysWith: { first, _ in first })
    store?.use(.records, basis: [])
    let rows = store?.rows(.records).map { ($0.key, $0.value) } ?? []
    known = Dictionary(rows, uniquingKeysWith: { first, _ in first })
  }

  /// Hands the store what a later run need not go through again, if that is much.
  private func keep(_ scan: LedgerScan, new: Int) {
    guard let store, new >= LedgerFold.threshold, scan.anomalies.isEmpty else { return }
    let parents = Set(commits.flatMap(\.parents))
    LedgerFold(
      tips: commits.map(\.id).filter { !parents.contains($0) }, commits: commits, additions: scan.additions
    ).keep(in: store, identity: identity)
  }

  private func contents(of scan: LedgerScan, tips: [ObjectID]) throws(GitError) -> LedgerContents {
    var (records, rejected) = ([LedgerRecord](), [RejectedRecord]())
    var files: [LedgerPath: [ObjectID]] = [:]
    var others: [LedgerAnomaly] = []
    for (path, additions) in scan.additions {
      let sorted = additions.count == 1 ? additions : additions.sorted(by: isEarlier)
      files[path] = sorted.map(\.blob)
      others += try differing(sorted, at: path)
      guard case .record(let id) = path else { continue }
      switch try read(id, sorted) {
      case .success(let record): records.append(record)
      case .failure(let rejection): rejected.append(rejection.record)
      }
    }
    let told = Set(scan.anomalies)
    return LedgerContents(
      tips: tips.sorted(), records: records.sorted(by: isEarlier), rejected: rejected.sorted(by: isEarlier),
      anomalies: scan.anomalies + others.filter { !told.contains($0) }.sorted(by: isEarlier), ancestry: ancestry,
      files: files, identity: identity)
  }

  /// The anomalies of different bytes at one path that the scan does not see: added in parallel, or before the right
  /// ones.
  private func differing(
    _ additions: [LedgerScan.Addition], at path: LedgerPath
  ) throws(GitError) -> [LedgerAnomaly] {
    guard additions.contains(where: { $0.blob != additions[0].blob }),
      let standing = try repository.standing(additions.map(\.blob), at: path)
    else { return [] }
    var seen: Set<ObjectID> = []
    return additions.filter { $0.blob != standing && seen.insert($0.blob).inserted }
      .map { LedgerAnomaly(kind: .changed, commit: $0.commit, path: path.text) }
  }

  /// A record file that does not count, as an error for `Result`.
  private struct Rejection: Error {
    let record: RejectedRecord
  }

  /// The record that was added under the name `id`.
  private func read(
    _ id: Digest, _ additions: [LedgerScan.Addition]
  ) throws(GitError) -> Result<LedgerRecord, Rejection> {
    var bytes: [UInt8]?
    var genuine: [LedgerScan.Addition] = []
    var others: Set<ObjectID> = []
    for addition in additions {
      if let first = genuine.first, addition.blob == first.blob {
        genuine.append(addition)
      } else if genuine.isEmpty, others.insert(addition.blob).inserted,
        let found = try recordBytes(of: id, in: addition.blob)
      {
        bytes = found
        genuine.append(addition)
      }
    }
    guard let bytes else {
      let detail = "the bytes do not have the digest of the name, or are more than \(Record.maximumSize)"
      return reject(nil, id, .invalidRecord, detail, additions)
    }
    return judge(id, bytes, genuine)
  }

  /// The bytes of a blob where they are those of the record `id`; `nil` where they are not, or there are too many.
  private func recordBytes(of id: Digest, in blob: ObjectID) throws(GitError) -> [UInt8]? {
    let key = id.bytes + blob.bytes
    if let bytes = known[key] { return bytes }
    guard let bytes = try repository.boundedBlob(blob, limit: Record.maximumSize), Digest(of: bytes) == id else {
      return nil
    }
    if commits.count >= LedgerFold.threshold { store?.put(.records, key, bytes) }
    return bytes
  }

  private func judge(
    _ id: Digest, _ bytes: [UInt8], _ additions: [LedgerScan.Addition]
  ) -> Result<LedgerRecord, Rejection> {
    do throws(RecordError) {
      let record = try Record(bytes: bytes)
      guard record.repository.utf8.elementsEqual(identity.utf8) else {
        return reject(id, id, .otherRepository, "the record is of the repository \(record.repository)", additions)
      }
      let seen = firstOnes(additions.filter { isAbovePrevious($0, of: record) })
      guard let first = seen.first else {
        return reject(id, id, .invalidRecord, "prev is not below the commit that added the record", additions)
      }
      return .success(
        LedgerRecord(
          id: id, record: record, addedBy: first.commit, commitAuthor: author(first.commit),
          others: seen.dropFirst().map { .init(commit: $0.commit, author: author($0.commit)) }))
    } catch {
      return reject(id, id, error.reason, error.description, additions)
    }
  }

  /// The additions without an earlier one among them: putting a file back is not a statement of its content.
  private func firstOnes(_ additions: [LedgerScan.Addition]) -> [LedgerScan.Addition] {
    guard additions.count > 1 else { return additions }
    return additions.reduce(into: []) { first, addition in
      if !first.contains(where: { ancestry.isAncestor($0.commit, of: addition.commit) }) { first.append(addition) }
    }
  }

  private func isAbovePrevious(_ addition: LedgerScan.Addition, of record: Record) -> Bool {
    ObjectID(hex: record.previous).map { ancestry.isAncestor($0, of: addition.commit) } ?? false
  }

  private func author(_ commit: ObjectID) -> Identity { authors[commit] ?? Identity(name: "", email: "") }

  private func reject(
    _ id: Digest?, _ name: Digest, _ reason: RejectedRecord.Reason, _ detail: String,
    _ additions: [LedgerScan.Addition]
  ) -> Result<LedgerRecord, Rejection> {
    .failure(
      Rejection(
        record: RejectedRecord(
          id: id, path: LedgerPath.record(name).text, reason: reason, detail: detail,
          addedBy: additions.first?.commit ?? .zero)))
  }
}

extension LedgerReader {
  private func isEarlier(_ left: LedgerScan.Addition, _ right: LedgerScan.Addition) -> Bool {
    (generation(left.commit), left.commit, left.blob) < (generation(right.commit), right.commit, right.blob)
  }

  private func isEarlier(_ left: LedgerRecord, _ right: LedgerRecord) -> Bool {
    (generation(left.addedBy), left.id) < (generation(right.addedBy), right.id)
  }

  private func isEarlier(_ left: LedgerAnomaly, _ right: LedgerAnomaly) -> Bool {
    let (one, other) = (generation(left.commit), generation(right.commit))
    return one == other
      ? (left.path ?? "").utf8.lexicographicallyPrecedes((right.path ?? "").utf8) : one < other
  }

  private func isEarlier(_ left: RejectedRecord, _ right: RejectedRecord) -> Bool {
    let (one, other) = (generation(left.addedBy), generation(right.addedBy))
    return one == other ? left.path.utf8.lexicographicallyPrecedes(right.path.utf8) : one < other
  }

  /// The position of a commit in the order: after all commits that it could have known.
  private func generation(_ commit: ObjectID) -> Int { ancestry.generation(commit) ?? 0 }
}

extension RecordError {
  fileprivate var reason: RejectedRecord.Reason {
    switch self {
    case .unknownKind: .unknownKind
    case .tooLarge, .invalidRecord: .invalidRecord
    }
  }
}

extension LedgerContents {
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
