internal import Canonical
internal import Content
package import Ledger

extension Decisions {
  /// Whether a record has an effect of its own: genuine, not taken back, and by a person who may do that.
  ///
  /// Whether an approval counts for a post as it is today is decided by the verdict.
  package func counts(_ entry: LedgerRecord) -> Bool { counts(entry, post: nil) }

  /// The same of what a record says of one post; of any post if `post` is `nil`.
  package func counts(_ entry: LedgerRecord, post: String?) -> Bool {
    guard takenBack.reason(entry.id, post: post) == nil else { return false }
    return switch entry.record.kind {
    case .approve: standing.contains(entry.id) && isGenuine(entry)
    case .requestChanges, .hold, .claim, .sending, .published, .handedOff, .updated, .failed, .unknown, .retracted:
      standing.contains(entry.id)
    case .resume: authority.mayDo(.resume, entry)
    case .dismiss: authority.maySuspend(entry, by: .dismiss)
    case .resolve: authority.mayDo(.resolve, entry)
    case .comment, .correction: authority.isFromKnownPerson(entry)
    case .withdraw: authority.maySuspend(entry)
    case .checkpoint: isGenuine(entry)
    }
  }

  private func isGenuine(_ entry: LedgerRecord) -> Bool { authority.doubt(entry) == nil }
}
