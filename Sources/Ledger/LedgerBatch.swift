internal import Canonical
internal import Git

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
    _ records: [Record], _ objects: [LedgerObject], identity: Signature, repository: Repository
  ) throws(LedgerError) {
    self.identity = identity
    self.repository = repository
    var files = try Self.files(objects, repository)
    var items: [Item] = []
    for record in records {
      let bytes = try Self.checkedBytes(record)
      let id = Digest(of: bytes)
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
