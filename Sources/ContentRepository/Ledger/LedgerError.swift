package import Core
package import Git

/// Why the ledger could not be read or written. What is wrong with single records or commits is no error: it is
/// reported in `LedgerContents`.
package enum LedgerError: Error, Sendable {
  /// There is no ledger here. It must not be taken for an empty one, in which no post was published.
  case absent(remote: String?)
  /// A ledger is there, but it has another root than this repository's: it belongs to another repository.
  case foreign(tip: ObjectID)
  /// A shallow clone cut the ledger's history off.
  case shallow
  /// Several remotes, and none of them is known to have the ledger.
  case ambiguousRemote([String])
  /// The ledger to be created exists already.
  case exists(ObjectID)
  /// An attempt to write an invalid record.
  case record(RecordError)
  /// An attempt to write a record of another repository.
  case otherRepository(String)
  /// An attempt to write a record that is in the ledger already.
  case recordExists(String)
  /// The ledger commit that a record's actor saw is not below the commit that would add it.
  case unseenPrevious(String)
  /// The ledger has changed since the state that a record is based on.
  case moved
  /// Other processes were faster, this many times.
  case contention(attempts: Int)
  /// The branch stays locked: the path of the lock, and when it was made, in seconds since 1970.
  case locked(String, since: Int64)
  /// The remote refuses the ledger that is pushed to it; its words.
  case refused(remote: String, String)
  /// A decision was pushed, and the remote did not say whether it accepted it.
  case unknownOutcome(remote: String, String)
  /// There is no remote to share the ledger with.
  case noRemote
  /// Git itself failed.
  case git(GitError)
}

extension LedgerError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .absent: "the ledger is not here"
    case .foreign(let tip): "the ledger at \(tip) is another repository's"
    case .shallow: "the history of the ledger is cut off, since this is a shallow clone"
    case .ambiguousRemote(let names): "which remote has the ledger is not known: \(names.joined(separator: ", "))"
    case .exists(let tip): "the ledger is here already, at \(tip)"
    case .record(let error): "the record would not count: \(error)"
    case .otherRepository(let id): "the record is of another repository, \(id)"
    case .recordExists(let id): "the record \(id) is in the ledger already"
    case .unseenPrevious(let commit): "the ledger commit \(commit) that the record names is not in the ledger here"
    case .moved: "the ledger moved"
    case .contention(let attempts): "other processes moved the ledger \(attempts) times in a row"
    case .locked(let path, let since):
      "the ledger is locked: \(path) is there since \(Timestamp(seconds: since)) and stays; "
        + "if no git and no stet is running here, one was killed"
    case .refused(let remote, let words): "\(remote) refuses the ledger: \(words)"
    case .unknownOutcome(let remote, let words): "it is not known whether \(remote) has it: \(words)"
    case .noRemote: "there is no remote to share the ledger with"
    case .git(let error): error.description
    }
  }

  /// Commands that may help, most helpful first.
  package var hints: [String] {
    switch self {
    case .absent(let remote):
      let fetch = remote.map { LedgerRemote.fetchHint($0) }
      return [fetch, "stet init --ledger"].compactMap { $0 }
    case .foreign(let tip): return ["git show \(tip):LEDGER.json", "git log -p -- stet.yml"]
    case .shallow: return ["git fetch --unshallow"]
    case .ambiguousRemote(let names):
      return names.prefix(1).map { "git config branch.stet/ledger.remote \($0)" }
    case .moved, .contention, .unseenPrevious: return ["run the command again"]
    case .refused: return ["stet sync"]
    case .unknownOutcome: return ["stet sync", "stet queue"]
    case .noRemote: return ["git remote add origin ADDRESS"]
    case .locked(let path, _):
      return ["rm \(ShellWord.quoted(path))"]
    case .git(let error): return error.hints
    case .exists, .record, .otherRepository, .recordExists: return []
    }
  }

  /// Whether trying again may help: exit code 75.
  package var isTemporary: Bool {
    switch self {
    case .moved, .contention, .unseenPrevious, .locked, .unknownOutcome: true
    case .git(let error): error.isRace
    default: false
    }
  }
}

/// Runs `body`, and wraps what git throws.
func rethrowing<Value>(_ body: () throws(GitError) -> Value) throws(LedgerError) -> Value {
  do throws(GitError) {
    return try body()
  } catch {
    throw .git(error)
  }
}
