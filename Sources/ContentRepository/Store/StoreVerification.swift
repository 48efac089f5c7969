internal import Core
internal import Git

extension ContentRepository {
  /// Whether checks, posts, ledger and history are the same with the store and without it. A store for which they are
  /// not is cleared.
  package func verifyStore(_ request: CheckRequest) throws -> Bool {
    let results = try [true, false].map { usesStore in
      var request = request
      request.usesStore = usesStore
      return try Checker(repository: self).check(request)
    }
    let isRight =
      try results[0].findings == results[1].findings && results[0].paths == results[1].paths && areStoredPostsRight()
      && isStoredLedgerRight() && isStoredHistoryRight()
    if !isRight { store?.clear() }
    return isRight
  }

  /// Whether the posts of the publishing branches are the same with the store and without it; true where there is no
  /// policy.
  private func areStoredPostsRight() throws -> Bool {
    guard let policy = try? policy() else { return true }
    return try policy.configuration.queues.allSatisfy { queue in
      guard let commit = try commit(of: queue) else { return true }
      let tree = try git.commit(commit).tree
      let kept = try JudgedContentReader(self, policy).content(of: tree, in: git) { _ in }
      let fresh = try JudgedContentReader(self, policy, usesStore: false).content(of: tree, in: git) { _ in }
      return try kept.isSame(as: fresh)
    }
  }

  /// Whether the ledger read with the store is the one read without it; true where there is none.
  private func isStoredLedgerRight() throws -> Bool {
    guard let identity = try? policy().configuration.repository, let tips = try? LedgerTips.read(git).commits else {
      return true
    }
    let kept = try LedgerReader.read(repository: git, tips: tips, identity: identity, store: store)
    let fresh = try LedgerReader.read(repository: git, tips: tips, identity: identity)
    let paths = try LedgerReader.files(tips, identity: identity, in: git).keys
    return paths.allSatisfy { Set(kept.source.blobs(at: $0)) == Set(fresh.source.blobs(at: $0)) }
      && kept.rejected == fresh.rejected && kept.anomalies == fresh.anomalies
      && kept.records.elementsEqual(fresh.records) {
        $0.id == $1.id && $0.record == $1.record && $0.additions == $1.additions && $0.signatures == $1.signatures
      }
      && areFound(fresh.records, in: kept)
  }

  /// Whether the history of each post of the publishing branches is the same with the store and without it; true where
  /// there is no policy.
  private func isStoredHistoryRight() throws -> Bool {
    guard let policy = try? policy() else { return true }
    let ancestry = Ancestry([])
    let decisions = Decisions(
      LedgerContents(records: [], ancestry: ancestry), authority: Authority(policy.configuration, ancestry: ancestry))
    return try policy.configuration.queues.allSatisfy { queue in
      guard let tip = try commit(of: queue) else { return true }
      let histories = try [store, nil].map { store in
        let history = ContentHistory(self, in: store)
        try history.extend(to: [tip])
        return history
      }
      let branches = histories.map { BranchHistory($0, of: tip, in: self, policy: policy, decisions: decisions) }
      return try Set(histories.flatMap { try $0.pasts.map(\.post) }).allSatisfy { post in
        try branches[0].history(of: post) == branches[1].history(of: post)
      }
    }
  }

  /// Whether records are found by all that they are about.
  private func areFound(_ records: [LedgerRecord], in ledger: LedgerContents) -> Bool {
    records.allSatisfy { entry in
      let number = ledger.source.number(of: entry.id)
      return entry.record.keys.allSatisfy { key in ledger.source.numbers(key).contains { $0 == number } }
        && entry.deliveries.allSatisfy { ledger.source.deliveries(of: $0.delivery.post).contains($0) }
    }
  }
}
