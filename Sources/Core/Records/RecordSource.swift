package import SocialText

/// Where the records of a ledger come from. Each is read when it is first asked for: most commands are about a few posts,
/// and a ledger has tens of thousands of records.
///
/// Records are told apart by numbers, which have no other meaning.
package protocol RecordSource: AnyObject {
  /// The numbers of all record files, also of those that are no record.
  var numbers: Range<Int> { get }

  /// The numbers of the records that have a key. A few others may be among them.
  func numbers(_ key: RecordKey) -> [Int]

  /// The numbers of the records that name a post, without those that say what happened to it. A few others may be among
  /// them.
  func decisions(naming post: String) -> [Int]

  /// The number of the record with that id; `nil` where there is none.
  func number(of id: Digest) -> Int?

  /// The numbers of the records whose ids begin with some hexadecimal digits.
  func numbers(startingWith digits: String) -> [Int]

  /// The numbers of records of which every other one has the kind, the people and the addresses of one.
  var kindsOfActors: [Int] { get }

  /// What happened to a post, in the order of display. What happened to others may be among it.
  func deliveries(of post: String) -> [RecordedDelivery]

  /// The same without the texts of the records, and of that post alone.
  func marks(of post: String) -> [DeliveryMark]

  /// Visits the posts with deliveries to an account, those with the latest time first, until `visit` returns false. A post
  /// may come several times, and the latest time is the first.
  ///
  /// - Parameters:
  ///   - start: those without a time from then on may be left out; `nil` where all are wanted.
  ///   - visit: given a post, and a time of one of its deliveries: its slot, or when it happened if that is later.
  func posts(
    deliveredTo network: Network, _ account: String, from start: Timestamp?, _ visit: (String, Timestamp) -> Bool)

  /// Whether a rendition that the ledger keeps has a disclosure; `nil` where it does not keep it.
  func hasDisclosure(_ rendition: Digest) -> Bool?

  /// The records of some numbers in the order of display, without those that do not count.
  func records(_ numbers: some Sequence<Int>) -> [LedgerRecord]

  /// The blobs that were added at a path of the ledger, the first one first. A few others may be among them.
  func blobs(at path: LedgerPath) -> [ObjectID]

  /// The numbers of decisions under the version of the policy that a commit has, in hexadecimal: the earliest of them in the
  /// order of display, and maybe others.
  func decisions(under commit: String) -> [Int]

  /// The leaves of the ledger: its record and signature files.
  var leaves: [LedgerLeaf] { get }

  /// Why a record could not be read that had been; `nil` where all could.
  var failure: (any Error)? { get }

  /// The record files that are no record of this ledger, in the order in which they were added.
  var rejected: [RejectedRecord] { get }
}

extension RecordSource {
  package func posts(
    deliveredTo network: Network, _ account: String, from start: Timestamp?, _ visit: (String, Timestamp) -> Bool
  ) {
    let own = records(numbers).flatMap(\.deliveries).filter {
      $0.delivery.network == network && AccountName.areSame($0.delivery.account, account)
    }
    for delivery in own.sorted(by: { $0.mark.latestTime > $1.mark.latestTime }) {
      guard visit(delivery.delivery.post, delivery.mark.latestTime) else { return }
    }
  }

  package func hasDisclosure(_ rendition: Digest) -> Bool? { nil }

  package func decisions(naming post: String) -> [Int] { numbers(.post(post)) }

  package var leaves: [LedgerLeaf] {
    records(numbers).map { LedgerLeaf(digest: $0.id, additions: $0.additions.map(\.commit)) }
  }

  package func marks(of post: String) -> [DeliveryMark] {
    deliveries(of: post).filter { $0.delivery.post == post }.map(\.mark)
  }
}

/// A record or signature file whose bytes are those that its name says, whether this version understands them or not:
/// what checkpoints are about.
package struct LedgerLeaf: Sendable {
  /// The SHA-256 of its bytes.
  package let digest: Digest
  /// The commits that added it, without those that have such a commit below them.
  package let additions: [ObjectID]

  package init(digest: Digest, additions: [ObjectID]) {
    self.digest = digest
    self.additions = additions
  }
}

/// What a record says happened to a post on a channel.
package struct RecordedDelivery: Hashable, Sendable {
  /// The record's.
  package let id: Digest
  package let kind: RecordKind
  package let time: Timestamp
  package let note: String?
  package let delivery: Delivery

  package init(id: Digest, kind: RecordKind, time: Timestamp, note: String?, delivery: Delivery) {
    self.id = id
    self.kind = kind
    self.time = time
    self.note = note
    self.delivery = delivery
  }
}

extension RecordedDelivery {
  /// The same without the texts.
  package var mark: DeliveryMark {
    DeliveryMark(
      record: id, kind: kind, network: delivery.network, account: delivery.account, time: delivery.at ?? time,
      slot: delivery.slot, occurrence: delivery.day, rendition: delivery.rendition, isPromotion: delivery.isPromotion,
      blob: delivery.blob.flatMap { ObjectID(hex: $0) })
  }
}

/// A delivery as far as the state of an entry depends on it.
package struct DeliveryMark: Sendable, Hashable {
  /// The record's id.
  package let record: Digest
  package let kind: RecordKind
  package let network: Network
  package let account: String
  /// When it happened.
  package let time: Timestamp
  package let slot: Timestamp?
  /// The local date of the occurrence that it was of; `nil` where it names none.
  package let occurrence: CivilDate?
  package let rendition: Digest?
  /// Whether the record says that it was promotion.
  package let isPromotion: Bool
  /// The post's blob then.
  package let blob: ObjectID?

  package init(
    record: Digest, kind: RecordKind, network: Network, account: String, time: Timestamp, slot: Timestamp? = nil,
    occurrence: CivilDate? = nil, rendition: Digest? = nil, isPromotion: Bool = false, blob: ObjectID?
  ) {
    self.record = record
    self.kind = kind
    self.network = network
    self.account = account
    self.time = time
    self.slot = slot
    self.occurrence = occurrence
    self.rendition = rendition
    self.isPromotion = isPromotion
    self.blob = blob
  }

  /// Its slot, or when it happened if that is later.
  package var latestTime: Timestamp { slot.map { max($0, time) } ?? time }
}

extension LedgerRecord {
  /// What the record says happened to posts.
  package var deliveries: [RecordedDelivery] {
    guard RecordKind.deliveries.contains(record.kind) else { return [] }
    return record.subjects.compactMap { subject in
      guard case .delivery(let delivery) = subject else { return nil }
      return RecordedDelivery(id: id, kind: record.kind, time: record.time, note: record.note, delivery: delivery)
    }
  }
}

/// What records are found by.
package struct RecordKey: Hashable, Sendable {
  /// Evenly spread. Different keys may have the same value, so what is found must be looked at.
  package let value: UInt64

  /// Of records about a post, or part of what they say.
  package static func post(_ id: String) -> RecordKey { RecordKey(value: StableHash.of(id)) }

  /// Of approvals of a post.
  package static func approval(_ post: String) -> RecordKey { RecordKey(value: StableHash.of("approval of \(post)")) }

  /// Of requests for changes to a post.
  package static func request(_ post: String) -> RecordKey { RecordKey(value: StableHash.of("request of \(post)")) }

  /// Of records that act on another one.
  package static func actingOn(_ id: Digest) -> RecordKey { RecordKey(value: ~id.prefix) }

  /// Of decisions on versions of the policy.
  package static let policy = RecordKey(value: StableHash.of("a policy"))

  /// Of holds.
  package static let hold = RecordKey(value: StableHash.of("a hold"))

  /// Of checkpoints, and cosignatures of them.
  package static let checkpoint = RecordKey(value: StableHash.of("a checkpoint"))
}

extension Record {
  /// What the record is found by.
  package var keys: Set<RecordKey> {
    var keys = Set(targets.map(RecordKey.actingOn))
    if kind == .hold { keys.insert(.hold) }
    if kind == .checkpoint { keys.insert(.checkpoint) }
    for subject in subjects {
      switch subject {
      case .post(let post):
        keys.insert(.post(post.post))
        if kind == .approve { keys.insert(.approval(post.post)) }
        if kind == .requestChanges { keys.insert(.request(post.post)) }
      case .delivery(let delivery): keys.insert(.post(delivery.post))
      case .scope(let scope): keys.formUnion(scope.posts.map(RecordKey.post))
      case .config: keys.insert(.policy)
      }
    }
    return keys
  }
}

/// Records that are all in memory.
package final class ListedRecords: RecordSource {
  private let all: [LedgerRecord]
  package let rejected: [RejectedRecord]
  private lazy var places: [RecordKey: [Int]] = all.enumerated().reduce(into: [:]) { places, next in
    for key in next.element.record.keys { places[key, default: []].append(next.offset) }
  }
  private lazy var byID = Dictionary(
    all.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })

  /// - Parameter records: in the order of display.
  package init(_ records: [LedgerRecord], rejected: [RejectedRecord] = []) {
    all = records
    self.rejected = rejected
  }

  package var failure: (any Error)? { nil }
  package func blobs(at path: LedgerPath) -> [ObjectID] { [] }
  package var numbers: Range<Int> { all.indices }
  package var kindsOfActors: [Int] { Array(all.indices) }
  package func numbers(_ key: RecordKey) -> [Int] { places[key] ?? [] }
  package func number(of id: Digest) -> Int? { byID[id] }
  package func decisions(under commit: String) -> [Int] {
    all.indices.filter { all[$0].record.policy?.commit == commit }
  }
  package func numbers(startingWith digits: String) -> [Int] {
    all.indices.filter { all[$0].id.hex.hasPrefix(digits) }
  }
  package func deliveries(of post: String) -> [RecordedDelivery] { records(numbers(.post(post))).flatMap(\.deliveries) }
  package func records(_ numbers: some Sequence<Int>) -> [LedgerRecord] { numbers.sorted().map { all[$0] } }
}
