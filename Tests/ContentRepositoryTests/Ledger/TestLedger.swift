import ContentRepository
import Core
import Git
import TestSupport
import Testing

/// A repository with a ledger, with helpers for tests.
struct TestLedger {
  let repository: TestRepository
  let identity: String

  /// An empty ledger.
  init(identity: String = Samples.repository, bare: Bool = false) throws {
    repository = try TestRepository(bare: bare)
    self.identity = identity
    try LedgerWriter.createRoot(identity: identity, in: repository.open(), signer: Self.signature(.ana))
  }

  /// The ledger that `repository` has.
  init(_ repository: TestRepository, identity: String = Samples.repository) {
    self.repository = repository
    self.identity = identity
  }

  static func signature(_ person: TestSupport.Person, at time: Int64 = 1_795_428_000) throws -> Signature {
    try Signature(name: person.name, email: person.email, time: time, offsetMinutes: 60)
  }

  /// Appends a hold of everything with the note `note`.
  @discardableResult
  func hold(_ note: String, as person: TestSupport.Person = .ana, previous: ObjectID? = nil) throws -> AppendedRecord {
    try append(record(.hold, note: note, previous: previous), as: person)
  }

  @discardableResult
  func append(
    _ record: Record, signature: [UInt8]? = nil, objects: [LedgerObject] = [], as person: TestSupport.Person = .ana
  ) throws -> AppendedRecord {
    let appended = try LedgerWriter.append(
      [record], signatures: signature.map { [record.id: $0] } ?? [:], objects: objects,
      identity: Self.signature(person), to: repository.open())
    return try #require(appended.first)
  }

  /// The sample of `kind` for this ledger, on top of what it holds now.
  func record(_ kind: RecordKind, note: String? = nil, previous: ObjectID? = nil) throws -> Record {
    var record = Samples.sample(kind)
    if let note { record.note = note }
    record.repository = identity
    record.previous = try (previous ?? LedgerMerge.unionID(of: read(), in: repository.open())).hex
    return record
  }

  func read() throws -> LedgerContents { try contents(of: LedgerTips.read(repository.open()).commits) }

  func contents(of tips: [ObjectID]) throws -> LedgerContents {
    try LedgerReader.read(repository: repository.open(), tips: tips, identity: identity)
  }

  /// The commit that joins `tips`, written.
  func union(of tips: [ObjectID]) throws -> ObjectID {
    try LedgerMerge.unionCommit(of: contents(of: tips), in: repository.open())
  }

  /// Checks the ledger out, changes it as a person with plain git would, and commits that.
  @discardableResult
  func tamper(as person: TestSupport.Person = .dana, _ change: () throws -> Void) throws -> ObjectID {
    try repository.git("checkout", "--quiet", "stet/ledger")
    try change()
    return try repository.commit("nothing to see here", as: person)
  }
}

extension LedgerContents {
  var notes: [String] { records.compactMap(\.record.note) }
}
