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
        guard change.files != current.files, try isApproved(change, under: current) else { continue }
      }
      versions.append(change)
      isBinding = change.isBinding
    }
  }

  /// Whether people approved a version as the rules of another ask.
  private func isApproved(_ change: PolicyLine.Change, under current: PolicyLine.Change) throws -> Bool {
    guard change.isUsable, let ledger, let subject = try repository.subject(of: change.files) else { return false }
    let approvals = ledger.records(.policy).filter { entry in
      entry.record.kind == .approve && entry.record.subjects.contains(.config(subject))
        && entry.record.policy?.commit == current.commit.hex
    }
    guard !approvals.isEmpty else { return false }
    let policy = try repository.policy(at: current.commit, reference: reference)
    let contributors = try repository.contributors(to: change.commit, since: current.commit, by: policy)
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

  /// The authors and co-authors of the commits that changed files of the policy since another commit. Where one brought
  /// back what that commit has, they count from there on.
  func contributors(
    to commit: ObjectID, since earlier: ObjectID, by policy: PolicySnapshot
  ) throws -> Set<String> {
    let people = CommitPeople(policy)
    let effective = try policyFiles(in: git.commit(earlier))
    let restoring = try git.history(from: [commit], excluding: [earlier]).filter {
      try policyFiles(in: $0) == effective
    }
    let starts = [earlier] + restoring.map(\.id)
    return try git.history(from: [commit], excluding: starts).reduce(into: []) { names, commit in
      let files = try policyFiles(in: commit)
      let isOwn = try commit.parents.allSatisfy { try policyFiles(in: git.commit($0)) != files }
      if isOwn { names.formUnion(people.contributions(to: commit).map(\.person)) }
    }
  }
}
