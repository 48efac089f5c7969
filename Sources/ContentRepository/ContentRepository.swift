package import Checks
package import Core
internal import Foundation
package import Git

/// A git repository with posts, a `stet.yml` and a ledger: the only place that joins git and content.
///
/// Not Sendable, as its git handle is not: one for each task.
package final class ContentRepository {
  package let git: Repository
  /// What earlier runs found out; `nil` where it is not used.
  package private(set) var store: Store?
  private(set) var hashes = MediaHashes(nil)
  /// From how many posts on, what a tree says of them is kept: fewer are read again as quickly.
  package var leastKeptPosts = 256
  /// From how many commits on a ledger is read by a thread of its own: a shorter one is read as quickly without.
  package var longLedger = 1_000
  /// How many records are kept that were read with the ledger.
  package var keptRecords = LedgerReader.keptRecords
  /// Told how many of how many commits or posts are read, where a history or a tree is read for the first time: with both
  /// numbers the same in the end, also where that fails.
  package var progress: (_ done: Int, _ total: Int, _ unit: String) -> Void = { _, _, _ in }
  /// What is read instead of the branches as they are here.
  package var past = PastHeads()
  private var walked: ContentHistory?
  /// The configurations read so far, by their blobs; `nil` for one that cannot be used.
  var configurations: [ObjectID: Configuration?] = [:]
  /// The versions of the policy, by the commits up to which they were read.
  var policyHistories: [ObjectID: PolicyHistory] = [:]
  private var readLedger: (tips: [ObjectID], identity: String, contents: LedgerContents)?
  private var readPosts: [PostPlace: PostReading] = [:]
  /// The malformed objects met so far, each object once, in the order in which they were met.
  package private(set) var malformed: [MalformedContent] = []
  private var malformedObjects: Set<ObjectID> = []

  private struct PostPlace: Hashable {
    var blob: ObjectID
    var path: ExactText
  }

  private init(git: Repository) { self.git = git }

  /// Opens the repository that git would work in.
  package static func open(_ git: GitCommand) throws -> ContentRepository {
    ContentRepository(git: try Repository.discover(by: git))
  }

  /// Opens the repository that `directory` lies in, judging by the files alone.
  package static func open(_ directory: String) throws -> ContentRepository {
    ContentRepository(git: try Repository.discover(from: directory))
  }

  /// Uses what earlier runs found out.
  ///
  /// - Parameters:
  ///   - folder: where it is kept; `nil` for the repository itself.
  ///   - program: a text that tells this version of the program from every other.
  package func useStore(in folder: String? = nil, program: String) {
    let store = Store(at: storeLocation(in: folder, program: program))
    self.store = store
    hashes = MediaHashes(store)
  }

  /// Where the store is, or would be.
  package func storeLocation(in folder: String? = nil, program: String) -> StoreLocation {
    let sharing = try? git.configuration("core.sharedRepository")
    return StoreLocation(of: git, named: folder, program: program, sharing: { sharing ?? nil })
  }

  /// The post in a blob, read once even if several trees name it.
  ///
  /// - Parameter isKept: whether it is kept for other callers. The versions of a long history are too many.
  func reading(
    blob: ObjectID, path: String, keeping isKept: Bool = true, bytes: () throws -> [UInt8]?
  ) rethrows -> PostReading? {
    let key = PostPlace(blob: blob, path: ExactText(path))
    if let known = readPosts[key] { return known }
    guard let bytes = try bytes() else { return nil }
    let reading = PostReader.read(path: path, bytes: bytes)
    if isKept { readPosts[key] = reading }
    return reading
  }

  /// What commits did to posts, with at least all that can be reached from `tips`.
  func history(upTo tips: [ObjectID]) throws -> ContentHistory {
    let history = walked ?? ContentHistory(self, in: store)
    walked = history
    try history.extend(to: tips)
    return history
  }

  /// Walks through history before it is asked for. What is wrong with it is told when it is.
  func prepareHistory(upTo tips: [ObjectID]) {
    do {
      _ = try history(upTo: tips)
    } catch {
      walked = nil
    }
  }

  /// Hands the store what this run found out of posts.
  func keepHistory() { walked?.keep() }

  /// Runs `body`, which reads many rows of the store: see `Store.reading`.
  func readingStore<Result>(_ body: () throws -> Result) rethrows -> Result {
    guard let store else { return try body() }
    return try store.reading(body)
  }

  /// Notes a malformed object, for the caller to report.
  func note(_ content: MalformedContent) {
    guard malformedObjects.insert(content.object).inserted else { return }
    malformed.append(content)
  }
}

extension ContentRepository {
  /// The full name of the branch that decisions take their policy from.
  ///
  /// git config `stet.policyBranch`, else the remote's default branch, else `main`.
  package func policyReference() throws -> String {
    if let branch = try git.configuration("stet.policyBranch") { return try publishingReference(branch) }
    if let remote = try LedgerRemote.find(in: git), let branch = try git.remoteDefaultBranch(remote) { return branch }
    return try publishingReference("main")
  }

  /// The short name of the branch that decisions take their policy from, without that of a remote.
  package func policyBranch() throws -> String {
    let reference = try policyReference()
    let remote = try LedgerRemote.find(in: git).map { "refs/remotes/\($0)/" }
    let folder = [remote, "refs/heads/"].compactMap { $0 }.first(where: reference.hasPrefix)
    return String(reference.dropFirst(folder?.count ?? 0))
  }

  /// The full name under which a publishing branch is read: its remote-tracking reference where there is one.
  package func publishingReference(_ branch: String) throws -> String {
    if let remote = try LedgerRemote.find(in: git) {
      let tracking = "refs/remotes/\(remote)/\(branch)"
      if try git.reference(tracking) != nil { return tracking }
    }
    return "refs/heads/\(branch)"
  }

  /// The policy branch's configuration.
  package func policy() throws -> PolicySnapshot {
    let reference = try policyReference()
    // Of a past moment, the commit that had what was in effect is named itself.
    if let past = past.policy {
      return try policy(at: past, reference: reference, place: "at \(past.hex.prefix(10))", hints: [])
    }
    guard let commit = try git.reference(reference) else {
      let isWritten = git.worktreeRoot.map { FileManager.default.fileExists(atPath: $0 + "/" + PolicySnapshot.path) }
      throw RepositoryError(
        "there is no policy branch: \(Self.shortName(of: reference)) does not exist",
        hints: (isWritten ?? false ? ["git add -A && git commit -m \"stet: begin\""] : ["stet init"])
          + ["git config stet.policyBranch BRANCH"])
    }
    let history = try policyHistory(upTo: commit, in: store)
    let anchor = try git.configuration("stet.policyAnchor")
    guard history.isBinding || anchor != nil else { return try policy(at: commit, reference: reference) }
    return try policy(in: history, from: anchor, reference: reference)
  }

  /// The policy in effect, where changes of it are decisions.
  private func policy(in history: PolicyHistory, from anchor: String?, reference: String) throws -> PolicySnapshot {
    let start = try anchor.map { try git.commitID(revision: $0) }
    if let start, try !git.isOnFirstParentLine(start, of: history.tip) {
      throw RepositoryError(
        "git config stet.policyAnchor names \(start.hex.prefix(10)), which is not on the first-parent line of "
          + Self.shortName(of: reference),
        causes: ["the branch was rewritten or merged the wrong way round, or the anchor is another branch's"],
        hints: ["git log --first-parent --oneline \(Self.shortName(of: reference))"])
    }
    let effective = try EffectivePolicy(
      history, from: start, in: self, reference: reference, ledgerOfPolicy(history))
    guard let current = effective.versions.last else { return try policy(at: history.tip, reference: reference) }
    // Where changes are free again, the tip has the version in effect, and more recent files beside it.
    var policy = try policy(at: effective.isBinding ? current.commit : history.tip, reference: reference)
    policy.tip = history.tip
    let branch = policy.branch
    if let anchor { policy.warnings.append("git config stet.policyAnchor is \(anchor): the policy starts from there") }
    if let overlooked = try effective.overlooked() {
      policy.warnings.append(
        "stet.yml of commit \(overlooked.commit.hex.prefix(7)) was approved and is not in effect: a merge took it off the "
          + "first-parent line of \(branch); put it back there, and approve it again")
    }
    if effective.isBinding, let last = history.line.last, last.files != current.files {
      policy.pending = last.commit
      policy.warnings.append(
        "stet.yml on \(branch) was changed in commit \(last.commit.hex.prefix(7)), which takes effect once it is approved: "
          + "`stet approve stet.yml`")
    }
    return policy
  }

  /// The ledger that decides on the policy; `nil` where it is not here. Its identity is that of the first version that
  /// asks for approvals.
  private func ledgerOfPolicy(_ history: PolicyHistory) throws -> LedgerContents? {
    let first = history.changes.first(where: \.isBinding)?.configuration
    guard let identity = try first.flatMap(configuration)?.repository else { return nil }
    do throws(LedgerError) {
      return try contents(of: LedgerTips.read(git).commits, identity)
    } catch {
      guard case .absent = error else { throw error }
      return nil
    }
  }

  /// The configuration of a commit of the policy branch.
  ///
  /// - Parameters:
  ///   - place: where it is looked for, in words; `nil` for the branch.
  ///   - hints: what to do where it is not there.
  func policy(
    at commit: ObjectID, reference: String, place: String? = nil,
    hints: [String] = ["stet init", "git config stet.policyBranch BRANCH"]
  ) throws -> PolicySnapshot {
    let source = TreeSource(repository: git, tree: try git.commit(commit).tree)
    let branch = Self.shortName(of: reference)
    let file = try ConfigurationFile.read(from: source, place: place ?? "on \(branch)", hints: hints)
    guard var configuration = file.configuration else {
      throw RepositoryError(
        "stet.yml \(place ?? "on \(branch)") cannot be used",
        causes: file.findings.filter { $0.severity == .error }.map {
          "line \($0.range.start.line), column \($0.range.start.column): \($0.summary)"
        },
        hints: (try place == nil ? checkout(of: branch) : []) + ["stet check stet.yml"])
    }
    let (mailmap, warning) = try mailmap(source, branch)
    let words = try words(of: configuration, source, branch)
    configuration.readDayLists(words.texts)
    let unread = configuration.dayLists.filter { words.problems[$0] != nil }.map {
      "the list \($0) of days without slots cannot be read on \(branch), so its days have slots"
    }
    return PolicySnapshot(
      reference: reference, commit: commit, bytes: file.bytes, configuration: configuration,
      words: words, mailmap: mailmap, warnings: [warning].compactMap { $0 } + unread, tip: commit)
  }

  /// The command that checks out a local branch, where another one is: the work tree may have another `stet.yml`.
  private func checkout(of branch: String) throws -> [String] {
    guard git.worktreeRoot != nil, try git.reference("refs/heads/\(branch)") != nil,
      try git.currentBranch() != "refs/heads/\(branch)"
    else { return [] }
    return ["git switch \(ShellWord.quoted(branch))"]
  }

  /// The word files of a policy.
  ///
  /// - Throws: `RepositoryError` where a word list cannot be read: a flag that it raises would never be raised, and what
  ///   needs an approval because of it would go out without.
  private func words(
    of configuration: Configuration, _ source: TreeSource, _ branch: String
  ) throws -> LintWords {
    let words = ContentLoader(repository: self, source: source).words(of: configuration)
    if let broken = configuration.lint.wordlists.first(where: { words.problems[$0.file] != nil }) {
      throw RepositoryError(
        "the word list \(broken.file) that stet.yml names cannot be read on \(branch)",
        hints: ["stet check stet.yml"])
    }
    return words
  }

  /// The `.mailmap`. One that is too large is left out with a warning, so that it blocks no command.
  private func mailmap(_ source: TreeSource, _ branch: String) throws -> (Mailmap, warning: String?) {
    do {
      return (Mailmap(try source.bytes(at: PolicySnapshot.mailmapPath, limit: PolicySnapshot.limit) ?? []), nil)
    } catch let error as ContentSourceError {
      return (Mailmap([]), "the .mailmap on \(branch) is left out: \(error)")
    }
  }

  /// The commit of a queue's publishing branch; `nil` where the branch does not exist yet.
  package func commit(of queue: Queue) throws -> ObjectID? {
    try past.commits[queue.name] ?? git.reference(publishingReference(queue.branch))
  }
}

/// The commits of a past moment, as every queue names those that it was computed from; `nil` for what is here now.
package struct PastHeads: Sendable {
  /// The commit that has the policy.
  package var policy: ObjectID?
  /// The ledger's.
  package var ledger: ObjectID?
  /// Those of the publishing branches, by the names of their queues.
  package var commits: [String: ObjectID] = [:]

  package init() {}
}

// MARK: - Fetching

extension ContentRepository {
  /// The short names of the branches that answers rest on, beside the ledger: the policy branch, and those that publish,
  /// as far as the policy is readable.
  package func publishingBranches() throws -> [String] {
    try [policyBranch()] + policy().configuration.queues.map(\.branch)
  }

  /// When the publishing branches were last fetched that are read from the remote; `nil` where none is, or git has no note
  /// of it.
  ///
  /// Git notes what a fetch brought in `FETCH_HEAD`, of each work tree its own, and a clone in the log of the remote's
  /// branches; what Stet fetches itself is in `RemoteMemory`. A fetch of other branches, or from elsewhere, does not
  /// count.
  ///
  /// - Parameter branches: by their short names.
  /// - Returns: the branches as git shows them (`origin/main`), and the time.
  package func lastFetch(of branches: [String]) throws -> (branches: [String], time: Timestamp)? {
    guard let remote = try LedgerRemote.find(in: git) else { return nil }
    let fetched = try branches.filter { try git.reference("refs/remotes/\(remote)/\($0)") != nil }
    guard !fetched.isEmpty, let address = try git.remoteAddress(remote) else { return nil }
    let own = try RemoteMemory(of: remote, in: git).fetched
    let known = fetched.compactMap { own["refs/heads/\($0)"] }
    let notes =
      [known.count == fetched.count ? known.min() : nil].compactMap { $0 }
      + Set([git.gitDirectory, git.commonDirectory]).compactMap { folder -> Timestamp? in
        guard let note = Self.note(folder + "FETCH_HEAD"),
          fetched.allSatisfy({ note.text.contains("branch '\($0)' of \(address)\n") })
        else { return nil }
        return note.time
      }
    guard let time = notes.max() ?? cloned(fetched, remote) else { return nil }
    return (fetched.map { "\(remote)/\($0)" }, time)
  }

  /// When the repository was cloned, or the last of the branches came to it.
  private func cloned(_ branches: [String], _ remote: String) -> Timestamp? {
    (["HEAD"] + branches).compactMap { name in
      Self.note(git.commonDirectory + "logs/refs/remotes/\(remote)/\(name)")?.text.split(separator: "\n").last
        .flatMap { line in
          let fields = line.prefix { $0 != "\t" }.split(separator: " ").suffix(2)
          return fields.first.flatMap { Int64($0) }.map { Timestamp(seconds: $0) }
        }
    }.max()
  }

  /// A small file of git's own, and when it was written.
  private static func note(_ path: String) -> (text: String, time: Timestamp)? {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
      let size = attributes[.size] as? Int, size <= 1 << 20, let date = attributes[.modificationDate] as? Date,
      let bytes = FileManager.default.contents(atPath: path)
    else { return nil }
    return (
      String(decoding: bytes, as: UTF8.self), Timestamp(seconds: Int64(date.timeIntervalSince1970.rounded(.down)))
    )
  }
}

/// Why an operation on a content repository cannot go on: what a command prints as error, causes and hints.
package struct RepositoryError: Error, Sendable {
  package var summary: String
  package var causes: [String]
  /// Commands that can be run, or things to do.
  package var hints: [String]

  package init(_ summary: String, causes: [String] = [], hints: [String] = []) {
    self.summary = summary
    self.causes = causes
    self.hints = hints
  }
}

/// A malformed object of the content, in a history or at its tip. A malformed folder counts as an empty one, and the
/// author of a malformed commit as unknown, so that pushing one does not block others.
package struct MalformedContent: Hashable, Sendable {
  /// The commit that has it, or is it.
  package let commit: ObjectID
  /// The folder, empty for the root; `nil` where the commit itself is malformed.
  package let path: String?
  package let object: ObjectID

  package init(commit: ObjectID, path: String?, object: ObjectID) {
    self.commit = commit
    self.path = path
    self.object = object
  }
}

extension ContentRepository {
  /// Notes the folders that became malformed with a commit.
  func note(_ folders: [MalformedFolder], in commit: ObjectID) {
    for folder in folders where folder.isNew {
      note(MalformedContent(commit: commit, path: folder.shownPath, object: folder.id))
    }
  }
}

extension MalformedFolder {
  /// The beginning of the path, as people are shown it.
  var shownPath: String { String(decoding: path.prefix(256), as: UTF8.self) }
}

/// The ledger as it was read.
package struct LedgerSnapshot {
  package var contents: LedgerContents
  /// The commit that represents what was read: the tip, or the union of several tips, which need not be written yet. A
  /// record that rests on this reading names it as seen. Records that another process adds later were not seen: an
  /// approval must not close a request for changes that came between reading and writing.
  package var base: ObjectID
  /// The remote whose ledger is read; `nil` where there is none.
  package var remote: String?
  /// The remote whose ledger was never fetched, where only a local one was read.
  package var unfetchedRemote: String?
  /// The remote whose ledger lacks what this clone has seen there.
  package var rewoundRemote: String?

  /// `base`, in hexadecimal.
  package var commit: String { base.hex }
}

extension ContentRepository {
  /// The ledger of the repository that `configuration` describes.
  ///
  /// - Parameter work: what this thread may do meanwhile, where all of a long ledger has to be read.
  package func ledger(of configuration: Configuration, while work: () -> Void = {}) throws -> LedgerSnapshot {
    if let past = past.ledger {
      do throws(LedgerError) {
        return LedgerSnapshot(contents: try contents(of: [past], configuration.repository, while: work), base: past)
      } catch {
        guard case .foreign = error else { throw error }
        throw RepositoryError(
          "\(past.hex.prefix(10)) is no commit of this repository's ledger", hints: ["git log --oneline stet/ledger"])
      }
    }
    let tips = try LedgerTips.read(git)
    let contents = try contents(of: tips.commits, configuration.repository, while: work)
    rememberFetched(tips)
    return LedgerSnapshot(
      contents: contents, base: try LedgerMerge.unionID(of: contents, in: git), remote: tips.remote,
      unfetchedRemote: tips.fetched == nil && !git.isBare ? tips.remote : nil,
      rewoundRemote: tips.isRewound ? tips.remote : nil)
  }

  /// What the ledger says up to `tips`; read once, also where the policy depends on it.
  func contents(
    of tips: [ObjectID], _ identity: String, while work: () -> Void = {}
  ) throws(LedgerError) -> LedgerContents {
    if let known = readLedger, known.tips == tips, known.identity == identity { return known.contents }
    let contents = try reading(of: tips, identity, while: work).contents(tips, identity: identity, in: git, ledgerStore)
    ledgerStore?.commit()
    readLedger = (tips, identity, contents)
    return contents
  }

  /// The store of the ledger as it is here: a past one is not kept in the place of that.
  private var ledgerStore: Store? { past.ledger == nil ? store : nil }

  /// Notes how far the remote's ledger is, which a later fetch may not take back. Not where this repository may not be
  /// written: reading does not depend on it.
  private func rememberFetched(_ tips: LedgerTips) {
    guard let remote = tips.remote, let fetched = tips.fetched,
      var memory = try? RemoteMemory(of: remote, in: git), memory.seen != [fetched]
    else { return }
    try? memory.note(ledger: fetched)
  }

  private func reading(
    of commits: [ObjectID], _ identity: String, while work: () -> Void
  ) throws(LedgerError) -> LedgerReading {
    let store = ledgerStore
    if let known = try LedgerReader.known(repository: git, tips: commits, identity: identity, store: store) {
      return known
    }
    let isLong = try rethrowing { () throws(GitError) in
      try commits.first.map { (tip) throws(GitError) in try git.hasCommits(longLedger, upTo: tip) } ?? false
    }
    guard isLong else {
      return try LedgerReader.whole(
        repository: git, tips: commits, identity: identity, store: store, keeping: keptRecords)
    }
    let reading = BackgroundValue { [location = git.location, keptRecords] in
      Result { () throws(LedgerError) in
        // A handle belongs to one thread.
        let git = try rethrowing { () throws(GitError) in try Repository.open(location) }
        return try LedgerReader.whole(
          repository: git, tips: commits, identity: identity, store: store, keeping: keptRecords)
      }
    }
    work()
    return try reading.value.get()
  }
}

/// The configuration that decisions go by: `stet.yml` as the policy branch has it.
package struct PolicySnapshot: Sendable {
  /// The full name of the reference it was read from.
  package var reference: String
  package var commit: ObjectID
  package var bytes: [UInt8]
  package var configuration: Configuration
  /// The word files that it names, as the same commit has them: a branch cannot take a word off the list.
  package var words: LintWords
  /// Which addresses of commits stand for which: the `.mailmap` beside the configuration, empty where there is none.
  package var mailmap: Mailmap
  /// What of that commit is ignored, and why.
  package var warnings: [String] = []
  /// The commit of the branch, which may have a version that is not in effect.
  package var tip: ObjectID
  /// The commit that brought the version of the branch, where it is not in effect until it is approved.
  package var pending: ObjectID?

  /// The reference as git shows it: `origin/main`.
  package var branch: String { ContentRepository.shortName(of: reference) }

  /// What records name the policy by.
  package var digest: Digest { Digest(of: bytes) }

  /// The file's name at the root of a content repository.
  package static let path = ConfigurationReader.path
  /// Git's own name of the file that says which addresses are one person's.
  package static let mailmapPath = ".mailmap"
  /// The largest of both that is read, in bytes.
  package static let limit = 1 << 20
}
