internal import Core
internal import Git

/// Which versions of the policy took effect, where changes of it are decisions (`policy.changes: approved`).
///
/// From the first commit that asks for it, a version takes effect if it was approved by the rules of the one before. A
/// record names that one's commit, so no approval serves twice: going back to an older version is a change, too.
///
/// Versions count in the order of the first-parent line. Where that order may be wrong, the ledger tells what it was: each
/// decision names the version that was in effect. So a merge the wrong way round, which puts another line in the place of
/// the branch, turns the policy back as little as an approval does that came too late.
struct EffectivePolicy {
  typealias Version = PolicyHistory.Change

  /// The versions that took effect, oldest first.
  private(set) var versions: [Version] = []
  /// Whether the last of them asks that changes be approved.
  var isBinding: Bool { versions.last?.isBinding ?? false }

  private let history: PolicyHistory
  private let repository: ContentRepository
  private let reference: String
  private let ledger: LedgerContents?
  /// The approvals that count; `nil` for all of the ledger.
  private let approvals: Set<Digest>?

  /// - Parameters:
  ///   - anchor: the commit whose version is in effect there, whatever was approved before; `nil` for the first one.
  ///   - ledger: `nil` where it is not here: then no change is approved.
  ///   - approvals: those that count; `nil` for all of the ledger.
  init(
    _ history: PolicyHistory, from anchor: ObjectID? = nil, in repository: ContentRepository, reference: String,
    _ ledger: LedgerContents?, approvals: Set<Digest>? = nil
  ) throws {
    (self.history, self.repository, self.reference) = (history, repository, reference)
    (self.ledger, self.approvals) = (ledger, approvals)
    if let anchor {
      versions = try history.line.filter { try $0.commit == anchor || repository.git.isAncestor($0.commit, of: anchor) }
        .suffix(1)
    }
    while let next = try isBinding ? successor() : free() { versions.append(next) }
  }

  /// The next version while changes need no approval: that of the line, unless a decision names one that binds and that
  /// only a merge brought.
  private func free() throws -> Version? {
    let later = try later()
    let next = later.first(where: \.isOnLine)
    let binding = later.first { $0.isOnLine && $0.isBinding }
    let named = later.filter { $0.isBinding && !$0.isOnLine && !isUnnamed($0) }
    guard !named.isEmpty, let first = firstNamed(among: named + [binding].compactMap { $0 }), !first.isOnLine
    else { return next }
    return first
  }

  /// The version that took effect after the last one; `nil` where none is approved.
  private func successor() throws -> Version? {
    let candidates = try later().filter { change in
      try change.files != versions.last?.files && (change.isOnLine || !isUnnamed(change)) && isApproved(change)
    }
    return candidates.count > 1
      ? firstNamed(among: candidates) ?? candidates.first(where: \.isOnLine) : candidates.first
  }

  /// A version that people approved under the last one that took effect, and that only a merge brought: no decision was
  /// made under it, so it is not known to have been in effect.
  func overlooked() throws -> Version? {
    guard let current = versions.last, isBinding else { return nil }
    return try later().first { try !$0.isOnLine && $0.files != current.files && isApproved($0) }
  }

  /// The versions that came after the last one that took effect.
  private func later() throws -> [Version] {
    guard let current = versions.last else { return history.changes }
    let place = history.changes.lastIndex(of: current) ?? history.changes.startIndex
    return try history.changes[(place + 1)...].filter { change in
      try current.isOnLine && change.isOnLine || repository.git.isAncestor(current.commit, of: change.commit)
    }
  }

  /// Whether no decision was made by a version.
  private func isUnnamed(_ version: Version) -> Bool {
    ledger?.source.decisions(under: version.commit.hex).isEmpty ?? true
  }

  /// Of some versions the one that the earliest decision names; `nil` where none does.
  private func firstNamed(among versions: [Version]) -> Version? {
    guard let ledger else { return nil }
    let numbers = Set(versions.flatMap { ledger.source.decisions(under: $0.commit.hex) })
    return ledger.source.records(numbers).lazy
      .compactMap { entry in versions.first { $0.commit.hex == entry.record.policy?.commit } }.first
  }

  /// Whether people approved a version as the rules of the last one that took effect ask.
  private func isApproved(_ change: Version) throws -> Bool {
    guard let current = versions.last, change.isUsable, let ledger,
      let subject = try repository.subject(of: change.files)
    else { return false }
    let approvals = ledger.approvals(of: subject, after: current.commit)
      .filter { self.approvals?.contains($0.id) ?? true }
    guard !approvals.isEmpty else { return false }
    let policy = try repository.policy(at: current.commit, reference: reference)
    let contributors = try repository.contributors(to: change, since: current, in: history, by: policy)
    return PolicyVote(approvals, by: policy.configuration, ledger.ancestry, contributors: contributors).isMet
  }
}

/// The approvals of a version of the policy, counted by the rules of the one in effect.
struct PolicyVote {
  /// The rules that are not met, each with who could still approve.
  let missing: [MissingApproval]
  private let hasRules: Bool

  var isMet: Bool { hasRules && missing.isEmpty }

  /// - Parameters:
  ///   - approvals: of that very version.
  ///   - contributors: the people who changed it since the one in effect.
  init(
    _ approvals: [LedgerRecord], by configuration: Configuration, _ ancestry: Ancestry, contributors: Set<String>
  ) {
    let authority = Authority(configuration, ancestry: ancestry)
    let rules = configuration.policy.rules.filter { $0.isForConfiguration && $0.approvals > 0 }
    let valid = approvals.filter { authority.doubt($0) == nil }
    hasRules = !rules.isEmpty
    missing = rules.compactMap { rule in
      let candidates = configuration.people.filter { person in
        person.kind == .human && person.roles.contains(where: rule.from.contains)
          && !(rule.independent && contributors.contains(person.name))
      }
      let givers = Set(
        valid.filter { rule.imported || $0.record.assurance == .direct }.compactMap(\.record.actor)
      ).intersection(candidates.map(\.name))
      guard givers.count < rule.approvals else { return nil }
      return MissingApproval(
        rule: rule.name, needs: rule.approvals, has: givers.count,
        from: candidates.filter { $0.canDecide && !givers.contains($0.name) }.map(\.name), roles: rule.from)
    }
  }
}

extension ContentRepository {
  /// What an approval of a version of the policy names; `nil` where a file of it cannot be read.
  func subject(of files: [String: ObjectID]) throws -> PolicySubject? {
    var digests: [String: Digest] = [:]
    for (path, blob) in files {
      guard let bytes = try git.boundedBlob(blob, limit: PolicySnapshot.limit) else { return nil }
      digests[path] = Digest(of: bytes)
    }
    guard let own = digests.removeValue(forKey: PolicySnapshot.path) else { return nil }
    return PolicySubject(sha256: own, files: digests)
  }

  /// The authors and co-authors of what changed between two versions of the policy: of the commits that brought versions
  /// to the line, without those that were taken back, and of those that such a commit merged.
  ///
  /// - Parameter version: `nil` for the last one of the line.
  func contributors(
    to version: PolicyHistory.Change?, since current: PolicyHistory.Change, in history: PolicyHistory,
    by policy: PolicySnapshot
  ) throws -> Set<String> {
    guard current.isOnLine, version?.isOnLine ?? true else {
      return try contributors(from: [version?.commit ?? history.tip], excluding: [current.commit], by: policy)
    }
    return try history.changes(since: current, upTo: version).reduce(into: []) { names, change in
      let before = try git.commit(change.commit).parents.prefix(1)
      names.formUnion(try contributors(from: [change.commit], excluding: Array(before), by: policy))
    }
  }

  /// The authors and co-authors of the commits that changed files of the policy, reachable from `tips` and from none of
  /// `excluded`.
  func contributors(
    from tips: [ObjectID], excluding excluded: [ObjectID], by policy: PolicySnapshot
  ) throws -> Set<String> {
    let people = CommitPeople(policy)
    return try git.history(from: tips, excluding: excluded).reduce(into: []) { names, commit in
      let files = try policyFiles(in: commit)
      let isOwn = try commit.parents.allSatisfy { try policyFiles(in: git.commit($0)) != files }
      if isOwn { names.formUnion(people.contributions(to: commit).map(\.person)) }
    }
  }
}

extension ContentRepository {
  /// What is missing for a commit's version of the policy, which is not on the branch yet or not in effect, to be approved.
  func missingApprovals(
    of subject: PolicySubject, at commit: ObjectID, by policy: PolicySnapshot, _ ledger: LedgerContents
  ) throws -> [MissingApproval] {
    let history = try policyHistory(upTo: policy.tip, in: store)
    let current = history.changes.last { $0.commit == policy.commit }
    let pending = try current.map { try contributors(to: nil, since: $0, in: history, by: policy) } ?? []
    let own = try contributors(from: [commit], excluding: [policy.tip], by: policy)
    return PolicyVote(
      ledger.approvals(of: subject, after: policy.commit), by: policy.configuration, ledger.ancestry,
      contributors: pending.union(own)
    ).missing
  }
}

extension LedgerContents {
  /// The approvals of a version of the policy that were given while a commit's version was in effect.
  func approvals(of subject: PolicySubject, after commit: ObjectID) -> [LedgerRecord] {
    records(.policy).filter { entry in
      entry.record.kind == .approve && entry.record.subjects.contains(.config(subject))
        && entry.record.policy?.commit == commit.hex
    }
  }
}

extension PolicyHistory {
  /// The changes of the line since a version, without those that were taken back to it.
  ///
  /// - Parameter last: the last of them; `nil` for that of the line.
  fileprivate func changes(since version: Change, upTo last: Change?) -> ArraySlice<Change> {
    let line = line
    let end = last.flatMap(line.lastIndex).map { $0 + 1 } ?? line.endIndex
    let start = line[..<end].lastIndex { $0.files == version.files }
    return line[(start.map { $0 + 1 } ?? line.startIndex)..<end]
  }
}
