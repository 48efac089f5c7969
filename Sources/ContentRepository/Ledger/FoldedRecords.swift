internal import Core
internal import Git
internal import SocialText

/// The records of a ledger, of which each is read, and parsed, when it is asked for.
final class FoldedRecords: RecordSource {
  private let fold: LedgerFold
  private let repository: Repository
  private let store: Store?
  /// Records that were read while the ledger was, without their signatures.
  private let parsed: [Int: LedgerRecord]
  private var known: [Int: LedgerRecord] = [:]
  private(set) var failure: (any Error)?

  /// - Parameter parsed: records that were read already, by their numbers, without their signatures.
  init(_ fold: LedgerFold, _ repository: Repository, _ store: Store?, parsed: [Int: LedgerRecord]) {
    self.fold = fold
    self.repository = repository
    self.store = store
    self.parsed = parsed
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

  func decisions(naming post: String) -> [Int] {
    let deliveries = Set(fold.deliveries.places(of: post).map(fold.deliveries.record))
    return numbers(.post(post)).filter { !deliveries.contains($0) }
  }

  func number(of id: Digest) -> Int? { fold.number(of: id).flatMap { fold.counts($0) ? $0 : nil } }

  func numbers(startingWith digits: String) -> [Int] {
    guard let bounds = DigestBounds(digits) else { return [] }
    return fold.ids.indices.filter { bounds.contains(fold.ids[$0].prefix) && fold.ids[$0].hex.hasPrefix(digits) }
  }

  func decisions(under commit: String) -> [Int] { ObjectID(hex: commit).map(fold.decisions) ?? [] }

  func deliveries(of post: String) -> [RecordedDelivery] { deliveries(at: fold.deliveries.places(of: post)) }

  func posts(
    deliveredTo network: Network, _ account: String, from start: Timestamp?, _ visit: (String, Timestamp) -> Bool
  ) {
    fold.deliveries.posts(to: network, account, from: start, visit)
  }

  func hasDisclosure(_ rendition: Digest) -> Bool? {
    for blob in fold.blobs(at: .object(rendition, .rendition)) {
      do {
        guard let bytes = try repository.boundedBlob(blob, limit: LedgerObject.maximumSize),
          Digest(of: bytes) == rendition
        else { continue }
        return (try? JSONValue(json: bytes))?["options"]?["disclosure"] != nil
      } catch {
        failure = failure ?? error
      }
    }
    return nil
  }

  func marks(of post: String) -> [DeliveryMark] {
    var places = fold.deliveries.places(of: post)
    places.removeAll { !fold.deliveries.isOf(post, at: $0) }
    return inOrder(places).map { fold.deliveries.mark(at: $0, id: id(at: $0)) }
  }

  private func deliveries(at places: [Int]) -> [RecordedDelivery] {
    inOrder(places).map { fold.deliveries.delivery(at: $0, id: id(at: $0)) }
  }

  /// The id of the record that a delivery stands in.
  private func id(at place: Int) -> Digest { fold.ids[fold.deliveries.record(at: place)] }

  /// The places of deliveries in the order of display.
  private func inOrder(_ places: [Int]) -> [Int] {
    guard places.count > 1 else { return places }
    return places.sorted { left, right in
      let (one, other) = (fold.deliveries.record(at: left), fold.deliveries.record(at: right))
      // The deliveries of one record stay in its order.
      return one == other ? left < right : fold.isEarlier(one, other)
    }
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
    let files = fold.signatures(of: id)
    if files.isEmpty, let record = parsed[number] { return record }
    let stored = store?.value(.records, LedgerFold.recordKey(id, blob))
    let bytes = try stored ?? repository.blob(blob, limit: Record.maximumSize)
    let record = try stored == nil ? Record(bytes: bytes) : Record(known: bytes)
    let additions = fold.additions(number)
    return LedgerRecord(
      id: id, record: record, addedBy: additions[0].commit, commitAuthor: additions[0].author,
      others: Array(additions.dropFirst()), signatures: try signatures(files, of: id, over: bytes))
  }

  /// The signature files of a record, verified. What is no signature is passed over, however it came into the ledger.
  private func signatures(
    _ files: [SignatureFile], of id: Digest, over record: [UInt8]
  ) throws -> [RecordSignature] {
    try Dictionary(grouping: files, by: \.blob).sorted { $0.key < $1.key }.compactMap { blob, files in
      guard let verified = try verified(blob, of: id, over: record) else { return nil }
      let named = files.filter { $0.mark == verified.mark }.map(\.commit)
      guard !named.isEmpty else { return nil }
      return RecordSignature(key: verified.key, isValid: verified.isValid, addedBy: named)
    }
  }

  /// Verifies a signature file, once for all runs that have the store; `nil` for what is no signature.
  private func verified(_ blob: ObjectID, of id: Digest, over record: [UInt8]) throws -> VerifiedSignature? {
    let key = LedgerFold.recordKey(id, blob)
    if let known = store?.value(.signatures, key).flatMap(VerifiedSignature.init(stored:)) { return known }
    guard let bytes = try repository.boundedBlob(blob, limit: SSHSignature.maximumSize),
      let signature = SSHSignature(file: bytes)
    else { return nil }
    let verified = VerifiedSignature(
      key: signature.key, isValid: signature.isValid(for: record), mark: Digest(of: bytes).prefix)
    if fold.ancestry.count >= StoredFold.threshold { store?.put(.signatures, key, verified.stored) }
    return verified
  }

  var leaves: [LedgerLeaf] {
    do {
      return fold.recordLeaves + (try signatureLeaves())
    } catch {
      failure = failure ?? error
      return []
    }
  }

  private func signatureLeaves() throws -> [LedgerLeaf] {
    try Dictionary(grouping: fold.signatureFiles, by: \.blob).compactMap { blob, files in
      guard let bytes = try repository.boundedBlob(blob, limit: SSHSignature.maximumSize) else { return nil }
      let digest = Digest(of: bytes)
      let named = files.filter { $0.mark == digest.prefix }.map(\.commit)
      return named.isEmpty ? nil : LedgerLeaf(digest: digest, additions: named)
    }
  }

  private func generation(_ record: RejectedRecord) -> Int { fold.ancestry.generation(record.addedBy) ?? 0 }
}

/// What a signature file is to a record.
private struct VerifiedSignature {
  let key: PublicKey
  /// Whether the key signed the bytes of the record.
  let isValid: Bool
  /// The first eight bytes of the file's SHA-256, which its name must have.
  let mark: UInt64

  init(key: PublicKey, isValid: Bool, mark: UInt64) { (self.key, self.isValid, self.mark) = (key, isValid, mark) }

  init?(stored: [UInt8]) {
    var reader = ByteReader(stored)
    guard let isValid = reader.number(UInt8.self), let mark = reader.number(UInt64.self),
      let key = try? PublicKey(bytes: reader.rest)
    else { return nil }
    self.init(key: key, isValid: isValid == 1, mark: mark)
  }

  var stored: [UInt8] { [isValid ? 1 : 0] + withUnsafeBytes(of: mark.littleEndian, Array.init) + key.bytes }
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
