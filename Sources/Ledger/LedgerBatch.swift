internal import Canonical
internal import Git

/// Records on their way into the ledger: checked and written as blobs, ready to be put on any commit.
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
  func write(onto base: ObjectID) throws(LedgerError) -> [AppendedRecord] {
    var (parent, tree) = (base, try rethrowing { () throws(GitError) in try repository.commit(base).tree })
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

  /// Throws where the record would not count once it is written.
  private func check(_ item: Item, base: ObjectID, tree: ObjectID) throws(LedgerError) {
    let hasSeen = try rethrowing { () throws(GitError) in
      guard try isOwnLedger(tree, of: item.record) else { return nil as Bool? }
      return try isBelow(item.record.previous, base)
    }
    guard let hasSeen else { throw .otherRepository(item.record.repository) }
    guard hasSeen else { throw .unseenPrevious(item.record.previous) }
    for file in item.files { try checkFree(file, in: tree) }
    guard let own = item.files.last, try entry(own, in: tree) == nil else { throw .recordExists(item.id.description) }
  }

  /// Whether `LEDGER.json` names the record's repository. Where a bad commit deleted it, that does not end the ledger.
  private func isOwnLedger(_ tree: ObjectID, of record: Record) throws(GitError) -> Bool {
    guard try repository.entry(at: LedgerPath.manifest.text, in: tree) != nil else { return true }
    return try LedgerRoot.holdsManifest(tree, identity: record.repository, in: repository)
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

  /// A file that is there already has these bytes, or somebody tampered with it.
  private func checkFree(_ file: (path: String, id: ObjectID), in tree: ObjectID) throws(LedgerError) {
    guard let entry = try entry(file, in: tree), entry.id != file.id || entry.mode != .blob else { return }
    throw .conflict(path: file.path)
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
