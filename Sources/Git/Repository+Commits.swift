extension Repository {
  /// The largest commit that is read as one. Git sets no limit; a message of this size is an attack or an accident.
  private static let commitLimit = 16 << 20

  /// The commit `id`, also a malformed one (`isMalformed`).
  package func commit(_ id: ObjectID) throws(GitError) -> Commit {
    try commit(id, cutOff: try shallowBoundary())
  }

  /// The commit `id`, without parents where it is in `cutOff`.
  func commit(_ id: ObjectID, cutOff: Set<ObjectID>) throws(GitError) -> Commit {
    let raw = try rawCommit(id)
    return Commit(id, raw, parents: cutOff.contains(id) ? [] : raw.parents)
  }

  func rawCommit(_ id: ObjectID) throws(GitError) -> RawCommit {
    var bytes: [UInt8] = []
    do throws(GitError) {
      bytes = try start(of: id, .commit, limit: Self.commitLimit)
      guard bytes.count < Self.commitLimit else { throw Self.tooLarge(id, .commit, bytes.count, Self.commitLimit) }
      return try RawCommit(bytes, name: id.hex)
    } catch {
      // A missing commit is an error: the history before it would be lost.
      guard error.code != .notFound else { throw error }
      try ignoringBadObject(error)
      return RawCommit(salvaging: bytes)
    }
  }

  /// Writes a commit. No reference is changed.
  ///
  /// - Parameter message: Written as it is; git's own commits end in a line feed.
  package func createCommit(
    tree: ObjectID, parents: [ObjectID], author: Signature, committer: Signature, message: String
  ) throws(GitError) -> ObjectID {
    try createCommit(raw: Self.bytes(tree, parents, author, committer, message))
  }

  /// The name that a commit has or would have, without writing it; its tree and parents need not be here.
  package static func commitID(
    tree: ObjectID, parents: [ObjectID], author: Signature, committer: Signature, message: String
  ) throws(GitError) -> ObjectID {
    try hash(bytes(tree, parents, author, committer, message), .commit)
  }

  private static func bytes(
    _ tree: ObjectID, _ parents: [ObjectID], _ author: Signature, _ committer: Signature, _ message: String
  ) -> [UInt8] {
    var header = "tree \(tree)\n"
    for parent in parents { header += "parent \(parent)\n" }
    header += "author \(author.line)\ncommitter \(committer.line)\n\n"
    return Array((header + message).utf8)
  }

  /// Writes a commit given as its bytes, so that two clones can write the same one. No reference is changed.
  ///
  /// - Throws: `.invalid` where the bytes are no commit or would not read back as they were written; `.notFound`
  ///   where its tree or a parent is not there.
  package func createCommit(raw bytes: [UInt8]) throws(GitError) -> ObjectID {
    let raw = try RawCommit(bytes, name: "to be written")
    for line in [raw.author, raw.committer] { try checkSignature(line, raw.encoding) }
    guard !raw.message.contains(0) else {
      throw GitError(.invalid, operation: "write a commit", message: "the message contains a NUL character")
    }
    _ = try objectSize(raw.tree, .tree)
    for parent in raw.parents { _ = try objectSize(parent, .commit) }
    return try write(bytes, .commit)
  }

  /// A line that was read leniently would be written differently.
  private func checkSignature(_ line: ArraySlice<UInt8>, _ encoding: TextEncoding) throws(GitError) {
    let read = Signature(line: line, encoding: encoding)
    let strict = try Signature(
      name: read.name, email: read.email, time: read.time, offsetMinutes: read.offsetMinutes)
    guard encoding.decode(line).text.utf8.elementsEqual(strict.line.utf8) else {
      throw GitError(.invalid, operation: "write a commit", message: "the author or the committer is malformed")
    }
  }
}
