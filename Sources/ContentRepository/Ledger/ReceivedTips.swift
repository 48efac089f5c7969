package import Core
package import Git

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
