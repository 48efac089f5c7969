import Core
import Foundation
import Git
import TestSupport
import Testing

@testable import ContentRepository

/// Signature files of the ledger, and the records that they are of.
@Suite struct LedgerSignatureTests {
  private let ledger: TestLedger
  private let store: Store
  private let signer = try? TestSigner()

  init() throws {
    ledger = try TestLedger()
    let content = try ContentRepository.open(ledger.repository.path)
    content.useStore(program: "1")
    store = try #require(content.store)
  }

  /// The signatures of a record, read with the store and without.
  private func signatures(
    of id: Digest, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> [RecordSignature] {
    let git = try ledger.repository.open()
    let tips = try LedgerTips.read(git).commits
    let kept = try LedgerReader.read(repository: git, tips: tips, identity: ledger.identity, store: store)
    let fresh = try LedgerReader.read(repository: git, tips: tips, identity: ledger.identity)
    let (one, other) = (kept.records([id])[0].signatures, fresh.records([id])[0].signatures)
    #expect(one == other, sourceLocation: sourceLocation)
    #expect(kept.anomalies == fresh.anomalies)
    store.commit()
    return other
  }

  /// A ledger long enough for the store.
  private func grow() throws {
    let records = try (0..<StoredFold.threshold).map { try ledger.record(.hold, note: "\($0)") }
    _ = try LedgerWriter.append(records, identity: TestLedger.signature(.ana), to: ledger.repository.open())
  }

  /// Adds a file beside a record, as any program that may push can.
  @discardableResult
  private func add(_ file: [UInt8], to id: Digest, mark: String? = nil) throws -> ObjectID {
    let mark = mark ?? String(Digest(of: file).hex.prefix(16))
    return try ledger.tamper {
      try ledger.repository.write(LedgerPath.signature(id, mark: mark).text, String(decoding: file, as: UTF8.self))
    }
  }

  @Test func aSignatureComesWithItsRecordOrLater() throws {
    let signer = try #require(signer)
    try grow()
    let record = try ledger.record(.approve)
    let first = try ledger.append(record, signature: signer.sign(record.bytes))
    let expected = RecordSignature(key: signer.key, isValid: true, addedBy: [first.commit])
    #expect(try signatures(of: first.id) == [expected])

    let unsigned = try ledger.append(ledger.record(.approve, note: "later"))
    #expect(try signatures(of: unsigned.id).isEmpty)
    let blob = try #require(ledger.read().source.blobs(at: .record(unsigned.id)).first)
    let bytes = try ledger.repository.open().blob(blob, limit: Record.maximumSize)
    let commit = try add(signer.sign(bytes), to: unsigned.id)
    #expect(try signatures(of: unsigned.id) == [RecordSignature(key: signer.key, isValid: true, addedBy: [commit])])
    #expect(try ledger.read().isClean)
    #expect(try signatures(of: first.id) == [expected])
  }

  @Test func aSignatureOfAnotherRecordDoesNotFit() throws {
    let signer = try #require(signer)
    let one = try ledger.record(.approve)
    let file = try signer.sign(one.bytes)
    try ledger.append(one, signature: file)
    let other = try ledger.append(ledger.record(.approve, note: "other"))
    try add(file, to: other.id)
    #expect(try signatures(of: other.id).map(\.isValid) == [false])
    #expect(try signatures(of: one.id).map(\.isValid) == [true])
  }

  /// What is no signature is passed over: anything could stand there.
  @Test func whatIsNoSignatureIsPassedOver() throws {
    let signer = try #require(signer)
    let record = try ledger.record(.approve)
    let file = try signer.sign(record.bytes)
    let appended = try ledger.append(record)
    try add(Array("garbage".utf8), to: appended.id)
    try add([], to: appended.id)
    try add(Array(file.dropLast(50)), to: appended.id)
    try add([UInt8](repeating: 0x41, count: SSHSignature.maximumSize + 1), to: appended.id)
    try add(file, to: appended.id, mark: "0123456789abcdef")
    #expect(try signatures(of: appended.id).isEmpty)
    try add(file, to: appended.id)
    #expect(try signatures(of: appended.id).map(\.isValid) == [true])
  }

  /// Deleting or changing a signature has no effect, and putting it back adds no position.
  @Test func aSignatureThatWasAddedStays() throws {
    let signer = try #require(signer)
    try grow()
    let record = try ledger.record(.approve)
    let file = try signer.sign(record.bytes)
    let first = try ledger.append(record, signature: file)
    let expected = try signatures(of: first.id)
    let path = LedgerPath.signature(first.id, mark: String(Digest(of: file).hex.prefix(16))).text
    try ledger.tamper { try ledger.repository.git("rm", "--quiet", path) }
    #expect(try signatures(of: first.id) == expected)
    try add(file, to: first.id)
    #expect(try signatures(of: first.id) == expected)
    try ledger.tamper { try ledger.repository.write(path, "garbage") }
    #expect(try signatures(of: first.id) == expected)
    #expect(try !ledger.read().isClean)
  }

  // MARK: - The store

  private var file: URL {
    get throws {
      let folder = URL(filePath: ledger.repository.path).appending(path: ".git/stet")
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      return folder.appending(path: try #require(names.first { !$0.hasSuffix("-journal") }))
    }
  }

  /// The verdict on a signature is found out once; one that was damaged in the store is found out again.
  @Test func aVerdictIsKept() throws {
    let signer = try #require(signer)
    try grow()
    let (good, bad) = (try ledger.record(.approve), try ledger.record(.approve, note: "other"))
    try ledger.append(good, signature: signer.sign(good.bytes))
    try ledger.append(bad, signature: signer.sign(good.bytes))
    for _ in 0..<2 {
      #expect(try signatures(of: good.id).map(\.isValid) == [true])
      #expect(try signatures(of: bad.id).map(\.isValid) == [false])
    }
    #expect(store.rows(.signatures).count == 2)
    #expect(Set(store.rows(.signatures).map { $0.value[0] }) == [0, 1])
    let change = "UPDATE signatures SET value = zeroblob(length(value))"
    try SQLite(path: file.path, .write).run(change)
    #expect(try signatures(of: good.id).map(\.isValid) == [true])
    #expect(try signatures(of: bad.id).map(\.isValid) == [false])
  }

  /// A row that is none is passed over.
  @Test func aRowThatIsNoneIsPassedOver() throws {
    let signer = try #require(signer)
    try grow()
    let record = try ledger.record(.approve)
    let id = try ledger.append(record, signature: signer.sign(record.bytes)).id
    #expect(try signatures(of: id).map(\.isValid) == [true])
    let (key, value) = try #require(store.rows(.signatures).first)
    for damaged in [[], [1], Array(value.dropLast()), value + [0]] {
      store.put(.signatures, key, damaged)
      store.commit()
      #expect(try signatures(of: id).map(\.isValid) == [true])
    }
  }
}
