import Core
import Git
import TestSupport
import Testing

@testable import ContentRepository

/// Reading a ledger by what the store has of it gives what reading all of it gives.
@Suite struct LedgerFoldTests {
  private let ledger: TestLedger
  private let store: Store

  init() throws {
    ledger = try TestLedger()
    let content = try ContentRepository.open(ledger.repository.path)
    content.useStore(program: "1")
    store = try #require(content.store)
  }

  /// Reads it with the store and without, and expects the same.
  @discardableResult
  private func read(sourceLocation: SourceLocation = #_sourceLocation) throws -> LedgerContents {
    let git = try ledger.repository.open()
    let tips = try LedgerTips.read(git).commits
    let kept = try LedgerReader.read(repository: git, tips: tips, identity: ledger.identity, store: store)
    let fresh = try LedgerReader.read(repository: git, tips: tips, identity: ledger.identity)
    #expect(kept.tips == fresh.tips, sourceLocation: sourceLocation)
    #expect(kept.records.map(\.id) == fresh.records.map(\.id), sourceLocation: sourceLocation)
    #expect(kept.records.map(\.record) == fresh.records.map(\.record), sourceLocation: sourceLocation)
    #expect(kept.records.map(\.additions) == fresh.records.map(\.additions), sourceLocation: sourceLocation)
    #expect(kept.records.map(\.signatures) == fresh.records.map(\.signatures), sourceLocation: sourceLocation)
    #expect(kept.rejected == fresh.rejected, sourceLocation: sourceLocation)
    #expect(kept.anomalies == fresh.anomalies, sourceLocation: sourceLocation)
    for path in try LedgerReader.files(tips, identity: ledger.identity, in: git).keys {
      let (one, other) = (kept.source.blobs(at: path), fresh.source.blobs(at: path))
      #expect(Set(one) == Set(other), sourceLocation: sourceLocation)
    }
    for key in Set(fresh.records.flatMap(\.record.keys)) {
      let (one, other) = (kept.source.numbers(key), fresh.source.numbers(key))
      #expect(
        kept.source.records(one).map(\.id) == fresh.source.records(other).map(\.id), sourceLocation: sourceLocation)
    }
    for delivery in fresh.records.flatMap(\.deliveries) {
      let told = kept.source.deliveries(of: delivery.delivery.post)
      let expected = fresh.records(naming: delivery.delivery.post).flatMap(\.deliveries)
      #expect(told == expected, sourceLocation: sourceLocation)
      #expect(told.contains(delivery), sourceLocation: sourceLocation)
      let marks = kept.source.marks(of: delivery.delivery.post)
      #expect(
        marks == expected.filter { $0.delivery.post == delivery.delivery.post }.map(\.mark),
        sourceLocation: sourceLocation)
      let decisions = kept.decisions(naming: delivery.delivery.post)
      let named = fresh.records(naming: delivery.delivery.post)
      #expect(
        decisions.map(\.id) == named.filter { !RecordKind.deliveries.contains($0.record.kind) }.map(\.id),
        sourceLocation: sourceLocation)
    }
    for record in fresh.records {
      let (one, other) = (kept.ancestry.generation(record.addedBy), fresh.ancestry.generation(record.addedBy))
      #expect(one == other, sourceLocation: sourceLocation)
    }
    store.commit()
    return fresh
  }

  /// Whether the store has a fold with all records of the ledger.
  private var isKept: Bool {
    get throws {
      let git = try ledger.repository.open()
      return StoredFold.read(from: store, identity: ledger.identity)?.fold.tips == (try LedgerTips.read(git).commits)
    }
  }

  /// A ledger long enough to be kept, written at once.
  private func grow(by count: Int = StoredFold.threshold) throws {
    let records = try (0..<count).map { try ledger.record(.hold, note: "\($0) of \(count)") }
    _ = try LedgerWriter.append(
      records, objects: [], identity: TestLedger.signature(.ana), to: ledger.repository.open())
  }

  @Test func aLongLedgerIsKeptAndGoneOnWith() throws {
    try grow()
    try read()
    #expect(try isKept)
    try ledger.hold("one more")
    try ledger.hold("and one", as: .ben)
    #expect(try read().records.count == StoredFold.threshold + 2)
    #expect(try !isKept)
  }

  /// Newer commits are kept a few at a time, and the rows that this makes stay few.
  @Test func aLongerLedgerIsKeptRowByRow() throws {
    try grow()
    try read()
    for round in 1...4 {
      try grow(by: StoredFold.step + round)
      try read()
      #expect(try isKept)
      #expect(store.rows(.ledger).count <= 5)
    }
    let stored = try #require(StoredFold.read(from: store, identity: ledger.identity))
    #expect(stored.fold.ids.count == StoredFold.threshold + 4 * StoredFold.step + 10)
  }

  /// Records of all kinds, of which deliveries have texts and times of all sorts.
  @Test func recordsOfAllKindsAreKept() throws {
    let kinds = RecordKind.allCases
    for kind in kinds { try ledger.append(ledger.record(kind)) }
    try grow()
    let contents = try read()
    #expect(try isKept)
    #expect(Set(contents.records.map(\.record.kind)) == Set(kinds))
    #expect(contents.records.flatMap(\.deliveries).count == RecordKind.deliveries.count)
    for kind in kinds { try ledger.append(ledger.record(kind, note: "Zwei Mal: \(kind)")) }
    try grow(by: StoredFold.step)
    try read()
    #expect(try isKept)
  }

  /// A record is read only where it is asked for.
  @Test func fewRecordsAreRead() throws {
    try grow()
    let approval = try ledger.append(ledger.record(.approve))
    try read()
    let git = try ledger.repository.open()
    let contents = try LedgerReader.read(
      repository: git, tips: LedgerTips.read(git).commits, identity: ledger.identity, store: store)
    let source = try #require(contents.source as? FoldedRecords)
    #expect(source.readCount == 0)
    #expect(contents.records([approval.id]).count == 1)
    #expect(source.readCount == 1)
    #expect(contents.kindsOfActors.count == 2)
    #expect(source.readCount <= 3)
  }

  /// A ledger that commits did more to than add is kept as well, and told the same.
  @Test func aDamagedLedgerIsKept() throws {
    try grow()
    let hold = try ledger.hold("to be deleted")
    try ledger.tamper {
      try ledger.repository.git("rm", "--quiet", LedgerPath.record(hold.id).text)
      try ledger.repository.write("records/junk.txt", "junk")
      try ledger.repository.git("add", "--all")
    }
    try read()
    #expect(try isKept)
    try grow(by: StoredFold.step)
    try ledger.repository.git("reset", "--quiet", "--hard")
    try ledger.tamper { try ledger.repository.git("rm", "--quiet", "-r", "records") }
    let count = try read().anomalies.count
    #expect(count > 50)
    try ledger.hold("after")
    #expect(try read().anomalies.count == count)
  }

  /// What another process wrote meanwhile is not joined with what this one knows.
  @Test func rowsOfTwoProcessesAreNotTakenForOne() throws {
    try grow()
    try read()
    let other = try ContentRepository.open(ledger.repository.path)
    other.useStore(program: "1")
    let others = try #require(other.store)
    let git = try ledger.repository.open()
    let base = try #require(try git.reference(Ledger.branch))
    try grow(by: 3 * StoredFold.step + 4)
    _ = try LedgerReader.read(
      repository: git, tips: LedgerTips.read(git).commits, identity: ledger.identity, store: others)
    try ledger.repository.git("update-ref", Ledger.branch, base.hex)
    for more in [3 * StoredFold.step, StoredFold.step] {
      try grow(by: more)
      try read()
    }
    #expect(store.rows(.ledger).count == 4)
    others.commit()
    #expect(StoredFold.read(from: store, identity: ledger.identity)?.fold.tips == nil)
    try read()
    #expect(try isKept)
  }

  /// Set back: what was dropped does not count. Then another way on.
  @Test func aLedgerThatWasSetBackIsReadAnew() throws {
    try grow()
    try read()
    try ledger.repository.git("update-ref", Ledger.branch, Ledger.branch + "~3")
    #expect(try read().records.count == StoredFold.threshold - 3)
    try ledger.hold("instead")
    #expect(try read().records.count == StoredFold.threshold - 2)
  }

  @Test func newerAnomaliesAreToldAsEver() throws {
    try grow()
    try read()
    try ledger.tamper {
      try ledger.repository.write("records/junk.txt", "junk")
      try ledger.repository.git("add", "--all")
    }
    #expect(try read().anomalies.isEmpty == false)
    try ledger.hold("after")
    #expect(try read().anomalies.isEmpty == false)
  }

  /// Two that went apart, joined again.
  @Test func branchesOfALedgerAreReadTogether() throws {
    try grow()
    try read()
    let git = try ledger.repository.open()
    let base = try #require(try git.reference(Ledger.branch))
    let one = try ledger.hold("one").commit
    try ledger.repository.git("update-ref", Ledger.branch, base.hex)
    let other = try ledger.hold("other", as: .ben).commit
    let union = try ledger.union(of: [one, other])
    try ledger.repository.git("update-ref", Ledger.branch, union.hex)
    #expect(try read().records.count == StoredFold.threshold + 2)
  }

  /// A record that was added twice is read from git.
  @Test func aRecordThatTwoCommitsAddHasBoth() throws {
    try grow()
    try read()
    let git = try ledger.repository.open()
    let base = try #require(try git.reference(Ledger.branch))
    let record = try ledger.record(.hold, note: "twice")
    let one = try ledger.append(record).commit
    try ledger.repository.git("update-ref", Ledger.branch, base.hex)
    let other = try ledger.append(record, as: .ben).commit
    let union = try ledger.union(of: [one, other])
    try ledger.repository.git("update-ref", Ledger.branch, union.hex)
    #expect(try read().records.last?.additions.count == 2)
  }

  /// A record that the store knows, dropped, and then added again with other bytes under its name.
  @Test func bytesThatTheStoreKnowsDoNotStandForOthers() throws {
    try grow()
    let base = try #require(try ledger.repository.open().reference(Ledger.branch))
    let record = try ledger.hold("known")
    let count = try read().records.count
    try ledger.repository.git("update-ref", Ledger.branch, base.hex)
    try ledger.tamper {
      try ledger.repository.write(LedgerPath.record(record.id).text, "{}")
      try ledger.repository.git("add", "--all")
    }
    let contents = try read()
    #expect(contents.records.count == count - 1)
    #expect(contents.rejected.count == 1)
  }
}
