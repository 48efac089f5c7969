package import Content
package import Git
package import Ledger

/// The ledger as it was read.
package struct LedgerSnapshot: Sendable {
  package var contents: LedgerContents
  /// The commit that represents what was read: the tip, or the union of two tips.
  package var commit: String
  /// The commit that a record which rests on this reading names as seen. Records that another process adds later were
  /// not seen: an approval must not close a request for changes that came between reading and writing.
  package var base: ObjectID
  /// The remote whose ledger is read; `nil` where there is none.
  package var remote: String?
  /// The remote whose ledger was never fetched, where only a local one was read.
  package var unfetchedRemote: String?
}

extension ContentRepository {
  /// The ledger of the repository that `configuration` describes.
  package func ledger(of configuration: Configuration) throws -> LedgerSnapshot {
    let tips = try LedgerTips.read(git)
    let contents = try LedgerReader.read(repository: git, tips: tips.commits, identity: configuration.repository)
    guard let base = tips.base else { throw LedgerError.absent(remote: tips.remote) }
    return LedgerSnapshot(
      contents: contents, commit: try LedgerMerge.unionID(of: contents, in: git).hex, base: base, remote: tips.remote,
      unfetchedRemote: tips.fetched == nil && !git.isBare ? tips.remote : nil)
  }
}
