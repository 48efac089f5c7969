internal import Canonical
internal import Ledger

extension Record {
  /// A post that a record is about.
  struct Concern: Hashable {
    var post: String
    var channels: [String]
    /// The scope of a hold, as it was written.
    var scope: Scope?
    /// Whether people did it by their own decision, outside of the queue.
    var isByHand = false
  }

  /// The posts that a record is about, its own or those of the records that it acts on. A hold of everything is about
  /// no post by name.
  func concerns(in records: [Digest: LedgerRecord]) -> [Concern] {
    let own = subjects.flatMap(\.concerns)
    guard own.isEmpty else { return own.joined }
    let targeted = targets.compactMap { records[$0]?.record }.filter(\.targets.isEmpty)
    var seen: Set<Concern> = []
    return targeted.flatMap { $0.subjects.flatMap(\.concerns).joined }.filter { seen.insert($0).inserted }
  }
}

extension [Record.Concern] {
  /// Each post once: a record has a subject for each group of its channels that the same people contributed to.
  fileprivate var joined: [Record.Concern] {
    reduce(into: []) { joined, next in
      if let index = joined.firstIndex(where: { $0.post == next.post && $0.scope == next.scope }) {
        joined[index].channels = Set(joined[index].channels + next.channels).sorted()
      } else {
        joined.append(next)
      }
    }
  }
}

extension Subject {
  fileprivate var concerns: [Record.Concern] {
    switch self {
    case .post(let post): [Record.Concern(post: post.post, channels: post.channels.keys.sorted())]
    case .delivery(let delivery):
      [Record.Concern(post: delivery.post, channels: [delivery.channel], isByHand: delivery.byHand)]
    case .scope(let scope):
      (scope.posts.isEmpty ? [""] : scope.posts).map {
        Record.Concern(post: $0, channels: scope.channels, scope: scope)
      }
    case .config: [Record.Concern(post: "", channels: [])]
    }
  }
}

extension LedgerContents {
  /// The records by their ids.
  var recordsByID: [Digest: LedgerRecord] {
    Dictionary(records.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }
}
