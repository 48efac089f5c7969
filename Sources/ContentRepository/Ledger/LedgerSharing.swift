package import Core
package import Git

/// Brings the ledger of this clone and that of the remote together.
///
/// Everything goes in one direction at a time: the remote's ledger is fetched, joined with what is here and with what
/// this clone ever saw there, and the union is pushed by compare-and-swap, so that it always includes what it replaces.
/// Where another clone was faster, all of it is done again. The union of the same ledgers is the same commit in every
/// clone, and a ledger that was rewound at the remote gets its records back.
package struct LedgerSharing {
  private let repository: ContentRepository
  private let remote: RemoteGit
  /// The id of the content repository.
  private let identity: String
  /// The clock of the machine, for when branches were fetched.
  private let clock: () -> Timestamp

  /// How often it is done again because another clone was faster.
  private static let attemptLimit = 10

  /// - Returns: `nil` where the repository has no remote.
  package init?(
    _ repository: ContentRepository, identity: String, patience: (_ remote: String) -> NetworkPatience,
    clock: @escaping () -> Timestamp
  ) throws {
    guard let name = try LedgerRemote.find(in: repository.git) else { return nil }
    try repository.refuseShallow()
    self.repository = repository
    self.identity = identity
    self.clock = clock
    remote = try RemoteGit(name, of: repository.git, patience: patience(name))
  }

  /// The remote's name.
  package var remoteName: String { remote.name }

  private var git: Repository { repository.git }
  private var tracking: String { Ledger.trackingBranch(remote: remote.name) }

  // MARK: - Sharing

  /// What sharing found and did.
  package struct Outcome {
    /// The commit that has everything.
    package let tip: ObjectID
    /// The ledger that the remote had; `nil` where it had none.
    package let remoteTip: ObjectID?
    /// The ledger that this clone knew before.
    fileprivate let knownTips: [ObjectID]
    /// Whether the remote's ledger had been rewound, and has its records back.
    package let isRepaired: Bool
    /// Why the remote did not take it; `nil` where everything is there.
    package let refusal: String?
  }

  /// Fetches, joins and pushes.
  ///
  /// - Throws: `.git` with `.unreachable` where the remote cannot be reached; `.contention` where other clones were
  ///   faster each time.
  package func share() throws(LedgerError) -> Outcome {
    let known = try knownTips()
    var refused: (words: String, by: ObjectID?)?
    for attempt in 1...Self.attemptLimit {
      let fetched = try fetchLedger()
      let tips = try LedgerTips.read(git)
      let union = try union(of: tips)
      let isThere = try fetched.map { (fetched) throws(LedgerError) in try isAncestor(union, of: fetched) } ?? false
      // If the remote has another ledger by now, the refusal may only have been a lost race.
      let refusal = !isThere && refused?.by == fetched ? refused?.words : nil
      if !isThere, refusal == nil {
        switch try push(union, expecting: fetched) {
        case .accepted: break
        case .moved:
          LedgerWriter.pause(after: 10 * attempt)
          continue
        case .refused(let words), .unanswered(let words):
          refused = (words, fetched)
          continue
        }
      }
      if refusal == nil { noteShared(union) }
      guard try LedgerWriter.advance(git, to: union) || refusal != nil else { continue }
      return Outcome(
        tip: union, remoteTip: fetched, knownTips: known, isRepaired: tips.isRewound && refusal == nil, refusal: refusal
      )
    }
    throw .contention(attempts: Self.attemptLimit)
  }

  /// The commit that holds all of `tips`, written.
  private func union(of tips: LedgerTips) throws(LedgerError) -> ObjectID {
    if tips.commits.count == 1 { return tips.commits[0] }
    return try LedgerMerge.unionCommit(of: repository.contents(of: tips.commits, identity), in: git)
  }

  /// The tips of the ledger here; empty where it is not here. What plain git fetched of it is noted, before the next
  /// fetch replaces it.
  private func knownTips() throws(LedgerError) -> [ObjectID] {
    do throws(LedgerError) {
      let tips = try LedgerTips.read(git)
      try note(tips.fetched, nil)
      return tips.commits
    } catch {
      guard case .absent = error else { throw error }
      return []
    }
  }

  // MARK: - At the remote

  /// Fetches the remote's ledger, and other branches with it.
  ///
  /// - Returns: the ledger's tip; `nil` where the remote has none.
  @discardableResult
  private func fetchLedger(with others: [RemoteGit.Branch] = []) throws(LedgerError) -> ObjectID? {
    let ledger = RemoteGit.Branch(Ledger.branch, into: tracking)
    let found = try rethrowing { () throws(GitError) in try remote.fetch([ledger] + others) }
    let hasLedger = found.contains(ledger)
    let fetched = try hasLedger ? rethrowing { () throws(GitError) in try git.reference(tracking) } : nil
    if let fetched, try !LedgerRoot.isLedger(fetched, of: identity, in: git) { throw .foreign(tip: fetched) }
    try note(fetched, [Ledger.branch] + others.map(\.name))
    return fetched
  }

  /// Notes what the remote has, and what was fetched.
  private func note(_ ledger: ObjectID?, _ fetched: [String]?) throws(LedgerError) {
    try rethrowing { () throws(GitError) in
      var memory = try RemoteMemory(of: remote.name, in: git)
      try memory.note(ledger: ledger, fetched: fetched ?? [], at: fetched.map { _ in clock() })
    }
  }

  private func push(_ commit: ObjectID, expecting expected: ObjectID?) throws(LedgerError) -> RemoteGit.Push {
    try rethrowing { () throws(GitError) in try remote.push(commit, to: Ledger.branch, expecting: expected) }
  }

  /// Notes that the remote has `commit`. What cannot be noted here is there all the same.
  private func noteShared(_ commit: ObjectID) {
    if let known = try? git.reference(tracking), known != commit {
      // Where another process has fetched meanwhile, that is newer.
      try? git.updateReference(
        tracking, to: commit, expecting: known, message: "stet: push", identity: LedgerRoot.author(time: 0))
    }
    try? note(commit, [Ledger.branch])
  }

  private func isAncestor(_ commit: ObjectID, of descendant: ObjectID) throws(LedgerError) -> Bool {
    try rethrowing { () throws(GitError) in try git.isAncestor(commit, of: descendant) }
  }
}

// MARK: - Fetching alone

extension LedgerSharing {
  /// Fetches the ledger, the policy branch and the publishing branches.
  ///
  /// - Parameter branches: their short names, as far as they are known: the policy that was fetched may name others.
  package func fetch(_ branches: () throws -> [String]) throws {
    _ = try knownTips()
    var fetched: Set<String> = []
    while case let new = Set(try branches()).subtracting(fetched), fetched.isEmpty || !new.isEmpty {
      try fetchLedger(with: try new.sorted().map(destination))
      fetched.formUnion(new)
    }
  }

  /// Where a branch of the remote is fetched to: where it is read.
  private func destination(of branch: String) throws(GitError) -> RemoteGit.Branch {
    let (name, tracking) = ("refs/heads/\(branch)", "refs/remotes/\(remote.name)/\(branch)")
    // A bare clone or mirror has the branches themselves, and may have commits of its own there.
    let known = try git.reference(tracking)
    let isBranch = git.isBare && known == nil
    return RemoteGit.Branch(name, into: isBranch ? name : tracking, isForced: !isBranch)
  }
}

// MARK: - What came and went

extension LedgerSharing {
  /// The records that sharing brought here, and those that it brought to the remote.
  package func records(of outcome: Outcome) throws(LedgerError) -> (fetched: [LedgerRecord], pushed: [LedgerRecord]) {
    let contents = try repository.contents(of: [outcome.tip], identity)
    let fetched = try rethrowing { () throws(GitError) in try added(by: outcome.tip, to: outcome.knownTips) }
    let pushed = try rethrowing { () throws(GitError) in
      try outcome.refusal == nil ? added(by: outcome.tip, to: [outcome.remoteTip].compactMap { $0 }) : []
    }
    return (contents.records(fetched), contents.records(pushed))
  }

  /// The records that the tree of `tip` has, and that of none of `others`.
  private func added(by tip: ObjectID, to others: [ObjectID]) throws(GitError) -> [Digest] {
    let tree = try git.commit(tip).tree
    let known = try others.map { (id) throws(GitError) in try git.commit(id).tree }
    let difference = try git.difference(known.first, tree) { LedgerPath.isFolder($0.path) }
    var added: [Digest] = []
    for change in difference.changes where change.old == nil {
      guard case .record(let id)? = LedgerPath(change.path) else { continue }
      let path = LedgerPath.record(id).text
      var isNew = true
      for tree in known.dropFirst() where try git.entry(at: path, in: tree) != nil { isNew = false }
      if isNew { added.append(id) }
    }
    return added
  }
}

// MARK: - Decisions that only count at the remote

extension LedgerSharing {
  /// Makes a decision that is only valid for exactly the ledger that the remote has, again whenever that has moved.
  ///
  /// - Parameter decide: reads the ledger, decides, and hands over the decision to be pushed, before it moves the local
  ///   branch.
  /// - Throws: `.git` with `.unreachable` where the remote cannot be reached, and `.refused` where it refuses: it has
  ///   nothing of the decision. `.contention` where other clones were faster each time. `.unknownOutcome` where the
  ///   remote may have it.
  func deciding(
    _ decide: (_ publish: @escaping (RecordedDecision) throws(LedgerError) -> Void) throws -> RecordedDecision
  ) throws -> RecordedDecision {
    var pushed: [RecordedDecision] = []
    var refused: (words: String, by: ObjectID)?
    var doubt: String?
    for attempt in 1...Self.attemptLimit {
      let outcome: Outcome
      do throws(LedgerError) {
        outcome = try share()
      } catch {
        guard let doubt else { throw error }
        throw LedgerError.unknownOutcome(remote: remote.name, "\(doubt); \(error)")
      }
      if let own = try accepted(pushed, in: outcome.remoteTip) { return own }
      if let words = outcome.refusal { throw LedgerError.refused(remote: remote.name, words) }
      if let refused, refused.by == outcome.tip { throw LedgerError.refused(remote: remote.name, refused.words) }
      (refused, doubt) = (nil, nil)
      do {
        return try decide { (decision) throws(LedgerError) in
          guard let commit = ObjectID(hex: decision.commit) else { throw .moved }
          pushed.append(decision)
          switch try push(commit, expecting: outcome.tip) {
          case .accepted: return noteShared(commit)
          case .moved: throw .moved
          case .refused(let words):
            refused = (words, outcome.tip)
            throw .moved
          case .unanswered(let words):
            (refused, doubt) = ((words, outcome.tip), words)
            throw .moved
          }
        }
      } catch LedgerError.moved {
        LedgerWriter.pause(after: 10 * attempt)
      }
    }
    if let doubt { throw LedgerError.unknownOutcome(remote: remote.name, doubt) }
    throw LedgerError.contention(attempts: Self.attemptLimit)
  }

  /// The decision that the remote has, although it did not say so.
  private func accepted(_ decisions: [RecordedDecision], in tip: ObjectID?) throws(LedgerError) -> RecordedDecision? {
    guard let tip else { return nil }
    for decision in decisions {
      if let commit = ObjectID(hex: decision.commit), try isAncestor(commit, of: tip) { return decision }
    }
    return nil
  }
}
