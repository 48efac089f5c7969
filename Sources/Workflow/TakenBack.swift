internal import Canonical
internal import Content
internal import Ledger

/// What later records took back, by the id of the record taken back.
struct TakenBack {
  /// What of a record was taken back: all of it, or what it says of some posts.
  struct Part {
    var isWhole = false
    var posts: Set<String> = []

    /// Whether that includes what the record says of `post`; of no post in particular where that is `nil`.
    func includes(_ post: String?) -> Bool { isWhole || post.map(posts.contains) ?? false }

    /// Adds the posts named; the whole record where that is `nil`.
    mutating func add(_ posts: Set<String>?) {
      if let posts { self.posts.formUnion(posts) } else { isWhole = true }
    }
  }

  private var withdrawn: [Digest: Part] = [:]
  private var dismissed: [Digest: Part] = [:]
  private(set) var resumed: [Digest: Part] = [:]
  private(set) var resolved: Set<Digest> = []

  /// Kinds that their own author may withdraw. A hold is not among them: ending a stop needs authority.
  private static let withdrawable: Set<RecordKind> = [.approve, .requestChanges, .comment, .correction]

  init(_ ledger: LedgerContents, _ authority: Authority) {
    let byID = Dictionary(ledger.records.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for entry in ledger.records {
      let targets = entry.record.targets.compactMap { byID[$0] }
      let posts = entry.record.postsActedOn
      switch entry.record.kind {
      case .withdraw:
        guard authority.doubt(entry) == nil else { continue }
        for target in targets
        where Self.withdrawable.contains(target.record.kind) && entry.record.mayUndo(target.record) {
          withdrawn[target.id, default: Part()].add(posts)
        }
      case .dismiss where authority.mayDo(.dismiss, entry):
        for target in targets where Self.withdrawable.contains(target.record.kind) {
          dismissed[target.id, default: Part()].add(posts)
        }
      case .resume where authority.mayDo(.resume, entry):
        for target in targets where target.record.kind == .hold { resumed[target.id, default: Part()].add(posts) }
      case .resolve where authority.mayDo(.resolve, entry):
        resolved.formUnion(targets.map(\.id))
      default: break
      }
    }
  }

  /// Whether somebody with authority overruled what the record says of `post`, withdrawn or not.
  func isDismissed(_ id: Digest, post: String) -> Bool { dismissed[id]?.includes(post) ?? false }

  /// How the record was taken back, or what it says of `post`; `nil` where it was not.
  func reason(_ id: Digest, post: String? = nil) -> NotCountedReason? {
    if withdrawn[id]?.includes(post) ?? false { return .withdrawn }
    return dismissed[id]?.includes(post) ?? false ? .dismissed : nil
  }
}

extension Record {
  /// Whether the record may take back `other` as its own actor's. A bot that takes decisions over from a forge speaks
  /// for people there: it cannot take back what they said here.
  func mayUndo(_ other: Record) -> Bool {
    actor == other.actor && (assurance == .direct || other.assurance == .imported)
  }
}
