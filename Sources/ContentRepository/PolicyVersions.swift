internal import Checks
internal import Core
internal import Git

/// The versions of the policy in the history of a branch: where other bytes came of `stet.yml`, of its word lists or of
/// `.mailmap`.
struct PolicyHistory {
  /// A commit that brought another version.
  struct Change: Hashable {
    let commit: ObjectID
    /// The blobs of the files, by path.
    let files: [String: ObjectID]
    /// Whether its `stet.yml` asks that changes be approved.
    let isBinding: Bool
    /// Whether its `stet.yml` can be used, and all word lists that it names are there.
    let isUsable: Bool
    /// Whether its commit is on the first-parent line of the branch: its version differs from the one before, or from all
    /// that the line had, where it is a merge of another. The others came with merges, and differ from what all their
    /// parents have.
    let isOnLine: Bool

    /// The blob of `stet.yml`.
    var configuration: ObjectID? { files[PolicySnapshot.path] }
  }

  /// The last commit.
  private(set) var tip: ObjectID
  /// No commit before its ancestors.
  private(set) var changes: [Change]

  /// How many commits are walked through anew rather than kept.
  private static let threshold = 256
  /// From how many further commits on they are kept, too.
  private static let step = 16
  private static let key = Array("history".utf8)

  /// The versions up to a commit, from the store and the commits since.
  init(upTo commit: ObjectID, in repository: ContentRepository, _ store: Store?) throws {
    store?.use(.policies, basis: [])
    var known = store?.value(.policies, Self.key).flatMap(PolicyHistory.init(stored:))
    if let tip = known?.tip, (try? repository.git.links(of: tip)) == nil { known = nil }
    var (commits, isWhole) = try Self.commits(of: commit, beyond: known?.tip, in: repository.git)
    var line = Self.line(to: commit, in: commits)
    // What is kept of another line is forgotten: the branch was rewritten, or is another one.
    if let tip = known?.tip, commit != tip, line.oldest?.links.parents.first != tip {
      known = nil
      (commits, isWhole) = try Self.commits(of: commit, beyond: nil, in: repository.git)
      line = Self.line(to: commit, in: commits)
    }
    (tip, changes) = (commit, known?.changes ?? [])
    let isKept = known != nil
    var reader = VersionReader(repository)
    var versions = Set(changes.lazy.filter(\.isOnLine).map(\.files))
    for commit in commits {
      let (files, isOnLine) = (try reader.files(of: commit), line.ids.contains(commit.id))
      let inherited = try commit.links.parents.map { try reader.files(of: $0) }
      // A merge with a version that the line has never had goes on from there, too.
      let isNew =
        isOnLine
        ? files != inherited.first ?? [:] || inherited.dropFirst().contains { !versions.contains($0) }
        : !inherited.contains(files) && !(files.isEmpty && inherited.isEmpty)
      if isOnLine { versions.insert(files) }
      guard isNew, !(isKept && changes.contains { $0.commit == commit.id }) else { continue }
      changes.append(try repository.change(commit.id, files, isOnLine: isOnLine))
    }
    if isWhole, commits.count >= (isKept ? Self.step : Self.threshold) { store?.put(.policies, Self.key, stored) }
  }

  private typealias Step = (id: ObjectID, links: CommitLinks)

  /// The commits that a tip has beyond another, no commit before its parents, as far as they are here: what is missing
  /// before them is told by what asks for history.
  private static func commits(
    of tip: ObjectID, beyond known: ObjectID?, in git: Repository
  ) throws -> (commits: [Step], isWhole: Bool) {
    guard tip != known else { return ([], true) }
    do throws(GitError) {
      if let known { return (try git.recentLinks(of: tip, beyond: known), true) }
      return (try git.links(from: [tip], beyond: { _ in false }), true)
    } catch {
      guard error.code == .notFound else { throw error }
      var commits: [Step] = []
      while let id = commits.isEmpty ? tip : commits.last?.links.parents.first, let links = try? git.links(of: id) {
        commits.append((id, links))
      }
      return (commits.reversed(), false)
    }
  }

  /// The first-parent line to a commit, as far as it lies in some commits.
  private static func line(to tip: ObjectID, in commits: [Step]) -> (ids: Set<ObjectID>, oldest: Step?) {
    let byID = Dictionary(commits.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var (ids, oldest) = (Set<ObjectID>(), Step?.none)
    var next = byID[tip]
    while let commit = next {
      ids.insert(commit.id)
      oldest = commit
      next = commit.links.parents.first.flatMap { byID[$0] }
    }
    return (ids, oldest)
  }

  /// Whether changes are, or were, to be approved.
  var isBinding: Bool { changes.contains(where: \.isBinding) }

  /// The versions of the first-parent line, oldest first.
  var line: [Change] { changes.filter(\.isOnLine) }

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

extension PolicyHistory.Change {
  fileprivate init?(_ reader: inout ByteReader) {
    guard let commit = reader.objectID(), let flags = reader.number(UInt8.self),
      let files = reader.list({ reader -> (String, ObjectID)? in
        guard let path = reader.text(), let blob = reader.objectID() else { return nil }
        return (path, blob)
      })
    else { return nil }
    self.init(
      commit: commit, files: Dictionary(files, uniquingKeysWith: { first, _ in first }), isBinding: flags & 1 != 0,
      isUsable: flags & 2 != 0, isOnLine: flags & 4 != 0)
  }

  fileprivate func write(to writer: inout ByteWriter) {
    writer.append(commit.bytes)
    writer.number(UInt8((isBinding ? 1 : 0) | (isUsable ? 2 : 0) | (isOnLine ? 4 : 0)))
    writer.list(files.sorted { $0.key < $1.key }) { writer, file in
      writer.text(file.key)
      writer.append(file.value.bytes)
    }
  }
}

/// Reads the versions of commits, each once.
private struct VersionReader {
  private let repository: ContentRepository
  private var known: [ObjectID: [String: ObjectID]] = [:]
  /// Equal ones share their memory.
  private var versions: Set<[String: ObjectID]> = []

  init(_ repository: ContentRepository) { self.repository = repository }

  mutating func files(of commit: (id: ObjectID, links: CommitLinks)) throws -> [String: ObjectID] {
    if let files = known[commit.id] { return files }
    let files = versions.insert(try repository.policyFiles(in: commit.links.tree)).memberAfterInsert
    known[commit.id] = files
    return files
  }

  /// The same by the commit's id: empty where it is not here.
  mutating func files(of commit: ObjectID) throws -> [String: ObjectID] {
    if let files = known[commit] { return files }
    return try (try? repository.git.links(of: commit)).map { try files(of: (commit, $0)) } ?? [:]
  }
}

extension ContentRepository {
  fileprivate func change(
    _ commit: ObjectID, _ files: [String: ObjectID], isOnLine: Bool
  ) throws -> PolicyHistory.Change {
    let configuration = try files[PolicySnapshot.path].flatMap(configuration)
    // Without a word list that it names, flags would not be raised.
    let isUsable = configuration?.lint.wordlists.allSatisfy { files[$0.file] != nil } ?? false
    return PolicyHistory.Change(
      commit: commit, files: files, isBinding: isUsable && configuration?.policy.changes == .approved,
      isUsable: isUsable, isOnLine: isOnLine)
  }

  /// The versions of `stet.yml` on the first-parent line up to a commit of the policy branch, each once, latest first. Those that cannot be used
  /// are left out.
  ///
  /// - Parameter isByFirst: whether a version that came again counts by its first time.
  func configurations(
    upTo commit: ObjectID, in store: Store?, byFirstAppearance isByFirst: Bool = false
  ) throws -> [Configuration] {
    let blobs = try policyHistory(upTo: commit, in: store).line.compactMap(\.configuration)
    let distinct = isByFirst ? blobs.uniqued().reversed() : blobs.reversed().uniqued()
    return try distinct.compactMap(configuration)
  }

  /// The versions of the policy up to a commit, read once.
  func policyHistory(upTo commit: ObjectID, in store: Store?) throws -> PolicyHistory {
    if let known = policyHistories[commit] { return known }
    let history = try PolicyHistory(upTo: commit, in: self, store)
    policyHistories[commit] = history
    return history
  }

  /// The blobs of `stet.yml`, of its lists of words and days and of `.mailmap` in a commit, by path; empty without a `stet.yml`.
  func policyFiles(in commit: Commit) throws -> [String: ObjectID] { try policyFiles(in: commit.tree) }

  /// The same in the tree of a commit.
  fileprivate func policyFiles(in tree: ObjectID) throws -> [String: ObjectID] {
    guard let blob = try blob(at: PolicySnapshot.path, in: tree) else { return [:] }
    var files = [PolicySnapshot.path: blob]
    let lists = try configuration(in: blob)?.decidingFiles ?? []
    for path in [PolicySnapshot.mailmapPath] + lists { files[path] = try self.blob(at: path, in: tree) }
    return files
  }

  /// The blob of the regular file at a path of a tree; `nil` where there is none, or the tree is malformed.
  func blob(at path: String, in tree: ObjectID) throws -> ObjectID? {
    try unlessMalformed {
      let entry = try git.entry(at: path, in: tree)
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
