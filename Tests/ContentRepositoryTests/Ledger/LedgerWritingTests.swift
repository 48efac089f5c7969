import ContentRepository
import Core
import Foundation
import Git
import Synchronization
import TestSupport
import Testing

@Suite struct LedgerWritingTests {
  @Test func twoCreatorsMakeOneRoot() throws {
    let (one, other) = (try TestLedger(), try TestLedger())
    #expect(try one.repository.id("stet/ledger") == other.repository.id("stet/ledger"))
    #expect(try one.repository.id("stet/ledger").hex == "a9ca7d7b2e419d49ea99d5c25f0fb88e208942d5")
    #expect(try TestLedger(identity: Samples.nonce).repository.id("stet/ledger") != one.repository.id("stet/ledger"))
    #expect(
      try one.repository.git("show", "stet/ledger:LEDGER.json")
        == "{\"format\":\"stet-ledger\",\"repository\":\"\(Samples.repository)\",\"v\":1}")
    try one.repository.fsck()
  }

  @Test func aLedgerIsMadeOnce() throws {
    let ledger = try TestLedger()
    #expect(throws: LedgerError.self) {
      try LedgerWriter.createRoot(
        identity: Samples.repository, in: ledger.repository.open(), signer: TestLedger.signature(.ana))
    }
  }

  @Test func anAbsentLedgerIsNotAnEmptyOne() throws {
    let repository = try TestRepository()
    let error = #expect(throws: LedgerError.self) { try LedgerTips.read(repository.open()) }
    #expect(error?.description == "the ledger is not here")
    #expect(error?.hints == ["stet init --ledger"])
    try repository.git("remote", "add", "origin", "/nowhere")
    let remote = #expect(throws: LedgerError.self) { try LedgerTips.read(repository.open()) }
    #expect(remote?.hints.first == "git fetch origin stet/ledger:refs/remotes/origin/stet/ledger")
  }

  @Test func theLogReadsLikeATrail() throws {
    let ledger = try TestLedger()
    for kind in RecordKind.allCases { try ledger.append(ledger.record(kind)) }
    let log = try ledger.repository.git("log", "--reverse", "--format=%s", "stet/ledger")
    #expect(
      log == """
        begin the ledger
        approve 2026-12-weihnachtsmarkt, stet.yml (x, youtube)
        request changes to 2026-12-weihnachtsmarkt (x)
        comment on 2026-12-weihnachtsmarkt (x)
        correct 2026-12-weihnachtsmarkt (x)
        withdraw eeeeeeeeee
        dismiss eeeeeeeeee
        hold channel x, post a, campaign Winter 2026, department pr, everything
        resume after eeeeeeeeee
        claim 2026-12-weihnachtsmarkt (x)
        send 2026-12-weihnachtsmarkt of 2026-12-01 (x)
        published 2026-12-weihnachtsmarkt of 2026-12-01 (x)
        handed off 2026-12-weihnachtsmarkt of 2026-12-01 (x)
        updated 2026-12-weihnachtsmarkt (x)
        failed to send 2026-12-weihnachtsmarkt (x)
        not known whether sent: 2026-12-weihnachtsmarkt (x)
        resolve eeeeeeeeee: 2026-12-weihnachtsmarkt (x)
        retracted 2026-12-weihnachtsmarkt (x)
        checkpoint

        """)
    #expect(try ledger.read().records.map(\.record.kind) == RecordKind.allCases)
    try ledger.repository.fsck()
  }

  @Test func theMessageIsForPeople() throws {
    let ledger = try TestLedger()
    let approval = try ledger.append(ledger.record(.approve))
    #expect(
      try ledger.repository.git("log", "-1", "--format=%an <%ae>%n%B", "stet/ledger") == """
        Ana <ana@acme.example>
        approve 2026-12-weihnachtsmarkt, stet.yml (x, youtube)

        Stet-Record: \(approval.id)
        Stet-Kind: approve
        Stet-Actor: ana
        Stet-Attester: bot


        """)
  }

  @Test func aSubjectHasAtMost72Characters() throws {
    let ledger = try TestLedger()
    var hold = try ledger.record(.hold)
    hold.subjects = [.scope(Scope(campaigns: [String(repeating: "ä", count: 200), "\u{202E}evil"]))]
    try ledger.append(hold)
    let subject = try ledger.repository.git("log", "-1", "--format=%s", "stet/ledger").dropLast()
    #expect(subject.count == 72)
    #expect(subject.hasSuffix("ä…"))
    hold.subjects = [.scope(Scope(campaigns: ["\u{202E}evil"]))]
    try ledger.append(hold)
    #expect(try ledger.repository.git("log", "-1", "--format=%s", "stet/ledger") == "hold campaign evil\n")
  }

  @Test func objectsComeWithTheRecordThatNamesThem() throws {
    let ledger = try TestLedger()
    let rendition = LedgerObject(bytes: Array("{\"v\":1}".utf8), kind: .rendition)
    let policy = LedgerObject(bytes: Array("repository: x\n".utf8), kind: .policy)
    let appended = try ledger.append(ledger.record(.approve), objects: [rendition, policy, rendition])
    let paths = try ledger.repository.git("ls-tree", "-r", "--name-only", appended.commit.hex)
    for object in [rendition, policy] { #expect(paths.contains(LedgerPath.object(object.digest, object.kind).text)) }
    let (contents, git) = (try ledger.read(), try ledger.repository.open())
    #expect(try contents.object(rendition.digest, .rendition, in: git) == rendition.bytes)
    #expect(try contents.object(policy.digest, .policy, in: git) == policy.bytes)
    #expect(try contents.object(policy.digest, .rendition, in: git) == nil)
    // A second record may name the same ones.
    try ledger.append(ledger.record(.comment), objects: [rendition])
    #expect(try ledger.read().anomalies.isEmpty)
    try ledger.repository.fsck()
  }

  @Test func severalRecordsAreSeveralCommitsOrNone() throws {
    let ledger = try TestLedger()
    let (good, bad) = (try ledger.record(.hold), try ledger.record(.comment, note: "a\u{0}"))
    let git = try ledger.repository.open()
    let before = try ledger.repository.id("stet/ledger")
    #expect(throws: LedgerError.self) {
      try LedgerWriter.append([good, bad], identity: TestLedger.signature(.ana), to: git)
    }
    #expect(try ledger.repository.id("stet/ledger") == before)
    let appended = try LedgerWriter.append(
      [good, ledger.record(.resume)], identity: TestLedger.signature(.ana), to: git)
    #expect(try ledger.read().records.map(\.addedBy) == appended.map(\.commit))
  }

  @Test func whatWouldNotCountIsNotWritten() throws {
    let ledger = try TestLedger()
    let hold = try ledger.record(.hold)
    try ledger.append(hold)
    var (foreign, unseen) = (try ledger.record(.hold, note: "a"), try ledger.record(.hold, note: "b"))
    foreign.repository = Samples.nonce
    unseen.previous = Samples.previous
    for record in [hold, foreign, unseen] {
      #expect(throws: LedgerError.self) { try ledger.append(record) }
    }
    #expect(try ledger.read().records.count == 1)
  }

  // MARK: - Decisions that hold for one ledger alone

  @Test func whatRestsOnOneLedgerIsWrittenOnThatAlone() throws {
    let ledger = try TestLedger()
    let git = try ledger.repository.open()
    let tips = try ledger.read().tips
    let record = try ledger.record(.handedOff)
    let winner = try ledger.hold("first")
    let error = #expect(throws: LedgerError.self) {
      try LedgerWriter.append([record], identity: TestLedger.signature(.ana), to: git, extending: tips)
    }
    #expect(error?.description == "the ledger moved")
    #expect(try ledger.repository.id("stet/ledger") == winner.commit)
    try LedgerWriter.append([record], identity: TestLedger.signature(.ana), to: git, extending: ledger.read().tips)
    #expect(try ledger.read().records.map(\.record.kind) == [.hold, .handedOff])
  }

  /// How often the ledger moves meanwhile, and whether the record is written.
  @Test(arguments: [(0, true), (1, true), (9, true), (10, false)])
  func aLostRaceIsDecidedAnew(moves: Int, succeeds: Bool) throws {
    let ledger = try TestLedger()
    let git = try ledger.repository.open()
    let record = try ledger.record(.handedOff)
    var decisions = 0
    func decide() throws -> [AppendedRecord] {
      let tips = try ledger.read().tips
      decisions += 1
      if decisions <= moves { try ledger.hold("quicker \(decisions)") }
      return try LedgerWriter.append([record], identity: TestLedger.signature(.ana), to: git, extending: tips)
    }
    if succeeds {
      _ = try LedgerWriter.deciding(decide)
      #expect(try ledger.read().records.last?.id == record.id)
      #expect(decisions == moves + 1)
    } else {
      let error = #expect(throws: LedgerError.self) { try LedgerWriter.deciding(decide) }
      #expect(error?.description == "other processes moved the ledger 10 times in a row")
      #expect(error?.isTemporary == true)
      #expect(decisions == 10)
      #expect(try !ledger.read().records.contains { $0.id == record.id })
    }
  }

  @Test func twentyAtOnceLoseNothing() async throws {
    let ledger = try TestLedger()
    let path = ledger.repository.path
    let records = try (1...20).map { try ledger.record(.hold, note: "hold \($0)") }
    let signature = try TestLedger.signature(.ana)
    // Threads instead of tasks, whose pool may have fewer than twenty.
    let outcomes = Outcomes()
    let threads = records.map { record in
      Thread {
        outcomes.add(
          Result {
            try LedgerWriter.append([record], identity: signature, to: Repository.open(path))
          })
      }
    }
    for thread in threads { thread.start() }
    while outcomes.all.count < records.count { try await Task.sleep(for: .milliseconds(5)) }
    for outcome in outcomes.all { #expect(throws: Never.self) { try outcome.get() } }
    let contents = try ledger.read()
    #expect(Set(contents.records.map(\.id)) == Set(records.map(\.id)))
    #expect(contents.anomalies.isEmpty && contents.rejected.isEmpty)
    #expect(try ledger.repository.git("rev-list", "--count", "stet/ledger") == "21\n")
    try ledger.repository.fsck()
  }
}

/// The outcomes of threads.
private final class Outcomes: Sendable {
  private let results = Mutex<[Result<[AppendedRecord], any Error>]>([])

  var all: [Result<[AppendedRecord], any Error>] { results.withLock { $0 } }

  func add(_ result: Result<[AppendedRecord], any Error>) { results.withLock { $0.append(result) } }
}
