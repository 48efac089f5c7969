package import Core
package import Git

/// Reads the ledger.
///
/// Its records are all record files that any commit added and whose bytes have the digest of their name. What commits
/// delete or change has no effect: a bad commit cannot remove a record.
package struct LedgerReader {
  private let repository: Repository
  private let identity: String
  /// What was read so far.
  private var fold: LedgerFold
  /// The first records.
  private var read: [Int: LedgerRecord] = [:]
  /// How many of them are kept.
  private let keptRecords: Int
  /// The bytes of records that the store has, by its keys.
  private var known: [[UInt8]: [UInt8]] = [:]
  /// The bytes of records that it has not.
  private var new: [Store.Row] = []

  /// How many records are kept that were read with the ledger: all of a small one are asked for.
  package static let keptRecords = 1_024

  /// Reads what can be reached from `tips`.
  ///
  /// - Parameters:
  ///   - identity: the id of the content repository.
  ///   - store: what earlier runs read, so that only later commits are gone through.
  /// - Throws: `.foreign` if the ledger has another root than this repository's, `.shallow` if its history is cut off.
  package static func read(
    repository: Repository, tips: [ObjectID], identity: String, store: Store? = nil
  ) throws(LedgerError) -> LedgerContents {
    let known = try known(repository: repository, tips: tips, identity: identity, store: store)
    if let known { return known.contents(tips, identity: identity, in: repository, store) }
    return try whole(repository: repository, tips: tips, identity: identity, store: store)
      .contents(tips, identity: identity, in: repository, store)
  }

  /// What the store knows, and what later commits added; `nil` where the whole ledger must be read.
  static func known(
    repository: Repository, tips: [ObjectID], identity: String, store: Store?
  ) throws(LedgerError) -> LedgerReading? {
    guard let (fold, stored) = store.flatMap({ StoredFold.read(from: $0, identity: identity) }) else { return nil }
    var reader = LedgerReader(repository, identity: identity, fold, keeping: keptRecords)
    let isRead = try rethrowing { () throws(GitError) in try reader.readOn(to: tips) }
    return isRead ? reader.reading(beyond: stored) : nil
  }

  /// Reads every commit.
  static func whole(
    repository: Repository, tips: [ObjectID], identity: String, store: Store?, keeping keptRecords: Int = keptRecords
  ) throws(LedgerError) -> LedgerReading {
    let commits = try rethrowing { () throws(GitError) in try repository.history(from: tips, oldestFirst: true) }
    let scan = try rethrowing { () throws(GitError) in
      var scan = try LedgerScan(repository, identity: identity)
      try scan.scan(commits)
      return scan
    }
    if scan.hasForeignRoot, repository.isShallow { throw .shallow }
    guard scan.hasRoot else { throw tips.first.map { .foreign(tip: $0) } ?? .absent(remote: nil) }
    var reader = LedgerReader(repository, identity: identity, LedgerFold(), keeping: keptRecords)
    for (key, bytes) in store?.rows(.records) ?? [] { reader.known[key] = bytes }
    _ = try rethrowing { () throws(GitError) in try reader.add(commits, scan) }
    return reader.reading(beyond: nil)
  }

  private func reading(beyond stored: StoredFold?) -> LedgerReading {
    LedgerReading(fold: fold, stored: stored, records: read, new: new)
  }

  private init(_ repository: Repository, identity: String, _ fold: LedgerFold, keeping keptRecords: Int) {
    self.keptRecords = keptRecords
    self.repository = repository
    self.identity = identity
    self.fold = fold
  }

  /// Reads the commits since the fold. Returns false where it has some that `tips` do not have, or where a newer commit
  /// changes what older ones say.
  private mutating func readOn(to tips: [ObjectID]) throws(GitError) -> Bool {
    guard !repository.isShallow else { return false }
    if tips.sorted() == fold.tips { return true }
    let newer = try repository.history(from: tips, beyond: fold.ancestry.contains, oldestFirst: true)
    let reached = Set(tips).union(newer.flatMap(\.parents))
    guard fold.tips.allSatisfy(reached.contains) else { return false }
    var scan = try LedgerScan(repository, identity: identity, after: fold)
    try scan.scan(newer)
    return try add(newer, scan)
  }

  /// Adds commits to the fold, as a scan found them. Returns false where they add again what was added before: as a record,
  /// or as another file with other bytes.
  private mutating func add(_ commits: [Commit], _ scan: LedgerScan) throws(GitError) -> Bool {
    let known = scan.additions.filter { isKnown($0.key) }
    guard known.allSatisfy({ isSame($0.key, $0.value) }) else { return false }
    fold.add(commits, scan.ancestry)
    fold.anomalies = scan.anomalies
    fold.standIns = scan.standIns
    let parents = Set(commits.flatMap(\.parents))
    fold.tips = (fold.tips + commits.map(\.id)).filter { !parents.contains($0) }.sorted()
    for (path, additions) in inOrder(scan.additions) where known[path] == nil {
      fold.differing += try differing(additions, at: path)
      switch path {
      case .record(let id): try read(id, additions)
      case .signature(let id, let mark): addSignature(of: id, mark, additions)
      default:
        var seen: Set<ObjectID> = []
        fold.add(path, blobs: additions.map(\.blob).filter { seen.insert($0).inserted })
      }
    }
    return true
  }

  private func isKnown(_ path: LedgerPath) -> Bool {
    if case .record(let id) = path { return fold.number(of: id) != nil }
    return !fold.blobs(at: path).isEmpty
  }

  /// Whether it makes no difference that a known path was added again: of records and signatures, it matters by which
  /// commits.
  private func isSame(_ path: LedgerPath, _ additions: [LedgerScan.Addition]) -> Bool {
    switch path {
    case .record, .signature: return false
    default: break
    }
    let blobs = fold.blobs(at: path)
    return blobs.count == 1 && additions.allSatisfy { $0.blob == blobs[0] }
  }

  /// What was added by path, each path with its first addition first, and the paths in the order of these.
  private func inOrder(
    _ added: [LedgerPath: [LedgerScan.Addition]]
  ) -> [(path: LedgerPath, additions: [LedgerScan.Addition])] {
    let sorted = added.map { path, additions in
      let additions = additions.count == 1 ? additions : additions.sorted(by: isEarlier)
      return (
        generation: fold.ancestry.generation(additions[0].commit) ?? 0, commit: additions[0].commit, path: path,
        additions: additions
      )
    }
    return sorted.sorted { left, right in
      left.commit == right.commit
        ? left.path.text < right.path.text : (left.generation, left.commit) < (right.generation, right.commit)
    }.map { ($0.path, $0.additions) }
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

  /// Adds a signature file with each commit that added it.
  private mutating func addSignature(of id: Digest, _ mark: String, _ additions: [LedgerScan.Addition]) {
    for (blob, additions) in Dictionary(grouping: additions, by: \.blob).sorted(by: { $0.key < $1.key }) {
      for addition in firstOnes(additions) {
        fold.addSignature(of: id, mark: mark, blob: blob, addedBy: addition.commit)
      }
    }
  }

  /// Adds the record that was added under the name `id`.
  private mutating func read(_ id: Digest, _ additions: [LedgerScan.Addition]) throws(GitError) {
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
    judge(id, bytes, genuine)
    fold.noteLeaf(addedBy: firstOnes(genuine).map(\.commit))
  }

  /// The bytes of a blob where they are those of the record `id`; `nil` where they are not, or there are too many.
  private mutating func recordBytes(of id: Digest, in blob: ObjectID) throws(GitError) -> [UInt8]? {
    let key = LedgerFold.recordKey(id, blob)
    if let bytes = known[key] { return bytes }
    guard let bytes = try repository.boundedBlob(blob, limit: Record.maximumSize), Digest(of: bytes) == id else {
      return nil
    }
    new.append((key, bytes))
    return bytes
  }

  private mutating func judge(_ id: Digest, _ bytes: [UInt8], _ additions: [LedgerScan.Addition]) {
    do throws(RecordError) {
      let record = try Record(bytes: bytes)
      guard record.repository.utf8.elementsEqual(identity.utf8) else {
        return reject(id, id, .otherRepository, "the record is of the repository \(record.repository)", additions)
      }
      let seen = firstOnes(additions.filter { isAbovePrevious($0, of: record) })
      guard let first = seen.first else {
        return reject(id, id, .invalidRecord, RejectedRecord.misplacement, additions)
      }
      let entry = LedgerRecord(
        id: id, record: record, addedBy: first.commit, commitAuthor: fold.author(of: first.commit),
        others: seen.dropFirst().map { .init(commit: $0.commit, author: fold.author(of: $0.commit)) })
      let number = fold.add(entry, blob: first.blob)
      if read.count < keptRecords { read[number] = entry }
    } catch {
      reject(id, id, error.reason, error.description, additions)
    }
  }

  /// The additions without an earlier one among them: putting a file back is not a statement of its content.
  private func firstOnes(_ additions: [LedgerScan.Addition]) -> [LedgerScan.Addition] {
    guard additions.count > 1 else { return additions }
    return additions.reduce(into: []) { first, addition in
      if !first.contains(where: { fold.ancestry.isAncestor($0.commit, of: addition.commit) }) { first.append(addition) }
    }
  }

  private func isAbovePrevious(_ addition: LedgerScan.Addition, of record: Record) -> Bool {
    ObjectID(hex: record.previous).map { fold.ancestry.isAncestor($0, of: addition.commit) } ?? false
  }

  private mutating func reject(
    _ id: Digest?, _ name: Digest, _ reason: RejectedRecord.Reason, _ detail: String,
    _ additions: [LedgerScan.Addition]
  ) {
    let record = RejectedRecord(
      id: id, path: LedgerPath.record(name).text, reason: reason, detail: detail,
      addedBy: additions.first?.commit ?? .zero)
    fold.reject(record, name: name)
  }

  private func isEarlier(_ left: LedgerScan.Addition, _ right: LedgerScan.Addition) -> Bool {
    let (one, other) = (fold.ancestry.generation(left.commit) ?? 0, fold.ancestry.generation(right.commit) ?? 0)
    return (one, left.commit, left.blob) < (other, right.commit, right.blob)
  }

  /// All files that were added to the ledger up to `tips`, with their blobs, regardless of later changes and deletions.
  static func files(
    _ tips: [ObjectID], identity: String, in repository: Repository
  ) throws(GitError) -> [LedgerPath: [ObjectID]] {
    var scan = try LedgerScan(repository, identity: identity)
    try scan.scan(repository.history(from: tips, oldestFirst: true))
    return scan.additions.mapValues { $0.map(\.blob) }
  }
}

/// What a ledger says, as it was read: a value that can go from one thread to another.
struct LedgerReading: Sendable {
  fileprivate let fold: LedgerFold
  /// As much of it as the store has.
  fileprivate let stored: StoredFold?
  fileprivate let records: [Int: LedgerRecord]
  /// The bytes of records that the store has not.
  fileprivate let new: [Store.Row]

  /// The contents, with a handle of the calling thread. The store is handed what a later run need not go through again,
  /// if that is much.
  func contents(
    _ tips: [ObjectID], identity: String, in repository: Repository, _ store: Store?
  ) -> LedgerContents {
    let more = fold.ancestry.count - (stored?.extent.ancestry.commits ?? 0)
    if let store, more >= (stored == nil ? StoredFold.threshold : StoredFold.step) {
      StoredFold.keep(fold, beyond: stored, in: store)
      for (key, bytes) in new { store.put(.records, key, bytes) }
    }
    return LedgerContents(
      tips: tips.sorted(), source: FoldedRecords(fold, repository, store, parsed: records),
      anomalies: fold.allAnomalies, ancestry: fold.ancestry, identity: identity)
  }
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
    for blob in source.blobs(at: .object(digest, kind)) {
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
