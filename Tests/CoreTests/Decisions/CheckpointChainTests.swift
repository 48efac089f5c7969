import Git
import Testing

@testable import Core

/// Chains of checkpoints that hold, and everything that breaks one: each case has a twin that holds.
@Suite struct CheckpointChainTests {
  /// A ledger in memory, to which records and checkpoints are added.
  private struct Ledger {
    let signer: NoteSigner
    private(set) var records: [LedgerRecord] = []
    private var commits: [(id: ObjectID, parents: [ObjectID])] = []
    private(set) var tip: ObjectID

    init() throws {
      signer = try NoteSigner(CheckpointSamples.secret)
      tip = Ledger.id(0)
      commits = [(tip, [])]
    }

    private static func id(_ number: Int) -> ObjectID { ObjectID(high: 1, middle: 0, low: UInt32(number)) }

    var keys: CheckpointKeys {
      var keys = CheckpointKeys()
      keys.log = [signer.key]
      return keys
    }

    var contents: LedgerContents { LedgerContents(records: records, ancestry: Ancestry(commits)) }
    var chain: CheckpointChain { CheckpointChain(contents, keys: keys) }

    /// Adds a commit on some others.
    @discardableResult
    mutating func commit(on parents: [ObjectID]? = nil) -> ObjectID {
      let id = Ledger.id(commits.count)
      commits.append((id, parents ?? [tip]))
      tip = id
      return id
    }

    /// Adds a record, on what its maker saw.
    @discardableResult
    mutating func add(_ record: Record? = nil, seeing seen: ObjectID? = nil) -> LedgerRecord {
      var record =
        record
        ?? Record(
          kind: .comment, repository: Team.repository, actor: "ana", previous: "",
          nonce: String(records.count), time: Timestamp(seconds: 0))
      record.previous = (seen ?? tip).hex
      let entry = LedgerRecord(
        id: record.id, record: record, addedBy: commit(on: [seen ?? tip]),
        commitAuthor: Identity(name: "", email: "ana@acme.example"))
      records.append(entry)
      return entry
    }

    /// Adds the next checkpoint.
    @discardableResult
    mutating func sign(
      seeing seen: ObjectID? = nil, after target: Digest?? = nil, by other: NoteSigner? = nil,
      _ change: (Checkpoint) -> Checkpoint = { $0 }
    ) -> LedgerRecord {
      let chain = chain
      let signer = other ?? signer
      let signed = SignedCheckpoint(change(chain.next(origin: signer.key.name)), by: signer)
      var record = Record(
        kind: .checkpoint, repository: Team.repository, actor: "ana", previous: "", nonce: String(records.count),
        time: Timestamp(seconds: 0))
      record.targets = [target ?? chain.latest?.id].compactMap { $0 }
      record.checkpoint = signed
      return add(record, seeing: seen)
    }

    /// The same ledger without some records.
    func without(_ gone: [Digest]) -> LedgerContents {
      LedgerContents(records: records.filter { !gone.contains($0.id) }, ancestry: Ancestry(commits))
    }
  }

  @Test func eachCoversWhatTheOneBeforeDid() throws {
    var ledger = try Ledger()
    for number in 0..<5 {
      for _ in 0...number { ledger.add() }
      ledger.sign()
    }
    ledger.add()
    let chain = ledger.chain
    #expect(chain.faults.isEmpty)
    #expect(chain.checkpoints.map(\.checkpoint.size) == [1, 4, 8, 13, 19])
    #expect(chain.newFiles == 1)
    #expect(chain.mayGoOn)
    for (place, checkpoint) in chain.checkpoints.enumerated() {
      let copy = chain.compare(checkpoint.signed, keys: ledger.keys)
      #expect(copy.fault == nil)
      #expect(copy.since == [15, 13, 10, 6, 1][place])
    }
  }

  /// What is joined later comes later, whatever commit was its parent: the order is that of the checkpoints.
  @Test func whatIsJoinedLaterComesLater() throws {
    var ledger = try Ledger()
    ledger.add()
    let fork = ledger.tip
    for _ in 0..<20 { ledger.add() }
    ledger.sign()
    let own = ledger.tip
    ledger.add(seeing: fork)
    for _ in 0..<20 { ledger.add() }
    ledger.commit(on: [ledger.tip, own])
    let before = ledger.chain.checkpoints[0]
    ledger.sign()
    #expect(ledger.chain.faults.isEmpty)
    #expect(ledger.chain.checkpoints.map(\.checkpoint.size) == [21, 43])
    #expect(ledger.chain.compare(before.signed, keys: ledger.keys).fault == nil)
  }

  @Test func aRecordThatIsGoneIsMissed() throws {
    var ledger = try Ledger()
    let records = (0..<6).map { _ in ledger.add() }
    ledger.sign()
    let more = ledger.add()
    let second = ledger.sign()
    let chain = CheckpointChain(ledger.without([more.id]), keys: ledger.keys)
    #expect(chain.faults == [.differs(second.id, claimed: 8, found: 7, after: chain.checkpoints[0].id)])
    #expect(chain.faults.allSatisfy { $0.isRewind })
    #expect(!chain.mayGoOn)
    let early = CheckpointChain(ledger.without([records[3].id]), keys: ledger.keys)
    #expect(early.checkpoints.isEmpty)
    #expect(early.faults.count == 1)
  }

  @Test func aForkIsToldWithBothSides() throws {
    var ledger = try Ledger()
    ledger.add()
    let first = ledger.sign()
    let start = ledger.tip
    ledger.add()
    let one = ledger.sign()
    ledger.add(seeing: start)
    let other = ledger.sign(after: first.id)
    let chain = ledger.chain
    #expect(chain.faults == [.forked([one.id, other.id])])
    #expect(chain.checkpoints.map(\.id) == [first.id])
    #expect(!chain.mayGoOn)
  }

  @Test func twoBeginningsAreAFork() throws {
    var ledger = try Ledger()
    ledger.add()
    let start = ledger.tip
    let one = ledger.sign()
    let other = ledger.sign(seeing: start, after: .some(nil))
    #expect(ledger.chain.faults == [.forked([one.id, other.id])])
  }

  @Test func whatFollowsAForkIsNotToldAgain() throws {
    var ledger = try Ledger()
    ledger.add()
    let start = ledger.tip
    let one = ledger.sign()
    ledger.sign(seeing: start, after: .some(nil))
    ledger.sign(after: one.id)
    #expect(ledger.chain.faults.count == 1)
  }

  @Test func aMissingPredecessorIsARewind() throws {
    var ledger = try Ledger()
    ledger.add()
    let first = ledger.sign()
    ledger.add()
    let second = ledger.sign()
    let chain = CheckpointChain(ledger.without([first.id]), keys: ledger.keys)
    #expect(chain.faults == [.withoutPredecessor(second.id, first.id)])
    #expect(chain.faults.allSatisfy { $0.isRewind })
    #expect(ledger.chain.faults.isEmpty)
  }

  @Test func whoseMakerHadNotSeenTheOneBeforeDoesNotFollow() throws {
    var ledger = try Ledger()
    ledger.add()
    let start = ledger.tip
    let first = ledger.sign()
    let second = ledger.sign(seeing: start, after: first.id)
    #expect(ledger.chain.faults == [.unseenPredecessor(second.id)])
  }

  @Test func aForeignKeySignsNothing() throws {
    var ledger = try Ledger()
    ledger.add()
    let stranger = try #require(NoteSigner.random(name: ledger.signer.key.name))
    let foreign = ledger.sign(by: stranger)
    #expect(ledger.chain.faults == [.notSigned(foreign.id)])
    // What others push without a key does not keep the log from going on.
    #expect(ledger.chain.mayGoOn)
    ledger.sign()
    #expect(ledger.chain.checkpoints.map(\.checkpoint.size) == [2])
  }

  @Test(arguments: [(1, 0), (-1, 0), (0, 1), (1_000_000_000_000, 0)])
  func aFalseSizeOrRootIsFound(more: Int, flips: Int) throws {
    var ledger = try Ledger()
    for _ in 0..<3 { ledger.add() }
    let signed = ledger.sign { truth in
      Checkpoint(
        origin: truth.origin, size: truth.size + more, root: flips == 0 ? truth.root : Digest(of: truth.root.bytes))
    }
    let chain = ledger.chain
    #expect(chain.faults == [.differs(signed.id, claimed: 3 + more, found: 3, after: nil)])
    #expect(chain.faults[0].isRewind == (more > 0))
    #expect(chain.newFiles == 3)
  }

  // MARK: - Copies

  @Test func aCopyOfAnotherLedgerIsToldByItsKey() throws {
    var ledger = try Ledger()
    ledger.add()
    ledger.sign()
    let other = try #require(NoteSigner.random(name: "other.example/ledger"))
    let copy = try #require(SignedCheckpoint(ledger.chain.next(origin: other.key.name), by: other))
    #expect(ledger.chain.compare(copy, keys: ledger.keys).fault == .foreign([other.key.shortName]))
    let own = try #require(ledger.chain.latest?.signed)
    #expect(ledger.chain.compare(own, keys: ledger.keys).fault == nil)
    #expect(ledger.chain.compare(own, keys: CheckpointKeys()).fault == .foreign([ledger.signer.key.shortName]))
  }

  @Test func aCopyOfWhatIsGoneIsToldByHowMuch() throws {
    var ledger = try Ledger()
    for _ in 0..<4 { ledger.add() }
    let before = ledger
    ledger.sign()
    let copy = try #require(ledger.chain.latest?.signed)
    #expect(before.chain.compare(copy, keys: ledger.keys).fault == .checkpointGone)
    let fewer = before.without([before.records[0].id])
    let chain = CheckpointChain(fewer, keys: ledger.keys)
    #expect(chain.compare(copy, keys: ledger.keys).fault == .shrunk(covered: 4, found: 3))
    var other = try Ledger()
    for _ in 0..<9 { other.add(seeing: other.tip) }
    other.commit()
    let replaced = try Self.replaced(ledger.records)
    #expect(CheckpointChain(replaced, keys: ledger.keys).compare(copy, keys: ledger.keys).fault == .differs(covered: 4))
  }

  /// A ledger of as many other records, which a force push could bring.
  private static func replaced(_ records: [LedgerRecord]) throws -> LedgerContents {
    var ledger = try Ledger()
    ledger.commit()
    for _ in records { ledger.add() }
    return ledger.contents
  }

  @Test func aForgedCopyDoesNotHold() throws {
    var ledger = try Ledger()
    ledger.add()
    ledger.sign()
    let own = try #require(ledger.chain.latest?.signed)
    let text = own.note.text.replacing("\n1\n", with: "\n2\n")
    let forged = try SignedCheckpoint(
      bytes: Array(SignedNote(text: text, signatures: own.note.signatures).whole.utf8))
    #expect(ledger.chain.compare(forged, keys: ledger.keys).fault == .forged(ledger.signer.key.shortName))
  }

  // MARK: - Many

  @Test func manyCheckpointsAreReadInLittleTime() throws {
    var ledger = try Ledger()
    var chain = ledger.chain
    for _ in 0..<60 {
      for _ in 0..<5 { ledger.add() }
      chain = ledger.chain
      ledger.sign()
    }
    let clock = ContinuousClock()
    let elapsed = clock.measure { chain = ledger.chain }
    #expect(chain.checkpoints.count == 60)
    #expect(elapsed < .seconds(2))
  }
}
