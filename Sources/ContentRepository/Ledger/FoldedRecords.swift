internal import Core
internal import Git

/// The records of a ledger, of which each is read, and parsed, when it is asked for.
final class FoldedRecords: RecordSource {
  private let fold: LedgerFold
  private let repository: Repository
  private let store: Store?
  private var known: [Int: LedgerRecord]
  private(set) var failure: (any Error)?

  /// - Parameter known: records that were read already, by their numbers.
  init(_ fold: LedgerFold, _ repository: Repository, _ store: Store?, known: [Int: LedgerRecord]) {
    self.fold = fold
    self.repository = repository
    self.store = store
    self.known = known
  }

  /// How many records were read.
  var readCount: Int { known.count }

  var numbers: Range<Int> { fold.ids.indices }
  var rejected: [RejectedRecord] {
    fold.rejected.sorted { left, right in
      let (one, other) = (generation(left), generation(right))
      return one == other ? left.path.utf8.lexicographicallyPrecedes(right.path.utf8) : one < other
    }
  }
  var kindsOfActors: [Int] { fold.firstOfKind.map(Int.init) }

  func numbers(_ key: RecordKey) -> [Int] { fold.numbers(key) }

  func number(of id: Digest) -> Int? { fold.number(of: id).flatMap { fold.counts($0) ? $0 : nil } }

  func numbers(startingWith digits: String) -> [Int] {
    guard let bounds = DigestBounds(digits) else { return [] }
    return fold.ids.indices.filter { bounds.contains(fold.ids[$0].prefix) && fold.ids[$0].hex.hasPrefix(digits) }
  }

  func deliveries(of post: String) -> [RecordedDelivery] { deliveries(at: fold.deliveries.places(of: post)) }

  func deliveries(withSlotFrom start: Timestamp) -> [RecordedDelivery] {
    deliveries(at: fold.deliveries.places(withSlotFrom: start))
  }

  private func deliveries(at places: [Int]) -> [RecordedDelivery] {
    let recorded = places.map { (place: $0, record: fold.deliveries.record(at: $0)) }
    // The deliveries of one record stay in its order.
    let sorted = recorded.sorted { left, right in
      left.record == right.record ? left.place < right.place : fold.isEarlier(left.record, right.record)
    }
    return sorted.map { fold.deliveries.delivery(at: $0.place, id: fold.ids[$0.record]) }
  }

  func blobs(at path: LedgerPath) -> [ObjectID] {
    guard case .record(let id) = path else { return fold.blobs(at: path) }
    return number(of: id).map { [fold.blobs[$0]] } ?? []
  }

  func records(_ numbers: some Sequence<Int>) -> [LedgerRecord] {
    numbers.filter(fold.counts).sorted(by: fold.isEarlier).compactMap(record)
  }

  private func record(_ number: Int) -> LedgerRecord? {
    if let record = known[number] { return record }
    do {
      let record = try read(number)
      known[number] = record
      return record
    } catch {
      failure = failure ?? error
      return nil
    }
  }

  private func read(_ number: Int) throws -> LedgerRecord {
    let (id, blob) = (fold.ids[number], fold.blobs[number])
    let bytes =
      try store?.value(.records, LedgerFold.recordKey(id, blob))
      ?? repository.blob(blob, limit: Record.maximumSize)
    let additions = fold.additions(number)
    return LedgerRecord(
      id: id, record: try Record(bytes: bytes), addedBy: additions[0].commit, commitAuthor: additions[0].author,
      others: Array(additions.dropFirst()))
  }

  private func generation(_ record: RejectedRecord) -> Int { fold.ancestry.generation(record.addedBy) ?? 0 }
}

/// The first eight bytes that digests with some first digits can have.
private struct DigestBounds {
  private let first: UInt64
  private let last: UInt64

  init?(_ digits: String) {
    let start = digits.prefix(16)
    guard !start.isEmpty, isLowercaseHex(start, count: start.utf8.count), let value = UInt64(start, radix: 16) else {
      return nil
    }
    let open = UInt64(64 - 4 * start.utf8.count)
    first = open == 0 ? value : value << open
    last = open == 0 ? value : first | (1 << open - 1)
  }

  func contains(_ prefix: UInt64) -> Bool { (first...last).contains(prefix) }
}
