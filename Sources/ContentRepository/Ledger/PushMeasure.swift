internal import Core
internal import Git

/// How much a push to the ledger brings, measured before any of it is read: a pack of a few kilobytes can stand for
/// gigabytes of folders.
struct PushMeasure {
  /// The records that the commits of the push touch.
  private(set) var records: Set<Digest> = []
  /// Why the push is refused; `nil` where it is not.
  private(set) var refusal: String?

  private let repository: Repository
  private var (commits, files, bytes) = (0, 0, 0)

  /// A decision is a commit of about three files; a clone that was offline for a year brings some thousands.
  private static let (mostCommits, mostFiles, mostBytes) = (50_000, 100_000, 2 << 30)
  /// Merges join what two or three clones decided.
  private static let mostParents = 16
  /// The folders of a ledger of 200,000 records have less than 8 KiB.
  private static let largestFolder = 1 << 20
  /// The most bytes of folders that are compared for one commit.
  private static let mostCompared = 64 << 20

  /// Measures what can be reached from `tip` and is not known.
  init(of tip: ObjectID, beyond isKnown: (ObjectID) -> Bool, in repository: Repository) throws(GitError) {
    self.repository = repository
    var (waiting, seen) = ([tip], Set<ObjectID>())
    while refusal == nil, let id = waiting.popLast() {
      guard !isKnown(id), seen.insert(id).inserted else { continue }
      let commit = try repository.commit(id)
      try add(commit)
      waiting += commit.parents
    }
  }

  private mutating func add(_ commit: Commit) throws(GitError) {
    commits += 1
    guard commits <= Self.mostCommits else { return refuseAmount("\(Self.mostCommits) commits") }
    guard commit.parents.count <= Self.mostParents else {
      return refuse(commit, "joins \(commit.parents.count) others, more than \(Self.mostParents)")
    }
    guard try isSmall(commit.tree) else { return refuse(commit, "has a root folder of more than 1 MiB") }
    let parents = commit.parents.isEmpty ? [nil] : commit.parents.map(Optional.some)
    for parent in parents {
      let tree = try parent.map { (parent) throws(GitError) in try repository.commit(parent).tree }
      try compare(commit, with: tree)
    }
  }

  /// Counts the files that a commit has and a tree has not.
  private mutating func compare(_ commit: Commit, with tree: ObjectID?) throws(GitError) {
    var (tooLarge, failure): ([UInt8]?, GitError?)
    var spent = 0
    let difference = try repository.difference(tree, commit.tree) { folder in
      guard let new = folder.new, LedgerPath.isFolder(folder.path), tooLarge == nil, failure == nil else {
        return false
      }
      do throws(GitError) {
        let size = try repository.treeSize(new.id)
        spent += size
        if size > Self.largestFolder { tooLarge = folder.path }
      } catch {
        failure = error
      }
      return tooLarge == nil && failure == nil && spent <= Self.mostCompared
    }
    if let failure { try repository.ignoringBadObject(failure) }
    bytes += spent
    if let tooLarge {
      return refuse(commit, "has a folder of more than 1 MiB, \(String(decoding: tooLarge, as: UTF8.self))")
    }
    guard spent <= Self.mostCompared else { return refuse(commit, "changes folders of more than 64 MiB") }
    for change in difference.changes where refusal == nil && change.new != nil { try add(change, commit) }
    if bytes > Self.mostBytes { refuseAmount("2 GiB") }
  }

  private mutating func add(_ change: TreeChange, _ commit: Commit) throws(GitError) {
    files += 1
    guard files <= Self.mostFiles else { return refuseAmount("\(Self.mostFiles) files") }
    // What does not belong in a ledger is told when it is read.
    guard let file = change.new, file.mode == .blob, let path = LedgerPath(change.path), let limit = path.sizeLimit
    else { return }
    if case .record(let id) = path { records.insert(id) }
    do throws(GitError) {
      let size = try repository.blobSize(file.id)
      bytes += size
      if size > limit { refuse(commit, "adds \(path.text) of \(size) bytes, more than \(limit)") }
    } catch {
      try repository.ignoringBadObject(error)
    }
  }

  private func isSmall(_ tree: ObjectID) throws(GitError) -> Bool {
    do throws(GitError) {
      return try repository.treeSize(tree) <= Self.largestFolder
    } catch {
      try repository.ignoringBadObject(error)
      return true
    }
  }

  private mutating func refuse(_ commit: Commit, _ words: String) {
    if refusal == nil { refusal = "commit \(commit.id.hex.prefix(10)) \(words)" }
  }

  private mutating func refuseAmount(_ amount: String) {
    if refusal == nil {
      refusal = "this is more than \(amount) at once: push it in parts (`git push REMOTE COMMIT:\(Ledger.branch)`)"
    }
  }
}
