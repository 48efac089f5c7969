internal import Core
internal import Git

/// What the commits of a ledger say, up to some tips: lists of numbers and ids, which only grow, and are kept as they are.
///
/// Commits, people and record files are numbered in the order in which they were added. No record is in it, but all that
/// tells which ones are needed.
struct LedgerFold {
  /// The commits that were read.
  var tips: [ObjectID] = []
  private(set) var ancestry = Ancestry([])

  /// The people who are authors of commits, each once.
  private(set) var people: [Identity] = []
  /// By commit: the number of its author.
  private(set) var authors: [UInt32] = []

  /// By record file: the digest in its name.
  private(set) var ids: [Digest] = []
  /// By record file: the blob that counts; zero for one that is no record.
  private(set) var blobs: [ObjectID] = []
  /// By record file: the first commit that added it and counts.
  private(set) var adders: [UInt32] = []
  /// Further commits that added a record and count, in the order of `furtherHolders`, the numbers of the records.
  private(set) var furtherAdders: [UInt32] = []
  private(set) var furtherHolders = PlaceIndex()
  private(set) var rejected: [RejectedRecord] = []
  /// The commits that added a record file with its right bytes, where these are others than those that count; in the
  /// order of `leafHolders`, the numbers of the files.
  private(set) var leafAdders: [UInt32] = []
  private(set) var leafHolders = PlaceIndex()

  /// What records are found by, in the order of `holders`, which says of which record each key is.
  private(set) var keys = PlaceIndex()
  private(set) var holders: [UInt32] = []
  private(set) var deliveries = DeliveryTable()
  /// By kind of actor: its digest, and the first record of one.
  private(set) var kindsOfActors: [Digest] = []
  private(set) var firstOfKind: [UInt32] = []

  /// The commits whose versions of the policy records were decided under, in the order of `deciders`, of which the earliest
  /// record is one.
  private(set) var policies: [ObjectID] = []
  private(set) var deciders: [UInt32] = []

  /// Signature files, by the beginning of the id of the record that each is of, once for each commit that added it.
  private(set) var signatures = PlaceIndex()
  private(set) var signatureMarks: [UInt64] = []
  private(set) var signatureBlobs: [ObjectID] = []
  private(set) var signatureAdders: [UInt32] = []

  /// The other files of the ledger: the keys of their paths, and the blobs that were added there, each once.
  private(set) var files = PlaceIndex()
  private(set) var fileBlobs: [ObjectID] = []

  /// What the commits did beside adding.
  var anomalies = AnomalyList()
  /// Different bytes at one path, where the commits alone do not tell that.
  var differing: [LedgerAnomaly] = []
  /// For commits whose trees are malformed, the trees that stand for them.
  var standIns: [ObjectID: ObjectID] = [:]

  private var byID = PlaceIndex()
  private var decidersByPolicy: [ObjectID: [Int]] = [:]
  private var personNumbers: [Identity: UInt32] = [:]

  init() {}
}

extension LedgerFold {
  /// Adds commits, of which `ancestry` has all, and which are those that it has beyond the ones already here.
  mutating func add(_ commits: [Commit], _ ancestry: Ancestry) {
    self.ancestry = ancestry
    for commit in commits { authors.append(number(of: commit.author.identity)) }
  }

  /// Who a commit says wrote it.
  func author(of commit: ObjectID) -> Identity {
    ancestry.number(of: commit).map { people[Int(authors[$0])] } ?? Identity(name: "", email: "")
  }

  private mutating func number(of person: Identity) -> UInt32 {
    if personNumbers.isEmpty, !people.isEmpty {
      personNumbers = Dictionary(
        people.enumerated().map { ($0.element, UInt32($0.offset)) }, uniquingKeysWith: { first, _ in first })
    }
    if let known = personNumbers[person] { return known }
    personNumbers[person] = UInt32(people.count)
    people.append(person)
    return UInt32(people.count - 1)
  }

  /// Adds a record that counts. Returns its number.
  mutating func add(_ entry: LedgerRecord, blob: ObjectID) -> Int {
    let number = append(entry.id, blob, entry.addedBy)
    for addition in entry.additions.dropFirst() {
      furtherAdders.append(UInt32(ancestry.number(of: addition.commit) ?? 0))
      furtherHolders.append(UInt64(number))
    }
    for key in entry.record.keys.sorted(by: { $0.value < $1.value }) {
      keys.append(key.value)
      holders.append(UInt32(number))
    }
    if let policy = entry.record.policy.flatMap({ ObjectID(hex: $0.commit) }),
      !decisions(under: policy).contains(where: { isEarlier($0, number) })
    {
      policies.append(policy)
      deciders.append(UInt32(number))
      decidersByPolicy[policy, default: []].append(number)
    }
    deliveries.add(entry, number: number)
    let kind = entry.kindOfActor
    if !kindsOfActors.contains(kind) {
      kindsOfActors.append(kind)
      firstOfKind.append(UInt32(number))
    }
    return number
  }

  /// Adds a record file that is no record.
  mutating func reject(_ record: RejectedRecord, name: Digest) {
    _ = append(name, .zero, record.addedBy)
    rejected.append(record)
  }

  private mutating func append(_ id: Digest, _ blob: ObjectID, _ commit: ObjectID) -> Int {
    ids.append(id)
    blobs.append(blob)
    adders.append(UInt32(ancestry.number(of: commit) ?? 0))
    byID.append(id.prefix)
    return ids.count - 1
  }

  /// Notes which commits added the right bytes of the record file that was added last.
  mutating func noteLeaf(addedBy commits: [ObjectID]) {
    let number = ids.count - 1
    guard commits != additions(number).map(\.commit) else { return }
    for commit in commits {
      leafAdders.append(UInt32(ancestry.number(of: commit) ?? 0))
      leafHolders.append(UInt64(number))
    }
  }

  /// Adds a signature file.
  ///
  /// - Parameter mark: the sixteen digits in its name.
  mutating func addSignature(of id: Digest, mark: String, blob: ObjectID, addedBy commit: ObjectID) {
    signatures.append(id.prefix)
    signatureMarks.append(SignatureFile.mark(mark))
    signatureBlobs.append(blob)
    signatureAdders.append(UInt32(ancestry.number(of: commit) ?? 0))
  }

  /// Adds the blobs of a file that is neither a record nor a signature.
  mutating func add(_ path: LedgerPath, blobs: [ObjectID]) {
    for blob in blobs {
      files.append(path.key)
      fileBlobs.append(blob)
    }
  }
}

extension LedgerFold {
  /// The number of a record file, of one that is no record as well; `nil` where there is none.
  func number(of id: Digest) -> Int? { byID.last(id.prefix) { ids[$0] == id } }

  /// Whether a record file is a record.
  func counts(_ number: Int) -> Bool { blobs[number] != .zero }

  /// The numbers of the records that have a key. A few others may be among them.
  func numbers(_ key: RecordKey) -> [Int] { keys.places(key.value).map { Int(holders[$0]) } }

  /// Decisions under the version of the policy that a commit has, the earliest of them among them.
  func decisions(under commit: ObjectID) -> [Int] { decidersByPolicy[commit] ?? [] }

  /// The blobs that were added at a path that is no record's. A few others may be among them.
  func blobs(at path: LedgerPath) -> [ObjectID] {
    guard case .signature(let id, let mark) = path else { return files.places(path.key).map { fileBlobs[$0] } }
    let files = signatures(of: id).filter { $0.mark == SignatureFile.mark(mark) }.map(\.blob)
    return files.enumerated().filter { !files[..<$0.offset].contains($0.element) }.map(\.element)
  }

  /// The signature files of a record, each with a commit that added it. A few of other records may be among them.
  func signatures(of id: Digest) -> [SignatureFile] {
    signatures.places(id.prefix).map(signatureFile)
  }

  /// The commits that added a record and count, the first one first.
  func additions(_ number: Int) -> [LedgerRecord.Addition] {
    let commits = [adders[number]] + furtherHolders.places(UInt64(number)).map { furtherAdders[$0] }
    return commits.map { .init(commit: ancestry.commits[Int($0)], author: people[Int(authors[Int($0)])]) }
  }

  /// The record files with the bytes that their names say, each with the commits that added these.
  var recordLeaves: [LedgerLeaf] {
    let damaged = Set(rejected.filter { $0.id == nil }.map(\.path))
    return ids.indices.filter { counts($0) || !damaged.contains(LedgerPath.record(ids[$0]).text) }.map { number in
      let own = leafHolders.places(UInt64(number)).map { ancestry.commits[Int(leafAdders[$0])] }
      return LedgerLeaf(digest: ids[number], additions: own.isEmpty ? additions(number).map(\.commit) : own)
    }
  }

  /// All signature files.
  var signatureFiles: [SignatureFile] { signatureBlobs.indices.map(signatureFile) }

  private func signatureFile(at place: Int) -> SignatureFile {
    SignatureFile(
      mark: signatureMarks[place], blob: signatureBlobs[place], commit: ancestry.commits[Int(signatureAdders[place])])
  }

  /// Record files in the order of display: after all that their actors could have seen, and then by their ids.
  func isEarlier(_ left: Int, _ right: Int) -> Bool {
    let (one, other) = (ancestry.generation(at: Int(adders[left])), ancestry.generation(at: Int(adders[right])))
    return one == other ? ids[left] < ids[right] : one < other
  }

  /// All anomalies, in an order that only depends on what they are.
  var allAnomalies: [LedgerAnomaly] {
    let told = anomalies.all
    let known = Set(told)
    return told
      + differing.filter { !known.contains($0) }.sorted { left, right in
        let (one, other) = (ancestry.generation(left.commit) ?? 0, ancestry.generation(right.commit) ?? 0)
        guard one == other else { return one < other }
        let (path, otherPath) = (left.path ?? "", right.path ?? "")
        return path == otherPath ? left.commit < right.commit : path.utf8.lexicographicallyPrecedes(otherPath.utf8)
      }
  }
}

extension LedgerPath {
  /// What files are found by. Different paths may have the same key.
  fileprivate var key: UInt64 {
    switch self {
    case .manifest: 0
    case .record(let digest), .signature(let digest, _): digest.prefix
    case .object(let digest, let kind): digest.prefix ^ RecordKey.post(kind.rawValue).value
    case .other(let folder, let digest, let suffix): digest.prefix ^ RecordKey.post("\(folder) \(suffix)").value
    }
  }
}

/// A signature file, as a commit added it.
struct SignatureFile {
  /// The first eight bytes of the file's SHA-256, as its name says.
  let mark: UInt64
  let blob: ObjectID
  let commit: ObjectID

  /// What sixteen hexadecimal digits stand for.
  static func mark(_ digits: String) -> UInt64 { UInt64(digits, radix: 16) ?? 0 }
}

extension LedgerRecord {
  /// The digest of what decides whose record it is, apart from what it says.
  fileprivate var kindOfActor: Digest {
    var writer = ByteWriter()
    writer.text(record.kind.rawValue)
    writer.optional(record.actor)
    writer.text(record.assurance.rawValue)
    writer.optional(record.attester)
    writer.optional(record.imported?.system)
    writer.optional(record.imported?.userID)
    writer.list(Set(authorAddresses).sorted()) { $0.text($1) }
    return Digest(of: writer.bytes)
  }
}

/// Anomalies in the order of their commits, older ones first, and no more than a limit of them, whatever the order in
/// which the commits are looked at.
struct AnomalyList {
  /// The most anomalies of a whole ledger.
  static let limit = 10_000

  private struct Entry {
    let generation: Int
    /// The place among those of its commit.
    let place: Int
    let anomaly: LedgerAnomaly
  }

  private var entries: [Entry] = []

  /// Adds all anomalies of a commit.
  mutating func add(_ anomalies: [LedgerAnomaly], generation: Int) {
    guard !anomalies.isEmpty else { return }
    entries += anomalies.enumerated().map { Entry(generation: generation, place: $0.offset, anomaly: $0.element) }
    if entries.count > 2 * Self.limit { entries = first }
  }

  /// Those that are reported.
  var all: [LedgerAnomaly] { first.map(\.anomaly) }

  private var first: [Entry] {
    let sorted = entries.sorted { left, right in
      (left.generation, left.anomaly.commit, left.place) < (right.generation, right.anomaly.commit, right.place)
    }
    return Array(sorted.prefix(Self.limit))
  }

  var isEmpty: Bool { entries.isEmpty }
}

extension LedgerFold {
  /// How long the lists are.
  struct Extent: Hashable {
    var ancestry = Ancestry.Extent()
    var people = 0
    var records = 0
    var furtherAdders = 0
    var rejected = 0
    var leaves = 0
    var keys = 0
    var deliveries = DeliveryTable.Extent()
    var kinds = 0
    var policies = 0
    var signatures = 0
    var files = 0
  }

  var extent: Extent {
    Extent(
      ancestry: ancestry.extent, people: people.count, records: ids.count, furtherAdders: furtherAdders.count,
      rejected: rejected.count, leaves: leafAdders.count, keys: holders.count, deliveries: deliveries.extent,
      kinds: kindsOfActors.count, policies: policies.count, signatures: signatureMarks.count, files: fileBlobs.count)
  }

  /// Writes what was added since the lists were only so long.
  func write(from start: Extent, to writer: inout ByteWriter) {
    let part = ancestry.part(from: start.ancestry)
    writer.ids(part.commits)
    writer.array(part.places)
    writer.array(part.crossings)
    writer.list(Array(people[start.people...])) { writer, person in
      writer.text(person.name)
      writer.text(person.email)
    }
    writer.array(Array(authors[start.ancestry.commits...]))
    writer.array(Array(ids[start.records...]))
    writer.ids(Array(blobs[start.records...]))
    writer.array(Array(adders[start.records...]))
    writer.array(Array(furtherAdders[start.furtherAdders...]))
    writer.array(Array(furtherHolders.keys(from: start.furtherAdders)))
    writer.list(Array(rejected[start.rejected...])) { $0.rejected($1) }
    writer.array(Array(leafAdders[start.leaves...]))
    writer.array(Array(leafHolders.keys(from: start.leaves)))
    writer.array(Array(keys.keys(from: start.keys)))
    writer.array(Array(holders[start.keys...]))
    writer.array(Array(kindsOfActors[start.kinds...]))
    writer.array(Array(firstOfKind[start.kinds...]))
    writer.ids(Array(policies[start.policies...]))
    writer.array(Array(deciders[start.policies...]))
    writer.array(Array(signatures.keys(from: start.signatures)))
    writer.array(Array(signatureMarks[start.signatures...]))
    writer.ids(Array(signatureBlobs[start.signatures...]))
    writer.array(Array(signatureAdders[start.signatures...]))
    writer.array(Array(files.keys(from: start.files)))
    writer.ids(Array(fileBlobs[start.files...]))
    deliveries.write(from: start.deliveries, to: &writer)
  }

  /// Adds what was written. Returns false where the bytes are of another form.
  mutating func read(_ reader: inout ByteReader) -> Bool {
    guard let commits = reader.ids(), let places = reader.array(Ancestry.Place.self),
      let crossings = reader.array(Ancestry.Crossing.self),
      ancestry.append(Ancestry.Part(commits: commits, places: places, crossings: crossings)),
      let newPeople = reader.list({ $0.person() }), let newAuthors = reader.array(UInt32.self),
      let newIDs = reader.array(Digest.self), let newBlobs = reader.ids(), let newAdders = reader.array(UInt32.self),
      let further = reader.array(UInt32.self), let furtherOf = reader.array(UInt64.self),
      let newRejected = reader.list({ $0.rejected() }),
      let leaves = reader.array(UInt32.self), let leavesOf = reader.array(UInt64.self),
      let newKeys = reader.array(UInt64.self), let newHolders = reader.array(UInt32.self),
      let kinds = reader.array(Digest.self), let firsts = reader.array(UInt32.self),
      let newPolicies = reader.ids(), let newDeciders = reader.array(UInt32.self),
      let newSignatures = reader.array(UInt64.self), let newMarks = reader.array(UInt64.self),
      let newSignatureBlobs = reader.ids(), let newSignatureAdders = reader.array(UInt32.self),
      let newFiles = reader.array(UInt64.self), let newFileBlobs = reader.ids()
    else { return false }
    people.take(newPeople)
    authors.take(newAuthors)
    byID.append(contentsOf: newIDs.map(\.prefix))
    ids.take(newIDs)
    blobs.take(newBlobs)
    adders.take(newAdders)
    furtherAdders.take(further)
    furtherHolders.append(contentsOf: furtherOf)
    rejected.take(newRejected)
    leafAdders.take(leaves)
    leafHolders.append(contentsOf: leavesOf)
    keys.append(contentsOf: newKeys)
    holders.take(newHolders)
    kindsOfActors.take(kinds)
    firstOfKind.take(firsts)
    policies.take(newPolicies)
    deciders.take(newDeciders)
    for (policy, number) in zip(newPolicies, newDeciders) { decidersByPolicy[policy, default: []].append(Int(number)) }
    signatures.append(contentsOf: newSignatures)
    signatureMarks.take(newMarks)
    signatureBlobs.take(newSignatureBlobs)
    signatureAdders.take(newSignatureAdders)
    files.append(contentsOf: newFiles)
    fileBlobs.take(newFileBlobs)
    return isWhole && deliveries.read(&reader, records: ids.count)
  }

  /// Whether the lists fit each other.
  private var isWhole: Bool {
    authors.count == ancestry.count && authors.allSatisfy { $0 < people.count }
      && blobs.count == ids.count && adders.count == ids.count && adders.allSatisfy { $0 < ancestry.count }
      && furtherAdders.count == furtherHolders.count && furtherAdders.allSatisfy { $0 < ancestry.count }
      && leafAdders.count == leafHolders.count && leafAdders.allSatisfy { $0 < ancestry.count }
      && keys.count == holders.count && holders.allSatisfy { $0 < ids.count }
      && kindsOfActors.count == firstOfKind.count && firstOfKind.allSatisfy { $0 < ids.count }
      && policies.count == deciders.count && deciders.allSatisfy { $0 < ids.count }
      && [signatureMarks.count, signatureBlobs.count, signatureAdders.count].allSatisfy { $0 == signatures.count }
      && signatureAdders.allSatisfy { $0 < ancestry.count } && files.count == fileBlobs.count
  }
}

extension ByteWriter {
  fileprivate mutating func rejected(_ record: RejectedRecord) {
    number(UInt8(record.id == nil ? 0 : 1))
    digest(record.id ?? Digest(of: []))
    text(record.path)
    text(record.reason.rawValue)
    text(record.detail)
    append(record.addedBy.bytes)
  }
}

extension ByteReader {
  fileprivate mutating func person() -> Identity? {
    guard let name = text(), let email = text() else { return nil }
    return Identity(name: name, email: email)
  }

  fileprivate mutating func rejected() -> RejectedRecord? {
    guard let isNamed = number(UInt8.self), let id = digest(), let path = text(),
      let reason = text().flatMap(RejectedRecord.Reason.init(rawValue:)), let detail = text(), let commit = objectID()
    else { return nil }
    return RejectedRecord(id: isNamed == 1 ? id : nil, path: path, reason: reason, detail: detail, addedBy: commit)
  }
}
