package import Core
package import Git

/// Judges what is pushed to the ledger's branch on a server, before the server takes it: what `pre-receive` decides.
package struct PushGuard {
  /// A branch that is pushed.
  package struct Update: Sendable {
    /// `nil` where the branch is new.
    package var old: ObjectID?
    /// `nil` where it is to be deleted.
    package var new: ObjectID?

    package init(old: ObjectID?, new: ObjectID?) {
      (self.old, self.new) = (old, new)
    }
  }

  private let repository: ContentRepository
  private let configuration: Configuration
  /// Who pushes, as the server knows them; `nil` where it did not say.
  private let user: String?

  /// More refusals are only counted.
  private static let mostRefusals = 20

  /// - Parameter policy: as the server has it before the push.
  package init(_ repository: ContentRepository, policy: PolicySnapshot, user: String?) {
    self.repository = repository
    configuration = policy.configuration
    self.user = user
  }

  /// Why an update of the ledger is refused; empty where it is taken.
  ///
  /// What the server has already, or has had, is not judged again: after a force push, any person may bring it back.
  package func refusals(of update: Update) throws -> [String] {
    guard let new = update.new else { return ["the ledger cannot be deleted: it says what was approved and published"] }
    if let old = update.old, try !repository.git.isAncestor(old, of: new) {
      return ["the ledger only grows, and this lacks commits that are here: fetch them and join (`stet sync`)"]
    }
    // This is read first, and kept: of a push that is refused, no object stays.
    let known = try update.old.map { try repository.contents(of: [$0], configuration.repository).ancestry }
    let lost = try ReceivedTips(in: repository.git).lost(from: update.old)
    let isNew = { (commit: ObjectID) in known?.contains(commit) != true && !lost.contains(commit) }
    let measure = try PushMeasure(of: new, beyond: { !isNew($0) }, in: repository.git)
    if let refusal = measure.refusal { return [refusal] }
    let contents: LedgerContents
    do throws(LedgerError) {
      contents = try LedgerReader.read(
        repository: repository.git, tips: [new], identity: configuration.repository, store: repository.store)
    } catch {
      guard case .foreign = error else { throw error }
      return ["this is not the ledger of \(configuration.repository): it has another first commit"]
    }
    let pushed = contents.records(measure.records.sorted())
    let all = damage(in: contents, isNew) + rejected(in: contents, isNew) + foreign(pushed, in: contents, isNew)
    try contents.check()
    let more = all.count - Self.mostRefusals
    return all.prefix(Self.mostRefusals) + (more > 0 ? ["and \(more) more"] : [])
  }

  /// Why an update of the policy branch is refused: where changes of the policy are decisions, what was on its first-parent
  /// line stays there.
  package func refusals(ofPolicyBranch update: Update) throws -> [String] {
    guard configuration.policy.changes == .approved, let old = update.old else { return [] }
    guard let new = update.new else { return ["it has the policy, and cannot be deleted"] }
    guard try !repository.git.isOnFirstParentLine(old, of: new) else { return [] }
    return [
      "its former tip \(old.hex.prefix(10)) must stay on its first-parent line, on which changes of stet.yml are decided: merge "
        + "into the branch, not the branch into yours"
    ]
  }

  /// Commits that do more than add. One that puts in order what an earlier one damaged is no anomaly.
  private func damage(in contents: LedgerContents, _ isNew: (ObjectID) -> Bool) -> [String] {
    contents.anomalies.filter { isNew($0.commit) }.map { anomaly in
      let path = anomaly.path.map { " at \($0)" } ?? ""
      return "commit \(anomaly.commit.hex.prefix(10)) does more than add (\(anomaly.kind.rawValue)\(path))"
    }
  }

  private func rejected(in contents: LedgerContents, _ isNew: (ObjectID) -> Bool) -> [String] {
    contents.rejected.filter { isNew($0.addedBy) }.map { "\($0.path) is no record: \($0.detail)" }
  }

  /// Unsigned records that another person pushes than decided.
  private func foreign(
    _ pushed: [LedgerRecord], in contents: LedgerContents, _ isNew: (ObjectID) -> Bool
  ) -> [String] {
    let authority = Authority(configuration, ancestry: contents.ancestry)
    let pusher = user.flatMap { configuration.person(onServer: $0) }
    let decisions = Decisions(contents, authority: authority)
    return pushed.filter { $0.additions.contains { isNew($0.commit) } }.compactMap { entry in
      // A checkpoint is proven by the signature in it alone, not by who pushes it.
      if entry.record.kind == .checkpoint {
        guard !decisions.isProven(entry) else { return nil }
        return "the checkpoint \(entry.id.shortName) is signed with no key of `ledger.checkpoints` in stet.yml"
      }
      let signer = entry.record.assurance == .imported ? entry.record.attester : entry.record.actor
      // A record that vouches for another person is a robot's alone.
      let isImported = entry.record.assurance == .imported
      let mayVouch = pusher.map { $0.kind == .bot && authority.mayDo(.import, person: $0.name) } ?? false
      let isOwn = pusher.map { $0.name == signer } ?? false
      guard !authority.isSigned(entry), !isOwn || isImported && !mayVouch else { return nil }
      let record = "the \(entry.record.kind.rawValue) \(entry.id.shortName) by \(signer ?? "an unknown person")"
      guard let pusher else {
        return "\(record) is not signed, and \(Self.stranger(user))"
      }
      return "\(record) is not signed, and you are \(pusher.name)"
    }
  }

  private static func stranger(_ user: String?) -> String {
    user.map { "\($0) is the name of no person on this server (`people.NAME.server` in stet.yml)" }
      ?? "the server does not say who pushes"
  }
}

extension Configuration {
  /// The person with that name on the server; `nil` where there is none.
  func person(onServer user: String) -> Person? { people.first { $0.serverNames.contains(user) } }
}

/// The tips that the ledger of a server has had, as references: what was there once may come back, by any person.
///
/// They keep the commits from being collected as garbage. No push may touch them, or it could let itself in.
package struct ReceivedTips {
  /// Where they are: the last part of a name is the commit.
  package static let folder = "refs/stet/received/"

  private let repository: Repository
  /// The tips that none of the others includes.
  private let tips: [ObjectID]

  package init(in repository: Repository) throws(GitError) {
    self.repository = repository
    tips = try repository.references(prefix: Self.folder).map(\.id)
  }

  /// Notes that the server has taken `tip`, which stands for all that it includes.
  package func note(_ tip: ObjectID) throws(GitError) {
    for known in tips where try repository.isAncestor(tip, of: known) { return }
    let identity = try LedgerRoot.author(time: 0)
    do throws(GitError) {
      try repository.updateReference(
        Self.folder + tip.hex, to: tip, expecting: nil, message: "stet: received", identity: identity)
      for known in tips where try repository.isAncestor(known, of: tip) {
        try repository.deleteReference(Self.folder + known.hex, expecting: known)
      }
    } catch {
      // Another push was noted at the same time.
      guard error.isRace || error.code == .notFound else { throw error }
    }
  }

  /// The commits that the ledger has had and `tip` does not include, as after a force push; `nil` for a ledger that is gone.
  func lost(from tip: ObjectID?) throws(GitError) -> Set<ObjectID> {
    var gone: [ObjectID] = []
    for known in tips {
      if let tip, try repository.isAncestor(known, of: tip) { continue }
      gone.append(known)
    }
    guard !gone.isEmpty else { return [] }
    return Set(try repository.history(from: gone, excluding: [tip].compactMap { $0 }).map(\.id))
  }
}

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
