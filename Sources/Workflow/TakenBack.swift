internal import Canonical
internal import Content
internal import Ledger

/// What later records took back, by the id of the record taken back.
struct TakenBack {
  private var withdrawn: Set<Digest> = []
  private var dismissed: Set<Digest> = []
  private(set) var resumed: Set<Digest> = []
  private(set) var resolved: Set<Digest> = []

  /// Kinds that their own author may withdraw. A hold is not among them: ending a stop needs authority.
  private static let withdrawable: Set<RecordKind> = [.approve, .requestChanges, .comment, .correction]

  init(_ ledger: LedgerContents, _ authority: Authority) {
    let byID = Dictionary(ledger.records.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for entry in ledger.records {
      let targets = entry.record.targets.compactMap { byID[$0] }
      switch entry.record.kind {
      case .withdraw:
        guard authority.doubt(entry) == nil else { continue }
        withdrawn.formUnion(
          targets.filter { Self.withdrawable.contains($0.record.kind) && entry.record.mayUndo($0.record) }.map(\.id))
      case .dismiss where authority.mayDo(.dismiss, entry):
        dismissed.formUnion(targets.filter { Self.withdrawable.contains($0.record.kind) }.map(\.id))
      case .resume where authority.mayDo(.resume, entry):
        resumed.formUnion(targets.filter { $0.record.kind == .hold }.map(\.id))
      case .resolve where authority.mayDo(.resolve, entry):
        resolved.formUnion(targets.map(\.id))
      default: break
      }
    }
  }

  /// How the record was taken back; nothing where it was not.
  func reason(_ id: Digest) -> NotCountedReason? {
    if withdrawn.contains(id) { return .withdrawn }
    return dismissed.contains(id) ? .dismissed : nil
  }
}

extension Record {
  /// Whether the record may take back `other` as its own actor's. A bot that takes decisions over from a forge speaks
  /// for people there: it cannot take back what they said here.
  func mayUndo(_ other: Record) -> Bool {
    actor == other.actor && (assurance == .direct || other.assurance == .imported)
  }
}
