package import Canonical
internal import Foundation
package import Git

/// A record that was written, and the commit that added it.
package struct AppendedRecord: Hashable, Sendable {
  package let id: Digest
  package let commit: ObjectID
}

/// Writes to the local ledger, never to a remote.
package enum LedgerWriter {
  /// How often an append is retried. Twenty concurrent processes need about twenty.
  private static let attemptLimit = 200

  /// The commit that a record appended now would be put on. Its actor has seen it, so it is the record's `previous`.
  package static func base(_ repository: Repository) throws(LedgerError) -> ObjectID {
    let tips = try LedgerTips.read(repository)
    guard let base = tips.base else { throw .absent(remote: tips.remote) }
    return base
  }

  /// The same; `nil` where there is no ledger.
  private static func presentBase(_ repository: Repository) throws(LedgerError) -> ObjectID? {
    do throws(LedgerError) {
      return try base(repository)
    } catch {
      guard case .absent = error else { throw error }
      return nil
    }
  }

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
      if let present = try presentBase(repository) { throw .exists(present) }
      let root = try rethrowing { () throws(GitError) in try LedgerRoot.write(identity: identity, to: repository) }
      return try move.wins(from: nil, to: root) ? .done(root) : .lost
    }
  }

  /// Appends records to the local ledger, one commit each; all of them or none.
  ///
  /// If another process was faster, the same bytes are appended to what it wrote.
  ///
  /// - Parameters:
  ///   - objects: what the records name; they are added with the first of their commits.
  ///   - identity: author and committer of the commits.
  ///   - expected: the tips that were read, if the records are only valid for these.
  ///   - contents: what was read before, so that it need not be read again.
  /// - Throws: `.moved` if the ledger's tips are not `expected` any more.
  @discardableResult
  package static func append(
    _ records: [Record], objects: [LedgerObject] = [], identity: Signature, to repository: Repository,
    extending expected: [ObjectID]? = nil, after contents: LedgerContents? = nil
  ) throws(LedgerError) -> [AppendedRecord] {
    let batch = try LedgerBatch(records, objects, identity: identity, repository: repository)
    let move = BranchMove(message: batch.logMessage, identity: identity, repository: repository)
    return try persist(in: repository) { () throws(LedgerError) in
      let tips = try LedgerTips.read(repository)
      guard let base = tips.base else { throw .absent(remote: tips.remote) }
      if let expected, expected != tips.commits { throw .moved }
      let appended = try batch.write(onto: base, contents)
      guard let last = appended.last else { return .done([]) }
      return try move.wins(from: tips.local, to: last.commit) ? .done(appended) : .lost
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
  fileprivate static func pause(after attempt: Int) -> Double {
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
