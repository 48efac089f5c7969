internal import Canonical
internal import Content
internal import Ledger

/// What later records took back, by the id of the record taken back.
struct TakenBack {
  /// The part of a record that was taken back: all of it, or what it says of some posts.
  struct Part {
    var isWhole = false
    var posts: Set<String> = []

    /// Whether that includes what the record says of `post`; if `post` is `nil`, whether it is the whole record.
    func includes(_ post: String?) -> Bool { isWhole || post.map(posts.contains) ?? false }

    /// Adds the posts named; the whole record if `nil`.
    mutating func add(_ posts: Set<String>?) {
      if let posts { self.posts.formUnion(posts) } else { isWhole = true }
    }
  }

  /// How far a record was taken back: the part that is suspended, which any known person may do, and the part settled
  /// by a person with authority today.
  private struct Effect {
    var part = Part()
    var settled = Part()

    mutating func add(_ target: LedgerRecord, _ posts: Set<String>?, stops: Bool, settles: Bool) {
      guard RecordKind.withdrawable.contains(target.record.kind) else { return }
      // Taking a request back lets the post go on.
      if target.record.kind == .requestChanges ? settles : stops { part.add(posts) }
      if settles { settled.add(posts) }
    }
  }

  private var withdrawn: [Digest: Effect] = [:]
  private var dismissed: [Digest: Effect] = [:]
  private(set) var resumed: [Digest: Part] = [:]
  private(set) var resolved: Set<Digest> = []

  init(_ ledger: LedgerContents, _ authority: Authority) {
    let byID = Dictionary(ledger.records.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for entry in ledger.records {
      let targets = entry.record.targets.compactMap { byID[$0] }
      let posts = entry.record.postsActedOn
      switch entry.record.kind {
      case .withdraw:
        let (stops, settles) = (authority.maySuspend(entry), authority.mayTakeBack(entry))
        for target in targets where authority.mayUndo(entry, target) {
          withdrawn[target.id, default: Effect()].add(target, posts, stops: stops, settles: settles)
        }
      case .dismiss:
        let (stops, settles) = (authority.maySuspend(entry, by: .dismiss), authority.mayDo(.dismiss, entry))
        for target in targets {
          dismissed[target.id, default: Effect()].add(target, posts, stops: stops, settles: settles)
        }
      case .resume where authority.mayDo(.resume, entry):
        for target in targets where target.record.kind == .hold { resumed[target.id, default: Part()].add(posts) }
      case .resolve where authority.mayDo(.resolve, entry):
        resolved.formUnion(targets.map(\.id))
      default: break
      }
    }
  }

  /// How the record was taken back, or what it says of `post`; `nil` if it was not.
  func reason(_ id: Digest, post: String? = nil) -> NotCountedReason? {
    if withdrawn[id]?.part.includes(post) ?? false { return .withdrawn }
    return dismissed[id]?.part.includes(post) ?? false ? .dismissed : nil
  }

  /// Whether a person with authority today overruled the record, or what it says of `post`.
  func isDismissed(_ id: Digest, post: String? = nil) -> Bool { dismissed[id]?.settled.includes(post) ?? false }

  /// Whether the record was taken back by a person who may also let something go on: then it has no effect any more.
  func isSettled(_ id: Digest, post: String? = nil) -> Bool {
    withdrawn[id]?.settled.includes(post) ?? false || isDismissed(id, post: post)
  }
}
