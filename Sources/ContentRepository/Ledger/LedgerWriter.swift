package import Core
internal import Foundation
package import Git

/// A record that was written, and the commit that added it.
package struct AppendedRecord: Hashable, Sendable {
  package let id: Digest
  package let commit: ObjectID
}

/// Writes to the ledger of this clone. `LedgerSharing` brings it to the remote.
package enum LedgerWriter {
  /// How often an append is retried. Twenty concurrent processes need about twenty.
  private static let attemptLimit = 200

  /// Makes the ledger of the repository with the id `identity`, as the local branch.
  ///
  /// - Parameter signer: who creates it, for the reference's log.
  /// - Throws: `.exists` if there is one already, local or as last fetched, also if another process was faster.
  @discardableResult
  package static func createRoot(
    identity: String, in repository: Repository, signer: Signature
  ) throws(LedgerError) -> ObjectID {
    let move = BranchMove(message: "stet: begin the ledger", identity: signer, repository: repository)
    return try persist(in: repository) { () throws(LedgerError) in
      if let present = try present(in: repository) { throw .exists(present) }
      let root = try rethrowing { () throws(GitError) in try LedgerRoot.write(identity: identity, to: repository) }
      return try move.wins(from: nil, to: root) ? .done(root) : .lost
    }
  }

  /// A tip of the ledger; `nil` where there is none.
  private static func present(in repository: Repository) throws(LedgerError) -> ObjectID? {
    do throws(LedgerError) {
      return try LedgerTips.read(repository).commits.first
    } catch {
      guard case .absent = error else { throw error }
      return nil
    }
  }

  /// Appends records to the ledger, one commit each; all of them or none.
  ///
  /// They are put on everything that is known of the ledger, here and at the remote. If another process was faster, the
  /// same bytes are appended to what it wrote.
  ///
  /// - Parameters:
  ///   - signatures: the signature files of records that are signed, by the ids of these.
  ///   - objects: what the records name; they are added with the first of their commits.
  ///   - identity: author and committer of the commits.
  ///   - expected: the tips that were read, if the records are only valid for these.
  ///   - contents: what was read before, so that it need not be read again.
  ///   - publish: called with the records and their commits before the branch is moved, if they only count once others
  ///     have them. Where it throws, the branch stays.
  /// - Throws: `.moved` if the ledger's tips are not `expected` any more.
  @discardableResult
  package static func append(
    _ records: [Record], signatures: [Digest: [UInt8]] = [:], objects: [LedgerObject] = [], identity: Signature,
    to repository: Repository, extending expected: [ObjectID]? = nil, after contents: LedgerContents? = nil,
    publish: ((_ appended: [AppendedRecord]) throws(LedgerError) -> Void)? = nil
  ) throws(LedgerError) -> [AppendedRecord] {
    guard let own = records.first?.repository else { return [] }
    let batch = try LedgerBatch(records, signatures, objects, identity: identity, repository: repository)
    let move = BranchMove(message: batch.logMessage, identity: identity, repository: repository)
    // What was read may be the union of several tips, which the records name as seen, but which is written only now.
    let seen = try contents.map { (contents) throws(LedgerError) in
      try LedgerMerge.unionCommit(of: contents, in: repository)
    }
    return try persist(in: repository) { () throws(LedgerError) in
      let tips = try LedgerTips.read(repository)
      if let expected, expected != tips.commits { throw .moved }
      let base = try LedgerMerge.join(
        tips.commits + [seen].compactMap { $0 }, after: contents, identity: own, in: repository)
      let appended = try batch.write(onto: base, contents)
      guard let last = appended.last else { return .done([]) }
      guard let publish else { return try move.wins(from: tips.local, to: last.commit) ? .done(appended) : .lost }
      try publish(appended)
      // From here on they count. The branch follows now, or with the next record.
      _ = try? move.wins(from: tips.local, to: last.commit)
      return .done(appended)
    }
  }

  /// Lets the local branch include `commit`, which was joined with what it had.
  ///
  /// - Returns: `false` if the branch has a record by now that `commit` does not include.
  static func advance(_ repository: Repository, to commit: ObjectID) throws(LedgerError) -> Bool {
    let stet = try rethrowing { () throws(GitError) in try LedgerRoot.author(time: 0) }
    let move = BranchMove(message: "stet: sync", identity: stet, repository: repository)
    return try persist(in: repository) { () throws(LedgerError) in
      let local = try rethrowing { () throws(GitError) in try repository.reference(Ledger.branch) }
      guard local != commit else { return .done(true) }
      let isBelow = try rethrowing { () throws(GitError) in
        try local.map { (local) throws(GitError) in try repository.isAncestor(local, of: commit) } ?? true
      }
      guard isBelow else { return .done(false) }
      return try move.wins(from: local, to: commit) ? .done(true) : .lost
    }
  }

  /// How often a decision is repeated that is only valid for exactly the ledger that it extends.
  package static let decisionLimit = 10

  /// Makes a decision that is only valid for exactly the ledger that it extends, again whenever the ledger has moved.
  ///
  /// - Parameter decide: reads the ledger, decides, and appends with `extending`.
  /// - Throws: `.contention` if the ledger moved `decisionLimit` times in a row; else what `decide` throws.
  package static func deciding<Value>(_ decide: () throws -> Value) throws -> Value {
    for attempt in 1...decisionLimit {
      do {
        return try decide()
      } catch LedgerError.moved {
        pause(after: attempt)
      }
    }
    throw LedgerError.contention(attempts: decisionLimit)
  }

  /// The outcome of one attempt.
  private enum Attempt<Value> {
    case done(Value)
    /// Another process was faster, or holds the lock.
    case lost
  }

  /// Retries as long as other processes are faster.
  ///
  /// - Throws: `.locked` if one lock stays, because the process that held it was killed.
  private static func persist<Value>(
    in repository: Repository, _ attempt: () throws(LedgerError) -> Attempt<Value>
  ) throws(LedgerError) -> Value {
    var lock = BranchLock(of: repository)
    for number in 1...attemptLimit {
      if case .done(let value) = try attempt() { return value }
      try lock.pause(after: number)
    }
    throw .contention(attempts: attemptLimit)
  }

  /// Waits for a random time, so that colliding processes do not collide again.
  ///
  /// - Returns: how many seconds it waited.
  @discardableResult
  static func pause(after attempt: Int) -> Double {
    let seconds = Double.random(in: 0.001...0.005) * Double(min(attempt, 10))
    Thread.sleep(forTimeInterval: seconds)
    return seconds
  }
}

/// The lock of the ledger's branch, watched while the branch cannot be moved.
///
/// A lock is normally held for one small write; one that a killed process left stays for ever.
private struct BranchLock {
  /// How long to wait for the same lock, in seconds of pauses.
  private static let patience = 1.0
  private let path: String
  private var known: (inode: UInt64, made: Int64)?
  private var waited = 0.0

  init(of repository: Repository) { path = repository.commonDirectory + Ledger.branch + ".lock" }

  /// - Throws: `.locked` if the lock is still the same as at the first of many pauses.
  mutating func pause(after attempt: Int) throws(LedgerError) {
    let seconds = LedgerWriter.pause(after: attempt)
    var status = stat()
    guard lstat(path, &status) == 0 else {
      known = nil
      return
    }
    #if canImport(Darwin)
      let lock = (inode: UInt64(status.st_ino), made: Int64(status.st_mtimespec.tv_sec))
    #else
      let lock = (inode: UInt64(status.st_ino), made: Int64(status.st_mtim.tv_sec))
    #endif
    if let known, known == lock { waited += seconds } else { waited = 0 }
    known = lock
    if waited > Self.patience { throw .locked(path, since: lock.made) }
  }
}

/// An update of the ledger's branch, on behalf of an identity.
private struct BranchMove {
  let message: String
  let identity: Signature
  let repository: Repository

  /// Lets the branch point to `commit`, if it is still at `old`; `false` if another process was faster, or holds the
  /// lock.
  func wins(from old: ObjectID?, to commit: ObjectID) throws(LedgerError) -> Bool {
    do throws(GitError) {
      try repository.updateReference(
        Ledger.branch, to: commit, expecting: old, message: message, identity: identity)
      return true
    } catch {
      guard error.isRace else { throw .git(error) }
      return false
    }
  }
}

/// Records to be appended: checked and written as blobs, ready to be committed on any commit.
struct LedgerBatch {
  private struct Item {
    let record: Record
    let id: Digest
    let files: [(path: String, id: ObjectID)]
  }

  let identity: Signature
  private let items: [Item]
  private let repository: Repository

  init(
    _ records: [Record], _ signatures: [Digest: [UInt8]], _ objects: [LedgerObject], identity: Signature,
    repository: Repository
  ) throws(LedgerError) {
    self.identity = identity
    self.repository = repository
    var files = try Self.files(objects, repository)
    var items: [Item] = []
    for record in records {
      let bytes = try Self.checkedBytes(record)
      let id = Digest(of: bytes)
      if let signature = signatures[id] {
        let mark = String(Digest(of: signature).hex.prefix(16))
        files.append((LedgerPath.signature(id, mark: mark).text, try Self.blob(signature, repository)))
      }
      files.append((LedgerPath.record(id).text, try Self.blob(bytes, repository)))
      items.append(Item(record: record, id: id, files: files))
      files = []
    }
    self.items = items
  }

  /// The line for the log of the branch.
  var logMessage: String {
    guard let first = items.first else { return "stet" }
    return "stet: " + RecordMessage(first.record, id: first.id).subject
  }

  /// Writes a commit for each record, the first one on top of `base`. No reference is changed.
  ///
  /// - Parameter contents: what was read before, so that it need not be read again.
  func write(onto base: ObjectID, _ contents: LedgerContents?) throws(LedgerError) -> [AppendedRecord] {
    guard let first = items.first else { return [] }
    guard try rethrowing({ () throws(GitError) in try isBelow(first.record.previous, base) }) else {
      throw .unseenPrevious(first.record.previous)
    }
    var (parent, tree) = try ground(on: base, contents, identity: first.record.repository)
    var appended: [AppendedRecord] = []
    for item in items {
      try check(item, base: base, tree: tree)
      (parent, tree) = try rethrowing { () throws(GitError) in
        let tree = try repository.insert(files: item.files, into: tree)
        let message = RecordMessage(item.record, id: item.id).text
        let commit = try repository.createCommit(
          tree: tree, parents: [parent], author: identity, committer: identity, message: message)
        return (commit, tree)
      }
      appended.append(AppendedRecord(id: item.id, commit: parent))
    }
    return appended
  }

  /// The commit to write on, and its tree: `base`, or if commits did more than add, one that repairs its tree. That one
  /// has no person as author, so that putting a record back is not attributed to anyone.
  private func ground(
    on base: ObjectID, _ contents: LedgerContents?, identity: String
  ) throws(LedgerError) -> (commit: ObjectID, tree: ObjectID) {
    let tip = try rethrowing { () throws(GitError) in try repository.commit(base) }
    let isClean = try rethrowing { () throws(GitError) in
      guard let contents, contents.identity == identity else { return false }
      return try LedgerScan.isClean(base, since: contents, in: repository)
    }
    if isClean { return (base, tip.tree) }
    let whole: LedgerContents
    do throws(LedgerError) {
      whole = try LedgerReader.read(repository: repository, tips: [base], identity: identity)
    } catch {
      if case .foreign = error { throw .otherRepository(identity) }
      throw error
    }
    if whole.isClean { return (base, tip.tree) }
    return try rethrowing { () throws(GitError) in
      let union = LedgerUnion(repository: repository, writes: true)
      let tree = try union.tree(whole)
      guard tree != tip.tree else { return (base, tree) }
      return (try union.commit(tree: tree, [tip], "put the tree in order\n"), tree)
    }
  }

  /// Throws if the record would not count after it is written.
  private func check(_ item: Item, base: ObjectID, tree: ObjectID) throws(LedgerError) {
    let isOwn = try rethrowing { () throws(GitError) in
      try LedgerRoot.holdsManifest(tree, identity: item.record.repository, in: repository)
    }
    guard isOwn else { throw .otherRepository(item.record.repository) }
    guard try rethrowing({ () throws(GitError) in try isBelow(item.record.previous, base) }) else {
      throw .unseenPrevious(item.record.previous)
    }
    guard let own = item.files.last, try entry(own, in: tree)?.id != own.id else {
      throw .recordExists(item.id.description)
    }
  }

  private func isBelow(_ previous: String, _ base: ObjectID) throws(GitError) -> Bool {
    guard let previous = ObjectID(hex: previous) else { return false }
    do throws(GitError) {
      return try repository.isAncestor(previous, of: base)
    } catch {
      guard error.code == .notFound || error.code == .invalid else { throw error }
      return false
    }
  }

  private func entry(_ file: (path: String, id: ObjectID), in tree: ObjectID) throws(LedgerError) -> TreeEntry? {
    try rethrowing { () throws(GitError) in try repository.entry(at: file.path, in: tree) }
  }

  private static func checkedBytes(_ record: Record) throws(LedgerError) -> [UInt8] {
    do throws(RecordError) {
      return try record.checkedBytes()
    } catch {
      throw .record(error)
    }
  }

  /// The files of `objects`, each once.
  private static func files(
    _ objects: [LedgerObject], _ repository: Repository
  ) throws(LedgerError) -> [(path: String, id: ObjectID)] {
    var (files, seen) = ([(path: String, id: ObjectID)](), Set<LedgerPath>())
    for object in objects {
      guard object.bytes.count <= LedgerObject.maximumSize else {
        throw .record(.invalidRecord("an object of \(object.bytes.count) bytes is too large for the ledger"))
      }
      let path = LedgerPath.object(object.digest, object.kind)
      guard seen.insert(path).inserted else { continue }
      files.append((path.text, try blob(object.bytes, repository)))
    }
    return files
  }

  private static func blob(_ bytes: [UInt8], _ repository: Repository) throws(LedgerError) -> ObjectID {
    try rethrowing { () throws(GitError) in try repository.createBlob(bytes) }
  }
}
