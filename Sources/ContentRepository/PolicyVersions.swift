internal import Checks
internal import Core
internal import Git

/// The versions of the policy on the first-parent line of a branch: where other bytes came of `stet.yml`, of its word lists
/// or of `.mailmap`.
struct PolicyLine {
  /// A commit that brought another version.
  struct Change: Hashable {
    let commit: ObjectID
    /// The blobs of the files, by path.
    let files: [String: ObjectID]
    /// Whether its `stet.yml` asks that changes be approved.
    let isBinding: Bool
    /// Whether its `stet.yml` can be used, and all word lists that it names are there.
    let isUsable: Bool

    /// The blob of `stet.yml`.
    var configuration: ObjectID? { files[PolicySnapshot.path] }
  }

  /// The last commit of the line.
  private(set) var tip: ObjectID
  /// Oldest first.
  private(set) var changes: [Change]

  /// How many commits are walked through anew rather than kept.
  private static let threshold = 256
  /// From how many further commits on they are kept, too.
  private static let step = 16
  private static let key = Array("first-parent".utf8)

  /// The line up to a commit, from the store and the commits since.
  init(upTo commit: ObjectID, in repository: ContentRepository, _ store: Store?) throws {
    store?.use(.policies, basis: [])
    let known = store?.value(.policies, Self.key).flatMap(PolicyLine.init(stored:))
    let isHere = known.map { (try? repository.git.commit($0.tip)) != nil } ?? false
    let (commits, isWhole) = try Self.commits(from: commit, after: isHere ? known?.tip : nil, in: repository.git)
    (tip, changes) = (commit, [])
    // What is kept of another line is forgotten: the branch was rewritten, or is another one.
    if let known, isHere, commits.isEmpty || commits.last?.parents.first == known.tip { changes = known.changes }
    for commit in commits.reversed() {
      let files = try repository.policyFiles(in: commit)
      guard files != changes.last?.files ?? [:] else { continue }
      let configuration = try files[PolicySnapshot.path].flatMap(repository.configuration)
      // Without a word list that it names, flags would not be raised.
      let isUsable = configuration?.lint.wordlists.allSatisfy { files[$0.file] != nil } ?? false
      changes.append(
        Change(
          commit: commit.id, files: files, isBinding: isUsable && configuration?.policy.changes == .approved,
          isUsable: isUsable))
    }
    if isWhole, commits.count >= (isHere ? Self.step : Self.threshold) { store?.put(.policies, Self.key, stored) }
  }

  /// The commits of the line, latest first, as far as they are here: what is missing before them is told by what asks for
  /// history.
  private static func commits(
    from tip: ObjectID, after known: ObjectID?, in git: Repository
  ) throws -> (commits: [Commit], isWhole: Bool) {
    do throws(GitError) {
      return (try git.firstParentHistory(from: tip, after: known), true)
    } catch {
      guard error.code == .notFound else { throw error }
      var commits: [Commit] = []
      while let id = commits.isEmpty ? tip : commits.last?.parents.first, let commit = try? git.commit(id) {
        commits.append(commit)
      }
      return (commits, false)
    }
  }

  /// Whether changes are, or were, to be approved.
  var isBinding: Bool { changes.contains(where: \.isBinding) }

  private init?(stored bytes: [UInt8]) {
    var reader = ByteReader(bytes)
    guard let tip = reader.objectID(), let changes = reader.list({ Change(&$0) }) else { return nil }
    (self.tip, self.changes) = (tip, changes)
  }

  private var stored: [UInt8] {
    var writer = ByteWriter()
    writer.append(tip.bytes)
    writer.list(changes) { $1.write(to: &$0) }
    return writer.bytes
  }
}

extension PolicyLine.Change {
  fileprivate init?(_ reader: inout ByteReader) {
    guard let commit = reader.objectID(), let flags = reader.number(UInt8.self),
      let files = reader.list({ reader -> (String, ObjectID)? in
        guard let path = reader.text(), let blob = reader.objectID() else { return nil }
        return (path, blob)
      })
    else { return nil }
    self.init(
      commit: commit, files: Dictionary(files, uniquingKeysWith: { first, _ in first }), isBinding: flags & 1 != 0,
      isUsable: flags & 2 != 0)
  }

  fileprivate func write(to writer: inout ByteWriter) {
    writer.append(commit.bytes)
    writer.number(UInt8((isBinding ? 1 : 0) | (isUsable ? 2 : 0)))
    writer.list(files.sorted { $0.key < $1.key }) { writer, file in
      writer.text(file.key)
      writer.append(file.value.bytes)
    }
  }
}

extension ContentRepository {
  /// The versions of `stet.yml` up to a commit of the policy branch, each once, latest first. Those that cannot be used
  /// are left out.
  ///
  /// - Parameter isByFirst: whether a version that came again counts by its first time.
  func configurations(
    upTo commit: ObjectID, in store: Store?, byFirstAppearance isByFirst: Bool = false
  ) throws -> [Configuration] {
    let blobs = try policyLine(upTo: commit, in: store).changes.compactMap(\.configuration)
    let distinct = isByFirst ? blobs.uniqued().reversed() : blobs.reversed().uniqued()
    return try distinct.compactMap(configuration)
  }

  /// The versions of the policy up to a commit, read once.
  func policyLine(upTo commit: ObjectID, in store: Store?) throws -> PolicyLine {
    if let known = policyLines[commit] { return known }
    let line = try PolicyLine(upTo: commit, in: self, store)
    policyLines[commit] = line
    return line
  }

  /// The blobs of `stet.yml`, of its word lists and of `.mailmap` in a commit, by path; empty without a `stet.yml`.
  func policyFiles(in commit: Commit) throws -> [String: ObjectID] {
    guard let blob = try blob(at: PolicySnapshot.path, in: commit) else { return [:] }
    var files = [PolicySnapshot.path: blob]
    let lists = try configuration(in: blob)?.lint.wordlists.map(\.file) ?? []
    for path in [PolicySnapshot.mailmapPath] + lists { files[path] = try self.blob(at: path, in: commit) }
    return files
  }

  /// The blob of the regular file at a path of a commit; `nil` where there is none, or the tree is malformed.
  func blob(at path: String, in commit: Commit) throws -> ObjectID? {
    try unlessMalformed {
      let entry = try git.entry(at: path, in: commit.tree)
      return entry.flatMap { $0.mode == .blob || $0.mode == .executable ? $0.id : nil }
    }
  }

  /// The configuration in a blob; `nil` where it cannot be used.
  func configuration(in blob: ObjectID) throws -> Configuration? {
    if let known = configurations[blob] { return known }
    let configuration = try unlessMalformed { () throws -> Configuration? in
      let bytes = try git.blob(blob, limit: PolicySnapshot.limit)
      return ConfigurationReader.read(path: PolicySnapshot.path, bytes: bytes).configuration
    }
    configurations[blob] = .some(configuration)
    return configuration
  }

  /// What `read` reads; `nil` where an old tree is malformed, or a file in it too large.
  private func unlessMalformed<Value>(_ read: () throws -> Value?) throws -> Value? {
    do {
      return try read()
    } catch let error as GitError where error.code == .invalid || error.code == .tooLarge {
      return nil
    }
  }
}

extension [ObjectID] {
  /// Each once, where it first stands.
  fileprivate func uniqued() -> [ObjectID] {
    var seen: Set<ObjectID> = []
    return filter { seen.insert($0).inserted }
  }
}
