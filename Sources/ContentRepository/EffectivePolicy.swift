internal import Core
internal import Git

/// Which versions of the policy took effect, where changes of it are decisions (`policy.changes: approved`).
///
/// From the first commit that asks for it, a version takes effect if it was approved by the rules of the one before. A
/// record names that one's commit, so no approval serves twice: going back to an older version is a change, too.
struct EffectivePolicy {
  /// The versions that took effect, oldest first.
  private(set) var versions: [PolicyLine.Change] = []
  /// Whether the last of them asks that changes be approved.
  private(set) var isBinding = false

  private let repository: ContentRepository
  private let reference: String
  private let ledger: LedgerContents?

  /// - Parameters:
  ///   - ledger: `nil` where it is not here: then no change is approved.
  ///   - anchor: the commit whose version is in effect there, whatever was approved before; `nil` for the first one.
  init(
    _ line: PolicyLine, from anchor: ObjectID?, in repository: ContentRepository, reference: String,
    _ ledger: LedgerContents?
  ) throws {
    (self.repository, self.reference, self.ledger) = (repository, reference, ledger)
    let start = try anchor.flatMap { anchor in
      try line.changes.last { try $0.commit == anchor || repository.git.isAncestor($0.commit, of: anchor) }
    }
    for change in line.changes {
      if let current = versions.last, isBinding, change != start {
        guard change.files != current.files, try isApproved(change, under: current, line) else { continue }
      }
      versions.append(change)
      isBinding = change.isBinding
    }
  }

  /// Whether people approved a version as the rules of another ask.
  private func isApproved(
    _ change: PolicyLine.Change, under current: PolicyLine.Change, _ line: PolicyLine
  ) throws -> Bool {
    guard change.isUsable, let ledger, let subject = try repository.subject(of: change.files) else { return false }
    let approvals = ledger.approvals(of: subject, after: current.commit)
    guard !approvals.isEmpty else { return false }
    let policy = try repository.policy(at: current.commit, reference: reference)
    let contributors = try repository.contributors(to: line.changes(since: current, upTo: change), by: policy)
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

  /// The authors and co-authors of versions of the policy: of the commits that brought them to the line, and of those that
  /// such a commit merged.
  func contributors(to changes: some Sequence<PolicyLine.Change>, by policy: PolicySnapshot) throws -> Set<String> {
    try changes.reduce(into: []) { names, change in
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
    let line = try policyLine(upTo: policy.tip, in: store)
    let current = line.changes.last { $0.commit == policy.commit }
    let pending = try contributors(to: current.map { line.changes(since: $0) } ?? [], by: policy)
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

extension PolicyLine {
  /// The changes since a version, without those that were taken back to it.
  ///
  /// - Parameter last: the last of them; `nil` for that of the line.
  func changes(since version: Change, upTo last: Change? = nil) -> ArraySlice<Change> {
    let end = last.flatMap(changes.lastIndex).map { $0 + 1 } ?? changes.endIndex
    let start = changes[..<end].lastIndex { $0.files == version.files }
    return changes[(start.map { $0 + 1 } ?? changes.startIndex)..<end]
  }
}
